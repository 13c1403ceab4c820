package io.github.yinxin.pdfseal.internal.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdf.PdfSealer;
import io.github.yinxin.pdf.SealPlacement;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.internal.revision.Updates;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.Documents;
import org.junit.jupiter.api.Test;

/** What comparing revisions costs, counted in objects read. */
class ComparedOnceTest {

  private static final int PAGES = 100;
  private static final PdfSealer SEALER = SealingOffice.sealer(SignatureAlgorithm.RSA_SHA256);

  private static byte[] sealed(int times) throws Exception {
    byte[] file = Documents.pages(PAGES).line("A").bytes();
    for (int i = 0; i < times; i++) {
      file = SEALER.seal(file, SealPlacement.centredAtMm(1 + 20 * i, 100, 100)).bytes();
    }
    return file;
  }

  private static int objectsReadFor(int seals) throws Exception {
    Bytes bytes = Bytes.of(sealed(seals));
    SignedDocument document = SignedDocument.read(bytes, "");
    PdfFile file = document.file().orElseThrow();
    int before = file.budget().paid();
    Updates updates = Updates.of(document, bytes);
    int compared = file.budget().paid();
    assertEquals(seals, document.signatures().size());
    for (SignatureDictionary signature : document.signatures()) {
      assertTrue(updates.problem(signature).isEmpty());
    }
    assertEquals(compared, file.budget().paid(), "asking for a seal's verdict reads nothing more");
    return compared - before;
  }

  @Test
  void fiveSealsOnAHundredPages_areComparedOncePerRevision() throws Exception {
    int two = objectsReadFor(2);
    int five = objectsReadFor(5);
    // The document is gone through once, for its references; then each revision costs its own size.
    assertTrue(five - two < PAGES, "two seals read " + two + " objects, five read " + five);
  }
}
