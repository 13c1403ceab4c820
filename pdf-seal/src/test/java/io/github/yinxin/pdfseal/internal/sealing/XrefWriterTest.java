package io.github.yinxin.pdfseal.internal.sealing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.pdfseal.internal.syntax.Flaw;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.XrefEntry;
import io.github.yinxin.testkit.Documents;
import io.github.yinxin.testkit.Documents.CrossReference;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How far cross-reference sections reach, without files of that length. */
class XrefWriterTest {

  private static final int NUMBER = 50;
  private static final long TEN_DIGITS = 9_999_999_999L;

  /** Appends a section with one entry, and returns what it says when it is read again. */
  private static XrefEntry written(CrossReference kind, long offset) throws PdfException {
    byte[] base = Documents.pages(1).finding(kind).bytes();
    PdfFile file = PdfFile.strict(Bytes.of(base), "");
    ByteSink out = new ByteSink(0);
    Map<Integer, XrefEntry> entry = Map.of(NUMBER, new XrefEntry.InFile(offset, 0));
    new XrefWriter(file, out, new TreeMap<>(entry), NUMBER + 1)
        .write(Dictionary.EMPTY.with("Root", file.trailer().get("Root")));
    byte[] longer = Arrays.copyOf(base, base.length + out.size());
    out.copyTo(longer, base.length);
    return PdfFile.strict(Bytes.of(longer), "").entry(NUMBER);
  }

  @ParameterizedTest
  @EnumSource
  void offsets_areReadAsTheyWereWritten(CrossReference kind) throws Exception {
    for (long offset : new long[] {9, Integer.MAX_VALUE, 1L << 32, TEN_DIGITS}) {
      assertEquals(new XrefEntry.InFile(offset, 0), written(kind, offset));
    }
  }

  @Test
  void table_hasTenDigits() {
    PdfException refused =
        assertThrows(PdfException.class, () -> written(CrossReference.TABLE, TEN_DIGITS + 1));
    assertEquals(Flaw.OVER_BUDGET, refused.flaw());
  }

  @Test
  void stream_reachesFurther() throws Exception {
    assertEquals(
        new XrefEntry.InFile(TEN_DIGITS + 1, 0), written(CrossReference.STREAM, TEN_DIGITS + 1));
  }
}
