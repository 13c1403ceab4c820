package io.github.yinxin.qr;

import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.LicenseVerdict.Question;

/** How a code is verified, in this order: nothing is inflated before the signature is good. */
public enum QrCheck implements Check {
  /** The text starts with {@code EL1:}; any other is a foreign code. */
  PREFIX("EL1", Question.GENUINE),
  /** The rest is base45 of a length that a code can hold. */
  ENCODING("RFC 9285 4", Question.GENUINE),
  /** The bytes are a COSE_Sign1 message of the one shape in use. */
  STRUCTURE("RFC 9052 4.2", Question.GENUINE),
  /** The trust list knows the key that the protected header names. */
  ISSUER_KEY("RFC 9052 3.1", Question.GENUINE),
  /** The header claims the algorithm that the key decides. */
  ALGORITHM("RFC 9053 2", Question.GENUINE),
  /** The signature is the key's. */
  SIGNATURE("RFC 9052 4.4", Question.GENUINE),
  /** The payload inflates within bounds, with the dictionary that the header names. */
  COMPRESSION("RFC 1951 3.2", Question.WHOLE),
  /** It is deterministic CBOR with exactly the claims in use. */
  CLAIMS("RFC 8392 3.1", Question.WHOLE),
  /** The code names the issuer whose key signed it. */
  ISSUER_CODE("RFC 8392 3.1.1", Question.RIGHTFUL),
  /** The trust list knows the profile, for its environment, and the fields are the profile's. */
  PROFILE("EL1", Question.WHOLE),
  /**
   * The texts are in the composed form and without characters that are not seen, or not by
   * everybody, as format marks and private ones; a warning else, since two may look alike.
   */
  TEXT("UAX #15", Question.WHOLE),
  /** The code is issued at most 5 minutes in the future. */
  ISSUED_AT("RFC 8392 3.1.6", Question.IN_FORCE),
  /**
   * The code has not expired. It speaks of the code: whether the license was revoked since, only
   * the register or a status list knows.
   */
  TIME("RFC 8392 3.1.4", Question.IN_FORCE),
  /** The key may make codes for licenses of this type. */
  KEY_USAGE("EL1", Question.RIGHTFUL),
  /** The code was made while issuer and key were entitled to. */
  KEY_PERIOD("EL1", Question.RIGHTFUL),
  /** The key was not in wrong hands by then. */
  KEY_COMPROMISE("EL1", Question.GENUINE),
  /** No status list says that the license has ended. */
  STATUS("EL1", Question.IN_FORCE),
  /** Nor that it is withheld 暂扣. */
  SUSPENSION("EL1", Question.IN_FORCE),
  /** Trust list and status list are recent. */
  FRESHNESS("EL1", Question.FRESH);

  private final String clause;
  private final Question question;

  QrCheck(String clause, Question question) {
    this.clause = clause;
    this.question = question;
  }

  @Override
  public String clause() {
    return clause;
  }

  @Override
  public Question question() {
    return question;
  }

  @Override
  public boolean establishes() {
    // A code within its dates may speak of a license that ended since, or is withheld.
    return this != TIME && this != ISSUED_AT && this != SUSPENSION;
  }
}
