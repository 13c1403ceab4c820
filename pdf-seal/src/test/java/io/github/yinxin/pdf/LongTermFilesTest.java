package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdf.PdfVerdict.PdfSignature;
import io.github.yinxin.pdfseal.internal.container.ForeignCertificates;
import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.pdfseal.internal.syntax.SecurityStore;
import io.github.yinxin.pdfseal.internal.syntax.SignedDocument;
import io.github.yinxin.seal.SealSignatureCheck;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.TrustAnchors;
import io.github.yinxin.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files of other programs that bring their evidence along, judged long after their certificates ran
 * out, without any network. Of the store, the test trusts what a user would have in a list.
 */
class LongTermFilesTest {

  private static final Path DATA = Path.of(System.getProperty("yinxin.data", "none"));
  private static final Instant YEARS_LATER = Instant.parse("2026-11-24T02:00:00Z");
  private static final String COSTA_RICA = "dss__doc-firmado-LT.pdf";

  private static byte[] file(String name) throws IOException {
    Path file = DATA.resolve("signed-pdf").resolve(name);
    assumeTrue(Files.exists(file), "yinxin.data has no " + name);
    return Files.readAllBytes(file);
  }

  private static PdfVerdict judged(byte[] file, List<X509Certificate> trusted) {
    return PdfVerifier.trusting(TrustAnchors.of(trusted.toArray(X509Certificate[]::new)))
        .verify(file, YEARS_LATER);
  }

  private static List<X509Certificate> stored(byte[] file) throws IOException {
    SignedDocument document = SignedDocument.read(Bytes.of(file), "");
    return ForeignCertificates.readable(
        SecurityStore.of(document.file().orElseThrow()).certificates());
  }

  private static List<X509Certificate> roots(byte[] file) throws IOException {
    return stored(file).stream()
        .filter(c -> c.getSubjectX500Principal().equals(c.getIssuerX500Principal()))
        .toList();
  }

  private static List<X509Certificate> named(byte[] file, String... names) throws IOException {
    return stored(file).stream()
        .filter(
            c -> {
              String subject = c.getSubjectX500Principal().getName();
              return List.of(names).stream().anyMatch(name -> subject.contains("CN=" + name + ","));
            })
        .toList();
  }

  private static Outcome first(SealSignatureCheck check, PdfVerdict verdict) {
    PdfSignature signature = verdict.signatures().get(0);
    return signature.findings().stream()
        .filter(finding -> finding.check() == check)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  /** The certificates between signer and root are in the store alone. */
  @ParameterizedTest
  @CsvSource({
    COSTA_RICA,
    "dss__pades-enveloping-other-pdf.pdf",
    "pyHanko__pades-lta-dss-indirect-arrs-test.pdf"
  })
  void stampedFile_isValidByItsRoots(String name) throws IOException {
    byte[] file = file(name);
    PdfVerdict verdict = judged(file, roots(file));
    assertEquals(Integrity.VALID_WITH_ALLOWED_UPDATES, verdict.integrity());
    assertInstanceOf(Verification.Valid.class, verdict.overall(), name);
    // It has expired since.
    assertEquals(Outcome.WARNING, first(SealSignatureCheck.SIGNER_CERTIFICATE, verdict));
    assertEquals(Outcome.PASSED, first(SealSignatureCheck.TIME_STAMP, verdict));
    assertInstanceOf(Verification.Undetermined.class, judged(file, List.of()).overall());
  }

  /** The response about the signer was given after a time stamp proves the signature. */
  @Test
  void responseInTheStore_clearsTheSigner() throws IOException {
    byte[] file = file(COSTA_RICA);
    List<X509Certificate> issuers =
        named(
            file, "CA SINPE - PERSONA FISICA v2", "CA POLITICA SELLADO DE TIEMPO - COSTA RICA v2");
    PdfVerdict verdict = judged(file, issuers);
    assertInstanceOf(Verification.Valid.class, verdict.overall());
    assertEquals(Outcome.PASSED, first(SealSignatureCheck.REVOCATION, verdict));
  }

  /**
   * The lists about the authorities above him are older than the signature and have run out: they
   * do not show that nobody was revoked between.
   */
  @Test
  void listsFromBeforeTheSignature_leaveTheAuthoritiesOpen() throws IOException {
    byte[] file = file(COSTA_RICA);
    PdfVerdict verdict = judged(file, roots(file));
    assertEquals(Outcome.SKIPPED, first(SealSignatureCheck.REVOCATION, verdict));
  }

  /** The authority of this stamp is certified by somebody who is not in the store. */
  @Test
  void stampOfAnUnknownAuthority_leavesTheFileOpen_thoughItsCertificateHasRunOut()
      throws IOException {
    byte[] file = file("dss__doc-firmado.pdf");
    assertInstanceOf(Verification.Undetermined.class, judged(file, roots(file)).overall());
  }
}
