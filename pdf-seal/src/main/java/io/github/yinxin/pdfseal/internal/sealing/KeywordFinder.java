package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.draw.PageGeometry;
import io.github.yinxin.pdfseal.internal.sealing.Refusal.Reason;
import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Finds a text on pages by its normalized characters: compatibility forms are folded and spaces
 * left out, because typesetters split words glyph by glyph.
 */
final class KeywordFinder extends PDFTextStripper {

  // The middle of Chinese characters lies this far above their baseline.
  private static final double MIDDLE_EM = 0.38;
  // Closer than this, the same text is drawn twice to look bold.
  private static final double SAME_PLACE_MM = 1;

  /** One character and where its glyph begins and ends, in user space. */
  private record Letter(int character, Point2D begin, Point2D end, Point2D up) {}

  private final String keyword;
  private final List<Letter> letters = new ArrayList<>();
  private PDPage page = new PDPage();
  private PDRectangle box = new PDRectangle();
  private boolean unmapped;

  KeywordFinder(String keyword) {
    this.keyword = normalized(keyword);
    if (this.keyword.isEmpty()) {
      throw new IllegalArgumentException("keyword is blank");
    }
    setSortByPosition(false);
    setStartPage(0);
  }

  /** Returns every place of the keyword, page by page. */
  List<Spot> search(Bytes pdf, String password) throws Refusal, IOException {
    List<Spot> spots = new ArrayList<>();
    try (PDDocument document = Repair.open(pdf, password)) {
      for (int number = 1; number <= document.getNumberOfPages(); number++) {
        letters.clear();
        page = document.getPage(number - 1);
        box = page.getCropBox();
        getText(document);
        addSpots(number, geometry(page), spots);
      }
    } catch (RuntimeException | StackOverflowError e) {
      // PDFBox throws unchecked ones on some files, and recurses into deep ones.
      throw new Refusal(Reason.DAMAGED, "the text cannot be read: " + e);
    }
    return spots;
  }

  private static PageGeometry geometry(PDPage shown) {
    PDRectangle box = shown.getCropBox();
    return new PageGeometry(
        new Rectangle2D.Double(
            box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight()),
        shown.getRotation(),
        shown.getUserUnit());
  }

  // PDFBox would count through all pages for each one, and leave out those without content of their
  // own: their notes and fields are text as well.
  @Override
  protected void processPages(PDPageTree pages) throws IOException {
    processPage(page);
  }

  /** Returns whether a glyph without Unicode was seen: the keyword may hide there. */
  boolean sawUnmappedGlyphs() {
    return unmapped;
  }

  // Filled-in fields and notes are text to whoever looks at the page.
  @Override
  public void processPage(PDPage shown) throws IOException {
    super.processPage(shown);
    for (PDAnnotation annotation : shown.getAnnotations()) {
      if (!annotation.isHidden() && !annotation.isNoView()) {
        showAnnotation(annotation);
      }
    }
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    unmapped |= font.toUnicode(code) == null;
    super.showGlyph(matrix, font, code, displacement);
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    Matrix matrix = text.getTextMatrix();
    // PDFBox measures from the crop box; here the page's own user space is wanted.
    double left = box.getLowerLeftX();
    double bottom = box.getLowerLeftY();
    Point2D begin =
        new Point2D.Double(matrix.getTranslateX() + left, matrix.getTranslateY() + bottom);
    Point2D end = new Point2D.Double(text.getEndX() + left, text.getEndY() + bottom);
    Point2D up = new Point2D.Double(matrix.getShearX(), matrix.getScaleY());
    normalized(text.getUnicode())
        .codePoints()
        .forEach(character -> letters.add(new Letter(character, begin, end, up)));
  }

  private void addSpots(int page, PageGeometry geometry, List<Spot> spots) {
    int[] wanted = keyword.codePoints().toArray();
    for (int i = 0; i + wanted.length <= letters.size(); i++) {
      if (matches(wanted, i)) {
        Spot spot = middle(page, geometry, letters.get(i), letters.get(i + wanted.length - 1));
        if (spots.stream().noneMatch(s -> samePlace(s, spot))) {
          spots.add(spot);
        }
      }
    }
  }

  private boolean matches(int[] wanted, int from) {
    for (int i = 0; i < wanted.length; i++) {
      if (letters.get(from + i).character() != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static Spot middle(int page, PageGeometry geometry, Letter first, Letter last) {
    double x = (first.begin().getX() + last.end().getX()) / 2 + MIDDLE_EM * first.up().getX();
    double y = (first.begin().getY() + last.end().getY()) / 2 + MIDDLE_EM * first.up().getY();
    Point2D shown = geometry.toViewer(x, y);
    return new Spot(page, shown.getX(), shown.getY());
  }

  private static boolean samePlace(Spot one, Spot other) {
    return one.page() == other.page()
        && Math.hypot(one.xMm() - other.xMm(), one.yMm() - other.yMm()) < SAME_PLACE_MM;
  }

  private static String normalized(String text) {
    StringBuilder letters = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> !Character.isWhitespace(c))
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
