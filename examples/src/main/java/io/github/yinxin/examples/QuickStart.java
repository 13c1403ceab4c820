package io.github.yinxin.examples;

import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.pdf.LicensePage;
import io.github.yinxin.pdf.PdfSealer;
import io.github.yinxin.pdf.PdfVerdict;
import io.github.yinxin.pdf.PdfVerifier;
import io.github.yinxin.pdf.SealedPdf;
import io.github.yinxin.register.LicenseRegister;
import io.github.yinxin.register.Matter;
import io.github.yinxin.seal.Typeface;
import io.github.yinxin.verify.LicenseVerdict;
import io.github.yinxin.verify.TrustAnchors;
import io.github.yinxin.verify.Verification;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;

/** The README's example, compiled; a test compares the two and runs this one. */
public final class QuickStart {

  private final LicenseRegister register;
  private final PdfSealer sealer;
  private final Typeface font;
  private final TrustAnchors anchors;

  /** Takes what a platform sets up once. */
  public QuickStart(
      LicenseRegister register, PdfSealer sealer, Typeface font, TrustAnchors anchors) {
    this.register = register;
    this.sealer = sealer;
    this.font = font;
    this.anchors = anchors;
  }

  /** Issues a license, seals its face, and judges both. */
  public LicenseVerdict issueAndJudge(Matter matter, LicenseFacts facts, Instant now)
      throws IOException, GeneralSecurityException {
    // README
    License license = register.issue(matter, facts);
    LicensePage page = LicensePage.of(license, font);
    SealedPdf sealed = sealer.seal(page.pdf(), page.sealPlacement());
    register.fileSealed(matter, license.id(), sealed.digest());

    PdfVerdict file = PdfVerifier.trusting(anchors).verify(sealed.bytes(), now);
    Verification<License> record =
        register.verify(license.id(), matter.decidedOn(), sealed.digest());
    LicenseVerdict verdict = LicenseVerdict.of(file.overall(), record);
    // end
    return verdict;
  }
}
