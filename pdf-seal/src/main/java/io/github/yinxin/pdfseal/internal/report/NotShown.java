package io.github.yinxin.pdfseal.internal.report;

/** Something is not drawn; passes through a foreign renderer, which knows no such exception. */
final class NotShown extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Words words;

  NotShown(String zh, String en) {
    super(en);
    this.words = new Words(zh, en);
  }

  Words words() {
    return words;
  }
}
