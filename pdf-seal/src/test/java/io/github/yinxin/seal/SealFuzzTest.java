package io.github.yinxin.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.Mutations;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.verify.TrustAnchors;
import io.github.yinxin.verify.Verification;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Foreign bytes; the seed is part of the test, so that a finding repeats itself. */
class SealFuzzTest {

  private static final int RUNS = 20_000;
  private static final long SEED = 20_261_124L;
  private static final SealVerifier VERIFIER = SealVerifier.trusting(SealingOffice.TRUSTED);

  private static Optional<Seal> valid(byte[] bytes) {
    return parse(bytes)
        .map(seal -> VERIFIER.verify(seal, SealingOffice.NOW))
        .flatMap(Verification::verified);
  }

  // Around the signed part, what is put up with is warned of; of the signed part nothing is.
  private static void assertSameOrWarned(byte[] original, Seal seal, String message) {
    Seal same = Seal.parse(original);
    assertEquals(same.id(), seal.id(), message);
    assertEquals(same.name(), seal.name(), message);
    assertEquals(same.signers(), seal.signers(), message);
    assertEquals(same.validUntil(), seal.validUntil(), message);
    assertTrue(
        Arrays.equals(original, seal.encoded()) || !seal.encodingFindings().isEmpty(), message);
  }

  private static Optional<Seal> parse(byte[] bytes) {
    try {
      return Optional.of(Seal.parse(bytes));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Test
  void seal_withAnyOneByteChanged_isNotValidWithoutAWarning() {
    Random random = new Random(SEED);
    byte[] original = SealingOffice.SEAL.encoded();
    for (int i = 0; i < original.length; i++) {
      byte[] changed = original.clone();
      changed[i] ^= (byte) (1 + random.nextInt(255));
      String message = "seed " + SEED + ", byte " + i;
      valid(changed).ifPresent(seal -> assertFalse(seal.encodingFindings().isEmpty(), message));
    }
  }

  @Test
  void mutatedSeal_isValidOnlyIfWhatWasSignedIsUnchanged() {
    Mutations mutations = new Mutations(SEED);
    byte[] original = SealingOffice.SEAL.encoded();
    for (int run = 0; run < RUNS / 10; run++) {
      byte[] mutated = mutations.of(original);
      String message = "seed " + SEED + ", run " + run;
      valid(mutated).ifPresent(seal -> assertSameOrWarned(original, seal, message));
    }
  }

  /** Without anchors: building paths takes longer than all the rest. */
  @Test
  void mutatedSeal_isRefusedOrJudged() {
    Mutations mutations = new Mutations(SEED + 1);
    SealVerifier verifier = SealVerifier.trusting(TrustAnchors.of());
    byte[] original = SealingOffice.SEAL.encoded();
    for (int run = 0; run < RUNS; run++) {
      byte[] mutated = mutations.of(original);
      parse(mutated)
          .map(seal -> verifier.verify(seal, SealingOffice.NOW))
          .ifPresent(
              v ->
                  assertEquals(
                      SealCheck.values().length,
                      v.findings().stream().filter(f -> f.check() instanceof SealCheck).count()));
    }
  }
}
