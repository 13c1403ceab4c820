package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;

/**
 * What a parsed object holds in memory, in values of about a hundred bytes: two bytes of a file can
 * become one. Whoever keeps objects of a file keeps so many of them only.
 */
public final class Weight {

  /** As much as one place may keep: some fifteen megabytes. */
  public static final int MAX_HELD = 150_000;

  private static final int BYTES = 64;
  private static final int REFERENCES = 16;

  private final String what;
  private final int most;
  private int held;

  /** Starts with nothing; {@code what} is kept, for the message. */
  public Weight(String what, int most) {
    this.what = what;
    this.most = most;
  }

  /**
   * Adds an object that is kept from now on.
   *
   * @throws PdfException if it is too much
   */
  public void add(PdfObject object) throws PdfException {
    if (!fits(object)) {
      throw new PdfException(Flaw.OVER_BUDGET, "more " + what + " than can be kept in memory");
    }
  }

  /** Adds an object if there is room for it; returns whether there was. */
  boolean fits(PdfObject object) {
    int weight = of(object);
    if (weight > most - held) {
      return false;
    }
    held += weight;
    return true;
  }

  /** Weighs an object; bytes of streams stay in the file. */
  private static int of(PdfObject object) {
    if (object instanceof Dictionary dictionary) {
      int sum = 1;
      for (PdfObject value : dictionary.entries().values()) {
        sum += 1 + of(value);
      }
      return sum;
    }
    if (object instanceof Array array && array.items() instanceof ReferenceList references) {
      return 1 + references.size() / REFERENCES;
    }
    if (object instanceof Array array) {
      int sum = 1;
      for (PdfObject item : array) {
        sum += of(item);
      }
      return sum;
    }
    if (object instanceof Stream stream) {
      return 1 + of(stream.dictionary());
    }
    return object instanceof Str text ? 1 + text.bytes().length / BYTES : 1;
  }
}
