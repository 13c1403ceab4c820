package io.github.yinxin.license;

/**
 * The holder of a license 持证主体.
 *
 * @param name name 持证主体名称
 * @param code credit code 持证主体代码 (holder code type 001, GB/T 36903-2018 Appendix A)
 */
public record Holder(String name, UnifiedSocialCreditCode code) {

  /** Refuses a blank name. */
  public Holder {
    if (name.isBlank()) {
      throw new IllegalArgumentException("holder " + code + " has no name");
    }
  }
}
