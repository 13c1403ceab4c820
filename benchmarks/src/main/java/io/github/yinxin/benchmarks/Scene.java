package io.github.yinxin.benchmarks;

import io.github.yinxin.pdf.PdfSealer;
import io.github.yinxin.pdf.SealPlacement;
import io.github.yinxin.seal.Seal;
import io.github.yinxin.seal.SealDesign;
import io.github.yinxin.seal.SealMaker;
import io.github.yinxin.seal.Typeface;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/**
 * What the benchmarks work with: one authority's key, its seal and its documents. The clock stands
 * still and documents are the same in every run; keys are new ones.
 */
final class Scene {

  static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final String NAME = "示例市行政审批服务局";
  static final SealPlacement PLACE = SealPlacement.onLastPageAtMm(150, 240);

  private static final int SEAL_MM = 42;
  private static final int LINES = 500;
  private static final int LINE_LENGTH = 80;
  private static final long SEED = 38540;

  private final SignatureAlgorithm algorithm;
  private final CertificateAuthority root;
  private final Identity identity;

  private Scene(SignatureAlgorithm algorithm) {
    this.algorithm = algorithm;
    this.root = CertificateAuthority.found(algorithm, "CN=Benchmark Root, C=CN", days(-1));
    this.identity = issue("CN=Benchmark Authority, C=CN");
  }

  static Scene of(SignatureAlgorithm algorithm) {
    return new Scene(algorithm);
  }

  Identity identity() {
    return identity;
  }

  X509Certificate root() {
    return root.certificate();
  }

  /** Returns how the seal is drawn. */
  static SealDesign design() throws IOException {
    return SealDesign.round(SEAL_MM, NAME, font());
  }

  /** Returns the sealer of the algorithm: a GB/T 38540 seal signature with SM2, else a CMS. */
  PdfSealer sealer() throws IOException, GeneralSecurityException {
    SealDesign design = design();
    return algorithm == SignatureAlgorithm.SM2_SM3
        ? PdfSealer.sealing(seal(design), design, identity.signer(), CLOCK)
        : PdfSealer.signing(NAME, design, identity.signer(), CLOCK);
  }

  /**
   * Returns a document of 36 KB per page, with a classic cross-reference table. The text is noise,
   * because it is to weigh as much as a picture would.
   */
  static byte[] document(int pages) {
    Random random = new Random(SEED);
    Documents document = Documents.pages(pages);
    for (int i = 0; i < LINES; i++) {
      document = document.line(noise(random));
    }
    return document.bytes();
  }

  private static String noise(Random random) {
    return random
        .ints(LINE_LENGTH, ' ', '~' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private Seal seal(SealDesign design) throws GeneralSecurityException {
    Identity maker = issue("CN=Benchmark Seal Maker, C=CN");
    return SealMaker.of(maker.signer(), "YINXIN-BENCH", CLOCK)
        .make(
            new SealMaker.Order(
                "9901000000017",
                NAME,
                List.of(identity.certificate()),
                design.picture(),
                days(-1),
                days(365)));
  }

  private Identity issue(String subject) {
    return root.issue(subject, Purpose.SIGNING, days(-1), days(365));
  }

  private static Typeface font() throws IOException {
    try (InputStream in = Scene.class.getResourceAsStream("noto-serif-sc-common.ttf")) {
      if (in == null) {
        throw new IOException("the font is not packed with the benchmarks");
      }
      return Typeface.of(in.readAllBytes());
    }
  }

  private static Instant days(long fromNow) {
    return NOW.plus(fromNow, ChronoUnit.DAYS);
  }
}
