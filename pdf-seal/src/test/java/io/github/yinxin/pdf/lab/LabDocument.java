package io.github.yinxin.pdf.lab;

import io.github.yinxin.pdf.lab.XrefKind.Entry;
import io.github.yinxin.pdf.lab.XrefKind.Section;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Two pages, tagged, with a form, prepared before sealing with what forgers like to have. */
final class LabDocument {

  static final int CATALOG = 1;
  static final int PAGES = 2;
  static final int PAGE = 3;
  static final int SECOND_PAGE = 4;
  static final int CONTENT = 5;
  static final int FONT = 6;
  static final int COVER = 7;
  static final int REMARK = 9;
  static final int NOTE = 11;
  static final int UNDER_SEAL = 12;
  static final int INFO = 14;
  static final int HIDDEN_CONTENT = 15;
  static final int APPROVAL = 16;
  static final int STRUCTURE = 17;
  static final int ELEMENT = 18;
  static final int PARAGRAPH = 19;
  static final int PARENT_TREE = 20;
  static final int COMPOSITE_FONT = 21;
  static final int DESCENDANT = 23;
  static final int NUMBER = 24;
  static final int FAMILY = 25;
  static final int VIEW = 27;
  static final int SUM = 28;
  static final int OBJECT_STREAM = 29;

  /** Named by page resources, and nowhere defined. */
  static final int PROMISED = 90;

  /** Where seals go, on both pages. */
  static final String KEYWORD = "Here";

  private static final int SIZE = OBJECT_STREAM + 1;
  // Nothing there is a stream, and the sealer leaves them alone.
  private static final List<Integer> PACKED =
      List.of(
          FONT, REMARK, NOTE, UNDER_SEAL, INFO, APPROVAL, ELEMENT, PARAGRAPH, PARENT_TREE, VIEW);
  private static final List<String> OBJECTS =
      List.of(
          "<< /Type /Catalog /Pages 2 0 R /AcroForm 10 0 R /StructTreeRoot 17 0 R /MarkInfo"
              + " << /Marked true >> /OpenAction 27 0 R >>",
          "<< /Type /Pages /Count 2 /Kids [3 0 R 4 0 R] /MediaBox [0 0 595 842] >>",
          "<< /Type /Page /Parent 2 0 R /Contents 5 0 R /StructParents 0 /Annots [11 0 R 12 0 R 9 0 R"
              + " 16 0 R 24 0 R 26 0 R] /Resources"
              + " << /Font << /F1 6 0 R >> /XObject << /Ov 7 0 R /Gone 90 0 R >> >> >>",
          "<< /Type /Page /Parent 2 0 R /Contents 8 0 R /Resources << /Font << /F1 6 0 R /F2 "
              + COMPOSITE_FONT
              + " 0 R >> >> >>",
          Update.stream(
              "",
              "BT /F1 20 Tf 72 700 Td (Pay 100 yuan) Tj 1 0 0 1 260 555 Tm (Here) Tj ET /Ov Do"),
          "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
          Update.stream(
              "/Type /XObject /Subtype /Form /BBox [0 0 90 20]", "1 1 1 rg 0 0 90 20 re f"),
          Update.stream("", "BT /F1 20 Tf 72 700 Td (Second page) Tj 200 -300 Td (Here) Tj ET"),
          field("remark", "[50 80 150 100]"),
          "<< /Fields [11 0 R 12 0 R 9 0 R 16 0 R 24 0 R 25 0 R 28 0 R] /CO [28 0 R]"
              + " /DA (/Helv 0 Tf 0 g) >>",
          field("note", "[50 50 150 70]"),
          field("under", "[250 530 320 590]"),
          Update.stream("/Type /XObject /Subtype /Form /BBox [0 0 100 20]", "0 g"),
          "<< /Title (License) /Producer (lab) >>",
          Update.stream("", "BT /F1 20 Tf 72 700 Td (Pay 999 yuan) Tj ET"),
          "<< /Type /Annot /Subtype /Widget /FT /Sig /T (approval) /F 4 /Rect [0 0 0 0]"
              + " /P 3 0 R >>",
          "<< /Type /StructTreeRoot /K 18 0 R /ParentTree 20 0 R /ParentTreeNextKey 2 >>",
          "<< /Type /StructElem /S /Document /P 17 0 R /K [19 0 R] >>",
          "<< /Type /StructElem /S /P /P 18 0 R /Pg 3 0 R /K 0 >>",
          "<< /Nums [0 [19 0 R]] >>",
          "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /UniGB-UCS2-H"
              + " /DescendantFonts 22 0 R >>",
          "[23 0 R]",
          "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /CIDSystemInfo"
              + " << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
          "<< /Type /Annot /Subtype /Widget /FT /Tx /T (number) /Ff 1 /V (100) /F 4 /P 3 0 R"
              + " /Rect [200 50 300 70] >>",
          "<< /FT /Tx /T (family) /Kids [26 0 R] >>",
          "<< /Type /Annot /Subtype /Widget /Parent 25 0 R /F 4 /Rect [250 530 320 590] /P 3 0 R >>",
          "<< /S /GoTo /D [3 0 R /Fit] >>",
          "<< /FT /Tx /T (sum) /Ff 1 /V (100) >>");

  private LabDocument() {}

  private static String field(String name, String rectangle) {
    return "<< /Type /Annot /Subtype /Widget /FT /Tx /T ("
        + name
        + ") /F 4 /Rect "
        + rectangle
        + " /P 3 0 R /AP << /N 13 0 R >> >>";
  }

  /** Writes it; where there is a stream of cross references, some objects are in another one. */
  static byte[] written(XrefKind kind) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SortedMap<Integer, Entry> entries = new TreeMap<>();
    SortedMap<Integer, Entry> hidden = new TreeMap<>();
    XrefKind.text(out, "%PDF-1.7\n");
    for (int number = 1; number <= OBJECTS.size(); number++) {
      if (kind != XrefKind.TABLE && PACKED.contains(number)) {
        hidden.put(number, Entry.in(OBJECT_STREAM, PACKED.indexOf(number)));
      } else {
        put(out, entries, number, OBJECTS.get(number - 1));
      }
    }
    if (kind != XrefKind.TABLE) {
      put(out, entries, OBJECT_STREAM, packed());
    }
    kind.write(out, new Section(entries, SIZE, "/Root 1 0 R /Info 14 0 R", -1), hidden);
    return out.toByteArray();
  }

  private static void put(
      ByteArrayOutputStream out, SortedMap<Integer, Entry> entries, int number, String body) {
    entries.put(number, Entry.at(out.size()));
    XrefKind.text(out, number + " 0 obj\n" + body + "\nendobj\n");
  }

  private static String packed() {
    return Update.objectStream(packedObjects(), "");
  }

  /** Returns the objects that may be in the object stream, in their order there. */
  static Map<Integer, String> packedObjects() {
    Map<Integer, String> objects = new LinkedHashMap<>();
    PACKED.forEach(number -> objects.put(number, OBJECTS.get(number - 1)));
    return objects;
  }
}
