package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;

/**
 * What the standard security handler needs (ISO 32000-1 7.6.3, ISO 32000-2 7.6.4).
 *
 * @param revision /R
 * @param length how many bytes the file key has
 * @param owner /O
 * @param ownerKey /OE
 * @param user /U
 * @param userKey /UE
 * @param permissions /P
 * @param sealedPermissions /Perms
 * @param metadata whether metadata is encrypted
 * @param id the first part of the file's /ID
 */
record Handler(
    int revision,
    int length,
    byte[] owner,
    byte[] ownerKey,
    byte[] user,
    byte[] userKey,
    int permissions,
    byte[] sealedPermissions,
    boolean metadata,
    byte[] id) {

  static Handler of(PdfFile file, Dictionary encrypt) throws PdfException {
    int revision = (int) encrypt.integer("R", 0);
    long version = encrypt.integer("V", 0);
    if (!encrypt.name("Filter").equals("Standard") || revision < 2 || revision > 6) {
      throw new PdfException(
          Flaw.UNKNOWN_ENCRYPTION,
          "handler " + encrypt.name("Filter") + " revision " + revision + " is not known");
    }
    if (revision >= 5 != (version == 5)) {
      throw new PdfException(Flaw.UNKNOWN_ENCRYPTION, "V " + version + " with R " + revision);
    }
    Handler handler =
        new Handler(
            revision,
            keyLength(encrypt, revision),
            string(file, encrypt, "O"),
            string(file, encrypt, "OE"),
            string(file, encrypt, "U"),
            string(file, encrypt, "UE"),
            // Written as an unsigned number by some.
            (int) encrypt.integer("P", 0),
            string(file, encrypt, "Perms"),
            file.resolve(encrypt.get("EncryptMetadata")) != Constant.FALSE,
            id(file));
    handler.requireWhole();
    return handler;
  }

  private static int keyLength(Dictionary encrypt, int revision) throws PdfException {
    if (revision >= 5) {
      return 32;
    }
    long bits = revision == 2 || encrypt.integer("V", 0) == 1 ? 40 : encrypt.integer("Length", 40);
    if (encrypt.integer("V", 0) == 4) {
      // AESV2 and V2 filters of version 4 have keys of 128 bits, whatever /Length says.
      bits = 128;
    }
    if (bits < 40 || bits > 128 || bits % 8 != 0) {
      throw new PdfException(Flaw.UNKNOWN_ENCRYPTION, "a key of " + bits + " bits");
    }
    return (int) bits / 8;
  }

  private static byte[] string(PdfFile file, Dictionary encrypt, String key) throws PdfException {
    return file.resolve(encrypt.get(key)) instanceof Str string ? string.bytes() : new byte[0];
  }

  private static byte[] id(PdfFile file) throws PdfException {
    // Files without /ID are encrypted as if it were empty.
    PdfObject id = file.resolve(file.trailer().get("ID"));
    PdfObject first = id instanceof Array array && array.size() > 0 ? array.get(0) : Constant.NULL;
    return file.resolve(first) instanceof Str string ? string.bytes() : new byte[0];
  }

  private void requireWhole() throws PdfException {
    int needed = revision >= 5 ? 48 : 32;
    boolean keys = revision < 5 || (ownerKey.length >= 32 && userKey.length >= 32);
    if (owner.length < needed || user.length < needed || !keys) {
      throw new PdfException(Flaw.UNKNOWN_ENCRYPTION, "/O or /U is too short");
    }
  }
}
