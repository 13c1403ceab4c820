package io.github.yinxin.license;

/**
 * The authority that issues a license 证照颁发机构.
 *
 * @param name name as it stands on the face and round the seal
 * @param code credit code 证照颁发机构代码
 */
public record IssuingAuthority(String name, UnifiedSocialCreditCode code) {

  /** Refuses a blank name. */
  public IssuingAuthority {
    if (name.isBlank()) {
      throw new IllegalArgumentException("issuing authority " + code + " has no name");
    }
  }
}
