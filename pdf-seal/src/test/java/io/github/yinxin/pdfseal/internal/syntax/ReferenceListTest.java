package io.github.yinxin.pdfseal.internal.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays of references are kept small, and mean what any array means. */
class ReferenceListTest {

  private static final int MOST_VALUES = 200_000;

  private final Budget budget = Budget.forLength(0);

  private Array parse(String text) throws PdfException {
    Bytes bytes = Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
    ObjectParser parser = new ObjectParser(bytes, 0, budget, EnumSet.noneOf(Flaw.class));
    Array array = assertInstanceOf(Array.class, parser.parse());
    assertEquals(text.length(), parser.lexer().position());
    return array;
  }

  private static boolean isSmall(Array array) {
    return array.items() instanceof ReferenceList;
  }

  @Test
  void referencesOnly_areKeptSmall() throws Exception {
    Array array = parse("[3 0 R 70 0 R%comment\r\n999999999 0 R ]");
    assertTrue(isSmall(array));
    assertEquals(List.of(new Ref(3, 0), new Ref(70, 0), new Ref(999_999_999, 0)), array.items());
    assertEquals(999_999_999, budget.highestReference());
    assertThrows(IndexOutOfBoundsException.class, () -> array.get(3));
    assertThrows(UnsupportedOperationException.class, () -> array.items().remove(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[3  0 R 70 0 R]",
        "[3 0\nR 70 0 R]",
        "[3 00 R 70 0 R]",
        "[0000000003 0 R 70 0 R]"
      })
  void referencesWrittenOtherwise_areTheSame(String text) throws Exception {
    assertFalse(isSmall(parse(text)));
    assertEquals(parse("[3 0 R 70 0 R]"), parse(text));
    assertEquals(parse(text), parse("[3 0 R 70 0 R]"));
  }

  @Test
  void otherItems_areFoundAmongReferences() throws Exception {
    assertEquals(List.of(new Ref(3, 0), new Ref(4, 1)), parse("[3 0 R 4 1 R]").items());
    assertEquals(List.of(new Ref(3, 0), new Int(4), new Int(0)), parse("[3 0 R 4 0]").items());
    assertEquals(
        List.of(new Ref(3, 0), new Int(3_000_000_000L), new Int(0)),
        parse("[3 0 R 3000000000 0]").items());
    assertEquals(List.of(), parse("[]").items());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[3 0 R", "[3 0 R2 0 R]", "[3 0 R 4 0 R", "[3 0 R)]", "[3 0 R>>"})
  void brokenArrays_areRefused(String text) {
    PdfException refused = assertThrows(PdfException.class, () -> parse(text));
    assertEquals(Flaw.SYNTAX, refused.flaw());
  }

  @Test
  void references_countAsValues() throws Exception {
    // The array is one, too.
    assertEquals(MOST_VALUES - 1, parse("[" + "1 0 R ".repeat(MOST_VALUES - 1) + "]").size());
    PdfException refused =
        assertThrows(PdfException.class, () -> parse("[" + "1 0 R ".repeat(MOST_VALUES) + "]"));
    assertEquals(Flaw.OVER_BUDGET, refused.flaw());
  }
}
