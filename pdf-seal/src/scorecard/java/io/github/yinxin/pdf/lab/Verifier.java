package io.github.yinxin.pdf.lab;

/** Somebody who judges signed files; may throw whatever he likes. */
abstract class Verifier {

  /** What a caller who looks at the main verdict takes from it. */
  enum Answer {
    /** A good file. */
    ACCEPTED,
    /** Good signatures, and a hint that they do not cover the whole file. */
    HINTED,
    /** Not a good file. */
    REJECTED,
    /** A file without a signature. */
    VANISHED,
    /** An exception. */
    THREW
  }

  private final String name;

  Verifier(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Returns the answer; an exception is one, too. */
  Answer judge(byte[] file) {
    try {
      return answer(file);
    } catch (Exception | StackOverflowError e) {
      return Answer.THREW;
    }
  }

  abstract Answer answer(byte[] file) throws Exception;
}
