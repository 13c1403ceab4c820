package io.github.yinxin.qr;

import static io.github.yinxin.qr.Verdicts.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.qr.KioskVerdict.Reason;
import io.github.yinxin.qr.QrClaims.Environment;
import io.github.yinxin.qr.QrClaims.StatusIndex;
import io.github.yinxin.qr.QrVerifier.StatusAnswer;
import io.github.yinxin.qr.TrustList.Dictionary;
import io.github.yinxin.qr.TrustList.Issuer;
import io.github.yinxin.qr.TrustList.IssuerKey;
import io.github.yinxin.qr.TrustList.Period;
import io.github.yinxin.verify.LicenseVerdict;
import io.github.yinxin.verify.LicenseVerdict.Answer;
import io.github.yinxin.verify.LicenseVerdict.Question;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.Verification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What decides beside the signature: dictionaries, usage, periods, compromise, status. */
class QrVerifierPolicyTest {

  private static final Instant NOW = Codes.NOW;
  private static final Instant ISSUED = NOW.minus(Duration.ofDays(1));

  private static Outcome with(QrCheck check, TrustList list, String text) {
    return outcome(check, QrVerifier.trusting(list).verify(text, NOW));
  }

  private static TrustList trusting(IssuerKey key) {
    return Codes.trusting(Issuer.of(Codes.ISSUER_CODE, "局", key));
  }

  @Nested
  class Dictionaries {

    private final byte[] bytes = "某某餐饮有限公司热食类食品制售".getBytes(StandardCharsets.UTF_8);

    private String text() throws Exception {
      return QrIssuer.of(Codes.SM2.signer(), Codes.ISSUER_CODE)
          .using(Dictionary.of(3, bytes))
          .issue(Codes.claims())
          .text();
    }

    private TrustList with(Dictionary dictionary) {
      return TrustList.builder(Environment.PROD)
          .issuer(Codes.trusted(Codes.ISSUER_CODE, Codes.SM2))
          .profile(Codes.PROFILE)
          .dictionary(dictionary)
          .build();
    }

    private Verification<VerifiedQr> verify(Dictionary dictionary) throws Exception {
      return QrVerifier.trusting(with(dictionary)).verify(text(), NOW);
    }

    @Test
    void codeWithADictionary_isSmaller_andSaysTheSame() throws Exception {
      assertEquals(
          Codes.claims(), verify(Dictionary.of(3, bytes)).verified().orElseThrow().claims());
      assertEquals(true, text().length() < Verdicts.good().length());
    }

    @Test
    void unknownDictionary_isUndetermined() throws Exception {
      assertEquals(
          Outcome.UNDETERMINED, outcome(QrCheck.COMPRESSION, verify(Dictionary.of(4, bytes))));
    }
  }

  @Nested
  class Keys {

    private final IssuerKey key = IssuerKey.of(Codes.SM2.certificate(), Codes.LICENSE_TYPE);

    @Test
    void keyForAnotherLicenseType_isRefused() throws Exception {
      IssuerKey other = IssuerKey.of(Codes.SM2.certificate(), Codes.OTHER_TYPE);
      assertEquals(Outcome.FAILED, with(QrCheck.KEY_USAGE, trusting(other), Verdicts.good()));
    }

    @Test
    void keyForBothLicenseTypes_passes() throws Exception {
      IssuerKey both = IssuerKey.of(Codes.SM2.certificate(), Codes.OTHER_TYPE, Codes.LICENSE_TYPE);
      assertEquals(Outcome.PASSED, with(QrCheck.KEY_USAGE, trusting(both), Verdicts.good()));
    }

    @Test
    void codeMadeInTheKeysFirstSecond_passes() throws Exception {
      IssuerKey from = key.during(new Period(ISSUED, ISSUED.plusSeconds(1)));
      assertEquals(Outcome.PASSED, with(QrCheck.KEY_PERIOD, trusting(from), Verdicts.good()));
    }

