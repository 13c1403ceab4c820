package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.engines.RC4Engine;
import org.bouncycastle.crypto.params.KeyParameter;

/** How strings or streams are encrypted (ISO 32000-1 7.6.2, 7.6.5; ISO 32000-2 7.6.3.3). */
enum ObjectCipher {
  /** Not at all. */
  NONE,
  /** RC4 with a key of the object. */
  RC4,
  /** AES in CBC mode with a key of 128 bits of the object. */
  AES_128,
  /** AES in CBC mode with the file's key of 256 bits. */
  AES_256;

  private static final int BLOCK = 16;

  /** Returns the cipher that a key of the encryption dictionary, StmF or StrF, chooses. */
  static ObjectCipher of(PdfFile file, Dictionary encrypt, String purpose) throws PdfException {
    long version = encrypt.integer("V", 0);
    if (version == 1 || version == 2) {
      return RC4;
    }
    String filter = encrypt.name(purpose);
    if (version != 4 && version != 5) {
      throw new PdfException(Flaw.UNKNOWN_ENCRYPTION, "V " + version + " is not known");
    }
    if (filter.isEmpty() || filter.equals("Identity")) {
      return NONE;
    }
    Dictionary filters = file.dictionary(encrypt.get("CF")).orElse(Dictionary.EMPTY);
    Dictionary chosen = file.dictionary(filters.get(filter)).orElse(Dictionary.EMPTY);
    String method = chosen.name("CFM");
    return switch (version + method) {
      case "4V2" -> RC4;
      case "4AESV2" -> AES_128;
      case "5AESV3" -> AES_256;
      case "4None", "5None" -> NONE;
      default ->
          throw new PdfException(Flaw.UNKNOWN_ENCRYPTION, "crypt filter " + filter + " " + method);
    };
  }

  /** Encrypts or decrypts the bytes of an object. */
  byte[] apply(byte[] data, FileKey key, Ref owner, boolean encrypt) throws PdfException {
    try {
      return switch (this) {
        case NONE -> data;
        case RC4 -> rc4(objectKey(key.bytes(), owner), data);
        case AES_128 -> aes(objectKey(key.bytes(), owner), data, owner, encrypt);
        case AES_256 -> aes(key.bytes(), data, owner, encrypt);
      };
    } catch (GeneralSecurityException e) {
      throw new PdfException(Flaw.BAD_STREAM, "object " + owner + " cannot be decrypted");
    }
  }

  // Algorithm 1.
  private byte[] objectKey(byte[] key, Ref owner) throws GeneralSecurityException {
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    md5.update(key);
    for (int shift = 0; shift < 24; shift += 8) {
      md5.update((byte) (owner.number() >> shift));
    }
    md5.update((byte) owner.generation());
    md5.update((byte) (owner.generation() >> 8));
    if (this == AES_128) {
      md5.update(new byte[] {'s', 'A', 'l', 'T'});
    }
    return Arrays.copyOf(md5.digest(), Math.min(key.length + 5, BLOCK));
  }

  static byte[] rc4(byte[] key, byte[] data) {
    RC4Engine engine = new RC4Engine();
    engine.init(true, new KeyParameter(key));
    byte[] out = new byte[data.length];
    engine.processBytes(data, 0, data.length, out, 0);
    return out;
  }

  private static byte[] aes(byte[] key, byte[] data, Ref owner, boolean encrypt)
      throws GeneralSecurityException {
    Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
    SecretKeySpec secret = new SecretKeySpec(key, "AES");
    if (encrypt) {
      byte[] vector = vector(key, data, owner);
      aes.init(Cipher.ENCRYPT_MODE, secret, new IvParameterSpec(vector));
      byte[] out = Arrays.copyOf(vector, BLOCK + aes.getOutputSize(data.length));
      int length = aes.doFinal(data, 0, data.length, out, BLOCK);
      return Arrays.copyOf(out, BLOCK + length);
    }
    if (data.length < 2 * BLOCK) {
      // An empty string is written as an empty one, or as a vector alone, by some.
      return new byte[0];
    }
    aes.init(Cipher.DECRYPT_MODE, secret, new IvParameterSpec(data, 0, BLOCK));
    return aes.doFinal(data, BLOCK, data.length - BLOCK);
  }

  // Different for different content, unknown without the key, and the same for the same call:
  // sealing a document twice gives the same bytes.
  private static byte[] vector(byte[] key, byte[] data, Ref owner) throws GeneralSecurityException {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    sha.update(key);
    sha.update(new byte[] {(byte) owner.number(), (byte) (owner.number() >> 8)});
    sha.update(new byte[] {(byte) (owner.number() >> 16), (byte) owner.generation()});
    return Arrays.copyOf(sha.digest(data), BLOCK);
  }
}
