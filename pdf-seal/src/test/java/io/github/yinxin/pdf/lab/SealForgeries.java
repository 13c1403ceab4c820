package io.github.yinxin.pdf.lab;

import static io.github.yinxin.pdf.PdfCheck.SEAL_APPEARANCE;
import static io.github.yinxin.pdf.PdfCheck.STRUCTURE;

import io.github.yinxin.pdf.lab.Forgery.Change;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Attacks on the seal itself: how it looks, where it is, whether it is there. */
final class SealForgeries {

  static final String LOOK = "/Type /XObject /Subtype /Form /BBox [0 0 120 120]";
  private static final String RED = "1 0 0 rg 0 0 120 120 re f";

  private SealForgeries() {}

  /** Some that any sealed file can suffer. */
  static List<Forgery> ofAnyFile() {
    return List.of(
        seal("ASA", "appearance overwritten", (u, v) -> u.put(v.sealLook(), red())),
        seal("ASA", "rectangle moved", set("Rect", "[9 9 99 99]")),
        seal("hiding", "hidden by flag", set("F", "134")),
        seal("hiding", "off the page's list", SealForgeries::unlisted),
        seal("overlay", "stamp over the seal", stamp("/Subtype /Stamp /F 4")));
  }

  /** All, of the laboratory's own files. */
  static List<Forgery> all() {
    return Stream.of(ofAnyFile(), looks(), hidings(), overlays()).flatMap(List::stream).toList();
  }

  private static List<Forgery> looks() {
    return List.of(
        seal("ASA", "another appearance", SealForgeries::appearance),
        seal("ASA", "drawn in another state", set("AS", "/Off")),
        seal("ASA", "border and background", set("MK", "<< /BG [1] >>")),
        seal("ASA", "impression moved", impression("Rect", "[9 9 99 99]")),
        seal("ASA", "impression drawn otherwise", impression("AP", "<< /N 13 0 R >>")));
  }

  private static List<Forgery> hidings() {
    return List.of(
        seal("hiding", "rectangle zero", set("Rect", "[0 0 0 0]")),
        seal("hiding", "not printed", set("F", "0")),
        seal("hiding", "no appearance", set("AP", "null")),
        seal("hiding", "appearance freed", (u, v) -> u.free(v.sealLook())),
        seal("hiding", "optional content", set("OC", "6 0 R")),
        seal("hiding", "moved to another page", set("P", "4 0 R")),
        Forgery.update("hiding", "out of the form", STRUCTURE, SealForgeries::outOfTheForm),
        Forgery.update("hiding", "widget freed", STRUCTURE, (u, v) -> u.free(v.sealField())),
        Forgery.update("hiding", "value taken away", STRUCTURE, set("V", "null")),
        seal("hiding", "impression off the page's list", SealForgeries::impressionUnlisted),
        seal("hiding", "impression freed", (u, v) -> u.free(impression(v))),
        seal("hiding", "impression hidden", impression("F", "198")),
        new Forgery("hiding", "impression listed, not there", SEAL_APPEARANCE, v -> listed(v)));
  }

  private static List<Forgery> overlays() {
    return List.of(
        seal("overlay", "locked stamp over the seal", stamp("/Subtype /Stamp /F 196")),
        seal("overlay", "text over the seal", stamp("/Subtype /FreeText /F 4")),
        seal("overlay", "note over the seal", stamp("/Subtype /Text /F 4")),
        seal("overlay", "mark over the seal", SealForgeries::marked),
        seal("overlay", "mark elsewhere by its rectangle", SealForgeries::markedByPoints),
        seal("overlay", "mark with points that are none", SealForgeries::markedByNoPoints),
        seal("overlay", "note without a size", SealForgeries::icon),
        seal("overlay", "stamp over an impression", SealForgeries::overImpression),
        seal("overlay", "field below filled", SealForgeries::fillUnder),
        seal("overlay", "look of the field below", (u, v) -> u.put(13, red())),
        seal("overlay", "another look of the field below", SealForgeries::fieldOver));
  }

  private static Forgery seal(String family, String name, Change change) {
    return Forgery.update(family, name, SEAL_APPEARANCE, change);
  }

  private static Change set(String key, String value) {
    return (update, victim) -> update.set(victim.sealField(), key, value);
  }

  private static Change impression(String key, String value) {
    return (update, victim) -> update.set(impression(victim), key, value);
  }

