package io.github.yinxin.pdf;

import io.github.yinxin.pdfseal.internal.sealing.IncrementalSealing.Place;

/**
 * Where a seal goes, in millimetres of the page as a viewer shows it, from the top left corner:
 * rotation, crop box and user unit are taken care of.
 */
public abstract sealed class SealPlacement {

  private static final int LAST_PAGE = -1;

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

  /** Returns the place on the page. */
  abstract Place place();

  private static final class At extends SealPlacement {

    private final Place place;

    At(int page, double x, double y) {
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        throw new IllegalArgumentException("(" + x + ", " + y + ") mm is no place");
      }
      this.place = new Place(page, x, y);
    }

    @Override
    Place place() {
      return place;
    }
  }
}
