package io.github.yinxin.examples.demo;

import io.github.yinxin.examples.font.ExampleFont;
import io.github.yinxin.license.License;
import io.github.yinxin.pdf.LicensePage;
import io.github.yinxin.pdf.PdfSealer;
import io.github.yinxin.pdf.SealedPdf;
import io.github.yinxin.qr.QrClaims;
import io.github.yinxin.qr.QrClaims.StatusIndex;
import io.github.yinxin.qr.QrCode;
import io.github.yinxin.qr.QrIssuer;
import io.github.yinxin.register.LicenseRegister;
import io.github.yinxin.register.Matter;
import io.github.yinxin.seal.Typeface;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The issuing authority's office: makes the code, draws the face, seals it. */
final class Office {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final double CODE_MM = 40;
  // The profile digests no field, so that there is nothing to salt.
  private static final byte[] NO_DIGESTS = {};
  private static final String FOOTNOTE = "样例证照，机构、人员与数据均属虚构  SPECIMEN · fictional data";

  /**
   * A license as handed out.
   *
   * @param license the instance
   * @param sm2 sealed with the e-seal by SM2
   * @param rsa signed by RSA, for common readers
   */
  record Handout(License license, byte[] sm2, byte[] rsa) {}

  private final LicenseRegister register;
  private final Typeface font;
  private final QrIssuer codes;
  private final PdfSealer sm2;
  private final PdfSealer rsa;
  private final Clock clock;

  private Office(
      LicenseRegister register,
      Typeface font,
      QrIssuer codes,
      PdfSealer sm2,
      PdfSealer rsa,
      Clock clock) {
    this.register = register;
    this.font = font;
    this.codes = codes;
    this.sm2 = sm2;
    this.rsa = rsa;
    this.clock = clock;
  }

  static Office open(LicenseRegister register, DemoKeys keys, Clock clock)
      throws IOException, GeneralSecurityException {
    Typeface font = ExampleFont.load();
    return new Office(
        register,
        font,
        QrIssuer.of(
            keys.authority(SignatureAlgorithm.SM2_SM3), DemoLicense.AUTHORITY.code().value()),
        DemoSeals.sealer(keys, SignatureAlgorithm.SM2_SM3, font, clock),
        DemoSeals.sealer(keys, SignatureAlgorithm.RSA_SHA256, font, clock),
        clock);
  }

  /** Makes the code, draws the face and seals it twice; the register learns of both files. */
  Handout handOut(Matter matter, License license) throws IOException, GeneralSecurityException {
    QrCode code = codes.issue(claims(license));
    LicensePage page =
        LicensePage.of(license, font).code(code.modules(), CODE_MM).footnote(FOOTNOTE);
    byte[] face = page.pdf();
    SealedPdf sealed = sm2.seal(face, page.sealPlacement());
    SealedPdf signed = rsa.seal(face, page.sealPlacement());
    register.fileSealed(matter, license.id(), sealed.digest());
    register.fileSealed(matter, license.id(), signed.digest());
    return new Handout(license, sealed.bytes(), signed.bytes());
  }

  private QrClaims claims(License license) {
    LocalDate until = license.facts().validity().until().orElseThrow();
    Instant expires = until.plusDays(1).atStartOfDay(ZONE).toInstant();
    return new QrClaims(
        license.facts().issuer().code().value(),
        license.cti(),
        clock.instant().truncatedTo(ChronoUnit.SECONDS),
        expires,
        StatusIndex.UNLISTED,
        DemoLicense.CODE_PROFILE.face(license, NO_DIGESTS));
  }
}