    @Test
    void codeMadeBeforeTheKeysPeriod_isRefused() throws Exception {
      IssuerKey later = key.during(new Period(ISSUED.plusSeconds(1), NOW));
      assertEquals(Outcome.FAILED, with(QrCheck.KEY_PERIOD, trusting(later), Verdicts.good()));
    }

    @Test
    void codeMadeAtTheEndOfTheKeysPeriod_isRefused() throws Exception {
      IssuerKey ended = key.during(new Period(Instant.EPOCH, ISSUED));
      assertEquals(Outcome.FAILED, with(QrCheck.KEY_PERIOD, trusting(ended), Verdicts.good()));
    }

    @Test
    void codeMadeAfterTheIssuersEnd_isRefused() throws Exception {
      TrustList list =
          Codes.trusting(
              Codes.trusted(Codes.ISSUER_CODE, Codes.SM2).until(ISSUED, Codes.OTHER_CODE));
      assertEquals(Outcome.FAILED, with(QrCheck.KEY_PERIOD, list, Verdicts.good()));
    }

    @Test
    void codeOfAnIssuerThatEndedLater_stillNamesTheSuccessor() throws Exception {
      TrustList list =
          Codes.trusting(Codes.trusted(Codes.ISSUER_CODE, Codes.SM2).until(NOW, Codes.OTHER_CODE));
      VerifiedQr verified =
          QrVerifier.trusting(list).verify(Verdicts.good(), NOW).verified().orElseThrow();
      assertEquals(Codes.OTHER_CODE, verified.issuer().successor());
    }

    private TrustList compromisedFrom(Instant from) {
      return TrustList.builder(Environment.PROD)
          .issuer(Codes.trusted(Codes.ISSUER_CODE, Codes.SM2))
          .profile(Codes.PROFILE)
          .compromised(Codes.SM2.certificate(), from)
          .build();
    }

    @Test
    void codeMadeWhenTheKeyWasCompromised_isRefused() throws Exception {
      assertEquals(
          Outcome.FAILED, with(QrCheck.KEY_COMPROMISE, compromisedFrom(ISSUED), Verdicts.good()));
    }

    @Test
    void codeMadeBefore_passes() throws Exception {
      assertEquals(
          Outcome.PASSED,
          with(QrCheck.KEY_COMPROMISE, compromisedFrom(ISSUED.plusSeconds(1)), Verdicts.good()));
    }

    @Test
    void keyCalledCompromisedTwice_isSoFromTheEarlierInstant() throws Exception {
      TrustList.Builder list =
          TrustList.builder(Environment.PROD)
              .issuer(Codes.trusted(Codes.ISSUER_CODE, Codes.SM2))
              .profile(Codes.PROFILE);
      for (Instant from : List.of(ISSUED.plusSeconds(1), ISSUED, NOW)) {
        list.compromised(Codes.SM2.certificate(), from);
      }
      assertEquals(Outcome.FAILED, with(QrCheck.KEY_COMPROMISE, list.build(), Verdicts.good()));
    }

    @Test
    void algorithmNumber_ofTheList_decides() throws Exception {
      IssuerKey renumbered =
          new IssuerKey(key.certificate(), key.period(), key.licenseTypes(), -70099);
      assertEquals(Outcome.FAILED, with(QrCheck.ALGORITHM, trusting(renumbered), Verdicts.good()));
    }
  }

  @Nested
  class Status {

    private static String listed() throws Exception {
      return Codes.issue(
          Codes.SM2,
          Codes.claims(
              ISSUED,
              NOW.plus(Duration.ofDays(1)),
              new StatusIndex(2, 99),
              Codes.face(Map.of(1, "某某餐饮有限公司"))));
    }

    private static Verification<VerifiedQr> verify(LegalStatus status, Duration age)
        throws Exception {
      return QrVerifier.builder(Codes.TRUSTED)
          .statusFrom(
              index ->
                  index.equals(new StatusIndex(2, 99))
                      ? Optional.of(new StatusAnswer(status, NOW.minus(age)))
                      : Optional.empty())
          .build()
          .verify(listed(), NOW);
    }