  /** The stamp on the second page, which is all there is. */
  private static int impression(Victim victim) {
    String list = victim.annotations(LabDocument.SECOND_PAGE, 0);
    return Integer.parseInt(list.substring(1, list.indexOf(' ')));
  }

  private static String red() {
    return Update.stream(LOOK, RED);
  }

  private static Update appearance(Update update, Victim victim) {
    int look = update.addStream(LOOK, RED);
    return update.set(victim.sealField(), "AP", "<< /N " + look + " 0 R >>");
  }

  private static Update outOfTheForm(Update update, Victim victim) {
    return update.setForm("Fields", victim.fields(victim.sealField()));
  }

  private static byte[] listed(Victim victim) {
    String nowhere = "/YINX_Impressions [<< /P 3 0 R /Rect [0 0 9 9] /Digest <00> >>]";
    return GenuineUpdates.signedIn(victim, nowhere);
  }

  private static Update unlisted(Update update, Victim victim) {
    int page = victim.page();
    return update.set(page, "Annots", victim.annotations(page, victim.sealField()));
  }

  private static Update impressionUnlisted(Update update, Victim victim) {
    return update.set(LabDocument.SECOND_PAGE, "Annots", "[]");
  }

  private static Change stamp(String kind) {
    return (u, v) -> annotated(u, v, v.page(), kind + " /Rect " + v.sealRectangle());
  }

  // As P = 3 permits elsewhere.
  private static Update marked(Update update, Victim victim) {
    int mark =
        update.add("<< /Type /Annot /Subtype /Highlight /Rect " + victim.sealRectangle() + " >>");
    int page = victim.page();
    return update.set(page, "Annots", victim.annotations(page, 0, mark));
  }

  // Readers draw such a mark where its points say.
  private static Update markedByPoints(Update update, Victim victim) {
    double[] seal = sealCorners(victim);
    String points =
        String.format(
            Locale.ROOT,
            "[%1$f %4$f %3$f %4$f %1$f %2$f %3$f %2$f]",
            seal[0],
            seal[1],
            seal[2],
            seal[3]);
    return noted(update, victim, "/Highlight /C [0 0 0] /Rect [9 9 19 19] /QuadPoints " + points);
  }

  private static Update markedByNoPoints(Update update, Victim victim) {
    return noted(update, victim, "/Highlight /C [0 0 0] /Rect [9 9 19 19] /QuadPoints [1 2 3]");
  }

  // Readers draw the sign of a note in a size of their own.
  private static Update icon(Update update, Victim victim) {
    double[] seal = sealCorners(victim);
    String place = String.format(Locale.ROOT, "%f %f", seal[0] + 9, seal[3] - 9);
    return noted(update, victim, "/Text /Rect [" + place + " " + place + "]");
  }

  static double[] sealCorners(Victim victim) {
    return Stream.of(victim.sealRectangle().replaceAll("[\\[\\]]", " ").trim().split("\\s+"))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  static Update noted(Update update, Victim victim, String subtype) {
    int note = update.add("<< /Type /Annot /Subtype " + subtype + " >>");
    int page = victim.page();
    return update.set(page, "Annots", victim.annotations(page, 0, note));
  }

  private static Update overImpression(Update update, Victim victim) {
    String rectangle = PdfText.of(victim.dictionary(impression(victim)).get("Rect"));
    String kind = "/Subtype /Stamp /F 196 /Rect " + rectangle;
    return annotated(update, victim, LabDocument.SECOND_PAGE, kind);
  }

  /** Adds an annotation that draws a white square. */
  static Update annotated(Update update, Victim victim, int page, String entries) {
    int look = update.addStream(LOOK, "1 1 1 rg 0 0 120 120 re f");
    String drawn = " /AP << /N " + look + " 0 R >>";
    int annotation = update.add("<< /Type /Annot " + entries + drawn + " >>");
    return update.set(page, "Annots", victim.annotations(page, 0, annotation));
  }

  private static Update fillUnder(Update update, Victim victim) {
    return update.set(LabDocument.UNDER_SEAL, "V", "(999)");
  }

  private static Update fieldOver(Update update, Victim victim) {
    return update.set(
        LabDocument.UNDER_SEAL, "AP", "<< /N " + update.addStream(LOOK, RED) + " 0 R >>");
  }
}
