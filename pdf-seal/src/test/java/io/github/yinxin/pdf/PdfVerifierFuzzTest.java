package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.yinxin.pdfseal.Mutations;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.Documents;
import io.github.yinxin.testkit.Documents.CrossReference;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damaged files; the seed is part of the test, so that a finding repeats itself. */
class PdfVerifierFuzzTest {

  private static final int RUNS = 250;
  private static final long SEED = 20_261_124L;
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static byte[] sealed(SignatureAlgorithm algorithm) throws Exception {
    byte[] document = Documents.pages(1).line("Hello").finding(CrossReference.TABLE).bytes();
    return SealingOffice.sealer(algorithm)
        .seal(document, SealPlacement.centredAtMm(1, 100, 100))
        .bytes();
  }

  private static boolean isVerified(byte[] file) {
    return SealingOffice.verifier()
        .verify(file, SealingOffice.NOW)
        .overall()
        .verified()
        .isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void mutatedFile_isVerifiedOnlyIfNothingSignedChanged(SignatureAlgorithm algorithm)
      throws Exception {
    Mutations mutations = new Mutations(SEED);
    byte[] original = sealed(algorithm);
    for (int run = 0; run < RUNS; run++) {
      byte[] mutated = mutations.of(original);
      boolean verified = assertTimeout(LIMIT, () -> isVerified(mutated));
      if (verified) {
        assertEquals(
            unprotectedBlanked(original),
            unprotectedBlanked(mutated),
            "seed " + SEED + ", run " + run);
      }
    }
  }

  /** One byte is changed in every part of the file in turn. */
  @ParameterizedTest
  @EnumSource
  void file_withOneByteChangedAroundContents_isNeverVerified(SignatureAlgorithm algorithm)
      throws Exception {
    Random random = new Random(SEED);
    byte[] original = sealed(algorithm);
    SealedBytes cut = SealedBytes.of(original);
    for (int run = 0; run < RUNS; run++) {
      int at = random.nextInt(original.length - (cut.to() - cut.from()));
      int position = at < cut.from() ? at : at + cut.to() - cut.from();
      byte[] changed = original.clone();
      changed[position] ^= (byte) (1 + random.nextInt(255));
      assertEquals(
          false,
          assertTimeout(LIMIT, () -> isVerified(changed)),
          () -> "seed " + SEED + ", byte " + position);
    }
  }

  /**
   * A seal signature is protected to its last byte, the padding after it is only warned of; a CMS
   * names certificates beside the signer's own that nothing protects, so there only what is around
   * /Contents is compared.
   */
  private static String unprotectedBlanked(byte[] file) {
    SealedBytes cut = SealedBytes.of(file);
    byte[] contents = cut.contents();
    boolean seal = contents[0] == 0x30 && !isCms(contents);
    return cut.around() + (seal ? Arrays.toString(Arrays.copyOf(contents, length(contents))) : "");
  }

  /** The length of the first element, tag and length included. */
  private static int length(byte[] der) {
    int octets = der[1] & 0x7F;
    return 2 + octets + new BigInteger(1, Arrays.copyOfRange(der, 2, 2 + octets)).intValue();
  }

  private static boolean isCms(byte[] contents) {
    return contents[4] == 6; // An object identifier comes first.
  }
}
