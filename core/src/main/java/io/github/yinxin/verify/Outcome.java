package io.github.yinxin.verify;

/** How one check came out. */
public enum Outcome {
  /** The check was carried out and passed. */
  PASSED,
  /** The check was carried out and failed. */
  FAILED,
  /** Unusual, but not against the verdict. */
  WARNING,
  /** The check does not apply; the detail says why. */
  SKIPPED,
  /** It could not be found out; never to be taken for a pass. */
  UNDETERMINED
}
