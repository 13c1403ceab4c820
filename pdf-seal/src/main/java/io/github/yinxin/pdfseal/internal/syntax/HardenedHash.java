package io.github.yinxin.pdfseal.internal.syntax;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The hash of passwords for 256-bit keys (ISO 32000-2 7.6.4.3.4, algorithm 2.B). */
final class HardenedHash {

  private static final int ROUNDS = 64;
  private static final int REPEATED = 64;

  private HardenedHash() {}

  /** Returns the hash; revision 5 takes the first step only. */
  static byte[] of(int revision, byte[] password, byte[] salt, byte[] user)
      throws GeneralSecurityException {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    sha.update(password);
    sha.update(salt);
    byte[] hash = sha.digest(user);
    if (revision == 5) {
      return hash;
    }
    int last = 0;
    for (int round = 0; round < ROUNDS || last > round - 32; round++) {
      byte[] encrypted = encrypt(hash, password, user);
      last = encrypted[encrypted.length - 1] & 0xFF;
      hash = MessageDigest.getInstance(algorithm(encrypted)).digest(encrypted);
    }
    return Arrays.copyOf(hash, 32);
  }

  private static byte[] encrypt(byte[] hash, byte[] password, byte[] user)
      throws GeneralSecurityException {
    ByteArrayOutputStream once = new ByteArrayOutputStream();
    once.writeBytes(password);
    once.writeBytes(hash);
    once.writeBytes(user);
    ByteArrayOutputStream repeated = new ByteArrayOutputStream();
    for (int i = 0; i < REPEATED; i++) {
      repeated.writeBytes(once.toByteArray());
    }
    Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
    aes.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(hash, 0, 16, "AES"),
        new IvParameterSpec(hash, 16, 16));
    return aes.doFinal(repeated.toByteArray());
  }

  // The first 16 bytes as a number modulo 3, which is the sum of its bytes modulo 3.
  private static String algorithm(byte[] encrypted) {
    int sum = 0;
    for (int i = 0; i < 16; i++) {
      sum += encrypted[i] & 0xFF;
    }
    return switch (sum % 3) {
      case 0 -> "SHA-256";
      case 1 -> "SHA-384";
      default -> "SHA-512";
    };
  }
}
