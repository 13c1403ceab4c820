package io.github.yinxin.pdf.lab;

import static io.github.yinxin.pdf.PdfCheck.BYTE_RANGE;
import static io.github.yinxin.pdf.PdfCheck.STRUCTURE;
import static io.github.yinxin.pdf.PdfCheck.UPDATES;

import io.github.yinxin.pdf.lab.Forgery.Change;
import java.util.ArrayList;
import java.util.List;

/** Attacks by fields of the form, and by signatures in them. */
final class FormForgeries {

  private FormForgeries() {}

  /** One that any sealed file can suffer. */
  static List<Forgery> ofAnyFile() {
    return List.of(
        Forgery.update(
            "SFDA",
            "signature in a second field",
            BYTE_RANGE,
            (u, v) -> added(u, v, "/FT /Sig /V " + v.signature() + " 0 R")));
  }

  /** All, of the laboratory's own files. */
  static List<Forgery> all() {
    List<Forgery> all = new ArrayList<>(ofAnyFile());
    all.addAll(
        List.of(
            Forgery.update(
                "SFDA", "signature copied into a second field", BYTE_RANGE, FormForgeries::copied),
            change("SFDA", "second field of one name", FormForgeries::sameName),
            change("sneaky field", "visible, not signed", (u, v) -> added(u, v, "/FT /Sig")),
            change("sneaky field", "with text", (u, v) -> added(u, v, "/FT /Tx /V (999)")),
            change("sneaky field", "a button", (u, v) -> added(u, v, "/FT /Btn")),
            change("sneaky field", "below one that is there", FormForgeries::kid),
            change("form", "field moved", note("Rect", "[72 690 300 720]")),
            change("form", "field renamed", note("T", "(other)")),
            change("form", "field made another type", note("FT", "/Btn")),
            change("form", "field acts", note("AA", "<< /K << /S /JavaScript >> >>")),
            change("form", "field hidden", note("F", "2")),
            change("form", "field drawn by a layer", note("OC", "6 0 R")),
            Forgery.update(
                "form", "removed", STRUCTURE, (u, v) -> u.set(v.catalog(), "AcroForm", "null")),
            change("form", "XFA", (u, v) -> u.setForm("XFA", "(x)")),
            change("form", "field removed", FormForgeries::removed),
            change("form", "resources of the form", FormForgeries::resources)));
    return all;
  }

  private static Forgery change(String family, String name, Change change) {
    return Forgery.update(family, name, UPDATES, change);
  }

  private static Change note(String key, String value) {
    return (update, victim) -> update.set(LabDocument.NOTE, key, value);
  }

  private static Update added(Update update, Victim victim, String entries) {
    int look = update.addStream(SealForgeries.LOOK, "BT (999) Tj ET");
    int field =
        update.add(
            "<< /Type /Annot /Subtype /Widget /T (extra) /F 4 /Rect [72 690 200 720] /AP << /N "
                + look
                + " 0 R >> "
                + entries
                + " >>");
    int page = victim.page();
    return update
        .setForm("Fields", victim.fields(0, field))
        .set(page, "Annots", victim.annotations(page, 0, field));
  }

  private static Update copied(Update update, Victim victim) {
    int copy = update.add(PdfText.of(victim.dictionary(victim.signature())));
    return added(update, victim, "/FT /Sig /V " + copy + " 0 R");
  }

  private static Update sameName(Update update, Victim victim) {
    int field = update.add("<< /FT /Sig /T (note) /Rect [0 0 0 0] >>");
    return update.setForm("Fields", victim.fields(0, field));
  }

  private static Update kid(Update update, Victim victim) {
    int kid = update.add("<< /Subtype /Widget /Parent 11 0 R /Rect [72 690 300 720] >>");
    return update.set(LabDocument.NOTE, "Kids", "[" + kid + " 0 R]");
  }

  private static Update removed(Update update, Victim victim) {
    return update.setForm("Fields", victim.fields(LabDocument.NOTE));
  }

  // The default appearance names a font that the form did not have.
  private static Update resources(Update update, Victim victim) {
    return update.setForm("DR", "<< /Font 6 0 R >>").set(LabDocument.FONT, "BaseFont", "/Symbol");
  }
}
