package io.github.yinxin.qr.internal;

import io.github.yinxin.qr.ScannedCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** One look at a picture, in as many ways as time allows. */
public final class Scan {

  // Readers do worse, not better, on photographs larger than these.
  private static final int LARGE = 1600;
  private static final int COMFORTABLE = 1000;
  private static final int LITTLE = 550;
  // In percent of the plain pass's time. The rest of it is for what is begun when that is over.
  private static final int DEEPER = 80;

  private final Grey picture;
  private final long begun = System.nanoTime();
  private Deadline deadline;
  private final Predicate<ScannedCode> credible;
  private final List<ScannedCode> codes = new ArrayList<>();

  /**
   * Begins a look.
   *
   * @param pixels {@code width * height} bytes, row by row; left alone
   * @param credible says of a code whether to look no further for what stands in its place
   */
  public Scan(
      byte[] pixels, int width, int height, Duration budget, Predicate<ScannedCode> credible) {
    this.picture = new Grey(width, height, pixels, 1);
    this.deadline = Deadline.after(budget);
    this.credible = credible;
  }

  /** Returns what one plain pass reads. */
  public List<ScannedCode> plainly() {
    Way.byHybrid(picture).reader(deadline).ifPresent(reader -> add(reader.plainly()));
    return codes;
  }

  /** Returns what all ways together read; each text once. */
  public List<ScannedCode> thoroughly() {
    for (Function<Grey, Way> way : ways()) {
      look(way);
      if (!codes.isEmpty() && codes.stream().allMatch(credible)) {
        besides().forEach(this::look);
        break;
      }
    }
    return codes;
  }

  /**
   * Returns what one deeper look reads in less time than the plain pass took, so that both together
   * cost at most twice as much; which one goes round with {@code turn}.
   */
  public List<ScannedCode> deeply(int turn) {
    deadline = Deadline.after(Duration.ofNanos((System.nanoTime() - begun) * DEEPER / 100));
    add(DeeperLook.at(picture, turn).read(deadline));
    return codes;
  }

  private void look(Function<Grey, Way> way) {
    if (deadline.isOver()) {
      return;
    }
    way.apply(picture)
        .reader(deadline)
        .ifPresent(
            reader -> {
              add(reader.severally());
              add(reader.closely(codes));
            });
  }

  private void add(List<ScannedCode> found) {
    for (ScannedCode code : found) {
      if (codes.stream().noneMatch(known -> Areas.same(known, code))) {
        codes.add(code);
      } else if (credible.test(code)) {
        codes.removeIf(known -> !credible.test(known) && Areas.same(known, code));
        if (codes.stream().noneMatch(known -> Areas.same(known, code))) {
          codes.add(code);
        }
      }
    }
  }

  private List<Function<Grey, Way>> ways() {
    List<Function<Grey, Way>> ways = new ArrayList<>();
    ways.add(p -> Way.byHybrid(atMost(p, LARGE)));
    ways.add(p -> Way.byOurs(atMost(p, LARGE), 20, 8));
    ways.add(p -> Way.byHybrid(atMost(p, COMFORTABLE)));
    ways.add(p -> Way.byHistogram(atMost(p, COMFORTABLE)));
    ways.add(p -> Way.byOurs(atMost(p, COMFORTABLE), 8, 5));
    ways.add(p -> Way.byOurs(atMost(p, LITTLE), 12, 8));
    ways.add(p -> Way.byHybrid(p.longerSide() > LARGE ? atMost(p, LITTLE) : p.reducedBy(2)));
    ways.add(p -> Way.byHybrid(atMost(p, COMFORTABLE).inverted()));
    ways.add(p -> Way.byOurs(atMost(p, LARGE).softened(1), 10, 10));
    ways.add(p -> Way.byOurs(enlarged(p), 24, 6));
    ways.add(p -> Way.byOurs(atMost(p, COMFORTABLE).sharpened(2, 1.5), 15, 10));
    ways.add(p -> Way.byHistogram(atMost(p, LITTLE)));
    ways.add(p -> Way.byOurs(atMost(p, LITTLE).inverted(), 12, 8));
    ways.add(p -> Way.byOurs(atMost(p, LARGE).softened(3), 30, 5));
    ways.add(p -> Way.byOurs(atMost(p, COMFORTABLE), 60, 20));
    ways.add(Way::byHybrid);
    return ways;
  }

  // Where one code is, another may be that the way which read the first one cannot see: worse
  // lit, or light on dark.
  private static List<Function<Grey, Way>> besides() {
    return List.of(
        p -> Way.byOurs(atMost(p, COMFORTABLE), 8, 5),
        p -> Way.byOurs(atMost(p, COMFORTABLE).inverted(), 12, 8));
  }

  private static Grey atMost(Grey grey, int side) {
    int factor = (grey.longerSide() + side - 1) / side;
    if (factor <= 1) {
      return grey;
    }
    Grey reduced = factor > 2 ? grey.reducedBy(factor - 1) : grey;
    return reduced.longerSide() > side
        ? reduced.scaledBy((double) side / reduced.longerSide())
        : reduced;
  }

  private static Grey enlarged(Grey grey) {
    return grey.longerSide() > COMFORTABLE ? grey : grey.scaledBy(2);
  }
}
