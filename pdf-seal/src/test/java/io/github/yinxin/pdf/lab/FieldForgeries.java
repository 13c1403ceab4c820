package io.github.yinxin.pdf.lab;

import static io.github.yinxin.pdf.PdfCheck.SEAL_APPEARANCE;
import static io.github.yinxin.pdf.PdfCheck.UPDATES;

import io.github.yinxin.pdf.lab.Forgery.Change;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Attacks by fields that may be added, signed or filled, and show more than that. */
final class FieldForgeries {

  private static final String OVER_TEXT = " /Rect [72 690 200 720]";

  private FieldForgeries() {}

  static List<Forgery> all() {
    return List.of(
        change("sneaky field", "without kids", field("/FT /Tx /Kids [] /Rect [72 690 200 720]")),
        change("sneaky field", "rectangle of five", field("/FT /Sig /Rect [72 690 200 720 0]")),
        change("sneaky field", "rectangle of a name", field("/FT /Sig /Rect [72 690 /a 720]")),
        stamped("time stamp that is seen", FieldForgeries::stamp),
        stamped("time stamp in a kid that is seen", FieldForgeries::stampInKid),
        stamped("empty field stamped, and seen", FieldForgeries::stampInApproval),
        signed("rectangle of five numbers", "/F 4", v -> square(v, 0, 0) + " 0"),
        signed("widget enlarged", "/F 12", v -> square(v, -60, 60)),
        signed("widget turned back", "/F 20", v -> square(v, 0, -60)),
        new Forgery("overlay", "widget by a wrong reference", UPDATES, v -> misnamed(v)),
        change("form", "read-only field filled", set(LabDocument.NUMBER, "V", "(999)")),
        change(
            "form", "look of a read-only field", set(LabDocument.NUMBER, "AP", "<< /N 13 0 R >>")),
        change("form", "field not printed", set(LabDocument.NOTE, "F", "0")),
        change("form", "read-only field with no kids", set(LabDocument.NUMBER, "Kids", "[]")),
        change("form", "signature field with no kids", set(LabDocument.APPROVAL, "Kids", "[]")),
        seal("seal with no kids", (u, v) -> u.set(v.sealField(), "Kids", "[]")),
        seal("all fields drawn anew", (u, v) -> u.setForm("NeedAppearances", "true")),
        seal("field with kids filled", set(LabDocument.FAMILY, "V", "(999)")));
  }

  private static Forgery change(String family, String name, Change change) {
    return Forgery.update(family, name, UPDATES, change);
  }

  private static Forgery seal(String name, Change change) {
    return Forgery.update("overlay", name, SEAL_APPEARANCE, change);
  }

  private static Change set(int number, String key, String value) {
    return (update, victim) -> update.set(number, key, value);
  }

  private static Change field(String entries) {
    return (update, victim) -> shown(update, victim, update.reserve(), entries);
  }

  /** Makes a field that draws a white square, part of the form and of the page with the seal. */
  private static Update shown(Update update, Victim victim, int field, String entries) {
    int page = victim.page();
    return drawn(update, field, "/T (extra) " + entries)
        .setForm("Fields", victim.fields(0, field))
        .set(page, "Annots", victim.annotations(page, 0, field));
  }

  private static Update drawn(Update update, int widget, String entries) {
    int look = update.addStream(SealForgeries.LOOK, "1 1 1 rg 0 0 120 120 re f");
    String drawing = " /AP << /N " + look + " 0 R >> ";
    return update.put(widget, "<< /Type /Annot /Subtype /Widget" + drawing + entries + " >>");
  }

  private interface Stamping {
    Update of(Update update, Victim victim, String value);
  }

  private static Forgery stamped(String name, Stamping stamping) {
    return new Forgery(
        "sneaky field",
        name,
        UPDATES,
        v -> HandSigning.stamped(v, (u, stamp) -> stamping.of(u, v, " /V " + stamp + " 0 R")));
  }

  private static Update stamp(Update update, Victim victim, String value) {
    return shown(update, victim, update.reserve(), "/FT /Sig" + value + OVER_TEXT);
  }

  private static Update stampInKid(Update update, Victim victim, String value) {
    int field = update.reserve();
    int kid = update.reserve();
    int page = victim.page();
    return drawn(update, kid, "/Parent " + field + " 0 R" + OVER_TEXT)
        .put(field, "<< /FT /Sig /T (time) /Kids [" + kid + " 0 R]" + value + " >>")
        .setForm("Fields", victim.fields(0, field))
        .set(page, "Annots", victim.annotations(page, 0, kid));
  }

  private static Update stampInApproval(Update update, Victim victim, String value) {
    String field = "/FT /Sig /T (approval) /P 3 0 R";
    return drawn(update, LabDocument.APPROVAL, field + value + OVER_TEXT);
  }

  /** A further signature, whose widget some readers draw over the seal. */
  private static Forgery signed(String name, String flags, Function<Victim, String> square) {
    return new Forgery(
        "overlay",
        name,
        SEAL_APPEARANCE,
        v ->
            signed(
                v,
                (u, field, value) -> {
                  String place = " /Rect [" + square.apply(v) + "] ";
                  return shown(u, v, field, "/FT /Sig" + value + place + flags);
                }));
  }

  private interface Signing {
    Update of(Update update, int field, String value);
  }

  private static byte[] signed(Victim victim, Signing signing) {
    return HandSigning.signed(
        victim, "", (u, signature) -> signing.of(u, u.reserve(), " /V " + signature + " 0 R"));
  }

  // Some readers look at the number alone.
  private static byte[] misnamed(Victim victim) {
    int page = victim.page();
    return signed(
        victim,
        (u, field, value) -> {
          String place = " /Rect [" + square(victim, 0, 0) + "]";
          String list = victim.annotations(page, 0, field).replace(field + " 0 R", field + " 1 R");
          return shown(u, victim, field, "/FT /Sig" + value + place).set(page, "Annots", list);
        });
  }

  /** Returns a square whose upper left corner is that of the seal, moved right and up. */
  private static String square(Victim victim, int right, int up) {
    double[] seal = SealForgeries.sealCorners(victim);
    double left = seal[0] + right;
    double top = (up < 0 ? seal[1] : seal[3]) + Math.max(0, up);
    return String.format(Locale.ROOT, "%f %f %f %f", left, top - 60, left + 60, top);
  }
}
