package io.github.yinxin.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.yinxin.pdfseal.SealForge;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.seal.SealVerifier.Status;
import io.github.yinxin.seal.SealVerifier.StatusSource;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.Verification;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The port to a service that knows the state of seals. */
class SealStatusTest {

  private static final SealVerifier OFFLINE = SealVerifier.trusting(SealingOffice.TRUSTED);
  private static final byte[] DOCUMENT = {1, 2, 3};

  private static Finding status(Verification<?> verdict) {
    return verdict.findings().stream()
        .filter(f -> f.check() == SealCheck.SEAL_STATUS)
        .findFirst()
        .orElseThrow();
  }

  private static Verification<Seal> verify(StatusSource source) {
    return OFFLINE.askingStatusOf(source).verify(SealingOffice.SEAL, SealingOffice.NOW);
  }

  @Test
  void byDefault_nobodyIsAsked() {
    Verification<Seal> verdict = OFFLINE.verify(SealingOffice.SEAL, SealingOffice.NOW);
    assertEquals(Outcome.SKIPPED, status(verdict).outcome());
    assertInstanceOf(Verification.Valid.class, verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "ACTIVE, PASSED, Valid",
    "SUSPENDED, FAILED, Invalid",
    "CANCELLED, FAILED, Invalid",
    "UNKNOWN, UNDETERMINED, Undetermined",
    "NOT_ASKED, SKIPPED, Valid"
  })
  void answer_decides(Status answer, Outcome expected, String verdict) {
    Verification<Seal> verification = verify((seal, at) -> answer);
    assertEquals(expected, status(verification).outcome());
    assertEquals(verdict, verification.getClass().getSimpleName());
  }

  @Test
  void serviceThatCannotBeReached_leavesItOpen() {
    Verification<Seal> verdict =
        verify(
            (seal, at) -> {
              throw new IOException("no route");
            });
    assertEquals(Outcome.UNDETERMINED, status(verdict).outcome());
    assertInstanceOf(Verification.Undetermined.class, verdict);
  }

  @Test
  void serviceThatBreaks_leavesItOpen() {
    Verification<Seal> verdict =
        verify(
            (seal, at) -> {
              throw new IllegalStateException("a defect of the service's own");
            });
    assertEquals(Outcome.UNDETERMINED, status(verdict).outcome());
    assertInstanceOf(Verification.Undetermined.class, verdict);
  }

  /** The state when it sealed counts, not that of today. */
  @Test
  void service_isAskedAboutTheSealAtTheSealingTime() {
    List<Instant> asked = new ArrayList<>();
    List<Seal> about = new ArrayList<>();
    SealSignature signature = SealSignature.parse(new SealForge().sign(DOCUMENT));
    OFFLINE
        .askingStatusOf(
            (seal, at) -> {
              about.add(seal);
              asked.add(at);
              return Status.ACTIVE;
            })
        .verify(
            signature,
            List.of(ByteBuffer.wrap(DOCUMENT)),
            SealingOffice.NOW.plus(Duration.ofDays(30)));
    assertEquals(List.of(SealingOffice.NOW), asked);
    assertSame(signature.seal().orElseThrow(), about.get(0));
  }

  @Test
  void suspendedSeal_makesTheSignatureInvalid() {
    Verification<SealSignature> verdict =
        OFFLINE
            .askingStatusOf((seal, at) -> Status.SUSPENDED)
            .verify(
                SealSignature.parse(new SealForge().sign(DOCUMENT)),
                List.of(ByteBuffer.wrap(DOCUMENT)),
                SealingOffice.NOW);
    assertInstanceOf(Verification.Invalid.class, verdict);
    assertEquals(Outcome.FAILED, status(verdict).outcome());
  }
}
