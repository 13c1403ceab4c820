package io.github.yinxin.qr;

import static io.github.yinxin.qr.Verdicts.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.qr.QrClaims.Environment;
import io.github.yinxin.qr.QrProfile.Field;
import io.github.yinxin.qr.QrProfile.Treatment;
import io.github.yinxin.qr.TrustList.Dictionary;
import io.github.yinxin.qr.TrustList.Edition;
import io.github.yinxin.qr.internal.CoseContent;
import io.github.yinxin.qr.internal.CoseContent.Purpose;
import io.github.yinxin.qr.internal.CoseHeader;
import io.github.yinxin.qr.internal.KeyId;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.Verification;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrustListUpdateTest {

  private static final Instant NOW = Codes.NOW;
  private static final Instant DUE = NOW.plus(Duration.ofDays(1));
  private static final Instant EXPIRES = NOW.plus(Duration.ofDays(7));
  private static final Identity PUBLISHER = Codes.SM2;

  private static final Field NAME = new Field("KZ_MC", "名称", Treatment.CLEAR);
  private static final Field TRADE = new Field("KZ_JYXM", "经营项目", Treatment.CLEAR);
  private static final QrProfile PROFILE = profile(Codes.LICENSE_TYPE, Map.of(1, NAME, 2, TRADE));

  private static QrProfile profile(String licenseType, Map<Integer, Field> fields) {
    return new QrProfile(1, licenseType, Environment.PROD, fields);
  }

  static List<QrProfile> profilesWithAnotherMeaning() {
    return List.of(
        profile(Codes.OTHER_TYPE, PROFILE.fields()),
        profile(Codes.LICENSE_TYPE, Map.of(1, TRADE, 2, NAME)),
        profile(Codes.LICENSE_TYPE, Map.of(1, NAME)),
        PROFILE.digesting("KZ_MC"));
  }

  static List<QrProfile> profilesGrown() {
    Field added = new Field("KZ_BZ", "备注", Treatment.CLEAR);
    return List.of(
        profile(Codes.LICENSE_TYPE, Map.of(1, NAME, 2, TRADE, 3, added)),
        PROFILE.masking("KZ_MC"),
        profile(
            Codes.LICENSE_TYPE,
            Map.of(1, NAME, 2, new Field("KZ_JYXM", "经营项目（含网络经营）", Treatment.CLEAR))));
  }

  private static Edition first() {
    return Edition.first("CN-99", NOW, DUE, EXPIRES);
  }

  private static byte[] published() throws Exception {
    return Codes.TRUSTED.publish(first(), PUBLISHER.signer());
  }

  private static Verification<TrustList> open(byte[] signed, Instant at) {
    return TrustList.open(signed, PUBLISHER.certificate(), 1, at);
  }

  private static TrustList opened() throws Exception {
    return open(published(), NOW).verified().orElseThrow();
  }

  private static Edition next(TrustList held) {
    return Edition.after(held, NOW.plusSeconds(60), DUE.plusSeconds(60), EXPIRES);
  }

  private static void assertOutcome(
      Outcome expected, TrustListCheck check, Verification<TrustList> verification) {
    assertEquals(expected, outcome(check, verification));
  }

  @Nested
  class Opening {

    @ParameterizedTest
    @MethodSource("io.github.yinxin.qr.Verdicts#identities")
    void publishedList_opened_verifiesCodes(Identity publisher) throws Exception {
      byte[] signed = Codes.TRUSTED.publish(first(), publisher.signer());
      TrustList list =
          TrustList.open(signed, publisher.certificate(), 1, NOW).verified().orElseThrow();
      assertTrue(QrVerifier.trusting(list).verify(Verdicts.good(), NOW).verified().isPresent());
    }

    @Test
    void everythingInIt_isReadBack() throws Exception {
      TrustList full =
          TrustList.builder(Environment.PROD)
              .issuer(
                  Codes.trusted(Codes.ISSUER_CODE, Codes.SM2, Codes.P256)
                      .until(NOW.plusSeconds(9), Codes.OTHER_CODE))
              .issuer(Codes.trusted(Codes.OTHER_CODE, Codes.P256))
              .dictionary(Dictionary.of(7, new byte[] {1, 2, 3}))
              .profile(Codes.PROFILE)
              .compromised(Codes.P256.certificate(), NOW)
              .recognising(MutualRecognitionTest.recognition(Codes.LICENSE_TYPE))
              .build();
      byte[] signed = full.publish(first(), PUBLISHER.signer());
      TrustList list = open(signed, NOW).verified().orElseThrow();
      TrustSource.Content expected = full.home().content();
      TrustSource.Content read = list.home().content();
      assertEquals(expected.issuers(), read.issuers());
      assertEquals(expected.profiles(), read.profiles());
      assertEquals(expected.compromised(), read.compromised());
      assertEquals(expected.recognitions(), read.recognitions());
      assertEquals(Set.of(7), read.dictionaries().keySet());
      assertEquals(Optional.of(first()), list.edition());
    }

    @Test
    void listOfAnotherPublisher_isRefused() throws Exception {
      byte[] signed = Codes.TRUSTED.publish(first(), Codes.P256.signer());
      assertOutcome(Outcome.FAILED, TrustListCheck.PUBLISHER, open(signed, NOW));
    }

    @Test
    void anyByteChanged_isRefused() throws Exception {
      byte[] signed = published();
      Random random = new Random(8);
      for (int run = 0; run < 100; run++) {
        byte[] changed = signed.clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
        assertTrue(open(changed, NOW).verified().isEmpty(), "run " + run);
      }
    }

    // Both are COSE_Sign1 by keys that a list names; the external data keeps them apart.
    @Test
    void codeInPlaceOfAList_isRefused() throws Exception {
      KeyId key = KeyId.of(PUBLISHER.certificate().getPublicKey());
      byte[] payload = TrustListWriter.encode(Codes.TRUSTED.home().content(), first());
      CoseContent content = CoseContent.of(CoseHeader.of(-70001, key), payload);
      byte[] asCode = Codes.signed(PUBLISHER, content, Purpose.CODE);
      assertOutcome(Outcome.FAILED, TrustListCheck.SIGNATURE, open(asCode, NOW));
      byte[] asList = Codes.signed(PUBLISHER, content, Purpose.TRUST_LIST);
      assertTrue(open(asList, NOW).verified().isPresent());
    }

    @Test
    void listInPlaceOfACode_isRefused() throws Exception {
      TrustList small =
          TrustList.builder(Environment.PROD)
              .issuer(Codes.trusted(Codes.ISSUER_CODE, Codes.SM2))
              .build();
      byte[] signed = small.publish(first(), PUBLISHER.signer());
      assertEquals(Outcome.FAILED, outcome(QrCheck.SIGNATURE, Verdicts.verify(Codes.text(signed))));
    }

    @Test
    void olderThanRemembered_isRefused() throws Exception {
      Verification<TrustList> verification =
          TrustList.open(published(), PUBLISHER.certificate(), 2, NOW);
      assertOutcome(Outcome.FAILED, TrustListCheck.VERSION, verification);
    }

    // Whoever publishes both must not be able to have one taken for the other.
    @Test
    void listForTests_isOpenedAsSuchOnly() throws Exception {
      byte[] tests =
          TrustList.builder(Environment.TEST).build().publish(first(), PUBLISHER.signer());
      X509Certificate publisher = PUBLISHER.certificate();
      assertOutcome(Outcome.FAILED, TrustListCheck.IDENTITY, open(tests, NOW));
      assertTrue(TrustList.openForTests(tests, publisher, 1, NOW).verified().isPresent());
      assertOutcome(
          Outcome.FAILED,
          TrustListCheck.IDENTITY,
          TrustList.openForTests(published(), publisher, 1, NOW));
    }

    @Test
    void junk_isRefused() {
      assertOutcome(Outcome.FAILED, TrustListCheck.STRUCTURE, open(new byte[0], NOW));
    }
  }

  @Nested
  class Freeze {

    @Test
    void clockFiveMinutesBehind_isAccepted() throws Exception {
      Instant at = NOW.minus(Duration.ofMinutes(5));
      assertOutcome(Outcome.PASSED, TrustListCheck.CLOCK, open(published(), at));
    }

    @Test
    void clockMoreBehind_isUndetermined() throws Exception {
      Instant at = NOW.minus(Duration.ofMinutes(5)).minusNanos(1);
      assertOutcome(Outcome.UNDETERMINED, TrustListCheck.CLOCK, open(published(), at));
    }

    @Test
    void untilTheNextIsDue_isFresh() throws Exception {
      assertOutcome(Outcome.PASSED, TrustListCheck.FRESHNESS, open(published(), DUE));
    }

    @Test
    void afterTheNextIsDue_warns() throws Exception {
      Verification<TrustList> verification = open(published(), DUE.plusNanos(1));
      assertOutcome(Outcome.WARNING, TrustListCheck.FRESHNESS, verification);
      assertTrue(verification.verified().isPresent());
    }

    @Test
    void onceExpired_isUndetermined() throws Exception {
      assertOutcome(Outcome.UNDETERMINED, TrustListCheck.FRESHNESS, open(published(), EXPIRES));
    }

    @Test
    void codesJudgedByAnExpiredList_areUndetermined() throws Exception {
      Verification<VerifiedQr> verification =
          QrVerifier.trusting(opened()).verify(Verdicts.good(), EXPIRES);
      assertEquals(Outcome.UNDETERMINED, outcome(QrCheck.FRESHNESS, verification));
    }

    @Test
    void codesJudgedWithAClockBehindTheList_areUndetermined() throws Exception {
      Verification<VerifiedQr> verification =
          QrVerifier.trusting(opened()).verify(Verdicts.good(), NOW.minus(Duration.ofHours(1)));
      assertEquals(Outcome.UNDETERMINED, outcome(QrCheck.FRESHNESS, verification));
    }
  }

  @Nested
  class Rollback {

    @Test
    void nextEdition_isTakenOver() throws Exception {
      TrustList held = opened();
      byte[] signed = held.publish(next(held), PUBLISHER.signer());
      TrustList updated = held.updatedBy(signed, NOW).verified().orElseThrow();
      assertEquals(2, updated.edition().orElseThrow().version());
    }

    @Test
    void olderEdition_isRefused() throws Exception {
      TrustList held = opened();
      TrustList updated =
          held.updatedBy(held.publish(next(held), PUBLISHER.signer()), NOW)
              .verified()
              .orElseThrow();
      assertOutcome(Outcome.FAILED, TrustListCheck.VERSION, updated.updatedBy(published(), NOW));
    }

    @Test
    void sameEditionAgain_isAccepted() throws Exception {
      byte[] signed = published();
      TrustList held = open(signed, NOW).verified().orElseThrow();
      assertTrue(held.updatedBy(signed, NOW).verified().isPresent());
    }

    @Test
    void anotherListOfTheSameNumber_isRefused() throws Exception {
      TrustList held = opened();
      byte[] other = Codes.trusting().publish(first(), PUBLISHER.signer());
      assertOutcome(Outcome.FAILED, TrustListCheck.VERSION, held.updatedBy(other, NOW));
    }

    @Test
    void nextEditionOfAFork_isRefused() throws Exception {
      TrustList held = opened();
      TrustList fork =
          open(Codes.trusting().publish(first(), PUBLISHER.signer()), NOW).verified().orElseThrow();
      byte[] signed = fork.publish(next(fork), PUBLISHER.signer());
      assertOutcome(Outcome.FAILED, TrustListCheck.SUCCESSION, held.updatedBy(signed, NOW));
    }

    @Test
    void laterEdition_withOnesMissedBetween_isTakenOver() throws Exception {
      TrustList held = opened();
      Edition third = new Edition("CN-99", 3, NOW, DUE, EXPIRES, Optional.empty());
      byte[] signed = held.publish(third, PUBLISHER.signer());
      assertTrue(held.updatedBy(signed, NOW).verified().isPresent());
    }

    @Test
    void anotherListOfThePublisher_isRefused() throws Exception {
      Edition other = new Edition("CN-98", 2, NOW, DUE, EXPIRES, Optional.empty());
      byte[] signed = Codes.TRUSTED.publish(other, PUBLISHER.signer());
      assertOutcome(Outcome.FAILED, TrustListCheck.IDENTITY, opened().updatedBy(signed, NOW));
    }

    @Test
    void listForTests_isRefused() throws Exception {
      TrustList tests = TrustList.builder(Environment.TEST).build();
      TrustList held = opened();
      byte[] signed = tests.publish(next(held), PUBLISHER.signer());
      assertOutcome(Outcome.FAILED, TrustListCheck.IDENTITY, held.updatedBy(signed, NOW));
    }

    @Test
    void dictionaryWithOtherBytes_isRefused() throws Exception {
      TrustList held =
          open(with(Dictionary.of(1, new byte[] {1})).publish(first(), PUBLISHER.signer()), NOW)
              .verified()
              .orElseThrow();
      byte[] signed =
          with(Dictionary.of(1, new byte[] {2})).publish(next(held), PUBLISHER.signer());
      assertOutcome(Outcome.FAILED, TrustListCheck.SUCCESSION, held.updatedBy(signed, NOW));
    }

    private static TrustList with(Dictionary dictionary) {
      return TrustList.builder(Environment.PROD).dictionary(dictionary).build();
    }

    @ParameterizedTest
    @MethodSource("io.github.yinxin.qr.TrustListUpdateTest#profilesWithAnotherMeaning")
    void profileThatWouldTellOldCodesOtherwise_isRefused(QrProfile other) throws Exception {
      assertOutcome(Outcome.FAILED, TrustListCheck.SUCCESSION, updated(other));
    }

    @ParameterizedTest
    @MethodSource("io.github.yinxin.qr.TrustListUpdateTest#profilesGrown")
    void profileThatTellsOldCodesAsBefore_isTakenOver(QrProfile grown) throws Exception {
      assertOutcome(Outcome.PASSED, TrustListCheck.SUCCESSION, updated(grown));
    }

    private static Verification<TrustList> updated(QrProfile next) throws Exception {
      TrustList held =
          open(with(PROFILE).publish(first(), PUBLISHER.signer()), NOW).verified().orElseThrow();
      return held.updatedBy(with(next).publish(next(held), PUBLISHER.signer()), NOW);
    }

    private static TrustList with(QrProfile profile) {
      return TrustList.builder(Environment.PROD).profile(profile).build();
    }

    @Test
    void listNeverPublished_cannotBeUpdated() throws Exception {
      byte[] signed = published();
      assertThrows(IllegalStateException.class, () -> Codes.TRUSTED.updatedBy(signed, NOW));
    }
  }
}
