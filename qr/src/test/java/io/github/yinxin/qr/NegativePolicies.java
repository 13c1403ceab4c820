package io.github.yinxin.qr;

import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.qr.KioskVerdict.Reason;
import io.github.yinxin.qr.QrClaims.Environment;
import io.github.yinxin.qr.QrClaims.StatusIndex;
import io.github.yinxin.qr.QrVerifier.StatusAnswer;
import io.github.yinxin.qr.TrustList.Dictionary;
import io.github.yinxin.qr.TrustList.Edition;
import io.github.yinxin.qr.TrustList.Issuer;
import io.github.yinxin.qr.TrustList.IssuerKey;
import io.github.yinxin.qr.TrustList.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Good codes that this verifier, at this time, by this trust and status list must not accept. */
final class NegativePolicies {

  private static final Instant NOW = Codes.NOW;
  private static final Instant ISSUED = NOW.minus(Duration.ofDays(1));
  private static final Instant EXPIRES = NOW.plus(Duration.ofDays(364));

  private final List<NegativeCase> cases = new ArrayList<>();
  private final String good = Verdicts.good();

  private NegativePolicies() throws Exception {}

  static List<NegativeCase> all() throws Exception {
    NegativePolicies policies = new NegativePolicies();
    policies.issuers();
    policies.times();
    policies.usages();
    policies.statuses();
    policies.lists();
    return policies.cases;
  }

  private NegativeCase of(String id, String what, QrCheck check, Reason reason) {
    return NegativeCase.of(id, what, good, check, reason);
  }

  private static TrustList trusting(IssuerKey key) {
    return Codes.trusting(Issuer.of(Codes.ISSUER_CODE, "局", key));
  }

  private static IssuerKey key(String... licenseTypes) {
    return IssuerKey.of(Codes.SM2.certificate(), licenseTypes);
  }

  private void issuers() throws Exception {
    cases.add(
        of("KU1", "nobody is trusted", QrCheck.ISSUER_KEY, Reason.UNKNOWN_ISSUER)
            .by(Codes.trusting()));
    cases.add(
        of(
                "KU2",
                "only another key of the issuer is trusted",
                QrCheck.ISSUER_KEY,
                Reason.UNKNOWN_ISSUER)
            .by(Codes.trusting(Codes.trusted(Codes.ISSUER_CODE, Codes.P256))));
    cases.add(
        of("KU3", "the key is another issuer's", QrCheck.ISSUER_CODE, Reason.WRONG_USAGE)
            .by(Codes.trusting(Codes.trusted(Codes.OTHER_CODE, Codes.SM2))));
    IssuerKey renumbered =
        new IssuerKey(Codes.SM2.certificate(), Period.ALWAYS, key("x").licenseTypes(), -70099);
    cases.add(
        of(
                "KU4",
                "the list gives the key another algorithm number",
                QrCheck.ALGORITHM,
                Reason.BAD_SIGNATURE)
            .by(trusting(renumbered)));
    cases.add(
        of("KU5", "the verifier is for tests", QrCheck.PROFILE, Reason.MALFORMED)
            .by(
                TrustList.builder(Environment.TEST)
                    .issuer(Codes.trusted(Codes.ISSUER_CODE, Codes.SM2))
                    .build()));
    cases.add(
        of("KU6", "the list has no profiles", QrCheck.PROFILE, Reason.UNKNOWN_ISSUER)
            .by(
                TrustList.builder(Environment.PROD)
                    .issuer(Codes.trusted(Codes.ISSUER_CODE, Codes.SM2))
                    .build()));
    String packed =
        QrIssuer.of(Codes.SM2.signer(), Codes.ISSUER_CODE)
            .using(Dictionary.of(3, new byte[] {1}))
            .issue(Codes.claims())
            .text();
    cases.add(
        NegativeCase.of(
            "Z11",
            "the list lacks the dictionary",
            packed,
            QrCheck.COMPRESSION,
            Reason.UNKNOWN_ISSUER));
  }

  private void times() {
    cases.add(of("TI1", "at the instant of its end", QrCheck.TIME, Reason.EXPIRED).at(EXPIRES));
    cases.add(
        of("TI2", "a hundred years later", QrCheck.TIME, Reason.EXPIRED)
            .at(NOW.plus(Duration.ofDays(36_525))));
    cases.add(
        of("TI3", "more than five minutes before its issue", QrCheck.ISSUED_AT, Reason.NOT_YET)
            .at(ISSUED.minusSeconds(301)));
    cases.add(of("TI4", "a clock in 1970", QrCheck.ISSUED_AT, Reason.NOT_YET).at(Instant.EPOCH));
    cases.add(of("TI5", "at the end of time", QrCheck.TIME, Reason.EXPIRED).at(Instant.MAX));
  }

