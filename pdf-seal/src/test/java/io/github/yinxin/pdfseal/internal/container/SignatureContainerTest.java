package io.github.yinxin.pdfseal.internal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.yinxin.pdfseal.Mutations;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.internal.container.SignatureContainer.Kind;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.verify.SignatureCheck;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in /Contents is told by its content. */
class SignatureContainerTest {

  private static byte[] container(SignatureAlgorithm algorithm)
      throws IOException, GeneralSecurityException {
    ContainerFormat format =
        algorithm == SignatureAlgorithm.SM2_SM3
            ? ContainerFormat.sealSignature(
                SealingOffice.SEAL.encoded(),
                SealingOffice.signer(algorithm).signer(),
                SignatureStamps.NONE)
            : ContainerFormat.cms(SealingOffice.signer(algorithm).signer(), SignatureStamps.NONE);
    Digest digest = Digest.compute(format.digest(), new byte[] {1});
    return format.contents(digest, "[0, 1, 2, 3]", SealingOffice.NOW);
  }

  @ParameterizedTest
  @EnumSource
  void container_isKnownByItsContent(SignatureAlgorithm algorithm) throws Exception {
    assertEquals(
        algorithm == SignatureAlgorithm.SM2_SM3 ? Kind.GB38540 : Kind.CMS,
        SignatureContainer.read(container(algorithm)).kind());
  }

  @Nested
  class Padding {

    @ParameterizedTest
    @EnumSource
    void zeros_areLeftOut(SignatureAlgorithm algorithm) throws Exception {
      byte[] made = container(algorithm);
      SignatureContainer padded = SignatureContainer.read(Arrays.copyOf(made, made.length + 999));
      assertEquals(
          SignatureCheck.YES,
          SignatureCheck.of(
              padded.signer().getPublicKey(), padded.signedBytes(), padded.signature()));
    }

    /** No signature covers the padding; writers of encrypted files leave noise in it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 500, 998})
    void anythingElse_isNoticed(int at) throws Exception {
      byte[] made = container(SignatureAlgorithm.SM2_SM3);
      byte[] padded = Arrays.copyOf(made, made.length + 999);
      assertEquals(Set.of(), SignatureContainer.read(padded).leniencies());
      padded[made.length + at] = 1;
      assertEquals(Set.of(Leniency.TRAILING_BYTES), SignatureContainer.read(padded).leniencies());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "3000",
        "3080",
        "30020500",
        "0400",
        "300206",
        "3003060100",
        "30023000",
        "300B06092A864886F70D010702",
        "300B06092A864886F70D010701"
      })
  void bytes_ofNoFormat_areRefused(String digits) {
    byte[] bytes = HexFormat.of().parseHex(digits);
    assertThrows(DerException.class, () -> SignatureContainer.read(bytes));
  }

  /** Foreign bytes; the seed is part of the test, so that a finding repeats itself. */
  @Nested
  class Fuzz {

    private static final int RUNS = 20_000;
    private static final long SEED = 20_261_124L;

    @ParameterizedTest
    @EnumSource
    void mutatedContainer_isReadOrRefused(SignatureAlgorithm algorithm) throws Exception {
      Mutations mutations = new Mutations(SEED);
      byte[] original = container(algorithm);
      for (int run = 0; run < RUNS / 3; run++) {
        byte[] mutated = mutations.of(original);
        assertTimeout(Duration.ofSeconds(5), () -> read(mutated), "seed " + SEED + ", run " + run);
      }
    }

    private static Optional<SignatureContainer> read(byte[] bytes) {
      try {
        return Optional.of(SignatureContainer.read(bytes));
      } catch (DerException e) {
        return Optional.empty();
      }
    }

    /** Every sequence within a sequence: recursion must have an end. */
    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 100_000})
    void deepNesting_isRefused(int depth) throws Exception {
      byte[] content = HexFormat.of().parseHex("06092A864886F70D010702");
      byte[] nested = DerOutput.sequence(content, deep(depth));
      assertThrows(DerException.class, () -> SignatureContainer.read(nested));
    }

    // From the inside out; lengths in three octets are not shortest, so indefinite ones are used.
    private static byte[] deep(int depth) {
      byte[] bytes = new byte[4 * depth];
      for (int i = 0; i < depth; i++) {
        bytes[2 * i] = 0x30;
        bytes[2 * i + 1] = (byte) 0x80;
      }
      return bytes;
    }
  }
}
