package io.github.yinxin.pdfseal.internal.report;

/**
 * What drawing one report may cost. A renderer that somebody else wrote is asked to draw what
 * somebody hostile wrote, so everything is paid from here. Belongs to one thread.
 */
final class Allowance {

  private static final long MEGABYTE = 1L << 20;
  private static final long SECOND = 1_000_000_000L;
  // So often the clock is asked.
  private static final int PACE = 64;

  private final long deadline;
  private long inflatable = 256 * MEGABYTE;
  private long pixels = 160_000_000;
  private int objects = 100_000;
  private int operators = 4_000_000;

  Allowance(long seconds) {
    this.deadline = System.nanoTime() + seconds * SECOND;
  }

  /** Pays for one object that a page needs. */
  void object() {
    if (--objects < 0) {
      throw new NotShown("页面引用的对象过多", "the pages need too many objects");
    }
    requireTime();
  }

  /** Pays for inflated bytes. */
  void inflated(long bytes) {
    inflatable -= bytes;
    if (inflatable < 0) {
      throw new NotShown("解压后的数据超出限额", "streams inflate to more than is allowed");
    }
    requireTime();
  }

  /** Pays for the pixels of an image, or of what is drawn. */
  void pixels(long width, long height) {
    if (width < 0 || height < 0 || width > 1 << 20 || height > 1 << 20) {
      throw new NotShown("图像尺寸异常", "an image of " + width + " x " + height + " pixels");
    }
    pixels -= width * height;
    if (pixels < 0) {
      throw new NotShown("图像过大", "images have more pixels than is allowed");
    }
    requireTime();
  }

  /** Pays for one operator that is carried out. */
  void operator() {
    if (--operators < 0) {
      throw new NotShown("绘制步骤过多", "the pages take too many steps to draw");
    }
    if (operators % PACE == 0) {
      requireTime();
    }
  }

  private void requireTime() {
    if (System.nanoTime() - deadline > 0) {
      throw new NotShown("绘制用时过长", "drawing takes too long");
    }
  }
}
