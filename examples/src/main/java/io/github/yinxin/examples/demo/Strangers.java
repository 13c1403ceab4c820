package io.github.yinxin.examples.demo;

import io.github.yinxin.examples.picture.Pictures;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.pdf.PdfVerdict;
import io.github.yinxin.pdf.PdfVerifier;
import io.github.yinxin.pdf.VerifiedPdf;
import io.github.yinxin.qr.QrScanner;
import io.github.yinxin.qr.QrVerifier;
import io.github.yinxin.qr.ScannedCode;
import io.github.yinxin.qr.VerifiedQr;
import io.github.yinxin.register.LicenseRegister;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.verify.LicenseVerdict;
import io.github.yinxin.verify.TrustAnchors;
import io.github.yinxin.verify.Verification;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Three strangers judge a license, each with what is before them: the file by its seal, the code as
 * scanned from the page, the license by the register. Then the three are joined.
 */
final class Strangers {

  private static final int SCAN_DPI = 200;

  /**
   * What they said.
   *
   * @param pdf on the file
   * @param codeText what the code on the page says
   * @param code on the code
   * @param register on the license
   * @param joined all three together
   * @param page what the page looks like
   */
  record Judgement(
      PdfVerdict pdf,
      String codeText,
      Verification<VerifiedQr> code,
      Verification<License> register,
      LicenseVerdict joined,
      BufferedImage page) {}

  private final LicenseRegister register;
  private final PdfVerifier files;
  private final QrScanner scanner = QrScanner.forPictures();
  private final QrVerifier codes;
  private final Clock clock;

  Strangers(LicenseRegister register, DemoKeys keys, Clock clock) {
    this.register = register;
    this.files = PdfVerifier.trusting(keys.anchors(), TrustAnchors.of(keys.maker().certificate()));
    this.codes = QrVerifier.trusting(keys.trustList());
    this.clock = clock;
  }

  /** Judges a file, the code on its page, and the license that they name. */
  Judgement judge(byte[] file) throws IOException {
    BufferedImage page = Pictures.firstPage(file, SCAN_DPI);
    return judge(file, page, scan(page));
  }

  /** Judges as {@link #judge(byte[])}, but with another text in place of the code's. */
  Judgement judge(byte[] file, BufferedImage page, String codeText) {
    Instant now = clock.instant();
    PdfVerdict pdf = files.verify(file, now);
    Verification<VerifiedQr> code = codes.verify(codeText, now);
    LicenseId license =
        pdf.overall()
            .verified()
            .flatMap(VerifiedPdf::license)
            .or(
                () ->
                    code.verified().flatMap(c -> register.find(c.claims().cti())).map(License::id))
            .orElseThrow(() -> new IllegalStateException("neither file nor code name a license"));
    Verification<License> recorded =
        register.verify(
            license,
            LocalDate.ofInstant(now, Office.ZONE),
            Digest.compute(Digest.Algorithm.SM3, file));
    LicenseVerdict joined = LicenseVerdict.of(pdf.overall(), code, recorded);
    return new Judgement(pdf, codeText, code, recorded, joined, page);
  }

  private String scan(BufferedImage page) throws IOException {
    List<ScannedCode> found = scanner.scan(Pictures.grey(page));
    if (found.size() != 1) {
      throw new IOException("found " + found.size() + " codes on the page instead of one");
    }
    return found.get(0).text();
  }
}
