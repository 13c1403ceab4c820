package io.github.yinxin.pdfseal.internal.syntax;

/** What a cross-reference section says of an object number (ISO 32000-1 7.5.4, 7.5.8.3). */
public sealed interface XrefEntry {

  /** The section does not mention the number. */
  enum Absent implements XrefEntry {
    ABSENT
  }

  /** There is no such object. */
  record Free(int generation) implements XrefEntry {}

  /**
   * The object stands in the file.
   *
   * @param offset counted from the header, as the file counts
   */
  record InFile(long offset, int generation) implements XrefEntry {}

  /** The object lies in an object stream. */
  record InStream(int stream, int index) implements XrefEntry {}
}
