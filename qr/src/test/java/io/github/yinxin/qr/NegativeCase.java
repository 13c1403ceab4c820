package io.github.yinxin.qr;

import io.github.yinxin.qr.KioskVerdict.Reason;
import java.time.Instant;

/**
 * One code that must not be accepted: who judges it, when, what decides and how it is called.
 *
 * @param id letters for the stage, as in the conformance cases of the EU Digital COVID Certificate
 *     (Q code, H prefix, B base45, Z compression, CO message, CB claims), and a number
 * @param what what is wrong with it
 * @param text the text of the code
 * @param verifier who judges
 * @param at when
 * @param check the first check that does not pass
 * @param reason what the counter logs
 */
record NegativeCase(
    String id,
    String what,
    String text,
    QrVerifier verifier,
    Instant at,
    QrCheck check,
    Reason reason) {

  static NegativeCase of(String id, String what, String text, QrCheck check, Reason reason) {
    return new NegativeCase(id, what, text, Verdicts.VERIFIER, Codes.NOW, check, reason);
  }

  NegativeCase by(QrVerifier other) {
    return new NegativeCase(id, what, text, other, at, check, reason);
  }

  NegativeCase by(TrustList trusted) {
    return by(QrVerifier.trusting(trusted));
  }

  NegativeCase at(Instant other) {
    return new NegativeCase(id, what, text, verifier, other, check, reason);
  }

  @Override
  public String toString() {
    return id + " " + what;
  }
}
