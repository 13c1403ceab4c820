package io.github.yinxin.examples.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.yinxin.examples.font.ExampleFont;
import io.github.yinxin.license.License;
import io.github.yinxin.pdf.LicensePage;
import io.github.yinxin.pdf.PdfSealer;
import io.github.yinxin.pdf.PdfVerifier;
import io.github.yinxin.pdf.SealedPdf;
import io.github.yinxin.qr.QrClaims;
import io.github.yinxin.qr.QrClaims.Environment;
import io.github.yinxin.qr.QrClaims.StatusIndex;
import io.github.yinxin.qr.QrCode;
import io.github.yinxin.qr.QrIssuer;
import io.github.yinxin.qr.QrVerifier;
import io.github.yinxin.qr.TrustList;
import io.github.yinxin.qr.TrustList.Issuer;
import io.github.yinxin.qr.TrustList.IssuerKey;
import io.github.yinxin.register.LicenseRegister;
import io.github.yinxin.register.Matter;
import io.github.yinxin.seal.SealDesign;
import io.github.yinxin.seal.SealMaker;
import io.github.yinxin.seal.Typeface;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.verify.LicenseVerdict;
import io.github.yinxin.verify.LicenseVerdict.Answer;
import io.github.yinxin.verify.LicenseVerdict.Question;
import io.github.yinxin.verify.TrustAnchors;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody with a certificate of the trusted root forges a license that the register knows. */
class ForgedLicenseTest {

  private static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Instant FROM = NOW.minusSeconds(86_400);
  private static final Instant UNTIL = NOW.plusSeconds(86_400);
  private static final String AUTHORITY = "CN=局, O=" + DemoLicense.AUTHORITY.code() + ", C=CN";

  private final CertificateAuthority root =
      CertificateAuthority.found(SignatureAlgorithm.SM2_SM3, "CN=Example Root, C=CN", FROM);
  private final CertificateAuthority rsaRoot =
      CertificateAuthority.found(SignatureAlgorithm.RSA_SHA256, "CN=Example RSA Root, C=CN", FROM);
  private final Signer maker = signer("CN=Maker, C=CN", Purpose.SIGNING);
  private final LicenseRegister register = LicenseRegister.inMemory(CLOCK, new Random(1));
  private final Matter matter = new Matter("FORGED", TODAY);
  private final License genuine = register.issue(matter, DemoLicense.facts(TODAY));
  private final License forged =
      License.first(
          genuine.names(), TODAY, genuine.facts().withField(DemoLicense.PREMISES, "示例市别处 9 号"));

  @SuppressWarnings("NullAway.Init") // set by loadFont
  private Typeface font;

  @SuppressWarnings("NullAway.Init") // set by loadFont
  private SealDesign design;

  @BeforeEach
  void loadFont() throws Exception {
    font = ExampleFont.load();
    design = SealDesign.round(42, DemoLicense.AUTHORITY.name(), font);
  }

  private Signer signer(String subject, Purpose purpose) {
    return root.issue(subject, purpose, FROM, UNTIL).signer();
  }

  private PdfSealer sealer(Signer sealMaker, Signer signer) throws Exception {
    SealMaker.Order order =
        new SealMaker.Order(
            "1",
            DemoLicense.AUTHORITY.name(),
            List.of(signer.certificate()),
            design.picture(),
            FROM,
            UNTIL);
    return PdfSealer.sealing(
        SealMaker.of(sealMaker, "X", CLOCK).make(order), design, signer, CLOCK);
  }

  private LicenseVerdict judge(PdfSealer sealer, License license, boolean registered)
      throws Exception {
    LicensePage page = LicensePage.of(license, font);
    SealedPdf file = sealer.seal(page.pdf(), page.sealPlacement());
    if (registered) {
      register.fileSealed(matter, genuine.id(), file.digest());
    }
    TrustAnchors anchors = TrustAnchors.of(root.certificate(), rsaRoot.certificate());
    PdfVerifier verifier = PdfVerifier.trusting(anchors, TrustAnchors.of(maker.certificate()));
    return LicenseVerdict.of(
        verifier.verify(file.bytes(), NOW).overall(),
        register.verify(genuine.id(), TODAY, file.digest()));
  }

  @Test
  void authoritysOwnFile_recorded_isGreen() throws Exception {
    PdfSealer own = sealer(maker, signer(AUTHORITY, Purpose.SIGNING));
    assertEquals(Answer.YES, judge(own, genuine, true).overall());
  }

  @Test
  void authoritysSeal_onAFileNeverRecorded_isNotWhole() throws Exception {
    PdfSealer stolen = sealer(maker, signer(AUTHORITY, Purpose.SIGNING));
    assertEquals(Answer.NO, judge(stolen, forged, false).answer(Question.WHOLE));
  }

  @Test
  void anybodysSignature_evenOnARecordedFile_isNotRightful() throws Exception {
    Signer anybody = rsaRoot.issue("CN=王五, O=某公司, C=CN", Purpose.SIGNING, FROM, UNTIL).signer();
    PdfSealer plain = PdfSealer.signing(DemoLicense.AUTHORITY.name(), design, anybody, CLOCK);
    assertNotEquals(Answer.YES, judge(plain, forged, true).answer(Question.RIGHTFUL));
  }

  @Test
  void sealThatItsUserMadeHimself_isNotGreen() throws Exception {
    Signer anybody = signer(AUTHORITY, Purpose.SIGNING);
    assertNotEquals(Answer.YES, judge(sealer(anybody, anybody), forged, true).overall());
  }

  @Test
  void genuineSealOfAnotherAuthority_isNotRightful() throws Exception {
    Signer other = signer("CN=水务站, O=91990100MA0000023Q, C=CN", Purpose.SIGNING);
    assertEquals(Answer.NO, judge(sealer(maker, other), forged, true).answer(Question.RIGHTFUL));
  }

  @Test
  void timeStampingCertificate_asSigner_isNotGenuine() throws Exception {
    Signer service = signer(AUTHORITY, Purpose.TIME_STAMPING);
    assertEquals(Answer.NO, judge(sealer(maker, service), forged, true).answer(Question.GENUINE));
  }

  @Test
  void codeOfAnotherAuthority_onThisLicense_isNotRightful() throws Exception {
    Signer other = signer("CN=水务站, C=CN", Purpose.SIGNING);
    String code = "91990100MA0000023Q";
    QrClaims claims =
        new QrClaims(
            code,
            genuine.cti(),
            NOW,
            UNTIL,
            StatusIndex.UNLISTED,
            DemoLicense.CODE_PROFILE.face(genuine, new byte[0]));
    QrCode qr = QrIssuer.of(other, code).issue(claims);
    TrustList trusted =
        TrustList.builder(Environment.PROD)
            .issuer(
                Issuer.of(
                    code,
                    "水务站",
                    IssuerKey.of(other.certificate(), DemoLicense.FOOD_BUSINESS.code())))
            .profile(DemoLicense.CODE_PROFILE)
            .build();
    LicenseVerdict verdict =
        LicenseVerdict.of(
            QrVerifier.trusting(trusted).verify(qr.text(), NOW),
            register.verify(genuine.id(), TODAY));
    assertEquals(Answer.NO, verdict.answer(Question.RIGHTFUL));
  }
}
