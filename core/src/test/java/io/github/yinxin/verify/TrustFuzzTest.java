package io.github.yinxin.verify;

import static io.github.yinxin.verify.Papers.FROM;
import static io.github.yinxin.verify.Papers.NOW;
import static io.github.yinxin.verify.Papers.SIGNED;
import static io.github.yinxin.verify.Papers.UNTIL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.OcspResponder;
import io.github.yinxin.testkit.TimestampService;
import java.lang.management.ManagementFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Damaged revocation lists, OCSP responses and tokens: nothing is thrown, nothing is believed that
 * was not signed, nothing is allocated beyond a bound. The seed is part of the test.
 */
class TrustFuzzTest {

  private static final long SEED = 20_261_125L;
  private static final int RUNS = 600;
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final byte[] STAMPED = {1, 2, 3};
  private static final CertificateAuthority AUTHORITY =
      Papers.authority(SignatureAlgorithm.ECDSA_SHA256);
  private static final X509Certificate SIGNER = Papers.signer(AUTHORITY).certificate();
  private static final byte[] LIST =
      Papers.der(AUTHORITY.revocationList(Map.of(SIGNER, FROM), NOW, NOW.plusSeconds(60)));
  private static final byte[] ANSWER =
      OcspResponder.of(AUTHORITY, AUTHORITY.issue("CN=R, C=CN", Purpose.OCSP_SIGNING, FROM, UNTIL))
          .revoked(SIGNER, FROM)
          .response(SIGNER, NOW);
  private static final byte[] TOKEN = token();

  private final Random random = new Random(SEED);

  private static byte[] token() {
    return TimestampService.of(
            AUTHORITY.issue("CN=T, C=CN", Purpose.TIME_STAMPING, FROM, UNTIL),
            Clock.fixed(SIGNED, ZoneOffset.UTC))
        .token(Digest.compute(Digest.Algorithm.SHA256, STAMPED), SIGNED);
  }

  /** Returns the bytes with one to four places changed, a piece cut out, or a length made huge. */
  private byte[] damaged(byte[] original) {
    byte[] bytes = original.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    int at = random.nextInt(bytes.length - 6);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> {
        bytes[at] = (byte) 0x84;
        bytes[at + 1] = 0x7F;
        yield bytes;
      }
      case 2 -> {
        System.arraycopy(bytes, at + 5, bytes, at, bytes.length - at - 5);
        yield bytes;
      }
      default -> bytes;
    };
  }

  private static Outcome revocation(byte[] evidence) {
    TrustAnchors anchors = AUTHORITY.anchors().checkingRevocation(RevocationSource.of(evidence));
    return Papers.revocation(anchors, Papers.CLAIMED, SIGNER);
  }

  private void neverBelieved(byte[] original) {
    assertEquals(Outcome.FAILED, revocation(original));
    for (int run = 0; run < RUNS; run++) {
      byte[] evidence = damaged(original);
      Outcome outcome = assertTimeout(LIMIT, () -> revocation(evidence));
      assertTrue(
          outcome == Outcome.UNDETERMINED || outcome == Outcome.FAILED,
          () -> outcome + " with seed " + SEED);
    }
  }

  @Test
  void list_damaged_neverClearsARevokedSigner() {
    neverBelieved(LIST);
  }

  @Test
  void answer_damaged_neverClearsARevokedSigner() {
    neverBelieved(ANSWER);
  }

  /** Whatever is damaged around the evidence, or in it: nobody is cleared. */
  @Test
  void evidenceInSignedData_damaged_neverClearsARevokedSigner() {
    byte[] lists = EvidenceInsideTest.Place.LISTS_OF_ADOBE.holding(LIST);
    byte[] answers = EvidenceInsideTest.Place.RESPONSE_VALUES.holding(ANSWER);
    for (byte[] original : new byte[][] {lists, answers}) {
      assertEquals(Outcome.FAILED, inside(original));
      for (int run = 0; run < RUNS; run++) {
        byte[] signedData = damaged(original);
        Outcome outcome = assertTimeout(LIMIT, () -> inside(signedData));
        assertTrue(
            outcome == Outcome.SKIPPED || outcome == Outcome.FAILED,
            () -> outcome + " with seed " + SEED);
      }
    }
  }

  private static Outcome inside(byte[] signedData) {
    TrustAnchors anchors = AUTHORITY.anchors().lookingAlsoInside(signedData);
    return Papers.revocation(anchors, Papers.CLAIMED, SIGNER);
  }

  @Test
  void token_damaged_neverProvesAnotherTime() {
    for (int run = 0; run < RUNS; run++) {
      byte[] token = damaged(TOKEN);
      Verification<TimeStamp> verification =
          assertTimeout(LIMIT, () -> TimeStamp.verify(token, STAMPED, AUTHORITY.anchors(), NOW));
      verification.verified().ifPresent(stamp -> assertEquals(SIGNED, stamp.time()));
    }
  }

  @Test
  void noise_isNothing() {
    for (int run = 0; run < RUNS; run++) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      if (noise.length > 1) {
        noise[0] = 0x30;
        noise[1] = (byte) (noise.length - 2);
      }
      assertEquals(Outcome.UNDETERMINED, revocation(noise));
      assertTrue(TimeStamp.verify(noise, STAMPED, AUTHORITY.anchors(), NOW).verified().isEmpty());
    }
  }

  @Test
  void evidence_allocatesNoMoreThanAHundredfold() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (byte[] original : new byte[][] {LIST, ANSWER, TOKEN}) {
      for (int run = 0; run < 100; run++) {
        byte[] bytes = damaged(original);
        long before = threads.getCurrentThreadAllocatedBytes();
        RevocationSource.Evidence.of(bytes);
        TrustAnchors.of().lookingAlsoInside(bytes);
        TimeStamp.verify(bytes, STAMPED, TrustAnchors.of(), NOW);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        long bound = (1 << 20) + 100L * bytes.length;
        assertTrue(allocated < bound, () -> allocated + " bytes, more than " + bound);
      }
    }
  }
}
