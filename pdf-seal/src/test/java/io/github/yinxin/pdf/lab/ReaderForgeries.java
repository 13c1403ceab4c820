package io.github.yinxin.pdf.lab;

import static io.github.yinxin.pdf.PdfCheck.COVERAGE;
import static io.github.yinxin.pdf.PdfCheck.SEAL_APPEARANCE;
import static io.github.yinxin.pdf.PdfCheck.UPDATES;

import io.github.yinxin.pdf.PdfCheck;
import io.github.yinxin.pdf.lab.Forgery.Change;
import io.github.yinxin.pdf.lab.XrefKind.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;

/** Attacks by updates that are read in two ways, or that make readers repair the file. */
final class ReaderForgeries {

  private static final String HIDDEN_OBJECT =
      "\n5 0 obj\n" + Update.stream("", PageForgeries.FAKE) + "\nendobj\n";

  private static final String COMMENT = " % 1\r%\n";
  private static final String COMMENTED_TRAILER =
      "\ntrailer" + COMMENT + COMMENT + "<< /Root 1 0 R >>\n";

  private ReaderForgeries() {}

  // C and JavaScript know other white space than PDF does.
  private static String setOff(String blank) {
    return "\n5" + blank + "0" + blank + "obj null endobj\n";
  }

  static List<Forgery> all() {
    return List.of(
        of("generation", "of the page's content", UPDATES, (u, v) -> u.renew(v.content())),
        of("generation", "of a drawing", UPDATES, (u, v) -> u.renew(LabDocument.COVER)),
        of("generation", "of the seal", SEAL_APPEARANCE, (u, v) -> u.renew(v.sealLook())),
        rewritten("number", "file too small", "/Size \\d+", "/Size 20", v -> evidence(v)),
        rewritten("number", "listed twice", "/Index \\[2 1 3", "/Index [3 1 3", v -> listed(v)),
        new Forgery("number", "of a section is that of content", COVERAGE, v -> asContent(v)),
        of("object stream", "holds what nobody lists", COVERAGE, ReaderForgeries::unlisted),
        of("repair", "object within evidence", COVERAGE, (u, v) -> evidence(u, HIDDEN_OBJECT)),
        of("repair", "object set off by tabs", COVERAGE, (u, v) -> evidence(u, setOff("\u000B"))),
        of(
            "repair",
            "object set off by hard spaces",
            COVERAGE,
            (u, v) -> evidence(u, setOff("\u00A0"))),
        of(
            "repair",
            "object set off by comments",
            COVERAGE,
            (u, v) -> evidence(u, setOff(COMMENT))),
        of("repair", "object within text", COVERAGE, ReaderForgeries::withinText),
        of("repair", "trailer within evidence", COVERAGE, ReaderForgeries::withinEvidence),
        of("repair", "trailer and comments", COVERAGE, (u, v) -> evidence(u, COMMENTED_TRAILER)),
        of("repair", "reference to nothing", UPDATES, ReaderForgeries::toNothing),
        rewritten(
            "repair", "comment for an offset", "\nstartxref", "\nstartxref%", v -> evidence(v)),
        rewritten("repair", "comment in a table", "\nxref", "\nxref%", v -> evidence(v).tabled()),
        rewritten(
            "repair", "comment in a trailer", "\ntrailer", "\ntrailer%", v -> evidence(v).tabled()),
        of("one key for two", "evidence", UPDATES, catalog("DSS", "<< /VRI %s >>", "<< >>")),
        of("one key for two", "extension", UPDATES, catalog("Extensions", "%s", "<< /S /Hide >>")));
  }

  private static Forgery of(String family, String name, PdfCheck fails, Change change) {
    return Forgery.update(family, name, fails, change);
  }

  private interface Writer {
    Update of(Victim victim);
  }

  /** An update that is allowed, with something in its section written otherwise. */
  private static Forgery rewritten(
      String family, String name, String pattern, String replacement, Writer writer) {
    return new Forgery(
        family, name, COVERAGE, v -> replaced(writer.of(v).bytes(), pattern, replacement));
  }

  /** Replaces what is found last; no offset counts what follows. */
  private static byte[] replaced(byte[] bytes, String pattern, String replacement) {
    String text = TailForgeries.text(bytes);
    MatchResult found = StructureForgeries.last(pattern, text);
    return TailForgeries.bytes(
        text.substring(0, found.start()) + replacement + text.substring(found.end()));
  }

  private static Update evidence(Victim victim) {
    return evidence(new Update(victim), "");
  }

  private static Update evidence(Update update, String content) {
    int piece = update.addStream("", content);
    String store = "<< /Type /DSS /Certs [" + piece + " 0 R] >>";
    return update.set(LabDocument.CATALOG, "DSS", store);
  }

  private static Update withinText(Update update, Victim victim) {
    return update.set(LabDocument.INFO, "Producer", "(lab" + HIDDEN_OBJECT + ")");
  }

  private static Update withinEvidence(Update update, Victim victim) {
    return evidence(update, "\ntrailer << /Root 1 0 R >>\n");
  }

  private static Update toNothing(Update update, Victim victim) {
    return update.set(victim.page(), "CropBox", "999 0 R");
  }

  /** A dictionary of names in the catalog, one of them a name that the catalog has as well. */
  private static Change catalog(String key, String names, String view) {
    String same = "<< /OpenAction " + LabDocument.VIEW + " 0 R >>";
    return (update, victim) ->
        update.set(LabDocument.CATALOG, key, names.formatted(same)).put(LabDocument.VIEW, view);
  }

  private static Update unlisted(Update update, Victim victim) {
    Map<Integer, String> objects = new LinkedHashMap<>();
    int listed = update.reserve();
    objects.put(listed, "null");
    objects.put(LabDocument.FONT, "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>");
    int stream = update.add(Update.objectStream(objects, ""));
    return update.point(listed, Entry.in(stream, 0));
  }

  // A page, first where it was and then in a stream: some readers take the first, some the last.
  private static Update listed(Victim victim) {
    return new Update(victim)
        .pack(Map.of(LabDocument.PAGE, "<< /Type /Page /Parent 2 0 R >>"), "")
        .point(LabDocument.PAGES, Entry.at(victim.offset(LabDocument.PAGE)));
  }

  // Who goes through the file takes the last object of a number.
  private static byte[] asContent(Victim victim) {
    Update update = evidence(victim);
    update.pack(Map.of(update.reserve(), "null"), "");
    return replaced(
        replaced(update.bytes(), "\\d+ 1 \\] /Root", "9 0 ] /Root"),
        "\n\\d+ 0 obj\n<< /Type /XRef",
        "\n5 0 obj\n<< /Type /XRef");
  }
}
