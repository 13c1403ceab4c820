package io.github.yinxin.pdf.lab;

import io.github.yinxin.pdf.PdfSealer;
import io.github.yinxin.pdf.SealPlacement;
import io.github.yinxin.pdf.lab.XrefKind.Section;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.pdfseal.internal.syntax.FormFields;
import io.github.yinxin.pdfseal.internal.syntax.FormFields.Field;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A freshly sealed file, prepared before sealing for what forgers like to have.
 *
 * @param algorithm of the seal
 * @param certification P, or 0
 * @param kind how the document was written
 * @param bytes the file
 * @param file the same, opened
 */
record Victim(
    SignatureAlgorithm algorithm, int certification, XrefKind kind, byte[] bytes, PdfFile file) {

  static final int CATALOG = 1;
  static final int PAGES = 2;
  static final int PAGE = 3;
  static final int SECOND_PAGE = 4;
  static final int CONTENT = 5;
  static final int FONT = 6;
  static final int COVER = 7;
  static final int FORM = 10;
  static final int NOTE = 11;
  static final int UNDER_SEAL = 12;
  static final int NOTE_LOOK = 13;
  static final int INFO = 14;
  static final int HIDDEN_CONTENT = 15;

  /** Named by page resources, and nowhere defined. */
  static final int PROMISED = 90;

  private static final List<String> OBJECTS =
      List.of(
          "<< /Type /Catalog /Pages 2 0 R /AcroForm 10 0 R >>",
          "<< /Type /Pages /Count 2 /Kids [3 0 R 4 0 R] /MediaBox [0 0 595 842] >>",
          "<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Annots [11 0 R 12 0 R] /Resources"
              + " << /Font << /F1 6 0 R >> /XObject << /Ov 7 0 R /Gone 90 0 R >> >> >>",
          "<< /Type /Page /Parent 2 0 R /Contents 8 0 R /Resources << /Font << /F1 6 0 R >> >> >>",
          Update.stream("", "BT /F1 20 Tf 72 700 Td (Pay 100 yuan) Tj ET /Ov Do"),
          "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
          Update.stream(
              "/Type /XObject /Subtype /Form /BBox [0 0 90 20]", "1 1 1 rg 0 0 90 20 re f"),
          Update.stream("", "BT /F1 20 Tf 72 700 Td (Second page) Tj ET"),
          "<< /Title (spare) >>",
          "<< /Fields [11 0 R 12 0 R] /DA (/Helv 0 Tf 0 g) >>",
          field("note", "[50 50 150 70]"),
          field("under", "[250 530 320 590]"),
          Update.stream("/Type /XObject /Subtype /Form /BBox [0 0 100 20]", "0 g"),
          "<< /Title (License) /Producer (lab) >>",
          Update.stream("", "BT /F1 20 Tf 72 700 Td (Pay 999 yuan) Tj ET"));

  private static String field(String name, String rectangle) {
    return "<< /Type /Annot /Subtype /Widget /FT /Tx /T ("
        + name
        + ") /F 4 /Rect "
        + rectangle
        + " /P 3 0 R /AP << /N 13 0 R >> >>";
  }

  /** Writes the document and seals it in the middle of its first page. */
  static Victim of(SignatureAlgorithm algorithm, int certification, XrefKind kind) {
    PdfSealer sealer = SealingOffice.sealer(algorithm);
    try {
      byte[] sealed =
          (certification == 0 ? sealer : sealer.certifying(certification))
              .seal(document(kind), SealPlacement.centredAtMm(1, 100, 100))
              .bytes();
      return new Victim(
          algorithm, certification, kind, sealed, PdfFile.strict(Bytes.of(sealed), ""));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] document(XrefKind kind) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SortedMap<Integer, Long> offsets = new TreeMap<>();
    XrefKind.text(out, "%PDF-1.7\n");
    for (int i = 0; i < OBJECTS.size(); i++) {
      offsets.put(i + 1, (long) out.size());
      XrefKind.text(out, (i + 1) + " 0 obj\n" + OBJECTS.get(i) + "\nendobj\n");
    }
    kind.write(out, new Section(offsets, OBJECTS.size() + 1, "/Root 1 0 R /Info 14 0 R", -1));
    return out.toByteArray();
  }

  Dictionary dictionary(int number) {
    PdfObject value = object(number);
    return value instanceof Stream stream ? stream.dictionary() : (Dictionary) value;
  }

  private PdfObject object(int number) {
    try {
      return file.object(number).value();
    } catch (PdfException e) {
      throw new IllegalStateException(e);
    }
  }

  private Field seal() {
    try {
      return FormFields.of(file).stream().filter(Field::isSignature).findFirst().orElseThrow();
    } catch (PdfException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the number of the seal's field, which is its widget as well. */
  int sealField() {
    return Objects.requireNonNull(seal().nullableReference()).number();
  }

  int signature() {
    return ((Ref) seal().value()).number();
  }

  /** Returns the number of the stream that draws the seal. */
  int sealLook() {
    return ((Ref) ((Dictionary) dictionary(sealField()).get("AP")).get("N")).number();
  }

  String sealRectangle() {
    return PdfText.of(dictionary(sealField()).get("Rect"));
  }

  int size() {
    try {
      return Math.max(file.nextNumber(), PROMISED + 1);
    } catch (PdfException e) {
      throw new IllegalStateException(e);
    }
  }

  String trailer() {
    return "/Root 1 0 R /Info 14 0 R /ID " + PdfText.of(file.trailer().get("ID"));
  }

  long startxref() {
    return file.sections().get(0).offset();
  }

  long offset(int number) {
    try {
      return file.object(number).start();
    } catch (PdfException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return algorithm + ", P " + certification + ", " + kind;
  }
}