    @Test
    void listedCode_withoutALookup_isUndetermined() throws Exception {
      assertEquals(Outcome.UNDETERMINED, with(QrCheck.STATUS, Codes.TRUSTED, listed()));
    }

    @Test
    void listedCode_statusLeftOpen_isValid() throws Exception {
      QrVerifier open = QrVerifier.builder(Codes.TRUSTED).withoutStatus().build();
      assertEquals(true, open.verify(listed(), NOW).verified().isPresent());
    }

    @Test
    void unlistedCode_isNotLookedUp() throws Exception {
      assertEquals(Outcome.SKIPPED, with(QrCheck.STATUS, Codes.TRUSTED, Verdicts.good()));
    }

    @Test
    void granted_establishesForceAndFreshness() throws Exception {
      LicenseVerdict verdict = LicenseVerdict.of(verify(LegalStatus.GRANTED, Duration.ofHours(1)));
      assertEquals(Answer.YES, verdict.answer(Question.IN_FORCE));
      assertEquals(Answer.YES, verdict.answer(Question.FRESH));
    }

    @Test
    void withheld_isSuspended() throws Exception {
      Verification<VerifiedQr> verification = verify(LegalStatus.WITHHELD, Duration.ZERO);
      assertEquals(Outcome.PASSED, outcome(QrCheck.STATUS, verification));
      assertEquals(Outcome.FAILED, outcome(QrCheck.SUSPENSION, verification));
    }

    @ParameterizedTest
    @EnumSource(
        mode = Mode.EXCLUDE,
        names = {"GRANTED", "WITHHELD"})
    void anyOtherStatus_isRevoked(LegalStatus status) throws Exception {
      assertEquals(Outcome.FAILED, outcome(QrCheck.STATUS, verify(status, Duration.ZERO)));
    }

    @ParameterizedTest
    @CsvSource({
      "PT24H, PASSED",
      "PT24H0.001S, WARNING",
      "PT72H, WARNING",
      "PT72H0.001S, UNDETERMINED",
      "-PT5M, PASSED",
      "-PT5M0.001S, UNDETERMINED"
    })
    void answer_ofAnAge_isFreshOrNot(Duration age, Outcome expected) throws Exception {
      assertEquals(expected, outcome(QrCheck.FRESHNESS, verify(LegalStatus.GRANTED, age)));
    }

    @Test
    void lookupThatBreaks_isNeitherYesNorRevoked() throws Exception {
      QrVerifier verifier =
          QrVerifier.builder(Codes.TRUSTED)
              .statusFrom(
                  index -> {
                    throw new IllegalStateException("disk");
                  })
              .build();
      KioskVerdict verdict = verifier.judge(listed(), NOW);
      assertEquals(Optional.empty(), verdict.verification().verified());
      assertEquals(Outcome.UNDETERMINED, outcome(QrCheck.STATUS, verdict.verification()));
      assertEquals(KioskVerdict.Reason.STATUS_STALE, verdict.reason());
    }

    @Test
    void lookupAndNoStatus_contradict() {
      QrVerifier.Builder builder =
          QrVerifier.builder(Codes.TRUSTED).statusFrom(index -> Optional.empty()).withoutStatus();
      assertThrows(IllegalArgumentException.class, builder::build);
    }
  }

  @Nested
  class Archive {

    @Test
    void expiredCode_accepted_warns() throws Exception {
      QrVerifier archive = QrVerifier.builder(Codes.TRUSTED).acceptingExpired().build();
      Instant at = NOW.plus(Duration.ofDays(400));
      Verification<VerifiedQr> verification = archive.verify(Verdicts.good(), at);
      assertEquals(Outcome.WARNING, outcome(QrCheck.TIME, verification));
      assertEquals(true, verification.verified().isPresent());
    }
  }

  @Nested
  class Texts {

