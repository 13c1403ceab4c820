package io.github.yinxin.pdf.lab;

import static io.github.yinxin.pdf.PdfCheck.BYTE_RANGE;
import static io.github.yinxin.pdf.PdfCheck.SEAL_APPEARANCE;
import static io.github.yinxin.pdf.PdfCheck.STRUCTURE;
import static io.github.yinxin.pdf.PdfCheck.UPDATES;

import java.util.List;

/** Attacks on the seal itself: how it looks, where it is, whether it is there, whose it is. */
final class SealForgeries {

  private static final String LOOK = "/Type /XObject /Subtype /Form /BBox [0 0 120 120]";

  private SealForgeries() {}

  static List<Forgery> all() {
    return List.of(
        new Forgery("ASA", "another appearance", SEAL_APPEARANCE, SealForgeries::appearance),
        new Forgery("ASA", "appearance overwritten", SEAL_APPEARANCE, SealForgeries::overwritten),
        new Forgery("ASA", "rectangle moved", SEAL_APPEARANCE, v -> set(v, "Rect", "[9 9 99 99]")),
        new Forgery("hiding", "rectangle zero", SEAL_APPEARANCE, v -> set(v, "Rect", "[0 0 0 0]")),
        new Forgery("hiding", "hidden flag", SEAL_APPEARANCE, v -> set(v, "F", "134")),
        new Forgery("hiding", "no appearance", SEAL_APPEARANCE, v -> set(v, "AP", "null")),
        new Forgery("hiding", "optional content", SEAL_APPEARANCE, v -> set(v, "OC", "6 0 R")),
        new Forgery("hiding", "moved to another page", SEAL_APPEARANCE, v -> set(v, "P", "4 0 R")),
        new Forgery("hiding", "off the page's list", SEAL_APPEARANCE, SealForgeries::unlisted),
        new Forgery("hiding", "out of the form", STRUCTURE, SealForgeries::unlinked),
        new Forgery("hiding", "widget freed", STRUCTURE, v -> free(v, v.sealField())),
        new Forgery("hiding", "value taken away", STRUCTURE, v -> set(v, "V", "null")),
        new Forgery("overlay", "stamp over the seal", SEAL_APPEARANCE, SealForgeries::stamp),
        new Forgery("overlay", "locked stamp", SEAL_APPEARANCE, SealForgeries::lockedStamp),
        new Forgery("overlay", "field below filled", SEAL_APPEARANCE, SealForgeries::fillUnder),
        new Forgery("SFDA", "signature in a second field", BYTE_RANGE, SealForgeries::reused),
        new Forgery("SFDA", "second field of one name", UPDATES, SealForgeries::sameName),
        new Forgery("sneaky field", "visible, not signed", UPDATES, v -> field(v, "/FT /Sig")),
        new Forgery("sneaky field", "with text", UPDATES, v -> field(v, "/FT /Tx /V (999)")));
  }

  private static byte[] set(Victim victim, String key, String value) {
    return new Update(victim).set(victim.sealField(), key, value).bytes();
  }

  private static byte[] free(Victim victim, int number) {
    return new Update(victim).free(number).bytes();
  }

  private static byte[] appearance(Victim victim) {
    Update update = new Update(victim);
    int look = update.addStream(LOOK, "1 0 0 rg 0 0 120 120 re f");
    return update.set(victim.sealField(), "AP", "<< /N " + look + " 0 R >>").bytes();
  }

  private static byte[] overwritten(Victim victim) {
    return new Update(victim)
        .put(victim.sealLook(), Update.stream(LOOK, "1 0 0 rg 0 0 120 120 re f"))
        .bytes();
  }

  private static byte[] unlisted(Victim victim) {
    return new Update(victim).set(Victim.PAGE, "Annots", "[11 0 R 12 0 R]").bytes();
  }

  private static byte[] unlinked(Victim victim) {
    return new Update(victim).set(Victim.FORM, "Fields", "[11 0 R 12 0 R]").bytes();
  }

  private static byte[] stamp(Victim victim) {
    return annotate(victim, "/Subtype /Stamp /F 4", victim.sealRectangle());
  }

  private static byte[] lockedStamp(Victim victim) {
    return annotate(victim, "/Subtype /Stamp /F 196", victim.sealRectangle());
  }

  static byte[] annotate(Victim victim, String kind, String rectangle) {
    Update update = new Update(victim);
    int look = update.addStream(LOOK, "1 1 1 rg 0 0 120 120 re f");
    int annotation =
        update.add(
            "<< /Type /Annot "
                + kind
                + " /Rect "
                + rectangle
                + " /AP << /N "
                + look
                + " 0 R >> >>");
    return show(victim, update, annotation).bytes();
  }

  private static Update show(Victim victim, Update update, int annotation) {
    String list = "[11 0 R 12 0 R " + victim.sealField() + " 0 R " + annotation + " 0 R]";
    return update.set(Victim.PAGE, "Annots", list);
  }

  private static byte[] fillUnder(Victim victim) {
    return new Update(victim).set(Victim.UNDER_SEAL, "V", "(999)").bytes();
  }

  private static byte[] field(Victim victim, String entries) {
    Update update = new Update(victim);
    int look = update.addStream(LOOK, "BT (999) Tj ET");
    int field =
        update.add(
            "<< /Type /Annot /Subtype /Widget /T (extra) /F 4 /Rect [72 690 200 720] /AP << /N "
                + look
                + " 0 R >> "
                + entries
                + " >>");
    update.set(
        Victim.FORM, "Fields", "[11 0 R 12 0 R " + victim.sealField() + " 0 R " + field + " 0 R]");
    return show(victim, update, field).bytes();
  }

  private static byte[] reused(Victim victim) {
    return field(victim, "/FT /Sig /V " + victim.signature() + " 0 R");
  }

  private static byte[] sameName(Victim victim) {
    Update update = new Update(victim);
    int field = update.add("<< /FT /Sig /T (note) /Rect [0 0 0 0] >>");
    return update
        .set(
            Victim.FORM,
            "Fields",
            "[11 0 R 12 0 R " + victim.sealField() + " 0 R " + field + " 0 R]")
        .bytes();
  }
}
