package io.github.yinxin.qr;

import static io.github.yinxin.qr.Verdicts.VERIFIER;
import static io.github.yinxin.qr.Verdicts.assertFails;
import static io.github.yinxin.qr.Verdicts.good;
import static io.github.yinxin.qr.Verdicts.outcome;
import static io.github.yinxin.qr.Verdicts.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.qr.QrClaims.Text;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.verify.Finding;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QrVerifierTest {

  @Nested
  class RoundTrip {

    @ParameterizedTest
    @MethodSource("io.github.yinxin.qr.Verdicts#identities")
    void issuedCode_verified_saysWhatWasIssued(Identity identity) throws Exception {
      QrClaims claims = Codes.claims();
      VerifiedQr verified = verify(Codes.issue(identity, claims)).verified().orElseThrow();
      assertEquals(claims, verified.claims());
    }

    @ParameterizedTest
    @MethodSource("io.github.yinxin.qr.Verdicts#identities")
    void issuedCode_verified_namesTheIssuerWhoseKeySigned(Identity identity) throws Exception {
      VerifiedQr verified = verify(Codes.issue(identity, Codes.claims())).verified().orElseThrow();
      assertEquals(identity.certificate(), verified.key().certificate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"𠮷野家", "陈𬭚", "买买提·吐尔逊", "", "a\u0000b", "\uE000"})
    void text_ofAnyUnicode_comesBackUnchanged(String text) throws Exception {
      QrClaims claims = Codes.claims(Map.of(1, text));
      VerifiedQr verified = verify(Codes.issue(Codes.SM2, claims)).verified().orElseThrow();
      assertEquals(new Text(text), verified.claims().face().values().get(1));
    }

    @Test
    void everyCheck_isReportedInOrder() throws Exception {
      assertEquals(
          List.of(QrCheck.values()),
          verify(good()).findings().stream().map(Finding::check).toList());
    }

    @Test
    void everyCheck_isReportedInOrder_evenForForeignCodes() {
      assertEquals(
          List.of(QrCheck.values()),
          verify("https://example.com").findings().stream().map(Finding::check).toList());
    }

    @Test
    void validCode_alone_leavesFreshnessOpen() throws Exception {
      LicenseVerdict verdict = LicenseVerdict.of(verify(good()));
      assertEquals(Answer.UNKNOWN, verdict.answer(Question.FRESH));
    }

    @Test
    void validCode_alone_leavesForceOpen() throws Exception {
      assertEquals(Answer.UNKNOWN, LicenseVerdict.of(verify(good())).answer(Question.IN_FORCE));
    }

    @Test
    void foreignCode_establishesNothing() {
      LicenseVerdict verdict = LicenseVerdict.of(verify("https://example.com"));
      for (Question question : Question.values()) {
        assertNotEquals(Answer.YES, verdict.answer(question), question.name());
      }
    }

    @Test
    void null_isMisuse() {
      assertThrows(NullPointerException.class, () -> verifyNullable(null));
    }

    @SuppressWarnings("NullAway") // Misuse on purpose.
    private static void verifyNullable(@Nullable String text) {
      VERIFIER.verify(text, Codes.NOW);
    }
  }

  @Nested
  class Prefix {

    @ParameterizedTest
    @ValueSource(strings = {"", "EL1", "el1:BB8", "HC1:BB8", " EL1:BB8", "https://example.com"})
    void foreignText_fails(String text) {
      assertFails(QrCheck.PREFIX, text);
    }
  }

  @Nested
  class Encoding {

    @ParameterizedTest
    @ValueSource(strings = {"EL1:A", "EL1:bb8", "EL1:GGW", "EL1:BB\u0665", "EL1:BB8\n"})
    void textThatIsNotBase45_fails(String text) {
      assertFails(QrCheck.ENCODING, text);
    }

    @Test
    void text_ofTheLargestCodesLength_isDecoded() {
      assertFails(QrCheck.STRUCTURE, "EL1:" + "0".repeat(4292));
    }

    @Test
    void text_longerThanTheLargestCode_fails() {
      assertFails(QrCheck.ENCODING, "EL1:" + "0".repeat(4293));
    }
  }

  @Nested
  class IssuerCode {

    @Test
    void codeOfAnotherIssuer_fails() throws Exception {
      TrustList list = Codes.trusting(Codes.trusted(Codes.OTHER_CODE, Codes.SM2));
      Verification<VerifiedQr> verification = QrVerifier.trusting(list).verify(good(), Codes.NOW);
      assertEquals(Outcome.FAILED, outcome(QrCheck.ISSUER_CODE, verification));
    }

    @Test
    void codeOfAnotherIssuer_leavesTheTimeJudged() throws Exception {
      TrustList list = Codes.trusting(Codes.trusted(Codes.OTHER_CODE, Codes.SM2));
      Verification<VerifiedQr> verification = QrVerifier.trusting(list).verify(good(), Codes.NOW);
      assertEquals(Outcome.PASSED, outcome(QrCheck.TIME, verification));
    }

    @Test
    void keySharedByTwoIssuers_goesToTheOneNamed() throws Exception {
      TrustList list =
          Codes.trusting(
              Codes.trusted(Codes.OTHER_CODE, Codes.SM2),
              Codes.trusted(Codes.ISSUER_CODE, Codes.SM2));
      VerifiedQr verified =
          QrVerifier.trusting(list).verify(good(), Codes.NOW).verified().orElseThrow();
      assertEquals(Codes.ISSUER_CODE, verified.issuer().code());
    }
  }

  /** RFC 8392, 3.1.4 and 3.1.6. */
  @Nested
  class Time {

    private static final Instant ISSUED = Codes.NOW;
    private static final Instant EXPIRES = ISSUED.plus(Duration.ofHours(1));

    private static Outcome at(Instant at) throws Exception {
      return at(QrCheck.TIME, at);
    }

    private static Outcome at(QrCheck check, Instant at) throws Exception {
      String text = Codes.issue(Codes.SM2, Codes.claims(ISSUED, EXPIRES, Map.of()));
      return outcome(check, VERIFIER.verify(text, at));
    }

    @Test
    void lastInstantBeforeExpiry_passes() throws Exception {
      assertEquals(Outcome.PASSED, at(EXPIRES.minusNanos(1)));
    }

    @Test
    void instantOfExpiry_fails() throws Exception {
      assertEquals(Outcome.FAILED, at(EXPIRES));
    }

    @Test
    void issueFiveMinutesAhead_passes() throws Exception {
      assertEquals(Outcome.PASSED, at(QrCheck.ISSUED_AT, ISSUED.minus(Duration.ofMinutes(5))));
    }

    @Test
    void issueMoreThanFiveMinutesAhead_fails() throws Exception {
      assertEquals(
          Outcome.FAILED, at(QrCheck.ISSUED_AT, ISSUED.minus(Duration.ofMinutes(5)).minusNanos(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MIN", "MAX"})
    void ends_ofTime_fail(String end) throws Exception {
      assertEquals(
          Outcome.FAILED, end.equals("MIN") ? at(QrCheck.ISSUED_AT, Instant.MIN) : at(Instant.MAX));
    }

    @Test
    void expiredCode_isStillGenuine() throws Exception {
      String text = Codes.issue(Codes.SM2, Codes.claims(ISSUED, EXPIRES, Map.of()));
      LicenseVerdict verdict = LicenseVerdict.of(VERIFIER.verify(text, EXPIRES));
      assertEquals(Answer.YES, verdict.answer(Question.GENUINE));
      assertEquals(Answer.NO, verdict.answer(Question.IN_FORCE));
    }
  }

  @Test
  void finding_thatIsNotAPass_saysWhyInBothLanguages() {
    for (Finding finding : verify("EL1:A").findings()) {
      if (finding.outcome() != Outcome.PASSED) {
        assertNotEquals("", finding.zh());
        assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(finding.en()));
      }
    }
  }
}
