package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.draw.PageGeometry;
import io.github.yinxin.pdfseal.internal.sealing.Refusal.Reason;
import io.github.yinxin.pdfseal.internal.syntax.Page;
import io.github.yinxin.pdfseal.internal.syntax.PageTree;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A document opened for sealing. */
public final class OpenDocument {

  private final PdfFile file;
  private final PageTree pages;
  private final String password;
  private final Map<Integer, Page> seen = new HashMap<>();
  private final Map<Integer, PageGeometry> geometries = new HashMap<>();

  OpenDocument(PdfFile file, String password) throws PdfException {
    this.file = file;
    this.pages = PageTree.of(file);
    this.password = password;
  }

  PdfFile file() {
    return file;
  }

  String password() {
    return password;
  }

  Page page(int number) throws Refusal, PdfException {
    @Nullable Page known = seen.get(number);
    if (known != null) {
      return known;
    }
    Optional<Page> page = number < 0 ? Optional.of(pages.last()) : pages.page(number);
    if (page.isEmpty()) {
      throw new Refusal(
          Reason.NO_SUCH_PAGE, "there is no page " + number + ": the last is " + pages.count());
    }
    seen.put(number, page.get());
    seen.put(page.get().number(), page.get());
    return page.get();
  }

  PageGeometry geometry(Page page) throws PdfException {
    @Nullable PageGeometry known = geometries.get(page.number());
    if (known != null) {
      return known;
    }
    PageGeometry geometry = PageBoxes.of(file, page);
    geometries.put(page.number(), geometry);
    return geometry;
  }

  /** Returns a place on a page; a negative page stands for the last one. */
  public Spot spot(int page, double xMm, double yMm) throws Refusal, IOException {
    return new Spot(page(page).number(), xMm, yMm);
  }

  /**
   * Returns a place measured from the lower right corner; on a page too small for that, its middle.
   */
  public Spot fromLowerRight(int page, double rightMm, double bottomMm)
      throws Refusal, IOException {
    Page found = page(page);
    PageGeometry geometry = geometry(found);
    double x = Math.max(geometry.widthMm() - rightMm, geometry.widthMm() / 2);
    double y = Math.max(geometry.heightMm() - bottomMm, geometry.heightMm() / 2);
    return new Spot(found.number(), x, y);
  }

  /**
   * Returns the chosen places of a keyword.
   *
   * @param found how many there are to choose from
   */
  public List<Spot> chosen(String keyword, List<Spot> places, int found) throws Refusal {
    if (places.isEmpty()) {
      throw new Refusal(
          Reason.KEYWORD_NOT_FOUND, "the text \"" + keyword + "\" stands there " + times(found));
    }
    return places;
  }

  private static String times(int found) {
    return switch (found) {
      case 0 -> "on other pages only";
      case 1 -> "only once";
      default -> "only " + found + " times";
    };
  }

  /** Returns where a keyword stands, in reading order; at least one place. */
  public List<Spot> find(String keyword) throws Refusal, IOException {
    KeywordFinder finder = new KeywordFinder(keyword);
    List<Spot> found = finder.search(file.bytes(), password);
    if (found.isEmpty()) {
      throw finder.sawUnmappedGlyphs()
          ? new Refusal(Reason.NO_UNICODE_MAP, "a font does not say which characters it shows")
          : new Refusal(
              Reason.KEYWORD_NOT_FOUND, "the text \"" + keyword + "\" is not on the pages");
    }
    return found;
  }
}
