package io.github.yinxin.pdf.lab;

import static io.github.yinxin.pdf.PdfCheck.UPDATES;

import io.github.yinxin.pdf.lab.Forgery.Change;
import io.github.yinxin.pdf.lab.XrefKind.Entry;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Attacks on what the pages show, by well-formed updates. */
final class PageForgeries {

  static final String FAKE = "BT /F1 20 Tf 72 700 Td (Pay 999 yuan) Tj ET";
  private static final String PAGE_ENTRIES =
      "<< /Type /Page /Parent 2 0 R /Contents 15 0 R /Annots [11 0 R 12 0 R] /Resources"
          + " << /Font << /F1 6 0 R >> >> >>";

  private PageForgeries() {}

  /** Some that any sealed file can suffer. */
  static List<Forgery> ofAnyFile() {
    return List.of(
        change("ISA", "content overwritten", (u, v) -> u.put(v.content(), Update.stream("", FAKE))),
        change("ISA", "another content", PageForgeries::content),
        change("evil annotation", "text over the page", annotate("/Subtype /FreeText /F 4")));
  }

  /** All, of the laboratory's own files. */
  static List<Forgery> all() {
    return Stream.of(ofAnyFile(), pages(), shadows(), structure(), others())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Forgery> pages() {
    return List.of(
        change("ISA", "page cropped", set(LabDocument.PAGE, "CropBox", "[0 0 300 300]")),
        change("ISA", "page turned", set(LabDocument.PAGE, "Rotate", "180")),
        change("ISA", "page's content swapped", set(LabDocument.PAGE, "Contents", "15 0 R")),
        change("pages", "added", PageForgeries::pageAdded),
        change("pages", "removed", (u, v) -> pages(u, "[3 0 R]", 1)),
        change("pages", "reordered", (u, v) -> pages(u, "[4 0 R 3 0 R]", 2)),
        change("pages", "shown twice", (u, v) -> pages(u, "[3 0 R 3 0 R]", 2)),
        change("pages", "replaced", (u, v) -> u.put(LabDocument.PAGE, PAGE_ENTRIES)),
        change("pages", "count only", (u, v) -> pages(u, "[3 0 R 4 0 R]", 1)),
        change("loop", "page tree", (u, v) -> pages(u, "[3 0 R 2 0 R]", 2)),
        change("loop", "parent", set(LabDocument.PAGE, "Parent", "3 0 R")),
        change("font or resources", "of the page", set(LabDocument.PAGE, "Resources", "<< >>")),
        change("font or resources", "font swapped", set(LabDocument.FONT, "BaseFont", "/Symbol")),
        change("font or resources", "encoding", set(LabDocument.FONT, "Encoding", "<< >>")),
        change("font or resources", "inherited", set(LabDocument.PAGES, "Resources", "<< >>")),
        change("font or resources", "box inherited", PageForgeries::inheritedBox));
  }

  private static List<Forgery> shadows() {
    return List.of(
        change("shadow hide", "cover freed", (u, v) -> u.free(LabDocument.COVER)),
        change("shadow hide", "cover made empty", (u, v) -> u.put(LabDocument.COVER, "<< >>")),
        change("shadow hide", "cover drawn elsewhere", PageForgeries::coverMoved),
        change("shadow replace", "promised object delivered", PageForgeries::promised),
        change("shadow hide and replace", "entry pointed elsewhere", PageForgeries::pointed),
        change("shadow hide and replace", "other catalog", PageForgeries::otherCatalog),
        change("shadow hide and replace", "other page tree", PageForgeries::otherPages));
  }

  private static List<Forgery> structure() {
    return List.of(
        change("structure", "says otherwise", set(LabDocument.PARAGRAPH, "Alt", "(999 yuan)")),
        change("structure", "other content", set(LabDocument.PARAGRAPH, "K", "1")),
        change("structure", "element removed", set(LabDocument.ELEMENT, "K", "[]")),
        change("structure", "other roles", set(LabDocument.STRUCTURE, "RoleMap", "<< /P /H1 >>")),
        change("structure", "number moved", set(LabDocument.PARENT_TREE, "Nums", "[0 [18 0 R]]")),
        change("structure", "tree dropped", set(LabDocument.CATALOG, "StructTreeRoot", "null")),
        change("structure", "element of nothing", PageForgeries::elementAdded));
  }

  private static Update elementAdded(Update update, Victim victim) {
    int element = update.add("<< /Type /StructElem /S /P /P 18 0 R /ActualText (999 yuan) >>");
    return update.set(LabDocument.ELEMENT, "K", "[19 0 R " + element + " 0 R]");
  }

  private static List<Forgery> others() {
    return List.of(
        change("evil annotation", "stamp on the page", annotate("/Subtype /Stamp /F 4")),
        change("evil annotation", "link over the page", annotate("/Subtype /Link /F 4")),
        change("evil annotation", "redaction", annotate("/Subtype /Redact /F 4")),
        change("evil annotation", "mark with a look of its own", annotate("/Subtype /Highlight")),
        change("evil annotation", "black bar over text", noted("/Highlight /C [0 0 0]")),
        change("evil annotation", "bar without a colour", noted("/Highlight")),
        change("evil annotation", "white line through text", noted("/StrikeOut /C [1 1 1]")),
        change("evil annotation", "black stroke on text", noted("/Underline /C [0 0 0]")),
        change("evil annotation", "tick", noted("/Text /Name /Check")),
        change("evil annotation", "that acts", annotate("/Subtype /Text /A << /S /Launch >>")),
        change("action", "script on opening", catalog("OpenAction", "<< /S /JavaScript >>")),
        change("action", "layers", catalog("OCProperties", "<< /OCGs [] >>")),
        change("action", "file attached", catalog("Names", "<< >>")),
        change("action", "another way of viewing", catalog("PageMode", "/UseAttachments")),
        change("action", "script on the form", (u, v) -> u.setForm("CO", "[11 0 R]")),
        change("action", "of a page", set(LabDocument.PAGE, "AA", "<< /O << /S /Named >> >>")),
        change("facts", "title changed", set(LabDocument.INFO, "Title", "(Other license)")),
        change(
            "facts",
            "license changed",
            set(LabDocument.INFO, "ElectronicLicenseIdentifier", "(1.2.156.3005.2.X)")));
  }

  private static Forgery change(String family, String name, Change change) {
    return Forgery.update(family, name, UPDATES, change);
  }

  private static Change set(int number, String key, String value) {
    return (update, victim) -> update.set(number, key, value);
  }

  private static Change catalog(String key, String value) {
    return (update, victim) -> update.set(victim.catalog(), key, value);
  }

  private static Change annotate(String kind) {
    return (u, v) -> SealForgeries.annotated(u, v, v.page(), kind + " /Rect [72 690 200 720]");
  }

  /** As P = 3 permits in other colours. */
  private static Change noted(String kind) {
    String place = " /Rect [72 690 200 720] /QuadPoints [72 720 200 720 72 690 200 690]";
    return (u, v) -> SealForgeries.noted(u, v, kind + place);
  }

  private static Update content(Update update, Victim victim) {
    return update.set(victim.page(), "Contents", update.addStream("", FAKE) + " 0 R");
  }

  private static Update pages(Update update, String kids, int count) {
    return update.put(
        LabDocument.PAGES,
        "<< /Type /Pages /MediaBox [0 0 595 842] /Kids " + kids + " /Count " + count + " >>");
  }

  private static Update inheritedBox(Update update, Victim victim) {
    return update.set(LabDocument.PAGES, "MediaBox", "[0 0 300 300]");
  }

  private static Update pageAdded(Update update, Victim victim) {
    int page = update.add("<< /Type /Page /Parent 2 0 R >>");
    return pages(update, "[3 0 R 4 0 R " + page + " 0 R]", 3);
  }

  private static Update coverMoved(Update update, Victim victim) {
    String look = "/Type /XObject /Subtype /Form /BBox [0 0 1 1]";
    return update.put(LabDocument.COVER, Update.stream(look, "1 1 1 rg 0 0 90 20 re f"));
  }

  private static Update promised(Update update, Victim victim) {
    return update.put(LabDocument.PROMISED, Update.stream(SealForgeries.LOOK, FAKE));
  }

  private static Update pointed(Update update, Victim victim) {
    long other = victim.offset(LabDocument.HIDDEN_CONTENT);
    return update.point(LabDocument.CONTENT, Entry.at(other));
  }

  private static Update otherCatalog(Update update, Victim victim) {
    int catalog = update.add(PdfText.of(victim.dictionary(victim.catalog())));
    String root = "/Root " + victim.catalog() + " 0 R";
    return update.trailer(victim.trailer().replace(root, "/Root " + catalog + " 0 R"));
  }

  private static Update otherPages(Update update, Victim victim) {
    int pages = update.add("<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
    return update.set(LabDocument.CATALOG, "Pages", pages + " 0 R");
  }

  static Update packedPage(Update update, Victim victim) {
    return update.pack(Map.of(LabDocument.PAGE, PAGE_ENTRIES), "");
  }
}
