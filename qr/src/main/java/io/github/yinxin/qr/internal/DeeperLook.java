package io.github.yinxin.qr.internal;

import io.github.yinxin.qr.ScannedCode;
import io.github.yinxin.qr.ScannedCode.Point;
import java.util.List;
import java.util.function.Function;

/**
 * A deeper look at a camera's frame, at a quarter of its pixels: the whole of it at half its size,
 * or a window of it as it is. Codes that are near are found in the one, small ones in the other.
 */
final class DeeperLook {

  // Each costs little enough for a frame: nothing is softened, sharpened or enlarged.
  private static final List<Function<Grey, Way>> WAYS =
      List.of(
          grey -> Way.byOurs(grey, 20, 8),
          Way::byHybrid,
          grey -> Way.byOurs(grey, 8, 5),
          grey -> Way.byHybrid(grey.inverted()),
          grey -> Way.byOurs(grey, 60, 20),
          grey -> Way.byOurs(grey.inverted(), 12, 8));
  // Left and top of windows of half the width and height, in quarters; people aim at the middle.
  private static final int[][] WINDOWS = {{1, 1}, {0, 0}, {2, 0}, {0, 2}, {2, 2}};

  private final Way way;
  private final int left;
  private final int top;

  private DeeperLook(Way way, int left, int top) {
    this.way = way;
    this.left = left;
    this.top = top;
  }

  /** Returns the look that is due: by turns at the whole and at a window, each in another way. */
  static DeeperLook at(Grey frame, int turn) {
    int round = Math.floorMod(turn, 2 * WAYS.size() * WINDOWS.length);
    Function<Grey, Way> how = WAYS.get(round / 2 % WAYS.size());
    if (round % 2 == 0) {
      return new DeeperLook(how.apply(frame.reducedBy(2)), 0, 0);
    }
    int[] window = WINDOWS[round / 2 % WINDOWS.length];
    int left = frame.width * window[0] / 4;
    int top = frame.height * window[1] / 4;
    int columns = Math.max(1, frame.width / 2);
    int rows = Math.max(1, frame.height / 2);
    return new DeeperLook(how.apply(frame.part(left, top, columns, rows)), left, top);
  }

  /** Returns what is found until the deadline, where it is in the frame. */
  List<ScannedCode> read(Deadline deadline) {
    return way.reader(deadline).stream()
        .flatMap(reader -> reader.closely(List.of()).stream())
        .map(this::inFrame)
        .toList();
  }

  private ScannedCode inFrame(ScannedCode code) {
    return new ScannedCode(
        code.text(),
        code.corners().stream().map(c -> new Point(c.x() + left, c.y() + top)).toList());
  }
}
