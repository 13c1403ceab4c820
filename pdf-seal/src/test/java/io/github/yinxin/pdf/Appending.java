package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdf.SealingRefusedException.Reason;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.SmallPdf;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the tests of appending share: one document, one place, one sealer. */
final class Appending {

  static final SealPlacement PLACE = SealPlacement.centredAtMm(1, 70, 70);
  static final PdfSealer SEALER = SealingOffice.sealer(SignatureAlgorithm.RSA_SHA256);
  static final byte[] DOCUMENT = SmallPdf.onePage();
  static final Charset LATIN = StandardCharsets.ISO_8859_1;

  private Appending() {}

  static SealedPdf seal(byte[] document) throws Exception {
    return SEALER.seal(document, PLACE);
  }

  static Reason refused(byte[] document) {
    return assertThrows(SealingRefusedException.class, () -> seal(document)).reason();
  }

  static PdfFile strict(SealedPdf sealed) throws IOException {
    return PdfFile.strict(Bytes.of(sealed.bytes()), "");
  }

  static void assertAppended(byte[] document, SealedPdf sealed) {
    byte[] all = sealed.bytes();
    assertArrayEquals(document, Arrays.copyOf(all, document.length));
    assertEquals(all.length, sealed.length());
    assertEquals(Integrity.VALID, SealedFiles.verify(all).integrity());
  }

  static String text(byte[] bytes) {
    return new String(bytes, LATIN);
  }
}
