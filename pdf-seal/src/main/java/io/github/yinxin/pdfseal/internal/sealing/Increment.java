package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.syntax.Encryption;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.XrefEntry;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An incremental update being written (ISO 32000-1 7.5.6): the objects that change, and a
 * cross-reference section of the kind the file has already. Belongs to one thread.
 */
final class Increment {

  // All that a seal writes besides its drawing, unless page, form or catalog are long.
  private static final int TYPICAL = 4 * 1024;

  private final PdfFile file;
  private final long base;
  private final @Nullable Encryption encryption;
  private final ByteSink out;
  private final NavigableMap<Integer, XrefEntry> entries = new TreeMap<>();
  private int next;

  Increment(PdfFile file, int expected) throws PdfException {
    this.file = file;
    this.base = file.bytes().length();
    this.encryption = file.encryption().orElse(null);
    this.out = new ByteSink(TYPICAL + expected);
    this.next = file.nextNumber();
    int last = file.bytes().at(base - 1);
    if (last != '\n' && last != '\r') {
      out.ascii("\n");
    }
  }

  /** Returns a new object number, above all that the file mentions. */
  Ref allocate() {
    return new Ref(next++, 0);
  }

  /** Writes an object: a new one, or an old one's new state. */
  void put(Ref reference, PdfObject object) throws PdfException {
    begin(reference);
    write(reference, object);
    out.ascii("\nendobj\n");
  }

  /** Writes a stream whose bytes are encoded as its dictionary says. */
  void put(Ref reference, Dictionary dictionary, byte[] encoded) throws PdfException {
    byte[] data = encryption == null ? encoded : encryption.encrypt(encoded, reference);
    begin(reference);
    write(reference, dictionary.with("Length", new Int(data.length)));
    out.ascii("\nstream\n");
    out.write(data);
    out.ascii("\nendstream\nendobj\n");
  }

  private void write(Ref reference, PdfObject object) throws PdfException {
    ObjectWriter.write(encryption == null ? object : encryption.encrypted(object, reference), out);
  }

  private void begin(Ref reference) {
    entries.put(
        reference.number(),
        new XrefEntry.InFile(base + out.size() - file.origin(), reference.generation()));
    out.number(reference.number()).ascii(" ").number(reference.generation()).ascii(" obj\n");
  }

  /** Writes a signature dictionary and returns where its holes are. */
  SignatureHoles putSignature(Ref reference, Dictionary dictionary, int contentsLength)
      throws PdfException {
    begin(reference);
    write(reference, dictionary);
    // Without the closing brackets: the two entries with holes come last.
    out.drop(2);
    out.ascii("/ByteRange [0 ");
    int range = out.size();
    out.repeat(' ', SignatureHoles.RANGE_WIDTH).ascii("]/Contents ");
    int contents = out.size();
    out.gap(SignatureHoles.width(contentsLength));
    SignatureHoles holes = new SignatureHoles(range, contents, out.size());
    out.ascii(">>\nendobj\n");
    return holes;
  }

  /** Writes the cross-reference section and returns all that was written. */
  ByteSink finish(Dictionary trailer) throws PdfException {
    new XrefWriter(file, out, entries, next).write(trailer);
    return out;
  }

  PdfFile file() {
    return file;
  }
}
