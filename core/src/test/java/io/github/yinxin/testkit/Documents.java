package io.github.yinxin.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * PDF documents made of nothing but bytes (ISO 32000-1): the input of sealing tests, written
 * without the libraries under test. The same document always gives the same bytes. Immutable.
 */
public final class Documents {

  private static final int CATALOG = 1;
  private static final int PAGES = 2;
  private static final int FONT = 3;
  private static final int FIRST_PAGE = 4;
  private static final int FONT_SIZE = 12;
  private static final int LINE_HEIGHT = 18;
  private static final int MARGIN = 72;
  private static final int EVERY_PAGE = 0;

  /** How a document finds its objects. */
  public enum CrossReference {
    /** The classic table and trailer, 7.5.4; PDF 1.4. */
    TABLE,
    /** A cross-reference stream, 7.5.8, all objects in plain sight; PDF 1.5. */
    STREAM,
    /** A cross-reference stream, and an object stream 7.5.7 with all that may go there; PDF 1.5. */
    OBJECT_STREAM
  }

  /**
   * A rectangle in points, 7.9.5.
   *
   * @param left x of the lower left corner
   * @param bottom y of the lower left corner
   * @param right x of the upper right corner
   * @param top y of the upper right corner
   */
  public record Box(double left, double bottom, double right, double top) {
    /** ISO A4, upright. */
    public static final Box A4 = new Box(0, 0, 595.28, 841.89);

    String syntax() {
      return String.format(Locale.ROOT, "[%.2f %.2f %.2f %.2f]", left, bottom, right, top);
    }
  }

  private record Line(int page, String text) {
    Line {
      if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
        throw new IllegalArgumentException("'" + text + "' is not printable ASCII");
      }
    }

    boolean standsOn(int number) {
      return page == EVERY_PAGE || page == number;
    }

    String syntax() {
      String escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
      return "(" + escaped + ") Tj T*\n";
    }
  }

  private record Shape(Box media, String extras) {}

  private final int pageCount;
  private final List<Line> lines;
  private final Shape shape;
  private final CrossReference crossReference;

  private Documents(int pageCount, List<Line> lines, Shape shape, CrossReference crossReference) {
    this.pageCount = pageCount;
    this.lines = List.copyOf(lines);
    this.shape = shape;
    this.crossReference = crossReference;
  }

  /** Returns a document of empty A4 pages with a classic cross-reference table. */
  public static Documents pages(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("document has " + count + " pages, at least 1 is needed");
    }
    return new Documents(count, List.of(), new Shape(Box.A4, ""), CrossReference.TABLE);
  }

  /** Adds a line to every page, below those already there: Helvetica, 12 points, ASCII. */
  public Documents line(String text) {
    return with(new Line(EVERY_PAGE, text));
  }

  /** Adds a line to one page; the first page is 1. */
  public Documents line(int page, String text) {
    if (page < 1 || page > pageCount) {
      throw new IllegalArgumentException("page " + page + " is not within 1 to " + pageCount);
    }
    return with(new Line(page, text));
  }

  /** Sets the size of all pages. */
  public Documents mediaBox(Box media) {
    return with(new Shape(media, shape.extras));
  }

  /** Sets the visible part of all pages. */
  public Documents cropBox(Box crop) {
    return with(new Shape(shape.media, shape.extras + " /CropBox " + crop.syntax()));
  }

  /** Turns all pages clockwise by 0, 90, 180 or 270 degrees. */
  public Documents rotated(int degrees) {
    if (degrees % 90 != 0) {
      throw new IllegalArgumentException("rotation by " + degrees + " is no multiple of 90");
    }
    return with(new Shape(shape.media, shape.extras + " /Rotate " + degrees));
  }

  /** Chooses how the document finds its objects. */
  public Documents finding(CrossReference by) {
    return new Documents(pageCount, lines, shape, by);
  }

  /** Writes the document. */
  public byte[] bytes() {
    DocumentWriter writer = new DocumentWriter(crossReference);
    writer.object(CATALOG, "<< /Type /Catalog /Pages " + PAGES + " 0 R >>");
    String kids =
        IntStream.range(0, pageCount)
            .mapToObj(i -> pageNumber(i) + " 0 R")
            .collect(Collectors.joining(" "));
    writer.object(PAGES, "<< /Type /Pages /Count " + pageCount + " /Kids [" + kids + "] >>");
    writer.object(
        FONT, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    for (int i = 0; i < pageCount; i++) {
      writer.object(pageNumber(i), page(pageNumber(i) + 1));
      writer.stream(pageNumber(i) + 1, "", content(i + 1));
    }
    return writer.finish(CATALOG);
  }

  private Documents with(Line line) {
    List<Line> more = new ArrayList<>(lines);
    more.add(line);
    return new Documents(pageCount, more, shape, crossReference);
  }

  private Documents with(Shape newShape) {
    return new Documents(pageCount, lines, newShape, crossReference);
  }

  private static int pageNumber(int index) {
    return FIRST_PAGE + 2 * index;
  }

  private String page(int content) {
    return "<< /Type /Page /Parent "
        + (PAGES + " 0 R /MediaBox " + shape.media.syntax() + shape.extras)
        + (" /Resources << /Font << /F1 " + FONT + " 0 R >> >>")
        + (" /Contents " + content + " 0 R >>");
  }

  private String content(int page) {
    String shown =
        lines.stream()
            .filter(line -> line.standsOn(page))
            .map(Line::syntax)
            .collect(Collectors.joining());
    double x = shape.media.left + MARGIN;
    double y = shape.media.top - MARGIN;
    return String.format(
        Locale.ROOT,
        "BT\n/F1 %d Tf\n%d TL\n%.2f %.2f Td\n%sET\n",
        FONT_SIZE,
        LINE_HEIGHT,
        x,
        y,
        shown);
  }
}
