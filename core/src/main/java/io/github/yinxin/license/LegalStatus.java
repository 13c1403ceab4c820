package io.github.yinxin.license;

/**
 * The legal status of a license instance as decided by the authority. Whether its dates include a
 * day is another matter ({@link Validity}): expired is computed, never a status.
 */
public enum LegalStatus {
  /** 有效: granted, nothing ended it. */
  GRANTED("有效"),
  /** 暂扣: temporarily withheld, returnable (行政处罚法 art. 9). */
  WITHHELD("暂扣"),
  /** 撤回: withdrawn because law or facts changed (行政许可法 art. 8). */
  WITHDRAWN("撤回"),
  /** 撤销: annulled because granting was unlawful, as if never granted (行政许可法 art. 69). */
  ANNULLED("撤销"),
  /** 吊销: revoked as a penalty (行政处罚法 art. 9). */
  PENALTY_REVOKED("吊销"),
  /** 注销: deregistered, the closing step (行政许可法 art. 70). */
  DEREGISTERED("注销"),
  /** 换发: another instance took its place. */
  REPLACED("换发"),
  /** 转出: another authority took over. */
  TRANSFERRED_OUT("转出"),
  /** 其他: as described in the reason. */
  OTHER("其他");

  private final String term;

  LegalStatus(String term) {
    this.term = term;
  }

  /** Returns the Chinese legal term. */
  public String term() {
    return term;
  }
}
