package io.github.yinxin.qr.internal;

import java.time.Duration;

/** When to stop looking. */
final class Deadline {

  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  static Deadline after(Duration budget) {
    return new Deadline(System.nanoTime() + budget.toNanos());
  }

  boolean isOver() {
    return System.nanoTime() - end > 0;
  }
}
