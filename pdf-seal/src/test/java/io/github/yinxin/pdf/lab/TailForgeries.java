package io.github.yinxin.pdf.lab;

import static io.github.yinxin.pdf.PdfCheck.COVERAGE;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Attacks by bytes that belong to no update, or to one that only some readers understand. */
final class TailForgeries {

  private static final String FAKE = "5 0 obj\n" + Update.stream("", "BT (x) Tj ET") + "\nendobj\n";

  private TailForgeries() {}

  /** Some that any sealed file can suffer. */
  static List<Forgery> ofAnyFile() {
    return List.of(
        tail("junk after the end", "line end", "\n"),
        tail("junk after the end", "object without xref", FAKE));
  }

  /** All, of the laboratory's own files. */
  static List<Forgery> all() {
    List<Forgery> all = new ArrayList<>(ofAnyFile());
    all.addAll(
        List.of(
            tail("junk after the end", "blank", " "),
            tail("junk after the end", "zero byte", "\0"),
            tail("junk after the end", "comment", "% more\n"),
            tail("junk after the end", "second end", "%%EOF\n"),
            tail("junk after the end", "another file", "%PDF-1.7\n%%EOF\n"),
            tail("ISA", "object and trailer", FAKE + "trailer\n<< /Root 1 0 R >>\n"),
            tail("ISA", "wrong startxref", FAKE + "startxref\n99999999\n%%EOF\n"),
            tail("ISA", "comment for a startxref", FAKE + "startxref\n%9\n%%EOF\n"),
            tail("ISA", "startxref zero", FAKE + "startxref\n0\n%%EOF\n"),
            tail(
                "ISA",
                "xref of nothing",
                FAKE + "xref\n0 0\ntrailer\n<< /Root 1 0 R /Size 99 >>\n%%EOF\n"),
            new Forgery("ISA", "first xref again", COVERAGE, v -> joined(v.bytes(), FAKE + end(v))),
            before("ISA", "object nobody lists", FAKE),
            before("ISA", "comment like an object", "% 5 0 obj\n"),
            before("ISA", "trailer nobody reads", "trailer\n<< /Root 1 0 R >>\n"),
            before("ISA", "words between objects", "hello\n"),
            new Forgery("ISA", "two startxrefs", COVERAGE, TailForgeries::twoEnds),
            new Forgery("ISA", "update cut off", COVERAGE, TailForgeries::cutOff)));
    return all;
  }

  private static Forgery tail(String family, String name, String bytes) {
    return new Forgery(family, name, COVERAGE, v -> joined(v.bytes(), bytes));
  }

  /** An update that is allowed, with something before it that is not part of it. */
  private static Forgery before(String family, String name, String bytes) {
    return new Forgery(
        family, name, COVERAGE, v -> GenuineUpdates.evidence(v.in(joined(v.bytes(), bytes))));
  }

  private static String end(Victim victim) {
    return "startxref\n" + victim.startxref() + "\n%%EOF\n";
  }

  static byte[] joined(byte[] bytes, String more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(bytes);
    out.writeBytes(more.getBytes(StandardCharsets.ISO_8859_1));
    return out.toByteArray();
  }

  private static byte[] twoEnds(Victim victim) {
    String text = text(GenuineUpdates.evidence(victim));
    int at = text.lastIndexOf("startxref");
    return bytes(text.substring(0, at) + end(victim) + text.substring(at));
  }

  private static byte[] cutOff(Victim victim) {
    String text = text(GenuineUpdates.evidence(victim));
    return bytes(text.substring(0, text.lastIndexOf("%%EOF")));
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
