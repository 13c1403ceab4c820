package io.github.yinxin.pdf.lab;

import static io.github.yinxin.pdfseal.SealingOffice.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdf.PdfVerdict;
import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdf.PdfVerifier;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.seal.SealCheck;
import io.github.yinxin.seal.SealSignatureCheck;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.OcspResponder;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.RevocationSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.zip.DeflaterOutputStream;
import org.bouncycastle.asn1.x509.CRLReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The document security store (ISO 32000-2 12.8.4.3), appended after sealing. */
class SecurityStoreTest {

  private static final SignatureAlgorithm SM2 = SignatureAlgorithm.SM2_SM3;
  private static final Instant JUDGED = NOW.plus(Duration.ofDays(1));
  private static final CertificateAuthority ROOT = SealingOffice.root(SM2);
  private static final X509Certificate SIGNER = SealingOffice.signer(SM2).certificate();
  private static final Victim SEALED =
      LabFile.ALL.stream()
          .filter(f -> f.algorithm() == SM2 && f.certification() == 0)
          .findFirst()
          .orElseThrow()
          .victim();

  /** Where the store holds evidence. */
  enum Place {
    CRLS("/CRLs [%s]"),
    OCSPS("/OCSPs [%s]"),
    INDIRECT_LIST("/CRLs %s"),
    RELATED("/VRI << /0123 << /CRL [%s] >> >>"),
    RELATED_RESPONSE("/VRI << /0123 << /OCSP [%s] >> >>");

    private final String entries;

    Place(String entries) {
      this.entries = entries;
    }

    byte[] holding(byte[] piece) {
      return stored(
          update -> {
            String reference = update.addStream("", latin(piece)) + " 0 R";
            return String.format(
                entries,
                this == INDIRECT_LIST ? update.add("[" + reference + "]") + " 0 R" : reference);
          });
    }
  }

  private interface Entries {
    String in(Update update);
  }

  private static byte[] stored(Entries entries) {
    Update update = new Update(SEALED);
    int store = update.add("<< /Type /DSS " + entries.in(update) + " >>");
    return update.set(LabDocument.CATALOG, "DSS", store + " 0 R").bytes();
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] list(X509Certificate revoked, Instant since) {
    return ROOT.revocationList(
        JUDGED,
        builder -> {
          builder.setNextUpdate(Date.from(SealingOffice.UNTIL));
          builder.addCRLEntry(
              revoked.getSerialNumber(), Date.from(since), CRLReason.cessationOfOperation);
        });
  }

  private static byte[] response(Instant since) {
    return OcspResponder.of(ROOT, ROOT.identity())
        .revoked(SIGNER, since, CRLReason.cessationOfOperation)
        .response(SIGNER, JUDGED);
  }

  private static PdfVerdict judged(byte[] file) {
    return SealingOffice.verifier().verify(file, JUDGED);
  }