  private void usages() {
    cases.add(
        of("KU7", "key for another license type", QrCheck.KEY_USAGE, Reason.WRONG_USAGE)
            .by(trusting(key(Codes.OTHER_TYPE))));
    cases.add(
        of("KU8", "made before the key's period", QrCheck.KEY_PERIOD, Reason.WRONG_USAGE)
            .by(trusting(key(Codes.LICENSE_TYPE).during(new Period(NOW, EXPIRES)))));
    cases.add(
        of("KU9", "made at the end of the key's period", QrCheck.KEY_PERIOD, Reason.WRONG_USAGE)
            .by(trusting(key(Codes.LICENSE_TYPE).during(new Period(Instant.EPOCH, ISSUED)))));
    cases.add(
        of("KU10", "made when the issuer had ended", QrCheck.KEY_PERIOD, Reason.WRONG_USAGE)
            .by(
                Codes.trusting(
                    Codes.trusted(Codes.ISSUER_CODE, Codes.SM2).until(ISSUED, Codes.OTHER_CODE))));
    cases.add(
        of(
                "KU11",
                "made when the key was in wrong hands",
                QrCheck.KEY_COMPROMISE,
                Reason.BAD_SIGNATURE)
            .by(
                TrustList.builder(Environment.PROD)
                    .issuer(Codes.trusted(Codes.ISSUER_CODE, Codes.SM2))
                    .profile(Codes.PROFILE)
                    .compromised(Codes.SM2.certificate(), ISSUED)
                    .build()));
  }

  private static String listed() throws Exception {
    return Codes.issue(
        Codes.SM2, Codes.claims(ISSUED, EXPIRES, new StatusIndex(2, 99), Codes.face(Map.of())));
  }

  private static NegativeCase listed(String id, String what, QrCheck check, Reason reason)
      throws Exception {
    return NegativeCase.of(id, what, listed(), check, reason);
  }

  private static QrVerifier answering(StatusAnswer answer) {
    return QrVerifier.builder(Codes.TRUSTED).statusFrom(index -> Optional.of(answer)).build();
  }

  private void statuses() throws Exception {
    int number = 1;
    for (LegalStatus status : LegalStatus.values()) {
      QrVerifier verifier = answering(new StatusAnswer(status, NOW));
      if (status == LegalStatus.WITHHELD) {
        cases.add(
            listed("ST" + number++, "withheld", QrCheck.SUSPENSION, Reason.SUSPENDED).by(verifier));
      } else if (status != LegalStatus.GRANTED) {
        cases.add(
            listed("ST" + number++, "status " + status, QrCheck.STATUS, Reason.REVOKED)
                .by(verifier));
      }
    }
    cases.add(listed("ST20", "no status list at hand", QrCheck.STATUS, Reason.STATUS_STALE));
    cases.add(
        listed("ST21", "the list at hand is another", QrCheck.STATUS, Reason.STATUS_STALE)
            .by(QrVerifier.builder(Codes.TRUSTED).statusFrom(index -> Optional.empty()).build()));
    StatusAnswer old =
        new StatusAnswer(LegalStatus.GRANTED, NOW.minus(Duration.ofDays(3)).minusSeconds(1));
    cases.add(
        listed("ST22", "an answer older than 72 hours", QrCheck.FRESHNESS, Reason.STATUS_STALE)
            .by(answering(old)));
    StatusAnswer early = new StatusAnswer(LegalStatus.GRANTED, NOW.plus(Duration.ofMinutes(6)));
    cases.add(
        listed("ST23", "an answer from the future", QrCheck.FRESHNESS, Reason.STATUS_STALE)
            .by(answering(early)));
  }

  private void lists() throws Exception {
    Edition edition = Edition.first("CN-99", ISSUED, NOW, NOW.plus(Duration.ofDays(7)));
    byte[] signed = Codes.TRUSTED.publish(edition, Codes.SM2.signer());
    TrustList held =
        TrustList.open(signed, Codes.SM2.certificate(), 1, NOW).verified().orElseThrow();
    cases.add(
        of("TL1", "the trust list has expired", QrCheck.FRESHNESS, Reason.STATUS_STALE)
            .by(held)
            .at(NOW.plus(Duration.ofDays(7))));
    String early =
        Codes.issue(Codes.SM2, Codes.claims(ISSUED.minus(Duration.ofDays(9)), EXPIRES, Map.of()));
    cases.add(
        NegativeCase.of(
                "TL2",
                "the clock is behind the trust list",
                early,
                QrCheck.FRESHNESS,
                Reason.STATUS_STALE)
            .by(held)
            .at(ISSUED.minusSeconds(301)));
  }
}
