package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every element of a tagged document refers to its page, which a seal changes. */
class LargeTaggedDocumentTest {

  private static final int ELEMENTS = 150_000;

  @Test
  void furtherSeal_onAPageThatManyElementsReferTo_isAllowed() throws Exception {
    List<String> objects = new ArrayList<>();
    objects.add("<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> >>");
    objects.add("<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 595 842] >>");
    objects.add("<< /Type /Page /Parent 2 0 R >>");
    for (int i = 0; i < ELEMENTS; i++) {
      objects.add("<< /S /P /Pg 3 0 R >>");
    }
    PdfSealer sealer = SealingOffice.sealer(SignatureAlgorithm.SM2_SM3);
    byte[] once = sealer.seal(RawPdf.of(objects), SealPlacement.centredAtMm(1, 50, 50)).bytes();
    byte[] twice = sealer.seal(once, SealPlacement.centredAtMm(1, 150, 150)).bytes();
    assertEquals(
        Integrity.VALID_WITH_ALLOWED_UPDATES,
        SealingOffice.verifier().verify(twice, SealingOffice.NOW).integrity());
  }
}
