package io.github.yinxin.qr.internal;

import com.google.zxing.ResultPoint;
import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.detector.FinderPattern;
import com.google.zxing.qrcode.detector.FinderPatternFinder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds everything that looks like a finder pattern, and the threes that may belong together. */
final class FinderSearch extends FinderPatternFinder {

  // A picture of nothing but such patterns must not cost the cube of their number.
  private static final int MAX_FINDERS = 40;
  private static final int MAX_FOUND = 400;
  private static final int MAX_THREES = 150;
  private static final int RUNS = 5;
  private static final double MAX_MODULE_RATIO = 1.8;
  private static final double MAX_SIDE_RATIO = 2.2;
  private static final double MAX_COSINE = 0.6;

  private final BitMatrix picture;

  private FinderSearch(BitMatrix picture) {
    super(picture);
    this.picture = picture;
  }

  /**
   * Three patterns in the places that they have in a code.
   *
   * @param misfit how far they are from being a code's, 0 for not at all
   */
  record Three(
      FinderPattern bottomLeft, FinderPattern topLeft, FinderPattern topRight, double misfit) {

    double moduleSize() {
      return (bottomLeft.getEstimatedModuleSize()
              + topLeft.getEstimatedModuleSize()
              + topRight.getEstimatedModuleSize())
          / 3;
    }

    boolean touches(List<FinderPattern> used) {
      return used.contains(bottomLeft) || used.contains(topLeft) || used.contains(topRight);
    }
  }

  /** Returns patterns, those seen in most rows first. */
  static List<FinderPattern> patterns(BitMatrix picture, int step) {
    FinderSearch search = new FinderSearch(picture);
    for (int y = step / 2; y < picture.getHeight(); y += step) {
      search.row(y);
      if (search.getPossibleCenters().size() > MAX_FOUND) {
        break;
      }
    }
    return search.getPossibleCenters().stream()
        .sorted(Comparator.comparingInt(FinderPattern::getCount).reversed())
        .limit(MAX_FINDERS)
        .toList();
  }

  private void row(int y) {
    BitArray row = picture.getRow(y, null);
    int width = row.getSize();
    int[] runs = new int[RUNS];
    // Light and dark by turns; the first light run may have no length.
    int end = 0;
    for (int seen = 0; end < width; seen++) {
      boolean light = seen % 2 == 0;
      int begin = end;
      end = light ? row.getNextSet(begin) : row.getNextUnset(begin);
      System.arraycopy(runs, 1, runs, 0, RUNS - 1);
      runs[RUNS - 1] = end - begin;
      if (!light && seen >= RUNS && foundPatternCross(runs)) {
        handlePossibleCenter(runs.clone(), y, end);
      }
    }
  }

  /** Returns the threes among patterns that may be a code's, the likeliest first. */
  static List<Three> threes(List<FinderPattern> patterns) {
    List<Three> threes = new ArrayList<>();
    for (int i = 0; i < patterns.size(); i++) {
      for (int j = i + 1; j < patterns.size(); j++) {
        for (int k = j + 1; k < patterns.size(); k++) {
          add(threes, patterns.get(i), patterns.get(j), patterns.get(k));
        }
      }
    }
    threes.sort(Comparator.comparingDouble(Three::misfit));
    return threes.subList(0, Math.min(MAX_THREES, threes.size()));
  }

  private static void add(List<Three> threes, FinderPattern... patterns) {
    double smallest = Double.MAX_VALUE;
    double largest = 0;
    for (FinderPattern pattern : patterns) {
      smallest = Math.min(smallest, pattern.getEstimatedModuleSize());
      largest = Math.max(largest, pattern.getEstimatedModuleSize());
    }
    if (largest > smallest * MAX_MODULE_RATIO) {
      return;
    }
    ResultPoint.orderBestPatterns(patterns);
    double down = ResultPoint.distance(patterns[1], patterns[0]);
    double right = ResultPoint.distance(patterns[1], patterns[2]);
    double ratio = Math.max(down, right) / Math.min(down, right);
    double cosine = cosine(patterns[1], patterns[0], patterns[2]) / (down * right);
    double module = (smallest + largest) / 2;
    // Two finder patterns of the smallest code are 14 modules apart.
    if (ratio > MAX_SIDE_RATIO || Math.abs(cosine) > MAX_COSINE || down < 9 * module) {
      return;
    }
    double unseen = 0;
    for (FinderPattern pattern : patterns) {
      unseen += 1.0 / pattern.getCount();
    }
    double misfit =
        (ratio - 1)
            + Math.abs(cosine)
            + (largest / smallest - 1)
            + 0.3 * unseen
            + down / module / 400;
    threes.add(new Three(patterns[0], patterns[1], patterns[2], misfit));
  }

  private static double cosine(ResultPoint corner, ResultPoint a, ResultPoint b) {
    return (a.getX() - corner.getX()) * (b.getX() - corner.getX())
        + (a.getY() - corner.getY()) * (b.getY() - corner.getY());
  }
}
