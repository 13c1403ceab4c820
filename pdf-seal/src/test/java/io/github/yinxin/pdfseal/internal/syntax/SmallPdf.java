package io.github.yinxin.pdfseal.internal.syntax;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;

/** Writes PDF files piece by piece, right or wrong. */
public final class SmallPdf {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<Integer, Integer> offsets = new LinkedHashMap<>();

  /** Starts a file with a header. */
  public static SmallPdf begin() {
    return new SmallPdf().raw("%PDF-1.7\n");
  }

  /** Returns a file of one page, with a classic table. */
  public static byte[] onePage() {
    return begin().pages().table("/Root 1 0 R").bytes();
  }

  /**
   * Returns a file of one page and object 4, with a table (numbers 0 to 4) and a stream that hides
   * object 4 under a number.
   */
  public static byte[] hybrid(int hiddenNumber) {
    SmallPdf pdf = begin().pages().object(4, "(hidden)");
    int at = pdf.size();
    pdf.stream(
        5,
        "/Type/XRef/Size 10/W[1 2 1]/Index[" + hiddenNumber + " 1]",
        new byte[] {1, (byte) (pdf.offset(4) >> 8), (byte) pdf.offset(4), 0});
    int table = pdf.size();
    pdf.raw("xref\n0 5\n0000000000 65535 f \n");
    for (int number = 1; number < 4; number++) {
      pdf.raw(row(pdf.offset(number)));
    }
    pdf.raw("0000000000 65535 f \ntrailer<</Size 10/Root 1 0 R/XRefStm " + at + ">>\n");
    return pdf.end(table).bytes();
  }

  static String row(int offset) {
    return String.format(Locale.ROOT, "%010d 00000 n \n", offset);
  }

  /** Writes catalog, page tree and one page, as objects 1 to 3. */
  public SmallPdf pages() {
    return object(1, "<</Type/Catalog/Pages 2 0 R>>")
        .object(2, "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 400 400]>>")
        .object(3, "<</Type/Page/Parent 2 0 R>>");
  }

  /** Writes bytes as they are. */
  public SmallPdf raw(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  SmallPdf raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** Writes an object and remembers where. */
  public SmallPdf object(int number, String value) {
    offsets.put(number, out.size());
    return raw(number + " 0 obj\n" + value + "\nendobj\n");
  }

  /** Writes an object that is not closed. */
  public SmallPdf openObject(int number, String value) {
    offsets.put(number, out.size());
    return raw(number + " 0 obj\n" + value + "\n");
  }

  SmallPdf stream(int number, String entries, byte[] data) {
    offsets.put(number, out.size());
    return raw(number + " 0 obj\n<<" + entries + "/Length " + data.length + ">>\nstream\n")
        .raw(data)
        .raw("\nendstream\nendobj\n");
  }

  int size() {
    return out.size();
  }

  int offset(int number) {
    return requireNonNull(offsets.get(number), "no object " + number);
  }

  /** Writes the table of what was written since the last one, and the end of the file. */
  public SmallPdf table(String trailer) {
    int start = out.size();
    raw("xref\n0 1\n0000000000 65535 f \n");
    for (Map.Entry<Integer, Integer> entry : offsets.entrySet()) {
      raw(entry.getKey() + " 1\n" + row(entry.getValue()));
    }
    offsets.clear();
    String size = trailer.contains("/Size") ? "" : "/Size 20";
    return raw("trailer\n<<" + size + trailer + ">>\n").end(start);
  }

  /** Writes the table of objects numbered from 1 without a gap, and the end of the file. */
  public SmallPdf tableInOnePiece(String trailer) {
    int start = out.size();
    raw("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
    offsets.values().forEach(offset -> raw(row(offset)));
    offsets.clear();
    return raw("trailer\n<</Size 20" + trailer + ">>\n").end(start);
  }

  SmallPdf end(long startxref) {
    return raw("startxref\n" + startxref + "\n%%EOF\n");
  }

  static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater();
    deflater.setInput(data);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] chunk = new byte[1 << 16];
    while (!deflater.finished()) {
      out.write(chunk, 0, deflater.deflate(chunk));
    }
    deflater.end();
    return out.toByteArray();
  }

  /** Returns the file. */
  public byte[] bytes() {
    return out.toByteArray();
  }

  PdfFile open() throws PdfException {
    return PdfFile.open(Bytes.of(bytes()), "");
  }

  PdfFile strict() throws PdfException {
    return PdfFile.strict(Bytes.of(bytes()), "");
  }
}