  private static Outcome outcome(Check check, PdfVerdict verdict) {
    return verdict.overall().findings().stream()
        .filter(finding -> finding.check() == check)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  private static Outcome revocation(byte[] file) {
    return outcome(SealSignatureCheck.REVOCATION, judged(file));
  }

  @ParameterizedTest
  @EnumSource
  void revocationBeforeSealing_failsTheSeal_whichStaysWhole(Place place) {
    byte[] evidence = list(SIGNER, NOW);
    PdfVerdict verdict = judged(place.holding(evidence));
    assertEquals(Outcome.FAILED, outcome(SealSignatureCheck.REVOCATION, verdict));
    assertEquals(Integrity.VALID_WITH_ALLOWED_UPDATES, verdict.integrity());
    assertTrue(verdict.overall().verified().isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void revocationAfterSealing_isAWarning(Place place) {
    PdfVerdict verdict = judged(place.holding(response(NOW.plusSeconds(1))));
    assertEquals(Outcome.WARNING, outcome(SealSignatureCheck.REVOCATION, verdict));
    assertTrue(verdict.overall().verified().isPresent());
  }

  @Test
  void listThatNamesNeither_passesSignerAndMaker() {
    X509Certificate other = SealingOffice.signer(SignatureAlgorithm.RSA_SHA256).certificate();
    PdfVerdict verdict = judged(Place.CRLS.holding(list(other, NOW)));
    assertEquals(Outcome.PASSED, outcome(SealSignatureCheck.REVOCATION, verdict));
    assertEquals(Outcome.PASSED, outcome(SealCheck.MAKER_CERTIFICATE, verdict));
  }

  @Test
  void maker_isLookedUpToo() {
    PdfVerdict verdict = judged(Place.CRLS.holding(list(SealingOffice.MAKER.certificate(), NOW)));
    assertEquals(Outcome.FAILED, outcome(SealCheck.MAKER_CERTIFICATE, verdict));
    assertEquals(Outcome.PASSED, outcome(SealSignatureCheck.REVOCATION, verdict));
  }

  @Test
  void anotherAuthoritysList_saysNothing() {
    CertificateAuthority pretender =
        CertificateAuthority.found(
            SM2, ROOT.certificate().getSubjectX500Principal().getName(), SealingOffice.FROM);
    byte[] forged =
        pretender.revocationList(
            JUDGED,
            builder -> {
              builder.setNextUpdate(Date.from(SealingOffice.UNTIL));
              builder.addCRLEntry(SIGNER.getSerialNumber(), Date.from(NOW), CRLReason.superseded);
            });
    assertEquals(Outcome.SKIPPED, revocation(Place.CRLS.holding(forged)));
  }

  @Test
  void storeThatCallsTheSignerGood_doesNotKeepASourceFromTellingOtherwise() {
    X509Certificate other = SealingOffice.signer(SignatureAlgorithm.RSA_SHA256).certificate();
    PdfVerifier asking =
        PdfVerifier.trusting(
            SealingOffice.TRUSTED.checkingRevocation(RevocationSource.of(list(SIGNER, NOW))));
    PdfVerdict verdict = asking.verify(Place.CRLS.holding(list(other, NOW)), JUDGED);
    assertEquals(Outcome.FAILED, outcome(SealSignatureCheck.REVOCATION, verdict));
  }

  @Test
  void brokenStore_isNoEvidence_andBreaksNothing() {
    for (String store :
        new String[] {
          "/CRLs 7", "/CRLs [1 0 R null (x)]", "/VRI [1]", "/OCSPs [99999 0 R]", "/Certs /X"
        }) {
      assertEquals(Outcome.SKIPPED, revocation(stored(update -> store)), store);
    }
  }

  @Test
  void pieceThatInflatesWithoutEnd_isLeftOut_andTheNextOneCounts() {
    byte[] bomb = deflated(new byte[(8 << 20) + 1]);
    byte[] file =
        stored(
            update ->
                "/CRLs ["
                    + update.addStream("/Filter /FlateDecode", latin(bomb))
                    + " 0 R "
                    + update.addStream("", latin(list(SIGNER, NOW)))
                    + " 0 R]");
    assertEquals(Outcome.FAILED, revocation(file));
  }

  @Test
  void piecesBeyond256_areNotLookedAt() {
    byte[] last = list(SIGNER, NOW);
    assertEquals(Outcome.FAILED, revocation(after(255, last)));
    assertEquals(Outcome.SKIPPED, revocation(after(256, last)));
  }

  // Others' lists: those of the signer's own issuer have a bound of their own.
  private static byte[] after(int others, byte[] last) {
    byte[] another =
        SealingOffice.root(SignatureAlgorithm.RSA_SHA256).revocationList(JUDGED, builder -> {});
    return stored(
        update -> {
          StringBuilder items = new StringBuilder();
          for (byte[] piece : Collections.nCopies(others, another)) {
            items.append(update.addStream("", latin(piece))).append(" 0 R ");
          }
          return "/CRLs [" + items + update.addStream("", latin(last)) + " 0 R]";
        });
  }

  private static byte[] deflated(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(data);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }
}
