package io.github.yinxin.pdf;

import java.util.ArrayList;
import java.util.List;

/** Documents made to exhaust whoever reads them. */
final class HostileDocuments {

  private HostileDocuments() {}

  /** An array in an array, and so on. */
  static byte[] nestedArrays(int depth) {
    return RawPdf.of(
        List.of(
            "<< /Type /Catalog /Pages 2 0 R /AcroForm 3 0 R >>",
            "<< /Type /Pages /Count 0 /Kids [] >>",
            "[".repeat(depth) + "]".repeat(depth)));
  }

  /** A dictionary in a dictionary, and so on. */
  static byte[] nestedDictionaries(int depth) {
    return RawPdf.of(
        List.of(
            "<< /Type /Catalog /Pages 2 0 R /AcroForm 3 0 R >>",
            "<< /Type /Pages /Count 0 /Kids [] >>",
            "<</Fields ".repeat(depth) + "[]" + ">>".repeat(depth)));
  }

  /** A form field whose only child is a field, and so on. */
  static byte[] fieldChain(int depth) {
    List<String> objects = new ArrayList<>();
    objects.add("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [3 0 R] >> >>");
    objects.add("<< /Type /Pages /Count 0 /Kids [] >>");
    for (int i = 0; i < depth; i++) {
      objects.add("<< /T (a) /Kids [" + (i + 4) + " 0 R] /Parent " + (i + 2) + " 0 R >>");
    }
    objects.add("<< /FT /Sig /T (b) /Parent " + (depth + 2) + " 0 R >>");
    return RawPdf.of(objects);
  }

  /** Page tree nodes with one child each. */
  static byte[] pageChain(int depth) {
    List<String> objects = new ArrayList<>();
    objects.add("<< /Type /Catalog /Pages 2 0 R >>");
    for (int i = 0; i < depth; i++) {
      objects.add("<< /Type /Pages /Count 1 /Kids [" + (i + 3) + " 0 R] >>");
    }
    objects.add("<< /Type /Page /MediaBox [0 0 600 800] >>");
    return RawPdf.of(objects);
  }
}
