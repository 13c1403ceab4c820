package io.github.yinxin.pdfseal.internal.syntax;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key of an encrypted file, opened by a password.
 *
 * @param bytes the key
 * @param owner whether the owner's password opened it
 */
record FileKey(byte[] bytes, boolean owner) {

  private static final byte[] PADDING =
      java.util.HexFormat.of()
          .parseHex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a");
  private static final int SALTS = 32;
  private static final int MAX_PASSWORD = 127;

  /** Opens the key with a password that may be the user's or the owner's. */
  static FileKey open(Handler handler, String password) throws PdfException {
    try {
      for (byte[] candidate : encodings(handler, password)) {
        @Nullable FileKey key =
            handler.revision() >= 5 ? aes256(handler, candidate) : legacy(handler, candidate);
        if (key != null) {
          return key;
        }
      }
    } catch (GeneralSecurityException e) {
      throw new PdfException(Flaw.UNKNOWN_ENCRYPTION, "the key cannot be made: " + e.getMessage());
    }
    throw new PdfException(Flaw.PASSWORD, "the password is missing or wrong");
  }

  // Older handlers know bytes only; writers disagree about which ones they mean.
  private static List<byte[]> encodings(Handler handler, String password) {
    byte[] utf8 = password.getBytes(StandardCharsets.UTF_8);
    if (handler.revision() < 5) {
      return List.of(password.getBytes(StandardCharsets.ISO_8859_1), utf8);
    }
    String prepared = Normalizer.normalize(password, Normalizer.Form.NFKC);
    return List.of(cut(prepared.getBytes(StandardCharsets.UTF_8)), cut(utf8));
  }

  private static byte[] cut(byte[] password) {
    return Arrays.copyOf(password, Math.min(password.length, MAX_PASSWORD));
  }

  // ISO 32000-1 7.6.3.4, algorithms 6 and 7.
  private static @Nullable FileKey legacy(Handler handler, byte[] password)
      throws GeneralSecurityException {
    byte[] asOwner = userKey(handler, userPassword(handler, password));
    if (fitsUser(handler, asOwner)) {
      return new FileKey(asOwner, true);
    }
    byte[] asUser = userKey(handler, padded(password));
    return fitsUser(handler, asUser) ? new FileKey(asUser, false) : null;
  }

  private static byte[] padded(byte[] password) {
    byte[] padded = Arrays.copyOf(password, 32);
    int length = Math.min(password.length, 32);
    System.arraycopy(PADDING, 0, padded, length, 32 - length);
    return padded;
  }

  // Algorithm 2.
  private static byte[] userKey(Handler handler, byte[] padded) throws GeneralSecurityException {
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    md5.update(padded);
    md5.update(handler.owner(), 0, 32);
    for (int shift = 0; shift < 32; shift += 8) {
      md5.update((byte) (handler.permissions() >> shift));
    }
    md5.update(handler.id());
    if (handler.revision() >= 4 && !handler.metadata()) {
      md5.update(new byte[] {-1, -1, -1, -1});
    }
    return stretched(md5, md5.digest(), handler);
  }

  private static byte[] stretched(MessageDigest md5, byte[] first, Handler handler) {
    byte[] hash = first;
    for (int i = 0; handler.revision() >= 3 && i < 50; i++) {
      hash = md5.digest(Arrays.copyOf(hash, handler.length()));
    }
    return Arrays.copyOf(hash, handler.length());
  }

  // Algorithm 7: the owner's entry is the user's password, encrypted.
  private static byte[] userPassword(Handler handler, byte[] password)
      throws GeneralSecurityException {
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    byte[] key = stretched(md5, md5.digest(padded(password)), handler);
    byte[] opened = Arrays.copyOf(handler.owner(), 32);
    for (int i = handler.revision() >= 3 ? 19 : 0; i >= 0; i--) {
      opened = ObjectCipher.rc4(varied(key, i), opened);
    }
    return opened;
  }

  private static byte[] varied(byte[] key, int by) {
    byte[] varied = key.clone();
    for (int i = 0; i < varied.length; i++) {
      varied[i] ^= (byte) by;
    }
    return varied;
  }

  // Algorithms 4 and 5.
  private static boolean fitsUser(Handler handler, byte[] key) throws GeneralSecurityException {
    if (handler.revision() == 2) {
      return MessageDigest.isEqual(
          ObjectCipher.rc4(key, PADDING), Arrays.copyOf(handler.user(), 32));
    }
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    md5.update(PADDING);
    byte[] expected = md5.digest(handler.id());
    for (int i = 0; i < 20; i++) {
      expected = ObjectCipher.rc4(varied(key, i), expected);
    }
    return MessageDigest.isEqual(expected, Arrays.copyOf(handler.user(), 16));
  }

  // ISO 32000-2 7.6.4.3.3, algorithm 2.A.
  private static @Nullable FileKey aes256(Handler handler, byte[] password)
      throws GeneralSecurityException, PdfException {
    byte[] user = Arrays.copyOf(handler.user(), 48);
    if (fits(handler, password, handler.owner(), user)) {
      return checked(
          handler, key(handler, password, handler.owner(), user, handler.ownerKey()), true);
    }
    byte[] none = new byte[0];
    return fits(handler, password, user, none)
        ? checked(handler, key(handler, password, user, none, handler.userKey()), false)
        : null;
  }

  private static boolean fits(Handler handler, byte[] password, byte[] entry, byte[] user)
      throws GeneralSecurityException {
    byte[] salt = Arrays.copyOfRange(entry, SALTS, SALTS + 8);
    return MessageDigest.isEqual(
        HardenedHash.of(handler.revision(), password, salt, user), Arrays.copyOf(entry, SALTS));
  }

  private static byte[] key(
      Handler handler, byte[] password, byte[] entry, byte[] user, byte[] encryptedKey)
      throws GeneralSecurityException {
    byte[] salt = Arrays.copyOfRange(entry, SALTS + 8, SALTS + 16);
    byte[] outer = HardenedHash.of(handler.revision(), password, salt, user);
    Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
    aes.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(outer, "AES"), new IvParameterSpec(new byte[16]));
    return aes.doFinal(encryptedKey, 0, 32);
  }

  // Algorithm 13: the permissions stand there twice, once out of reach of who lacks the key.
  private static FileKey checked(Handler handler, byte[] key, boolean owner)
      throws GeneralSecurityException, PdfException {
    Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
    aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"));
    byte[] opened =
        handler.sealedPermissions().length < 16
            ? new byte[16]
            : aes.doFinal(handler.sealedPermissions(), 0, 16);
    boolean same = opened[9] == 'a' && opened[10] == 'd' && opened[11] == 'b';
    for (int i = 0; i < 4; i++) {
      same &= opened[i] == (byte) (handler.permissions() >> (8 * i));
    }
    if (!same) {
      throw new PdfException(Flaw.UNKNOWN_ENCRYPTION, "/P is not what /Perms holds");
    }
    return new FileKey(key, owner);
  }
}
