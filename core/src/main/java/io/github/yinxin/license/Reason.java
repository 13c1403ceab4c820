package io.github.yinxin.license;

/**
 * Why an authority ended a license. Its class decides the legal status that follows.
 *
 * @param ending the status it leads to
 * @param decisionNumber number of the decision document 文书号
 * @param text the reason in words
 */
public record Reason(LegalStatus ending, String decisionNumber, String text) {

  /** Refuses a status that no decision of this kind leads to, and blank text. */
  public Reason {
    switch (ending) {
      case WITHDRAWN, ANNULLED, PENALTY_REVOKED, DEREGISTERED -> {}
      default -> throw new IllegalArgumentException("a license is not revoked to " + ending);
    }
    if (decisionNumber.isBlank() || text.isBlank()) {
      throw new IllegalArgumentException(ending + " needs a decision number and a reason");
    }
  }

  /** 撤回: law or facts changed. */
  public static Reason withdrawn(String decisionNumber, String text) {
    return new Reason(LegalStatus.WITHDRAWN, decisionNumber, text);
  }

  /** 撤销: granting was unlawful or obtained by fraud. */
  public static Reason annulled(String decisionNumber, String text) {
    return new Reason(LegalStatus.ANNULLED, decisionNumber, text);
  }

  /** 吊销: a penalty. */
  public static Reason penalty(String decisionNumber, String text) {
    return new Reason(LegalStatus.PENALTY_REVOKED, decisionNumber, text);
  }

  /** 注销: the closing step, at the holder's request or after an ending. */
  public static Reason deregistered(String decisionNumber, String text) {
    return new Reason(LegalStatus.DEREGISTERED, decisionNumber, text);
  }
}
