package io.github.yinxin.pdfseal.internal.syntax;

/**
 * What was read of a file so far.
 *
 * @param objects indirect objects and cross-reference sections parsed
 * @param streams streams inflated
 */
public record ReadingCost(int objects, int streams) {

  /** Returns the cost of a file. */
  public static ReadingCost of(PdfFile file) {
    return new ReadingCost(file.budget().paid(), file.budget().streamsInflated());
  }
}
