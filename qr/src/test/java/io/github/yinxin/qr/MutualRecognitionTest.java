package io.github.yinxin.qr;

import static io.github.yinxin.qr.Verdicts.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.qr.QrClaims.Environment;
import io.github.yinxin.qr.TrustList.Dictionary;
import io.github.yinxin.qr.TrustList.Edition;
import io.github.yinxin.qr.TrustList.Issuer;
import io.github.yinxin.qr.TrustList.Period;
import io.github.yinxin.qr.TrustList.Recognition;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.Verification;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another region's list, CN-98, whose issuer signed the code. */
class MutualRecognitionTest {

  private static final Instant NOW = Codes.NOW;
  private static final Instant DUE = NOW.plus(Duration.ofDays(1));
  private static final Instant EXPIRES = NOW.plus(Duration.ofDays(7));

  static Recognition recognition(String licenseType) {
    return new Recognition(
        "CN-98",
        Codes.P256.certificate(),
        new Period(NOW.minus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(30))),
        Set.of(licenseType));
  }

  private static void assertOutcome(Outcome expected, Check check, Verification<?> verification) {
    assertEquals(expected, outcome(check, verification));
  }

  private TrustList home(String licenseType) {
    return TrustList.builder(Environment.PROD).recognising(recognition(licenseType)).build();
  }

  private byte[] foreign(String name, Identity publisher) throws Exception {
    return Codes.TRUSTED.publish(Edition.first(name, NOW, DUE, EXPIRES), publisher.signer());
  }

  private Outcome usage(String licenseType) throws Exception {
    TrustList joined =
        home(licenseType).admitting(foreign("CN-98", Codes.P256), NOW).verified().orElseThrow();
    return outcome(QrCheck.KEY_USAGE, QrVerifier.trusting(joined).verify(Verdicts.good(), NOW));
  }

  @Test
  void codesOfARecognisedRegion_areAccepted() throws Exception {
    assertEquals(Outcome.PASSED, usage(Codes.LICENSE_TYPE));
  }

  @Test
  void licenseTypesThatAreNotRecognised_areRefused() throws Exception {
    assertEquals(Outcome.FAILED, usage(Codes.OTHER_TYPE));
  }

  @Test
  void codesMadeOutsideTheTime_areRefused() throws Exception {
    TrustList joined =
        home(Codes.LICENSE_TYPE)
            .admitting(foreign("CN-98", Codes.P256), NOW)
            .verified()
            .orElseThrow();
    Instant before = NOW.minus(Duration.ofDays(31));
    String text =
        Codes.issue(Codes.SM2, Codes.claims(before, NOW.plus(Duration.ofDays(1)), Map.of()));
    assertEquals(
        Outcome.FAILED, outcome(QrCheck.KEY_PERIOD, QrVerifier.trusting(joined).verify(text, NOW)));
  }

  @Test
  void listOfAStranger_isNotAdmitted() throws Exception {
    assertOutcome(
        Outcome.FAILED,
        TrustListCheck.PUBLISHER,
        home(Codes.LICENSE_TYPE).admitting(foreign("CN-98", Codes.SM2), NOW));
  }

  @Test
  void anotherListOfTheRecognisedPublisher_isNotAdmitted() throws Exception {
    assertOutcome(
        Outcome.FAILED,
        TrustListCheck.IDENTITY,
        home(Codes.LICENSE_TYPE).admitting(foreign("CN-97", Codes.P256), NOW));
  }

  @Test
  void olderEditionThanAdmitted_isRefused() throws Exception {
    Edition second = new Edition("CN-98", 2, NOW, DUE, EXPIRES, Optional.empty());
    TrustList joined =
        home(Codes.LICENSE_TYPE)
            .admitting(Codes.TRUSTED.publish(second, Codes.P256.signer()), NOW)
            .verified()
            .orElseThrow();
    assertOutcome(
        Outcome.FAILED,
        TrustListCheck.VERSION,
        joined.admitting(foreign("CN-98", Codes.P256), NOW));
  }

  private static TrustList.Builder region(String dictionary) {
    return TrustList.builder(Environment.PROD)
        .issuer(Codes.trusted(Codes.ISSUER_CODE, Codes.SM2))
        .profile(Codes.PROFILE)
        .dictionary(Dictionary.of(1, dictionary.getBytes(StandardCharsets.UTF_8)));
  }

  private Outcome succession(String dictionary, boolean namesTheFirst) throws Exception {
    byte[] first =
        region("热食类食品制售")
            .build()
            .publish(Edition.first("CN-98", NOW, DUE, EXPIRES), Codes.P256.signer());
    TrustList joined = home(Codes.LICENSE_TYPE).admitting(first, NOW).verified().orElseThrow();
    Digest named = Digest.compute(Digest.Algorithm.SM3, namesTheFirst ? first : new byte[0]);
    Edition second = new Edition("CN-98", 2, NOW, DUE, EXPIRES, Optional.of(named));
    byte[] next = region(dictionary).build().publish(second, Codes.P256.signer());
    return outcome(TrustListCheck.SUCCESSION, joined.admitting(next, NOW));
  }

  @Test
  void nextEditionOfAnAdmittedList_followsTheSameRules_asOneOfOurs() throws Exception {
    assertEquals(Outcome.PASSED, succession("热食类食品制售", true));
    assertEquals(Outcome.FAILED, succession("热食类食品制售", false));
    assertEquals(Outcome.FAILED, succession("冷食类食品制售", true));
  }

  @Test
  void firstEditionAdmitted_hasNothingToSucceed() throws Exception {
    assertOutcome(
        Outcome.SKIPPED,
        TrustListCheck.SUCCESSION,
        home(Codes.LICENSE_TYPE).admitting(foreign("CN-98", Codes.P256), NOW));
  }

  private TrustList joined(TrustList home, Instant expires) throws Exception {
    Edition soon = Edition.first("CN-98", NOW, NOW, expires);
    return home.admitting(Codes.TRUSTED.publish(soon, Codes.P256.signer()), NOW)
        .verified()
        .orElseThrow();
  }

  @Test
  void codesJudgedByARecognisedListThatExpired_areUndetermined() throws Exception {
    QrVerifier verifier = QrVerifier.trusting(joined(home(Codes.LICENSE_TYPE), DUE));
    assertEquals(
        Outcome.WARNING, outcome(QrCheck.FRESHNESS, verifier.verify(good(), DUE.minusNanos(1))));
    assertEquals(Outcome.UNDETERMINED, outcome(QrCheck.FRESHNESS, verifier.verify(good(), DUE)));
  }

  private static String good() throws Exception {
    return Verdicts.good();
  }

  @Test
  void keyOfARecognisedRegion_thatOurListCallsCompromised_isRefused() throws Exception {
    TrustList home =
        TrustList.builder(Environment.PROD)
            .recognising(recognition(Codes.LICENSE_TYPE))
            .compromised(Codes.SM2.certificate(), Instant.EPOCH)
            .build();
    QrVerifier verifier = QrVerifier.trusting(joined(home, EXPIRES));
    assertEquals(Outcome.FAILED, outcome(QrCheck.KEY_COMPROMISE, verifier.verify(good(), NOW)));
  }

  @Test
  void ourKey_thatARecognisedRegionCallsCompromised_isStillGood() throws Exception {
    TrustList home =
        TrustList.builder(Environment.PROD)
            .issuer(Codes.trusted(Codes.ISSUER_CODE, Codes.SM2))
            .profile(Codes.PROFILE)
            .recognising(recognition(Codes.LICENSE_TYPE))
            .build();
    TrustList spiteful =
        TrustList.builder(Environment.PROD)
            .compromised(Codes.SM2.certificate(), Instant.EPOCH)
            .build();
    byte[] signed =
        spiteful.publish(Edition.first("CN-98", NOW, DUE, EXPIRES), Codes.P256.signer());
    TrustList joined = home.admitting(signed, NOW).verified().orElseThrow();
    assertEquals(
        Outcome.PASSED,
        outcome(QrCheck.KEY_COMPROMISE, QrVerifier.trusting(joined).verify(good(), NOW)));
  }

  // Our list, with an issuer and a key of its own, that recognises the other region.
  private static TrustList.Builder homeWith(Issuer issuer) {
    return TrustList.builder(Environment.PROD)
        .issuer(issuer)
        .profile(Codes.PROFILE)
        .recognising(recognition(Codes.LICENSE_TYPE));
  }

  private static TrustList admitting(TrustList home, TrustList foreign) throws Exception {
    byte[] signed = foreign.publish(Edition.first("CN-98", NOW, DUE, EXPIRES), Codes.P256.signer());
    return home.admitting(signed, NOW).verified().orElseThrow();
  }

  private static Verification<VerifiedQr> judged(TrustList trusted) throws Exception {
    return QrVerifier.trusting(trusted).verify(good(), NOW);
  }

  @Test
  void recognisedRegion_thatNamesOurIssuerWithAKeyOfItsOwn_isNotBelieved() throws Exception {
    TrustList home = homeWith(Codes.trusted(Codes.ISSUER_CODE, Codes.P256)).build();
    TrustList joined = admitting(home, Codes.TRUSTED);
    assertOutcome(Outcome.UNDETERMINED, QrCheck.ISSUER_KEY, judged(joined));
  }

  @Test
  void recognisedRegion_thatWidensWhatOurIssuerMayDo_isNotBelieved() throws Exception {
    Issuer ended = Codes.trusted(Codes.ISSUER_CODE, Codes.SM2).until(NOW.minusSeconds(999_999), "");
    TrustList joined = admitting(homeWith(ended).build(), Codes.TRUSTED);
    assertOutcome(Outcome.FAILED, QrCheck.KEY_PERIOD, judged(joined));
  }

  @Test
  void keyInBothLists_compromisedByTheOneThatItsIssuerIsIn_isRefused() throws Exception {
    TrustList home = homeWith(Codes.trusted(Codes.OTHER_CODE, Codes.SM2)).build();
    TrustList foreign =
        TrustList.builder(Environment.PROD)
            .issuer(Codes.trusted(Codes.ISSUER_CODE, Codes.SM2))
            .profile(Codes.PROFILE)
            .compromised(Codes.SM2.certificate(), Instant.EPOCH)
            .build();
    assertOutcome(Outcome.FAILED, QrCheck.KEY_COMPROMISE, judged(admitting(home, foreign)));
  }

  // Two regions, of which one, admitted first or second, calls the key compromised that both list.
  private TrustList oneOfTwoKnows(boolean first) throws Exception {
    Recognition other =
        new Recognition(
            "CN-97", Codes.SM2.certificate(), Period.ALWAYS, Set.of(Codes.LICENSE_TYPE));
    TrustList home =
        TrustList.builder(Environment.PROD)
            .recognising(recognition(Codes.LICENSE_TYPE))
            .recognising(other)
            .build();
    byte[] unaware = foreign("CN-98", Codes.P256);
    byte[] aware =
        TrustList.builder(Environment.PROD)
            .issuer(Codes.trusted(Codes.ISSUER_CODE, Codes.SM2))
            .profile(Codes.PROFILE)
            .compromised(Codes.SM2.certificate(), Instant.EPOCH)
            .build()
            .publish(Edition.first("CN-97", NOW, DUE, EXPIRES), Codes.SM2.signer());
    return home.admitting(first ? aware : unaware, NOW)
        .verified()
        .orElseThrow()
        .admitting(first ? unaware : aware, NOW)
        .verified()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keyInTwoRegions_compromisedByEither_isRefused(boolean first) throws Exception {
    assertOutcome(Outcome.FAILED, QrCheck.KEY_COMPROMISE, judged(oneOfTwoKnows(first)));
  }

  @Test
  void keyInBothLists_withOtherBytesUnderADictionarysNumber_isReadByOursAlone() throws Exception {
    byte[] ours = "11330000002482082X热食类食品制售".getBytes(StandardCharsets.UTF_8);
    byte[] theirs = "11330000002482082X冷食类食品制售".getBytes(StandardCharsets.UTF_8);
    TrustList home =
        homeWith(Codes.trusted(Codes.OTHER_CODE, Codes.SM2))
            .dictionary(Dictionary.of(1, ours))
            .build();
    TrustList foreign =
        TrustList.builder(Environment.PROD)
            .issuer(Codes.trusted(Codes.ISSUER_CODE, Codes.SM2))
            .profile(Codes.PROFILE)
            .dictionary(Dictionary.of(1, theirs))
            .build();
    String text =
        QrIssuer.of(Codes.SM2.signer(), Codes.ISSUER_CODE)
            .using(Dictionary.of(1, theirs))
            .issue(Codes.claims())
            .text();
    Verification<VerifiedQr> verification =
        QrVerifier.trusting(admitting(home, foreign)).verify(text, NOW);
    assertOutcome(Outcome.FAILED, QrCheck.ISSUER_CODE, verification);
  }

  @Test
  void nextEditionOfOurs_keepsTheListsThatItStillRecognises() throws Exception {
    TrustList joined = joinedAndUpdated(recognition(Codes.LICENSE_TYPE));
    assertOutcome(Outcome.PASSED, QrCheck.KEY_USAGE, judged(joined));
    byte[] older = foreign("CN-98", Codes.P256);
    assertOutcome(Outcome.FAILED, TrustListCheck.VERSION, joined.admitting(older, NOW));
  }

  @Test
  void nextEditionOfOurs_narrowsWhatItRecognises() throws Exception {
    TrustList joined = joinedAndUpdated(recognition(Codes.OTHER_TYPE));
    assertOutcome(Outcome.FAILED, QrCheck.KEY_USAGE, judged(joined));
  }

  @Test
  void nextEditionOfOurs_dropsTheListsThatItRecognisesNoMore() throws Exception {
    assertOutcome(Outcome.UNDETERMINED, QrCheck.ISSUER_KEY, judged(joinedAndUpdated()));
    Recognition ofAnother =
        new Recognition(
            "CN-98", Codes.SM2.certificate(), Period.ALWAYS, Set.of(Codes.LICENSE_TYPE));
    assertOutcome(Outcome.UNDETERMINED, QrCheck.ISSUER_KEY, judged(joinedAndUpdated(ofAnother)));
  }

  @Test
  void nextEditionOfOurs_keepsTheListsOfAPublisherWithARenewedCertificate() throws Exception {
    Instant from = NOW.minus(Duration.ofDays(1));
    X509Certificate renewed =
        CertificateAuthority.found(SignatureAlgorithm.ECDSA_SHA256, "CN=Next Root, C=CN", from)
            .certify("CN=Test Codes, C=CN", Codes.P256.certificate().getPublicKey(), from, EXPIRES);
    Recognition recognition =
        new Recognition("CN-98", renewed, Period.ALWAYS, Set.of(Codes.LICENSE_TYPE));
    assertOutcome(Outcome.PASSED, QrCheck.KEY_USAGE, judged(joinedAndUpdated(recognition)));
  }

  // Our first edition, which has admitted the second of CN-98, updated to one that recognises
  // these.
  private TrustList joinedAndUpdated(Recognition... recognitions) throws Exception {
    Identity publisher = Codes.SM2;
    Edition first = Edition.first("CN-99", NOW, DUE, EXPIRES);
    byte[] signed = home(Codes.LICENSE_TYPE).publish(first, publisher.signer());
    TrustList held =
        TrustList.open(signed, publisher.certificate(), 1, NOW).verified().orElseThrow();
    Edition second = new Edition("CN-98", 2, NOW, DUE, EXPIRES, Optional.empty());
    TrustList joined =
        held.admitting(Codes.TRUSTED.publish(second, Codes.P256.signer()), NOW)
            .verified()
            .orElseThrow();
    TrustList.Builder next = TrustList.builder(Environment.PROD);
    Arrays.asList(recognitions).forEach(next::recognising);
    byte[] update =
        next.build().publish(Edition.after(held, NOW, DUE, EXPIRES), publisher.signer());
    return joined.updatedBy(update, NOW).verified().orElseThrow();
  }

  @Test
  void twoListsOfOnePublisher_areBothAdmitted() throws Exception {
    Recognition other =
        new Recognition(
            "CN-97", Codes.P256.certificate(), Period.ALWAYS, Set.of(Codes.LICENSE_TYPE));
    TrustList home =
        TrustList.builder(Environment.PROD)
            .recognising(recognition(Codes.LICENSE_TYPE))
            .recognising(other)
            .build();
    for (String name : List.of("CN-98", "CN-97")) {
      assertTrue(home.admitting(foreign(name, Codes.P256), NOW).verified().isPresent(), name);
    }
  }

  @Test
  void listRecognisedTwice_isRefused() {
    TrustList.Builder home =
        TrustList.builder(Environment.PROD).recognising(recognition(Codes.LICENSE_TYPE));
    assertThrows(
        IllegalArgumentException.class, () -> home.recognising(recognition(Codes.OTHER_TYPE)));
  }
}
