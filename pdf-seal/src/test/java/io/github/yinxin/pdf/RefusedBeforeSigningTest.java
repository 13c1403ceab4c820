package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.pdf.SealingRefusedException.Reason;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.internal.syntax.SmallPdf;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A signature may cost money and leaves a record: none is made for a document that is refused. */
class RefusedBeforeSigningTest {

  private static final SealPlacement PLACE = SealPlacement.centredAtMm(1, 70, 70);
  private static final PdfSealer SEALER =
      PdfSealer.signing(
          SealingOffice.NAME, SealingOffice.DESIGN, new Uncallable(), SealingOffice.clock());

  private record Uncallable() implements Signer {

    @Override
    public SignatureAlgorithm algorithm() {
      return SignatureAlgorithm.RSA_SHA256;
    }

    @Override
    public List<X509Certificate> certificates() {
      return SealingOffice.signer(SignatureAlgorithm.RSA_SHA256).signer().certificates();
    }

    @Override
    public byte[] sign(byte[] message) {
      throw new AssertionError("the signer was called");
    }
  }

  private static byte[] document(String catalog, String page) {
    return SmallPdf.begin()
        .object(1, "<</Type/Catalog/Pages 2 0 R" + catalog + ">>")
        .object(2, "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 400 400]>>")
        .object(3, "<</Type/Page/Parent 2 0 R" + page + ">>")
        .table("/Root 1 0 R")
        .bytes();
  }

  private static void assertRefused(
      Reason reason, PdfSealer sealer, byte[] document, SealPlacement place) {
    assertEquals(
        reason,
        assertThrows(SealingRefusedException.class, () -> sealer.seal(document, place)).reason());
  }

  @Test
  void soundDocument_reachesTheSigner() {
    AssertionError called =
        assertThrows(AssertionError.class, () -> SEALER.seal(document("", ""), PLACE));
    assertEquals("the signer was called", called.getMessage());
  }

  @Test
  void placeOffThePages_isRefused() {
    byte[] document = document("", "");
    assertRefused(Reason.OUTSIDE_PAGE, SEALER, document, SealPlacement.centredAtMm(1, 5, 5));
    assertRefused(Reason.NO_SUCH_PAGE, SEALER, document, SealPlacement.centredAtMm(2, 70, 70));
  }

  @Test
  void documentThatIsNone_isRefused() {
    byte[] text = "no PDF at all".getBytes(StandardCharsets.US_ASCII);
    assertRefused(Reason.DAMAGED, SEALER, text, PLACE);
    assertRefused(Reason.AMBIGUOUS, SEALER, document("", "/Rotate 0/Rotate 90"), PLACE);
  }

  @Test
  void documentWhoseFieldsAreDrawnAnew_isRefusedOnRequest() {
    byte[] document = document("/AcroForm<</Fields[]/NeedAppearances true>>", "");
    assertRefused(Reason.UNUSUAL, SEALER.refusingUnusual(), document, PLACE);
  }

  @Test
  void secondCertification_isRefused() throws Exception {
    byte[] sealed =
        SealingOffice.sealer(SignatureAlgorithm.RSA_SHA256).seal(document("", ""), PLACE).bytes();
    assertRefused(Reason.ALREADY_SIGNED, SEALER.certifying(2), sealed, PLACE);
  }
}
