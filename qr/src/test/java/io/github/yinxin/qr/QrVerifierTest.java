package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.qr.internal.Base45;
import io.github.yinxin.qr.internal.Cbor;
import io.github.yinxin.qr.internal.Cbor.ArrayItem;
import io.github.yinxin.qr.internal.Cbor.BytesItem;
import io.github.yinxin.qr.internal.Cbor.IntegerItem;
import io.github.yinxin.qr.internal.Cbor.SimpleItem;
import io.github.yinxin.qr.internal.Cbor.TaggedItem;
import io.github.yinxin.qr.internal.Cbor.TextItem;
import io.github.yinxin.qr.internal.ClaimsCodec;
import io.github.yinxin.qr.internal.CoseAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.LicenseVerdict;
import io.github.yinxin.verify.LicenseVerdict.Answer;
import io.github.yinxin.verify.LicenseVerdict.Evidence;
import io.github.yinxin.verify.LicenseVerdict.Question;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.Verification;
import io.github.yinxin.verify.Verification.Undetermined;
import io.github.yinxin.verify.Verification.Valid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QrVerifierTest {

  private static final QrVerifier VERIFIER = QrVerifier.trusting(Codes.TRUSTED);

  static Stream<Identity> identities() {
    return Stream.of(Codes.SM2, Codes.P256);
  }

  private static Verification<VerifiedQr> verify(String text) {
    return VERIFIER.verify(text, Codes.NOW);
  }

  private static Outcome outcome(Check check, Verification<?> verification) {
    return verification.findings().stream()
        .filter(finding -> finding.check() == check)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  private static String good() throws Exception {
    return Codes.issue(Codes.SM2, Codes.claims());
  }

  /** Asserts that a check refuses, after all before it passed, and that the rest is not tried. */
  private static void assertStops(QrCheck check, Outcome outcome, String text) {
    Verification<VerifiedQr> verification = verify(text);
    List<Outcome> expected = new ArrayList<>();
    for (QrCheck each : QrCheck.values()) {
      int order = each.compareTo(check);
      expected.add(order < 0 ? Outcome.PASSED : order == 0 ? outcome : Outcome.SKIPPED);
    }
    assertEquals(expected, verification.findings().stream().map(Finding::outcome).toList());
  }

  private static void assertFails(QrCheck check, String text) {
    assertStops(check, Outcome.FAILED, text);
  }

  @Nested
  class RoundTrip {

    static Stream<Identity> identities() {
      return QrVerifierTest.identities();
    }

    @ParameterizedTest
    @MethodSource("identities")
    void issuedCode_verified_saysWhatWasIssued(Identity identity) throws Exception {
      QrClaims claims = Codes.claims();
      VerifiedQr verified = verify(Codes.issue(identity, claims)).verified().orElseThrow();
      assertEquals(claims, verified.claims());
    }

    @ParameterizedTest
    @MethodSource("identities")
    void issuedCode_verified_namesTheIssuerWhoseKeySigned(Identity identity) throws Exception {
      VerifiedQr verified = verify(Codes.issue(identity, Codes.claims())).verified().orElseThrow();
      assertEquals(identity.certificate(), verified.issuer().certificate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"𠮷野家", "陈𬭚", "买买提·吐尔逊", "", "a\u0000b", "\uE000"})
    void text_ofAnyUnicode_comesBackUnchanged(String text) throws Exception {
      QrClaims claims = Codes.claims(Map.of(1, text));
      VerifiedQr verified = verify(Codes.issue(Codes.SM2, claims)).verified().orElseThrow();
      assertEquals(text, verified.claims().fields().get(1));
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
      LicenseVerdict verdict = LicenseVerdict.of(Evidence.about("license", verify(good())));
      assertEquals(Answer.UNKNOWN, verdict.answer(Question.FRESH));
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

  /** RFC 9052, 4.2, narrowed to one shape. */
  @Nested
  class Structure {

    private final Cbor header =
        Cbor.mapOf(Map.of(1L, new IntegerItem(-70001), 4L, new BytesItem(new byte[8])));
    private final Cbor wrapped = new BytesItem(header.encode());
    private final Cbor none = Cbor.mapOf(Map.of());
    private final Cbor payload = new BytesItem(new byte[3]);
    private final Cbor signature = new BytesItem(new byte[64]);

    private static String text(Cbor... parts) {
      return Codes.text(new TaggedItem(18, new ArrayItem(List.of(parts))).encode());
    }

    private String withHeader(Map<Long, Cbor> entries) {
      return text(new BytesItem(Cbor.mapOf(entries).encode()), none, payload, signature);
    }

    @Test
    void theOneShape_passes() {
      assertStops(
          QrCheck.ISSUER_KEY, Outcome.UNDETERMINED, text(wrapped, none, payload, signature));
    }

    @Test
    void emptyMessage_fails() {
      assertFails(QrCheck.STRUCTURE, "EL1:");
    }

    @Test
    void missingTag_fails() {
      byte[] bytes = new ArrayItem(List.of(wrapped, none, payload, signature)).encode();
      assertFails(QrCheck.STRUCTURE, Codes.text(bytes));
    }

    @Test
    void threeParts_fail() {
      assertFails(QrCheck.STRUCTURE, text(wrapped, none, payload));
    }

    @Test
    void fiveParts_fail() {
      assertFails(QrCheck.STRUCTURE, text(wrapped, none, payload, signature, SimpleItem.NULL));
    }

    @Test
    void unprotectedKeyId_fails() {
      Cbor unprotectedHeader = Cbor.mapOf(Map.of(4L, new BytesItem(new byte[8])));
      assertFails(QrCheck.STRUCTURE, text(wrapped, unprotectedHeader, payload, signature));
    }

    @Test
    void detachedPayload_fails() {
      assertFails(QrCheck.STRUCTURE, text(wrapped, none, SimpleItem.NULL, signature));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 63, 65, 71})
    void signature_notOf64Bytes_fails(int length) {
      Cbor other = new BytesItem(new byte[length]);
      assertFails(QrCheck.STRUCTURE, text(wrapped, none, payload, other));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 9})
    void keyId_notOf8Bytes_fails(int length) {
      Cbor keyId = new BytesItem(new byte[length]);
      assertFails(QrCheck.STRUCTURE, withHeader(Map.of(1L, new IntegerItem(-7), 4L, keyId)));
    }

    @Test
    void headerWithoutAlgorithm_fails() {
      Map<Long, Cbor> entries = Map.of(2L, SimpleItem.NULL, 4L, new BytesItem(new byte[8]));
      assertFails(QrCheck.STRUCTURE, withHeader(entries));
    }

    @Test
    void headerWithAnUnknownEntry_fails() {
      Map<Long, Cbor> entries =
          Map.of(1L, new IntegerItem(-7), 4L, new BytesItem(new byte[8]), -70003L, SimpleItem.TRUE);
      assertFails(QrCheck.STRUCTURE, withHeader(entries));
    }

    @Test
    void algorithmAsText_fails() {
      Map<Long, Cbor> entries = Map.of(1L, new TextItem("none"), 4L, new BytesItem(new byte[8]));
      assertFails(QrCheck.STRUCTURE, withHeader(entries));
    }
  }

  @Nested
  class IssuerKey {

    @Test
    void unknownKey_isUndetermined() throws Exception {
      String text = good();
      Verification<VerifiedQr> verification =
          QrVerifier.trusting(TrustList.of(Codes.trusted(Codes.ISSUER_CODE, Codes.P256)))
              .verify(text, Codes.NOW);
      assertInstanceOf(Undetermined.class, verification);
      assertEquals(Outcome.UNDETERMINED, outcome(QrCheck.ISSUER_KEY, verification));
    }

    @Test
    void emptyTrustList_isUndetermined() throws Exception {
      assertInstanceOf(
          Undetermined.class, QrVerifier.trusting(TrustList.of()).verify(good(), Codes.NOW));
    }
  }

  @Nested
  class Algorithm {

    @Test
    void headerSaysEs256_withAnSm2Key_fails() throws Exception {
      byte[] payload = ClaimsCodec.encode(Codes.claims());
      assertFails(QrCheck.ALGORITHM, Codes.forge(Codes.SM2, CoseAlgorithm.ES256, payload));
    }

    @Test
    void headerSaysSm2_withAP256Key_fails() throws Exception {
      byte[] payload = ClaimsCodec.encode(Codes.claims());
      assertFails(QrCheck.ALGORITHM, Codes.forge(Codes.P256, CoseAlgorithm.SM2, payload));
    }
  }

  @Nested
  class Signature {

    private static String withSignature(Identity identity, byte[] signature) throws Exception {
      byte[] bytes = Base45.decode(Codes.issue(identity, Codes.claims()).substring(4));
      System.arraycopy(signature, 0, bytes, bytes.length - 64, 64);
      return Codes.text(bytes);
    }

    @Test
    void allZeroSignature_fails() throws Exception {
      assertFails(QrCheck.SIGNATURE, withSignature(Codes.SM2, new byte[64]));
      assertFails(QrCheck.SIGNATURE, withSignature(Codes.P256, new byte[64]));
    }

    @Test
    void signatureOfNumbersBeyondTheGroup_fails() throws Exception {
      byte[] ones = new byte[64];
      Arrays.fill(ones, (byte) -1);
      assertFails(QrCheck.SIGNATURE, withSignature(Codes.SM2, ones));
      assertFails(QrCheck.SIGNATURE, withSignature(Codes.P256, ones));
    }

    @Test
    void signatureOfAnotherCode_fails() throws Exception {
      byte[] other = Base45.decode(Codes.issue(Codes.SM2, Codes.claims(Map.of())).substring(4));
      byte[] signature = Arrays.copyOfRange(other, other.length - 64, other.length);
      assertFails(QrCheck.SIGNATURE, withSignature(Codes.SM2, signature));
    }

    @ParameterizedTest
    @MethodSource("io.github.yinxin.qr.QrVerifierTest#identities")
    void anyCharacterReplaced_isNotAccepted(Identity identity) throws Exception {
      String text = Codes.issue(identity, Codes.claims());
      for (int i = 0; i < text.length(); i++) {
        char replacement = text.charAt(i) == '7' ? '8' : '7';
        String changed = text.substring(0, i) + replacement + text.substring(i + 1);
        assertFalse(verify(changed).verified().isPresent(), "character " + i);
      }
    }

    @Test
    void bombWithAWrongSignature_isNotInflated() throws Exception {
      String bomb = Codes.forge(Codes.SM2, CoseAlgorithm.SM2, deflate(new byte[1_000_000]));
      byte[] bytes = Base45.decode(bomb.substring(4));
      bytes[bytes.length - 1] ^= 1;
      assertFails(QrCheck.SIGNATURE, Codes.text(bytes));
    }
  }

  /** RFC 8392; the signature is good in all of these. */
  @Nested
  class Claims {

    private final Map<Long, Cbor> entries =
        new HashMap<>(
            Map.of(
                1L, new TextItem(Codes.ISSUER_CODE),
                4L, new IntegerItem(Codes.NOW.getEpochSecond() + 60),
                6L, new IntegerItem(Codes.NOW.getEpochSecond()),
                7L, new BytesItem(new byte[8]),
                -70001L, fields(Map.of(0L, new IntegerItem(1)))));

    private static Cbor fields(Map<Long, Cbor> fields) {
      return Cbor.mapOf(fields);
    }

    private static String signed(byte[] cbor) throws Exception {
      return Codes.forge(Codes.SM2, CoseAlgorithm.SM2, deflate(cbor));
    }

    private String with(long claim, Cbor value) throws Exception {
      entries.put(claim, value);
      return signed(Cbor.mapOf(entries).encode());
    }

    @Test
    void theClaimsInUse_pass() throws Exception {
      assertInstanceOf(Valid.class, verify(signed(Cbor.mapOf(entries).encode())));
    }

    @Test
    void payloadThatIsNotCompressed_fails() throws Exception {
      byte[] payload = Cbor.mapOf(entries).encode();
      assertFails(QrCheck.CLAIMS, Codes.forge(Codes.SM2, CoseAlgorithm.SM2, payload));
    }

    @Test
    void bomb_fails() throws Exception {
      assertFails(QrCheck.CLAIMS, signed(new byte[1_000_000]));
    }

    @Test
    void cborWithAByteTooMany_fails() throws Exception {
      byte[] cbor = Cbor.mapOf(entries).encode();
      assertFails(QrCheck.CLAIMS, signed(Arrays.copyOf(cbor, cbor.length + 1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 6, 7, -70001})
    void missingClaim_fails(long claim) throws Exception {
      entries.remove(claim);
      assertFails(QrCheck.CLAIMS, signed(Cbor.mapOf(entries).encode()));
    }

    @Test
    void unknownClaim_fails() throws Exception {
      assertFails(QrCheck.CLAIMS, with(65535, SimpleItem.TRUE));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 6, 7, -70001})
    void claimOfAnotherType_fails(long claim) throws Exception {
      assertFails(QrCheck.CLAIMS, with(claim, SimpleItem.TRUE));
    }

    @Test
    void ctiOf7Bytes_fails() throws Exception {
      assertFails(QrCheck.CLAIMS, with(7, new BytesItem(new byte[7])));
    }

    @Test
    void expiryBeforeIssue_fails() throws Exception {
      assertFails(QrCheck.CLAIMS, with(4, new IntegerItem(Codes.NOW.getEpochSecond() - 1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE})
    void timeThatNoClockShows_fails(long seconds) throws Exception {
      assertFails(QrCheck.CLAIMS, with(4, new IntegerItem(seconds)));
    }

    @Test
    void fieldsWithoutProfile_fail() throws Exception {
      assertFails(QrCheck.CLAIMS, with(-70001, fields(Map.of())));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1L << 31, Long.MAX_VALUE})
    void fieldNumberOutOfRange_fails(long number) throws Exception {
      Map<Long, Cbor> fields = Map.of(0L, new IntegerItem(1), number, new TextItem("x"));
      assertFails(QrCheck.CLAIMS, with(-70001, fields(fields)));
    }

    @Test
    void fieldThatIsNoText_fails() throws Exception {
      Map<Long, Cbor> fields = Map.of(0L, new IntegerItem(1), 1L, new IntegerItem(1));
      assertFails(QrCheck.CLAIMS, with(-70001, fields(fields)));
    }

    @Test
    void failure_neverQuotesFields() throws Exception {
      Map<Long, Cbor> fields =
          Map.of(0L, new IntegerItem(-1), 1L, new TextItem("张三的秘密"), -9L, new TextItem("x"));
      Verification<VerifiedQr> verification = verify(with(-70001, fields(fields)));
      assertFalse(verification.findings().toString().contains("秘密"));
    }
  }

  @Nested
  class IssuerCode {

    @Test
    void codeOfAnotherIssuer_fails() throws Exception {
      TrustList list = TrustList.of(Codes.trusted(Codes.OTHER_CODE, Codes.SM2));
      Verification<VerifiedQr> verification = QrVerifier.trusting(list).verify(good(), Codes.NOW);
      assertEquals(Outcome.FAILED, outcome(QrCheck.ISSUER_CODE, verification));
    }

    @Test
    void codeOfAnotherIssuer_leavesTheTimeJudged() throws Exception {
      TrustList list = TrustList.of(Codes.trusted(Codes.OTHER_CODE, Codes.SM2));
      Verification<VerifiedQr> verification = QrVerifier.trusting(list).verify(good(), Codes.NOW);
      assertEquals(Outcome.PASSED, outcome(QrCheck.TIME, verification));
    }

    @Test
    void keySharedByTwoIssuers_goesToTheOneNamed() throws Exception {
      TrustList list =
          TrustList.of(
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
      String text = Codes.issue(Codes.SM2, Codes.claims(ISSUED, EXPIRES, Map.of()));
      return outcome(QrCheck.TIME, VERIFIER.verify(text, at));
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
      assertEquals(Outcome.PASSED, at(ISSUED.minus(Duration.ofMinutes(5))));
    }

    @Test
    void issueMoreThanFiveMinutesAhead_fails() throws Exception {
      assertEquals(Outcome.FAILED, at(ISSUED.minus(Duration.ofMinutes(5)).minusNanos(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MIN", "MAX"})
    void ends_ofTime_fail(String end) throws Exception {
      assertEquals(Outcome.FAILED, at(end.equals("MIN") ? Instant.MIN : Instant.MAX));
    }

    @Test
    void expiredCode_isStillGenuine() throws Exception {
      String text = Codes.issue(Codes.SM2, Codes.claims(ISSUED, EXPIRES, Map.of()));
      LicenseVerdict verdict =
          LicenseVerdict.of(Evidence.about("license", VERIFIER.verify(text, EXPIRES)));
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

  private static byte[] deflate(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflating = new DeflaterOutputStream(out, new Deflater(9, true))) {
      deflating.write(bytes);
    }
    return out.toByteArray();
  }
}
