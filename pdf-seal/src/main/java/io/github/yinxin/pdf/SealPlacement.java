package io.github.yinxin.pdf;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.pdfseal.internal.sealing.OpenDocument;
import io.github.yinxin.pdfseal.internal.sealing.Refusal;
import io.github.yinxin.pdfseal.internal.sealing.Spot;
import java.io.IOException;
import java.util.List;

/**
 * Where a seal goes, in millimetres of the page as a viewer shows it, from the top left corner:
 * rotation, crop box and user unit are taken care of.
 */
public abstract sealed class SealPlacement {

  private static final int LAST_PAGE = -1;
  private static final int ANY_PAGE = 0;

  private SealPlacement() {}

  /**
   * Centres the seal at a place of a page.
   *
   * @param page page number from 1
   * @param x the seal's centre, from the left edge
   * @param y the seal's centre, from the top edge
   * @throws IllegalArgumentException if the page is below 1 or a number is not finite
   */
  public static SealPlacement centredAtMm(int page, double x, double y) {
    if (page < 1) {
      throw new IllegalArgumentException("page " + page + " is below 1");
    }
    return new At(page, x, y);
  }

  /**
   * Centres the seal at a place of the last page.
   *
   * @see #centredAtMm
   */
  public static SealPlacement onLastPageAtMm(double x, double y) {
    return new At(LAST_PAGE, x, y);
  }

  /** Puts the seal into the lower right corner of a page, at a usual distance from the edges. */
  public static SealPlacement lowerRight(int page) {
    return new LowerRight(page);
  }

  /** Puts the seal into the lower right corner of the last page. */
  public static SealPlacement lowerRightOfLastPage() {
    return new LowerRight(LAST_PAGE);
  }

  /**
   * Centres the seal on a text, 0.38 em above its baseline.
   *
   * @param text spaces and compatibility forms do not matter
   * @param number which occurrence, from 1
   */
  public static Keyword onKeyword(String text, int number) {
    if (number < 1) {
      throw new IllegalArgumentException("occurrence " + number + " is below 1");
    }
    return new Keyword(
        text,
        ANY_PAGE,
        found -> number > found.size() ? List.of() : List.of(found.get(number - 1)));
  }

  /** Centres the seal on the last occurrence of a text. */
  public static Keyword onLastKeyword(String text) {
    return new Keyword(
        text, ANY_PAGE, found -> found.subList(Math.max(0, found.size() - 1), found.size()));
  }

  /** Centres a seal on every occurrence of a text. */
  public static Keyword onEveryKeyword(String text) {
    return new Keyword(text, ANY_PAGE, found -> found);
  }

  abstract List<Spot> places(OpenDocument document) throws Refusal, IOException;

  private static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(value + " mm is no distance");
    }
    return value;
  }

  private static final class At extends SealPlacement {

    private final int page;
    private final double x;
    private final double y;

    At(int page, double x, double y) {
      this.page = page;
      this.x = finite(x);
      this.y = finite(y);
    }

    @Override
    List<Spot> places(OpenDocument document) throws Refusal, IOException {
      return List.of(document.spot(page, x, y));
    }
  }

  private static final class LowerRight extends SealPlacement {

    private static final double FROM_RIGHT_MM = 45;
    private static final double FROM_BOTTOM_MM = 50;

    private final int page;

    LowerRight(int page) {
      this.page = page;
    }

    @Override
    List<Spot> places(OpenDocument document) throws Refusal, IOException {
      return List.of(document.fromLowerRight(page, FROM_RIGHT_MM, FROM_BOTTOM_MM));
    }
  }

  /** On a text, wherever that stands. */
  public static final class Keyword extends SealPlacement {

    private interface Choice {
      List<Spot> of(List<Spot> found);
    }

    private final String text;
    private final int page;
    private final Choice choice;

    private Keyword(String text, int page, Choice choice) {
      this.text = requireNonNull(text, "text");
      this.page = page;
      this.choice = choice;
      if (text.isBlank()) {
        throw new IllegalArgumentException("keyword is blank");
      }
    }

    /**
     * Returns a placement that looks on one page only; occurrences are counted there.
     *
     * @param page page number from 1
     */
    public Keyword onPage(int page) {
      if (page < 1) {
        throw new IllegalArgumentException("page " + page + " is below 1");
      }
      return new Keyword(text, page, choice);
    }

    /** Returns a placement that looks on the last page only. */
    public Keyword onLastPage() {
      return new Keyword(text, LAST_PAGE, choice);
    }

    @Override
    List<Spot> places(OpenDocument document) throws Refusal, IOException {
      List<Spot> found = document.find(text);
      if (page != ANY_PAGE) {
        int only = document.spot(page, 0, 0).page();
        found = found.stream().filter(spot -> spot.page() == only).toList();
      }
      return document.chosen(text, choice.of(found), found.size());
    }
  }
}
