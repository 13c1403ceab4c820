package io.github.yinxin.pdf.lab;

import static io.github.yinxin.pdf.PdfCheck.BYTE_RANGE;
import static io.github.yinxin.pdf.PdfCheck.COVERAGE;
import static io.github.yinxin.pdf.PdfCheck.UPDATES;

import io.github.yinxin.pdfseal.Patch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

/** Attacks by what is not well formed: bytes after the end, broken updates, broken signatures. */
final class TailForgeries {

  private static final String FAKE =
      "5 0 obj\n<< /Length 9 >>\nstream\nBT (x) ET\nendstream\nendobj\n";

  private TailForgeries() {}

  static List<Forgery> all() {
    return List.of(
        tail("line end", "\n"),
        tail("blank", " "),
        tail("zero byte", "\0"),
        tail("comment", "% more\n"),
        tail("second end", "%%EOF\n"),
        tail("object without xref", FAKE),
        tail("object and trailer", FAKE + "trailer\n<< /Root 1 0 R >>\n"),
        tail("wrong startxref", FAKE + "startxref\n99999999\n%%EOF\n"),
        tail("comment for a startxref", FAKE + "startxref\n%9\n%%EOF\n"),
        tail("xref of nothing", FAKE + "xref\n0 0\ntrailer\n<< /Root 1 0 R /Size 99 >>\n%%EOF\n"),
        new Forgery("update", "object nobody lists", COVERAGE, v -> inserted(v, FAKE)),
        new Forgery("update", "comment like an object", COVERAGE, v -> inserted(v, "% 5 0 obj\n")),
        new Forgery("update", "key given twice", COVERAGE, TailForgeries::duplicateKey),
        new Forgery("update", "section that leads to itself", COVERAGE, TailForgeries::loop),
        new Forgery("update", "nested too deep", COVERAGE, TailForgeries::nested),
        new Forgery("update", "content bomb", UPDATES, TailForgeries::contentBomb),
        new Forgery("update", "bomb of an object stream", UPDATES, TailForgeries::streamBomb),
        broken("no ByteRange", "<< /Type /Sig /Contents <00> >>"),
        broken("ByteRange null", "<< /Type /Sig /ByteRange null /Contents <00> >>"),
        broken("ByteRange empty", "<< /Type /Sig /ByteRange [] /Contents <00> >>"),
        broken("no Contents", "<< /Type /Sig /ByteRange [0 9 9 9] >>"),
        broken("Contents empty", "<< /Type /Sig /ByteRange [0 9 9 9] /Contents <> >>"),
        broken("no dictionary", "null"),
        new Forgery("SWA", "second part moved", BYTE_RANGE, TailForgeries::wrapped));
  }

  private static Forgery tail(String name, String bytes) {
    return new Forgery("junk after the end", name, COVERAGE, v -> joined(v.bytes(), bytes));
  }

  private static Forgery broken(String name, String dictionary) {
    return new Forgery(
        "USF", name, BYTE_RANGE, v -> new Update(v).put(v.signature(), dictionary).bytes());
  }

  private static byte[] joined(byte[] bytes, String more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(bytes);
    out.writeBytes(more.getBytes(StandardCharsets.ISO_8859_1));
    return out.toByteArray();
  }

  private static Victim followed(Victim victim, String bytes) {
    return new Victim(
        victim.algorithm(),
        victim.certification(),
        victim.kind(),
        joined(victim.bytes(), bytes),
        victim.file());
  }

  /** An update that is allowed, with something before it that is not part of it. */
  private static byte[] inserted(Victim victim, String bytes) {
    return GenuineUpdates.evidence(followed(victim, bytes));
  }

  private static byte[] duplicateKey(Victim victim) {
    return new Update(victim).set(Victim.INFO, "Producer", "(other) /Producer (another)").bytes();
  }

  private static byte[] loop(Victim victim) {
    byte[] file = GenuineUpdates.evidence(victim);
    String text = new String(file, StandardCharsets.ISO_8859_1);
    long own = Long.parseLong(text.substring(text.lastIndexOf("startxref") + 9).split("\\s+")[1]);
    int at = text.lastIndexOf("/Prev ");
    String before = text.substring(at).split(" ")[1];
    String padded = "0".repeat(Math.max(0, before.length() - String.valueOf(own).length())) + own;
    return (text.substring(0, at + 6) + padded + text.substring(at + 6 + before.length()))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] nested(Victim victim) {
    return new Update(victim)
        .set(Victim.CATALOG, "Extra", "[".repeat(5000) + "]".repeat(5000))
        .bytes();
  }

  private static String deflated(int zeros) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      byte[] chunk = new byte[1 << 16];
      for (int i = 0; i < zeros; i += chunk.length) {
        deflater.write(chunk);
      }
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  private static byte[] contentBomb(Victim victim) {
    String bomb = Update.stream("/Filter /FlateDecode", deflated(1 << 20));
    return new Update(victim).put(Victim.CONTENT, bomb).bytes();
  }

  private static byte[] streamBomb(Victim victim) {
    Update update = new Update(victim);
    int bomb =
        update.addStream("/Type /ObjStm /N 9 /First 9 /Filter /FlateDecode", deflated(1 << 20));
    return update.set(Victim.CATALOG, "Extra", bomb + " 0 R").bytes();
  }

  private static byte[] wrapped(Victim victim) {
    String text = new String(victim.bytes(), StandardCharsets.ISO_8859_1);
    String range = text.substring(text.lastIndexOf("/ByteRange"));
    String[] numbers = range.substring(range.indexOf('[') + 1, range.indexOf(']')).split(" +");
    int c = Integer.parseInt(numbers[2].trim());
    byte[] moved =
        Patch.replace(
            victim.bytes(),
            text.substring(c - 1, c + 20),
            text.substring(c - 1, c) + FAKE + text.substring(c, c + 20));
    return moved;
  }
}
