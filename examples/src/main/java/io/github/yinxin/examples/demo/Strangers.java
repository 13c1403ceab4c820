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
import io.github.yinxin.verify.LicenseVerdict;
import io.github.yinxin.verify.LicenseVerdict.Evidence;
import io.github.yinxin.verify.Verification;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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
    this.files = PdfVerifier.trusting(keys.anchors());
    this.codes = QrVerifier.trusting(keys.trustList());
    this.clock = clock;
  }

  /** Judges a file by itself, the code on its page, and the license that it names. */
  Judgement judge(byte[] file, LicenseId license) throws IOException {
    BufferedImage page = Pictures.firstPage(file, SCAN_DPI);
    return judge(file, page, scan(page), license);
  }

  /** Judges as {@link #judge(byte[], LicenseId)}, but with another text in place of the code's. */
  Judgement judge(byte[] file, BufferedImage page, String codeText, LicenseId license) {
    Instant now = clock.instant();
    PdfVerdict pdf = files.verify(file, now);
    Verification<VerifiedQr> code = codes.verify(codeText, now);
    Verification<License> recorded =
        register.verify(license, LocalDate.ofInstant(now, Office.ZONE));
    LicenseVerdict joined =
        LicenseVerdict.of(
            evidence(pdf.overall().verified().flatMap(VerifiedPdf::license), pdf.overall()),
            evidence(
                code.verified().flatMap(c -> register.find(c.claims().cti())).map(License::id),
                code),
            Evidence.about(license, recorded));
    return new Judgement(pdf, codeText, code, recorded, joined, page);
  }

  private static Evidence evidence(Optional<LicenseId> subject, Verification<?> verification) {
    return subject
        .map(s -> Evidence.about(s, verification))
        .orElseGet(() -> Evidence.withoutSubject(verification));
  }

  private String scan(BufferedImage page) throws IOException {
    List<ScannedCode> found = scanner.scan(Pictures.grey(page));
    if (found.size() != 1) {
      throw new IOException("found " + found.size() + " codes on the page instead of one");
    }
    return found.get(0).text();
  }
}
