package io.github.yinxin.qr.internal;

import com.google.zxing.ResultPoint;
import com.google.zxing.common.BitMatrix;
import io.github.yinxin.qr.ScannedCode;
import java.util.List;
import java.util.Optional;

/** Reads a code whose finder patterns are known from the grey picture itself. */
final class GridDecoder {

  private static final int SMALLEST = 21;
  private static final int LARGEST = 177;
  private static final double FINDERS = 7;
  // Half of a wrong grid's timing modules are right by chance.
  private static final double TIMING = 0.68;
  private static final int[] NEARBY = {0, 4, -4, 8, -8};
  private static final int[] NEARBY_LARGE = {0, 4, -4, 8, -8, 12, -12};
  private static final int LARGE = 61;
  private static final int WIDE = 1000;

  // How far a module's surroundings reach, and how much of the blur is taken out again.
  private record Trial(int radius, double undoBlur) {}

  private static final Trial[] TRIALS = {
    new Trial(6, 0), new Trial(6, 0.5), new Trial(WIDE, 0.2), new Trial(3, 0.25), new Trial(8, 1.0)
  };

  private final Grey grey;
  private final Deadline deadline;
  private boolean tried;

  GridDecoder(Grey grey, Deadline deadline) {
    this.grey = grey;
    this.deadline = deadline;
  }

  // What is likeliest is always tried: to have found it would be for nothing otherwise.
  boolean isOver() {
    return tried && deadline.isOver();
  }

  Optional<ScannedCode> decode(FinderSearch.Three finders) {
    int likeliest = dimension(finders);
    for (int nearby : likeliest > LARGE ? NEARBY_LARGE : NEARBY) {
      int modules = likeliest + nearby;
      if (modules >= SMALLEST && modules <= LARGEST && !isOver()) {
        Optional<ScannedCode> code = decode(finders, modules);
        if (code.isPresent()) {
          return code;
        }
      }
    }
    return Optional.empty();
  }

  private static int dimension(FinderSearch.Three finders) {
    double right = ResultPoint.distance(finders.topLeft(), finders.topRight());
    double down = ResultPoint.distance(finders.topLeft(), finders.bottomLeft());
    double rightSize =
        (finders.topLeft().getEstimatedModuleSize() + finders.topRight().getEstimatedModuleSize())
            / 2;
    double downSize =
        (finders.topLeft().getEstimatedModuleSize() + finders.bottomLeft().getEstimatedModuleSize())
            / 2;
    double x = Math.abs(finders.topRight().getX() - finders.topLeft().getX());
    double y = Math.abs(finders.topRight().getY() - finders.topLeft().getY());
    // Sizes were taken along rows and columns, where a turned pattern is longer.
    double straight = Math.max(x, y) / Math.hypot(x, y);
    double modules = (right / rightSize + down / downSize) / 2 / straight + FINDERS;
    return (int) Math.round((modules - 1) / 4) * 4 + 1;
  }

  private Optional<ScannedCode> decode(FinderSearch.Three finders, int modules) {
    tried = true;
    Optional<Grid> aligned = Grid.aligned(grey, finders, modules);
    Grid flat = Grid.flat(grey, finders, modules);
    double best = 0;
    Grid likeliest = flat;
    for (Grid grid : aligned.isPresent() ? List.of(aligned.get(), flat) : List.of(flat)) {
      Seen seen = look(grid);
      if (seen.code().isPresent()) {
        return seen.code();
      }
      if (seen.timing() > best) {
        best = seen.timing();
        likeliest = grid;
      }
    }
    return best >= TIMING && !isOver() ? look(GridFit.of(likeliest)).code() : Optional.empty();
  }

  /** What a grid came to. */
  private record Seen(double timing, Optional<ScannedCode> code) {}

  private Seen look(Grid grid) {
    if (!grid.liesInPicture()) {
      return new Seen(0, Optional.empty());
    }
    double[][] brightness = ModuleShades.of(grid);
    double timing =
        timing(ModuleShades.darker(brightness, TRIALS[0].radius(), TRIALS[0].undoBlur()));
    if (timing < TIMING) {
      return new Seen(timing, Optional.empty());
    }
    for (Trial trial : TRIALS) {
      BitMatrix modules = ModuleShades.darker(brightness, trial.radius(), trial.undoBlur());
      Optional<ScannedCode> code = Symbols.decode(modules, grid.corners(), grey.scale);
      if (code.isPresent()) {
        return new Seen(timing, code);
      }
    }
    return new Seen(timing, Optional.empty());
  }

  // Between the finder patterns dark and light alternate, in the seventh row and column.
  private static double timing(BitMatrix modules) {
    int right = 0;
    int all = 0;
    for (int i = 8; i < modules.getWidth() - 8; i++) {
      boolean dark = i % 2 == 0;
      right += (modules.get(i, 6) == dark ? 1 : 0) + (modules.get(6, i) == dark ? 1 : 0);
      all += 2;
    }
    return (double) right / all;
  }
}
