package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.seal.Seal;
import io.github.yinxin.seal.SealContainer;
import io.github.yinxin.seal.SealMaker;
import io.github.yinxin.seal.SealPicture;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a whole stamp allocates beside its output and what Bouncy Castle or the JDK take to sign.
 */
class SealingMemoryTest {

  private static final int BOUND = 64 << 10;
  private static final int RUNS = 50;
  private static final int PICTURE = 17 << 10;
  private static final SealPlacement PLACE = SealPlacement.centredAtMm(1, 100, 100);

  private interface Work {
    /** Returns how much of what it allocates is its output. */
    int run() throws Exception;
  }

  /** Returns the least that was allocated, for the first runs load classes. */
  private static long least(Work work) throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long before = threads.getThreadAllocatedBytes(self);
      int output = work.run();
      least = Math.min(least, threads.getThreadAllocatedBytes(self) - before - output);
    }
    return least;
  }

  /** As long a picture as a seal of 42 mm has. */
  private static Seal seal() throws GeneralSecurityException {
    byte[] noise = new byte[PICTURE];
    new Random(PICTURE).nextBytes(noise);
    SealMaker.Order small = SealingOffice.order();
    return SealingOffice.maker()
        .make(
            new SealMaker.Order(
                small.id(),
                small.name(),
                small.signers(),
                SealPicture.of("PNG", noise, 42, 42),
                small.validFrom(),
                small.validUntil()));
  }

  private static PdfSealer sealer(Signer signer, SealContainer container)
      throws GeneralSecurityException {
    PdfSealer sealer =
        signer.algorithm() == SignatureAlgorithm.SM2_SM3
            ? PdfSealer.sealing(seal(), SealingOffice.DESIGN, signer, SealingOffice.clock())
            : PdfSealer.signing(
                SealingOffice.NAME, SealingOffice.DESIGN, signer, SealingOffice.clock());
    return sealer.inContainer(container);
  }

  @ParameterizedTest
  @CsvSource({
    "SM2_SM3, GB38540",
    "SM2_SM3, GB35275",
    "SM2_SM3, CMS",
    "RSA_SHA256, CMS",
    "ECDSA_SHA256, CMS"
  })
  void stamp_allocatesLessThan64KibibytesBeside(
      SignatureAlgorithm algorithm, SealContainer container) throws Exception {
    Signer signer = SealingOffice.signer(algorithm).signer();
    PdfSealer sealer = sealer(signer, container);
    byte[] message = new byte[200];
    long raw =
        least(
            () -> {
              assertTrue(signer.signVerified(message).length > 0);
              return 0;
            });
    long whole = least(() -> (int) sealer.seal(SealedFiles.DOCUMENT, PLACE).length());
    assertTrue(whole - raw < BOUND, whole + " bytes, of which the signature takes " + raw);
  }
}
