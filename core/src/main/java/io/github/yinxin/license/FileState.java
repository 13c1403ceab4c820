package io.github.yinxin.license;

/** How far a license's electronic file has come; independent of its legal status. */
public enum FileState {
  /** The data are recorded. */
  RECORDED,
  /** 赋码: the verification code is made. */
  CODED,
  /** The file is sealed and its digest recorded. */
  SEALED,
  /** Another file took its place. */
  RETIRED
}
