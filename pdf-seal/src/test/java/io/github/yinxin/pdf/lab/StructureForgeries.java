package io.github.yinxin.pdf.lab;

import static io.github.yinxin.pdf.PdfCheck.COVERAGE;
import static io.github.yinxin.pdf.PdfCheck.UPDATES;

import io.github.yinxin.pdf.PdfCheck;
import io.github.yinxin.pdf.lab.Forgery.Change;
import io.github.yinxin.pdf.lab.XrefKind.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;

/** Attacks by the way a file is built: what readers see differently, and what exhausts them. */
final class StructureForgeries {

  // Far beyond what a stream of such a file may inflate to.
  private static final int BOMB = 1 << 24;
  private static final String ZEROS = deflated(BOMB);

  private StructureForgeries() {}

  static List<Forgery> all() {
    return List.of(
        of("duplicates", "key given twice", COVERAGE, StructureForgeries::duplicateKey),
        new Forgery("duplicates", "object given twice", COVERAGE, StructureForgeries::twice),
        of("duplicates", "key of the catalog", COVERAGE, StructureForgeries::catalogTwice),
        new Forgery("loop", "section that leads to itself", COVERAGE, StructureForgeries::loop),
        of("loop", "object of its own stream", UPDATES, StructureForgeries::ownStream),
        of("loop", "object streams extended", UPDATES, StructureForgeries::extended),
        of("nesting", "too deep", COVERAGE, nested("[".repeat(5000), "]".repeat(5000))),
        of("nesting", "deep dictionaries", COVERAGE, nested("<< /A ".repeat(500), ">>")),
        of("bomb", "content", UPDATES, (u, v) -> u.put(LabDocument.CONTENT, bomb(""))),
        of("bomb", "look of a field", UPDATES, StructureForgeries::lookBomb),
        of("bomb", "object stream", COVERAGE, StructureForgeries::objectStreamBomb),
        new Forgery("bomb", "xref stream", COVERAGE, StructureForgeries::xrefBomb),
        of("object stream", "redefined", UPDATES, StructureForgeries::otherObjects),
        of("object stream", "page in it", UPDATES, PageForgeries::packedPage),
        of("object stream", "entry into it", UPDATES, StructureForgeries::otherIndex),
        of("hybrid", "resources seen by new readers", UPDATES, StructureForgeries::hiddenFont),
        of("hybrid", "page seen by new readers", UPDATES, StructureForgeries::hiddenPage),
        of("hybrid", "readers do not agree", COVERAGE, StructureForgeries::disagreeing),
        of("structure", "font told as a part of it", UPDATES, StructureForgeries::fontAsNode),
        of("number", "freed and used again", UPDATES, StructureForgeries::otherGeneration));
  }

  private static Forgery of(String family, String name, PdfCheck fails, Change change) {
    return Forgery.update(family, name, fails, change);
  }

  // A list that is an object of its own leads to it, as one leads to elements of the structure.
  private static Update fontAsNode(Update update, Victim victim) {
    return update
        .set(LabDocument.PARENT_TREE, "Kids", "[" + LabDocument.DESCENDANT + " 0 R]")
        .set(LabDocument.DESCENDANT, "BaseFont", "/Other");
  }

  private static Update duplicateKey(Update update, Victim victim) {
    return update.set(LabDocument.INFO, "Producer", "(other) /Producer (another)");
  }

  private static Update catalogTwice(Update update, Victim victim) {
    return update.set(LabDocument.CATALOG, "Pages", "2 0 R /Pages 3 0 R");
  }

  private static byte[] twice(Victim victim) {
    String first = "14 0 obj\n<< /Title (Other license) /Producer (lab) >>\nendobj\n";
    return GenuineUpdates.evidence(victim.in(TailForgeries.joined(victim.bytes(), first)));
  }

