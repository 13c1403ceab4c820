package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Name;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decrypts and encrypts with an opened key (ISO 32000-1 7.6, ISO 32000-2 7.6). */
public final class Encryption {

  private static final int MODIFY_ANNOTATIONS = 1 << 5;
  private static final int FILL_FORMS = 1 << 8;

  private final Ref reference;
  private final FileKey key;
  private final ObjectCipher strings;
  private final ObjectCipher streams;
  private final int permissions;

  private Encryption(
      Ref reference, FileKey key, ObjectCipher strings, ObjectCipher streams, int permissions) {
    this.reference = reference;
    this.key = key;
    this.strings = strings;
    this.streams = streams;
    this.permissions = permissions;
  }

  /** Returns the encryption of a file, or null if it has none. */
  static @Nullable Encryption of(PdfFile file, String password) throws PdfException {
    PdfObject encrypt = file.trailer().get("Encrypt");
    if (encrypt == Constant.NULL) {
      return null;
    }
    Dictionary dictionary =
        file.dictionary(encrypt)
            .orElseThrow(
                () -> new PdfException(Flaw.UNKNOWN_ENCRYPTION, "/Encrypt refers to nothing"));
    Handler handler = Handler.of(file, dictionary);
    return new Encryption(
        encrypt instanceof Ref ref ? ref : new Ref(0, 0),
        FileKey.open(handler, password),
        ObjectCipher.of(file, dictionary, "StrF"),
        ObjectCipher.of(file, dictionary, "StmF"),
        handler.permissions());
  }

  /** Returns whether the key was opened as the owner, or users may add signature fields. */
  public boolean permitsSigning() {
    return key.owner() || (permissions & MODIFY_ANNOTATIONS) != 0;
  }

  /** Returns whether the key was opened as the owner, or users may sign fields that exist. */
  public boolean permitsFilling() {
    return permitsSigning() || (permissions & FILL_FORMS) != 0;
  }

  /** Returns an object of the file with its strings in the clear. */
  IndirectObject decrypted(IndirectObject object) throws PdfException {
    if (object.reference().equals(reference)) {
      return object;
    }
    PdfObject clear = strings(object.value(), object.reference(), false);
    return new IndirectObject(
        object.reference(), clear, object.container(), object.start(), object.end());
  }

  /** Returns an object as it is to be written under a number. */
  public PdfObject encrypted(PdfObject object, Ref owner) throws PdfException {
    return strings(object, owner, true);
  }

  private PdfObject strings(PdfObject object, Ref owner, boolean encrypt) throws PdfException {
    if (object instanceof Str string) {
      return new Str(
          strings.apply(string.bytes(), key, owner, encrypt), string.start(), string.end());
    }
    if (object instanceof Array array) {
      List<PdfObject> items = new ArrayList<>(array.size());
      for (PdfObject item : array) {
        items.add(strings(item, owner, encrypt));
      }
      return new Array(items);
    }
    if (object instanceof Dictionary dictionary) {
      return strings(dictionary, owner, encrypt);
    }
    return object instanceof Stream stream
        ? new Stream(
            strings(stream.dictionary(), owner, encrypt), stream.start(), stream.end(), owner)
        : object;
  }

  private Dictionary strings(Dictionary dictionary, Ref owner, boolean encrypt)
      throws PdfException {
    // The signature is put in last, over bytes that are final (7.6.1).
    boolean signature = dictionary.has("ByteRange");
    Map<String, PdfObject> entries = new LinkedHashMap<>();
    for (Map.Entry<String, PdfObject> entry : dictionary.entries().entrySet()) {
      boolean plain = signature && entry.getKey().equals("Contents");
      entries.put(
          entry.getKey(), plain ? entry.getValue() : strings(entry.getValue(), owner, encrypt));
    }
    return new Dictionary(entries, dictionary.start(), dictionary.end());
  }

  /** Decrypts the bytes of a stream. */
  byte[] decrypt(byte[] data, Stream stream) throws PdfException {
    return isPlain(stream.dictionary()) ? data : streams.apply(data, key, stream.owner(), false);
  }

  /** Encrypts the bytes of a stream that is to be written under a number. */
  public byte[] encrypt(byte[] data, Ref owner) throws PdfException {
    return streams.apply(data, key, owner, true);
  }

  private static boolean isPlain(Dictionary dictionary) {
    PdfObject filter = dictionary.get("Filter");
    PdfObject first = filter instanceof Array array && array.size() > 0 ? array.get(0) : filter;
    PdfObject parameters = dictionary.get("DecodeParms");
    PdfObject set =
        parameters instanceof Array array && array.size() > 0 ? array.get(0) : parameters;
    boolean identity =
        first.equals(new Name("Crypt"))
            && (!(set instanceof Dictionary named)
                || named.name("Name").isEmpty()
                || named.name("Name").equals("Identity"));
    return identity || dictionary.name("Type").equals("XRef");
  }
}
