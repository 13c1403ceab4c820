package io.github.yinxin.license;

import static java.util.Objects.requireNonNull;

/**
 * The authority that issues a license 证照颁发机构.
 *
 * @param name name as it stands on the face and round the seal
 * @param code credit code 证照颁发机构代码
 */
public record IssuingAuthority(String name, UnifiedSocialCreditCode code) {

  /** The subject of refusals of a name. */
  static final String NAME = "issuing authority name";

  private static final int MAX_NAME = 300;

  /** Refuses a blank name. */
  public IssuingAuthority {
    requireNonNull(code, "code");
    Text.requireLine(NAME, name, MAX_NAME);
  }
}