  private static byte[] loop(Victim victim) {
    String text = TailForgeries.text(GenuineUpdates.evidence(victim));
    String own = last("startxref\\s+(\\d+)", text).group(1);
    MatchResult before = last("/Prev (\\d+)", text);
    String padded = "0".repeat(Math.max(0, before.group(1).length() - own.length())) + own;
    return TailForgeries.bytes(
        text.substring(0, before.start(1)) + padded + text.substring(before.end(1)));
  }

  static MatchResult last(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private static Update ownStream(Update update, Victim victim) {
    int stream = update.add("null");
    return update.point(stream, Entry.in(stream, 0)).point(14, Entry.in(stream, 0));
  }

  private static Update extended(Update update, Victim victim) {
    int stream = victim.size();
    return update.pack(Map.of(LabDocument.INFO, "<< /Title (x) >>"), "/Extends " + stream + " 0 R");
  }

  private static Change nested(String open, String close) {
    return (update, victim) -> update.set(LabDocument.CATALOG, "Extra", open + close);
  }

  static String bomb(String entries) {
    return Update.stream(entries + " /Filter /FlateDecode", ZEROS);
  }

  private static Update lookBomb(Update update, Victim victim) {
    int look = update.add(bomb(SealForgeries.LOOK));
    String stamp = "/Subtype /Stamp /F 196 /Rect [400 100 500 200] /AP << /N " + look + " 0 R >>";
    int annotation = update.add("<< /Type /Annot " + stamp + " >>");
    int page = LabDocument.SECOND_PAGE;
    return update.set(page, "Annots", victim.annotations(page, 0, annotation));
  }

  private static Update objectStreamBomb(Update update, Victim victim) {
    int stream = update.add(bomb("/Type /ObjStm /N 1 /First 9"));
    return update
        .pack(Map.of(LabDocument.INFO, "<< /Title (License) >>"), "")
        .point(LabDocument.INFO, Entry.in(stream, 0));
  }

  private static byte[] xrefBomb(Victim victim) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(victim.bytes());
    long start = out.size();
    String keys =
        "/Type /XRef /W [1 4 2] /Index [0 " + BOMB / 7 + "] /Size " + BOMB / 7 + victim.trailer();
    XrefKind.text(out, "95 0 obj\n" + bomb(keys + " /Prev " + victim.startxref()) + "\nendobj\n");
    XrefKind.text(out, "startxref\n" + start + "\n%%EOF\n");
    return out.toByteArray();
  }

  private static Update otherObjects(Update update, Victim victim) {
    Map<Integer, String> objects = new LinkedHashMap<>(LabDocument.packedObjects());
    objects.put(LabDocument.FONT, "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>");
    return victim.has(LabDocument.OBJECT_STREAM)
        ? update.put(LabDocument.OBJECT_STREAM, Update.objectStream(objects, ""))
        : update.pack(objects, "");
  }

  private static Update otherIndex(Update update, Victim victim) {
    int stream = victim.has(LabDocument.OBJECT_STREAM) ? LabDocument.OBJECT_STREAM : victim.size();
    return update
        .pack(Map.of(LabDocument.FONT, "<< /BaseFont /Symbol >>"), "")
        .point(LabDocument.FONT, Entry.in(stream, 1));
  }

  private static Update hiddenFont(Update update, Victim victim) {
    return update
        .put(LabDocument.FONT, "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>")
        .hide(LabDocument.FONT, Entry.FREE);
  }

  private static Update hiddenPage(Update update, Victim victim) {
    return update.set(LabDocument.PAGE, "Contents", "15 0 R").hide(LabDocument.PAGE, Entry.FREE);
  }

  private static Update disagreeing(Update update, Victim victim) {
    return update
        .set(LabDocument.INFO, "Producer", "(other)")
        .hide(LabDocument.INFO, Entry.at(victim.offset(LabDocument.CONTENT)));
  }

  private static Update otherGeneration(Update update, Victim victim) {
    return update.point(LabDocument.COVER, new Entry(0, 0, 2));
  }

  private static String deflated(int zeros) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      byte[] chunk = new byte[1 << 16];
      for (int i = 0; i < zeros; i += chunk.length) {
        deflater.write(chunk);
      }
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }
}
