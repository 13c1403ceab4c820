package io.github.yinxin.pdfseal.internal.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** ISO 32000-1 7.5.8.4. */
class HybridXrefTest {

  private static Flaw refused(Executable action) {
    return assertThrows(PdfException.class, action).flaw();
  }

  private static PdfObject at(PdfFile file, int number) throws PdfException {
    return file.resolve(new Ref(number, 0));
  }

  private PdfFile hybrid(int hiddenNumber) throws PdfException {
    return PdfFile.strict(Bytes.of(SmallPdf.hybrid(hiddenNumber)), "");
  }

  @Test
  void hiddenObject_isFound() throws Exception {
    assertEquals(PdfObject.ascii("hidden"), at(hybrid(4), 4));
  }

  @Test
  void objectThatBothKnow_atDifferentPlaces_isAmbiguous() {
    // Whether or not somebody asks for it.
    assertEquals(Flaw.HYBRID_CONFLICT, refused(() -> hybrid(3)));
  }
}
