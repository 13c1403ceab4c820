package io.github.yinxin.pdfseal.internal.revision;

/**
 * What is wrong with the part of a file that follows a signed revision.
 *
 * @param rule the rule that is broken
 * @param detail where and by what, in English
 */
public record Problem(Rule rule, String detail) {

  /** What must hold for it, in the order of looking. */
  public enum Rule {
    /** Every byte belongs to an update. */
    TAIL,
    /** Every object that changed is explained and permitted. */
    UPDATES,
    /** Seals look as they did, and nothing covers them. */
    SEAL_APPEARANCE
  }
}
