package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.draw.PageGeometry;
import io.github.yinxin.pdfseal.internal.syntax.Page;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Real;
import java.awt.geom.Rectangle2D;

/** Reads what a viewer shows of a page: boxes, rotation and unit (ISO 32000-1 7.7.3.3, 14.11.2). */
final class PageBoxes {

  // What readers take if a page has no box, against 7.7.3.3 which requires one.
  private static final Rectangle2D LETTER = new Rectangle2D.Double(0, 0, 612, 792);

  private PageBoxes() {}

  static PageGeometry of(PdfFile file, Page page) throws PdfException {
    Rectangle2D media = box(file, page.inherited("MediaBox"), LETTER);
    Rectangle2D visible = box(file, page.inherited("CropBox"), media).createIntersection(media);
    long turn = file.resolve(page.inherited("Rotate")) instanceof Int turned ? turned.value() : 0;
    double unit = number(file.resolve(page.dictionary().get("UserUnit")), 1);
    return new PageGeometry(
        visible.isEmpty() ? media : visible,
        turn % 90 == 0 ? (int) (turn % 360) : 0,
        unit > 0 ? unit : 1);
  }

  private static Rectangle2D box(PdfFile file, PdfObject object, Rectangle2D otherwise)
      throws PdfException {
    if (!(file.resolve(object) instanceof Array array) || array.size() != 4) {
      return otherwise;
    }
    Rectangle2D box = new Rectangle2D.Double();
    box.setFrameFromDiagonal(
        number(file.resolve(array.get(0)), 0),
        number(file.resolve(array.get(1)), 0),
        number(file.resolve(array.get(2)), 0),
        number(file.resolve(array.get(3)), 0));
    return box.isEmpty() ? otherwise : box;
  }

  static double number(PdfObject object, double otherwise) {
    if (object instanceof Int number) {
      return number.value();
    }
    return object instanceof Real number ? number.value() : otherwise;
  }
}
