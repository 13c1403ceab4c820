package io.github.yinxin.examples.demo;

import io.github.yinxin.examples.font.ExampleFont;
import io.github.yinxin.pdf.PdfSealer;
import io.github.yinxin.seal.Seal;
import io.github.yinxin.seal.SealDesign;
import io.github.yinxin.seal.SealMaker;
import io.github.yinxin.seal.Typeface;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The fictional authority's seal, made afresh by the demonstration's seal maker. */
public final class DemoSeals {

  private static final int SEAL_MM = 42;
  private static final long SEAL_DAYS = 6 * 365;
  private static final String SEAL_ID = "9901000000017";

  private DemoSeals() {}

  /** Returns a sealer: an e-seal for SM2, a CMS for the others. */
  public static PdfSealer sealer(DemoKeys keys, SignatureAlgorithm algorithm, Clock clock)
      throws IOException, GeneralSecurityException {
    return sealer(keys, algorithm, ExampleFont.load(), clock);
  }

  static PdfSealer sealer(DemoKeys keys, SignatureAlgorithm algorithm, Typeface font, Clock clock)
      throws GeneralSecurityException {
    String name = DemoLicense.AUTHORITY.name();
    SealDesign design = SealDesign.round(SEAL_MM, name, font);
    Signer signer = keys.authority(algorithm);
    return algorithm == SignatureAlgorithm.SM2_SM3
        ? PdfSealer.sealing(seal(keys, design, signer, clock), design, signer, clock)
        : PdfSealer.signing(name, design, signer, clock);
  }

  private static Seal seal(DemoKeys keys, SealDesign design, Signer signer, Clock clock)
      throws GeneralSecurityException {
    Instant now = clock.instant();
    return SealMaker.of(keys.maker(), "YINXIN-DEMO", clock)
        .make(
            new SealMaker.Order(
                SEAL_ID,
                DemoLicense.AUTHORITY.name(),
                List.of(signer.certificate()),
                design.picture(),
                now.truncatedTo(ChronoUnit.DAYS),
                now.plus(SEAL_DAYS, ChronoUnit.DAYS)));
  }
}
