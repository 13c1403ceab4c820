package io.github.yinxin.verify;

/**
 * One step of a verification procedure. Implemented by enums whose constants stand in the order of
 * the standard.
 */
public interface Check {

  /** Returns the constant's name: stable, for machines. */
  String name();

  /** Returns the standard and clause it carries out, for example {@code GB/T 38540-2020 7.3}. */
  String clause();

  /** Returns which question about a license it helps to answer. */
  LicenseVerdict.Question question();

  /** Returns whether its passing answers the question with yes; else it can only refute. */
  default boolean establishes() {
    return true;
  }
}
