package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.verify.Verification;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A seal over a file that is full of broken signatures: none of them may vanish beside it. */
class ManySignaturesTest {

  @ParameterizedTest
  @CsvSource({"5, MALFORMED", "1100, UNREADABLE"})
  void brokenFields_areNotOutshoneByASeal(int fields, Integrity integrity) throws Exception {
    byte[] sealed =
        SealingOffice.sealer(SignatureAlgorithm.SM2_SM3)
            .seal(document(fields), SealPlacement.centredAtMm(1, 100, 100))
            .bytes();
    PdfVerdict verdict = SealedFiles.verify(sealed);
    assertEquals(integrity, verdict.integrity());
    assertFalse(verdict.overall() instanceof Verification.Valid, verdict.toString());
  }

  private static byte[] document(int fields) {
    List<String> objects = new ArrayList<>();
    objects.add(""); // the catalogue, which names the others
    objects.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    objects.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < fields; i++) {
      objects.add("<< /FT /Sig /T (s" + i + ") /V << /ByteRange [0 10 20 30] /Contents <00> >> >>");
      names.append(objects.size()).append(" 0 R ");
    }
    objects.set(0, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [" + names + "] >> >>");
    return RawPdf.of(objects);
  }
}
