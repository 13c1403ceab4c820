package io.github.yinxin.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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

  private static boolean isValid(byte[] bytes) {
    return parse(bytes)
        .map(seal -> VERIFIER.verify(seal, SealingOffice.NOW))
        .flatMap(Verification::verified)
        .isPresent();
  }

  private static Optional<Seal> parse(byte[] bytes) {
    try {
      return Optional.of(Seal.parse(bytes));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Test
  void seal_withAnyOneByteChanged_isNotValid() {
    Random random = new Random(SEED);
    byte[] original = SealingOffice.SEAL.encoded();
    for (int i = 0; i < original.length; i++) {
      byte[] changed = original.clone();
      changed[i] ^= (byte) (1 + random.nextInt(255));
      assertFalse(isValid(changed), "seed " + SEED + ", byte " + i);
    }
  }

  @Test
  void mutatedSeal_isValidOnlyIfUnchanged() {
    Mutations mutations = new Mutations(SEED);
    byte[] original = SealingOffice.SEAL.encoded();
    for (int run = 0; run < RUNS / 10; run++) {
      byte[] mutated = mutations.of(original);
      assertEquals(
          Arrays.equals(original, mutated), isValid(mutated), "seed " + SEED + ", run " + run);
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
          .ifPresent(v -> assertEquals(SealCheck.values().length, v.findings().size()));
    }
  }
}
