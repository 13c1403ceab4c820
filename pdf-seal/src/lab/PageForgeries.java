package io.github.yinxin.pdf.lab;

import static io.github.yinxin.pdf.PdfCheck.UPDATES;

import java.util.List;

/** Attacks on what the pages show, by well-formed updates. */
final class PageForgeries {

  private static final String FAKE = "BT /F1 20 Tf 72 700 Td (Pay 999 yuan) Tj ET";

  private PageForgeries() {}

  static List<Forgery> all() {
    return List.of(
        update("ISA", "content overwritten", u -> u.put(Victim.CONTENT, Update.stream("", FAKE))),
        update("ISA", "another content", PageForgeries::content),
        update("ISA", "page replaced", u -> u.set(Victim.PAGE, "Contents", "15 0 R")),
        update("ISA", "pages added", PageForgeries::pageAdded),
        update("ISA", "page removed", u -> pages(u, "[3 0 R]", 1)),
        update("ISA", "pages reordered", u -> pages(u, "[4 0 R 3 0 R]", 2)),
        update("ISA", "page tree loop", u -> pages(u, "[3 0 R 2 0 R]", 2)),
        update("ISA", "page cropped", u -> u.set(Victim.PAGE, "CropBox", "[0 0 300 300]")),
        update("ISA", "page turned", u -> u.set(Victim.PAGE, "Rotate", "180")),
        update("ISA", "font swapped", u -> u.set(Victim.FONT, "BaseFont", "/Symbol")),
        update("ISA", "resources swapped", u -> u.set(Victim.PAGE, "Resources", "<< >>")),
        update("shadow hide", "cover freed", u -> u.free(Victim.COVER)),
        update("shadow hide", "cover made something else", u -> u.put(Victim.COVER, "<< >>")),
        update("shadow replace", "promised object delivered", PageForgeries::promised),
        update("shadow hide and replace", "other catalog", PageForgeries::otherCatalog),
        new Forgery(
            "shadow hide and replace",
            "entry pointed elsewhere",
            UPDATES,
            v -> new Update(v).point(Victim.CONTENT, v.offset(Victim.HIDDEN_CONTENT)).bytes()),
        new Forgery(
            "evil annotation",
            "text over the page",
            UPDATES,
            v -> SealForgeries.annotate(v, "/Subtype /FreeText /F 4", "[72 690 200 720]")),
        update(
            "action", "script on opening", u -> catalog(u, "OpenAction", "<< /S /JavaScript >>")),
        update("action", "layers", u -> catalog(u, "OCProperties", "<< /OCGs [] >>")),
        update("action", "file attached", u -> catalog(u, "Names", "<< >>")),
        update("action", "script on the form", u -> u.set(Victim.FORM, "CO", "[11 0 R]")),
        update("facts", "title changed", u -> u.set(Victim.INFO, "Title", "(Other license)")),
        update("facts", "license changed", PageForgeries::license),
        update(
            "form", "look of a field moved", u -> u.set(Victim.NOTE, "Rect", "[72 690 300 720]")),
        update("form", "field renamed", u -> u.set(Victim.NOTE, "T", "(other)")),
        update("form", "resources of the form", u -> u.set(Victim.FORM, "XFA", "(x)")));
  }

  private interface Change {
    Update of(Update update);
  }

  private static Forgery update(String family, String name, Change change) {
    return new Forgery(family, name, UPDATES, v -> change.of(new Update(v)).bytes());
  }

  private static Update content(Update update) {
    int content = update.addStream("", FAKE);
    return update.set(Victim.PAGE, "Contents", content + " 0 R");
  }

  private static Update pages(Update update, String kids, int count) {
    return update.put(
        Victim.PAGES,
        "<< /Type /Pages /MediaBox [0 0 595 842] /Kids " + kids + " /Count " + count + " >>");
  }

  private static Update pageAdded(Update update) {
    int page = update.add("<< /Type /Page /Parent 2 0 R >>");
    return pages(update, "[3 0 R 4 0 R " + page + " 0 R]", 3);
  }

  private static Update promised(Update update) {
    return update.put(
        Victim.PROMISED, Update.stream("/Type /XObject /Subtype /Form /BBox [0 0 500 500]", FAKE));
  }

  private static Update otherCatalog(Update update) {
    int catalog = update.add("<< /Type /Catalog /Pages 2 0 R /AcroForm 10 0 R >>");
    return update.trailer("/Root " + catalog + " 0 R /Info 14 0 R");
  }

  private static Update catalog(Update update, String key, String value) {
    return update.set(Victim.CATALOG, key, value);
  }

  private static Update license(Update update) {
    return update.set(Victim.INFO, "ElectronicLicenseIdentifier", "(1.2.156.3005.2.X)");
  }
}
