package io.github.yinxin.pdfseal.internal.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.pdfseal.internal.syntax.Flaw;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.SmallPdf;
import java.util.BitSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Object 4 cannot be read. */
class ReferencesTest {

  private static PdfFile file(String five) throws PdfException {
    SmallPdf pdf = SmallPdf.begin().pages().object(4, "<<(").object(5, five);
    return PdfFile.open(Bytes.of(pdf.table("/Root 1 0 R").bytes()), "");
  }

  @Test
  void objectThatCannotBeRead_isNotMissedWhileNobodyRefersToIt() throws Exception {
    BitSet watched = new BitSet();
    watched.set(3);
    References references = new References(file("[3 0 R]"), watched);
    assertEquals(2, references.into(3).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"4 0 R", "[4 0 R]", "<</A[<</B 4 0 R>>]>>"})
  void objectThatCannotBeRead_isMissedByWhatRefersToIt(String five) throws Exception {
    PdfFile before = file(five);
    PdfException refused =
        assertThrows(PdfException.class, () -> new References(before, new BitSet()));
    assertEquals(Flaw.SYNTAX, refused.flaw());
  }

  @Test
  void objectThatCannotBeRead_isMissedOnceALaterRevisionRefersToIt() throws Exception {
    References references = new References(file("[3 0 R]"), new BitSet());
    PdfFile after = file("<</A 4 0 R>>");
    PdfException refused =
        assertThrows(
            PdfException.class, () -> references.moveTo(after, Map.of(5, after.object(5))));
    assertEquals(Flaw.SYNTAX, refused.flaw());
  }
}