    private static Outcome text(String text) throws Exception {
      String code = Codes.issue(Codes.SM2, Codes.claims(Map.of(1, text)));
      return outcome(QrCheck.TEXT, Verdicts.verify(code));
    }

    @Test
    void composedText_passes() throws Exception {
      assertEquals(Outcome.PASSED, text("é陈𬭚"));
    }

    @Test
    void decomposedText_warns() throws Exception {
      assertEquals(Outcome.WARNING, text("e\u0301"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"张\u202E三", "张\u200B三", "\uE000", "张\u0000", "\uFFFD", "\u2028"})
    void textThatIsNotSeenByAll_warns(String text) throws Exception {
      assertEquals(Outcome.WARNING, text(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"热食\n冷食", "𠮷", "\uD888\uDFB0", "葛\uDB40\uDD00", "བོད"})
    void textThatIsOnlyRare_passes(String text) throws Exception {
      assertEquals(Outcome.PASSED, text(text));
    }

    @Test
    void compatibilityIdeograph_warns_withItsNumber() throws Exception {
      String code = Codes.issue(Codes.SM2, Codes.claims(Map.of(1, "\uF92C")));
      String findings = Verdicts.verify(code).findings().toString();
      assertEquals(true, findings.contains("U+F92C"), findings);
    }
  }

  /** Reasons as counters show and log them. */
  @Nested
  class Kiosk {

    private static KioskVerdict judge(String text) {
      return Verdicts.VERIFIER.judge(text, NOW);
    }

    @Test
    void goodCode_isValid() throws Exception {
      assertEquals(Reason.VALID, judge(Verdicts.good()).reason());
    }

    @ParameterizedTest
    @CsvSource({"https://example.com/?a=1, FOREIGN", "EL1:A, MALFORMED", "EL1:, MALFORMED"})
    void text_hasItsReason(String text, Reason reason) {
      assertEquals(reason, judge(text).reason());
    }

    @Test
    void everyFailure_showsTheSame() throws Exception {
      String wrong = Verdicts.good().replaceFirst(".$", "0").replaceFirst("..$", "00");
      String expired = Codes.issue(Codes.SM2, Codes.claims(ISSUED, NOW, Map.of()));
      assertEquals(judge("EL1:A").screen(), judge(wrong).screen());
      assertEquals(judge("EL1:A").screen(), judge(expired).screen());
    }

    @Test
    void log_namesReasonCheckAndCode() throws Exception {
      String expired = Codes.issue(Codes.SM2, Codes.claims(ISSUED, NOW, Map.of(1, "张三")));
      String log = judge(expired).log();
      assertEquals(true, log.startsWith("EXPIRED"), log);
      assertEquals(true, log.contains("TIME"), log);
      assertEquals(false, log.contains("张三"), log);
    }

    @Test
    void log_ofAGoodCode_tellsAsOfWhen() throws Exception {
      String log =
          QrVerifier.builder(Codes.TRUSTED)
              .statusFrom(index -> Optional.of(new StatusAnswer(LegalStatus.GRANTED, NOW)))
              .build()
              .judge(Status.listed(), NOW)
              .log();
      assertEquals(true, log.startsWith("VALID") && log.contains("status as of " + NOW), log);
    }

    @Test
    void unknownKey_isAnUnknownIssuer() throws Exception {
      KioskVerdict verdict = QrVerifier.trusting(Codes.trusting()).judge(Verdicts.good(), NOW);
      assertEquals(Reason.UNKNOWN_ISSUER, verdict.reason());
    }

    @Test
    void noStatusAtHand_isStale() throws Exception {
      assertEquals(Reason.STATUS_STALE, judge(Status.listed()).reason());
    }

    @Test
    void foreignCode_isShownEscaped() {
      KioskVerdict verdict = judge("https://a.example/\u202Egpj.exe\n");
      assertEquals("https://a.example/\\u{202E}gpj.exe\\u{000A}", verdict.escapedText());
      assertEquals(Optional.of("网址"), verdict.foreignFamily());
    }
  }
}
