package io.github.yinxin.pdfseal.internal.syntax;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Name;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Real;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectParserTest {

  private final Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);

  private ObjectParser parser(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return new ObjectParser(Bytes.of(bytes), 0, Budget.forLength(bytes.length), flaws);
  }

  private PdfObject parse(String text) throws PdfException {
    return parser(text).parse();
  }

  private Flaw refused(String text) {
    return assertThrows(PdfException.class, () -> parse(text)).flaw();
  }

  /** ISO 32000-1 7.3.2, 7.3.3, 7.3.5, 7.3.10. */
  @Nested
  class Atoms {

    @ParameterizedTest
    @CsvSource({"0,0", "+17,17", "-98,-98", "007,7", "999999999999999999,999999999999999999"})
    void wholeNumbers_haveTheirValue(String text, long value) throws Exception {
      assertEquals(new Int(value), parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"34.5", "-3.62", "+123.6", "4.", "-.002", "0.0"})
    void numbersWithAPoint_keepTheirDigits(String text) throws Exception {
      assertEquals(new Real(text), parse(text));
    }

    @Test
    void wholeNumber_ofMoreDigitsThanFit_isNoInteger() throws Exception {
      assertInstanceOf(Real.class, parse("1234567890123456789012"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"--5", "1.2.3", "12a", "+", ".", "", ")", ">", "truex", "R", "4 0 R]x,"})
    void otherThings_areNoObjects(String text) throws Exception {
      if (text.startsWith("4 0 R")) {
        assertEquals(new Ref(4, 0), parse(text));
      } else {
        assertEquals(Flaw.SYNTAX, refused(text));
      }
    }

    @Test
    void reference_needsBothNumbersAndTheWord() throws Exception {
      assertEquals(new Ref(12, 3), parse("12 3 R"));
      assertEquals(new Int(12), parse("12 3 RG"));
      assertEquals(new Int(12), parse("12 65536 R"));
      assertEquals(new Ref(12, 65535), parse("12 65535 R"));
      assertEquals(new Ref(12, 3), parse("12 %x\n 3\r\n R"));
    }

    @Test
    void constants_areThemselves() throws Exception {
      assertEquals(Constant.TRUE, parse("true"));
      assertEquals(Constant.FALSE, parse(" false]"));
      assertEquals(Constant.NULL, parse("null"));
    }

    @ParameterizedTest
    @CsvSource({"/A#42,AB", "/A#4,A#4", "/A#GG,A#GG", "/,''", "/a;b$@*_-.,a;b$@*_-.", "/x#2,x#2"})
    void names_resolveTheirEscapes(String text, String value) throws Exception {
      assertEquals(new Name(value), parse(text));
    }
  }

  /** ISO 32000-1 7.3.4. */
  @Nested
  class Strings {

    private void assertContent(String expected, String text) throws PdfException {
      Str string = assertInstanceOf(Str.class, parse(text));
      assertArrayEquals(expected.getBytes(StandardCharsets.ISO_8859_1), string.bytes());
      assertEquals(0, string.start());
      assertEquals(text.length(), string.end());
    }

    @Test
    void literals_resolveBracketsAndEscapes() throws Exception {
      assertContent("a(b)c", "(a(b)c)");
      assertContent("a)b(", "(a\\)b\\()");
      assertContent("\n\r\t\b\f\\q", "(\\n\\r\\t\\b\\f\\\\\\q)");
      assertContent("SS\u00058\u0001", "(\\123\\123\\58\\1)");
      assertContent("ab", "(a\\\r\nb)");
      assertContent("a\nb\nc", "(a\r\nb\rc)");
    }

    @Test
    void hexadecimals_skipBlanksAndFillUp() throws Exception {
      assertContent("\u0012\u00a0", "<12 a>");
      assertContent("", "< >");
      assertContent("\u00ab", "<Ab>");
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 64, 65, 4159, 4160, 4161, 20_000})
    void hexadecimals_ofAnyLength_areDecoded(int length) throws Exception {
      // Blanks move the pieces that it is read in.
      for (String blanks : List.of("", " ", "\n ")) {
        assertContent("\u00ab".repeat(length), "<" + blanks + "aB".repeat(length) + ">");
        assertContent(
            "\u00ab".repeat(length) + "\u00a0", "<" + blanks + "aB".repeat(length) + "a>");
      }
    }

    @ParameterizedTest
    @CsvSource({"(, x, )", "<, 78, >"})
    void string_isReadUpToTheBound(String open, String x, String close) throws Exception {
      String longest = x.repeat(4 << 20);
      assertContent("x".repeat(4 << 20), open + longest + close);
      assertEquals(Flaw.OVER_BUDGET, refused(open + longest + x + close));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(abc", "(a(b)", "<12", "<1g>", "(a\\"})
    void unclosedOrWrong_areRefused(String text) {
      assertEquals(Flaw.SYNTAX, refused(text));
    }
  }

  /** ISO 32000-1 7.3.6, 7.3.7. */
  @Nested
  class Collections {

    @Test
    void array_holdsItemsInOrder() throws Exception {
      assertEquals(
          new Array(List.of(new Int(1), new Ref(2, 0), new Name("A"), Constant.NULL)),
          parse("[1 2 0 R/A null]"));
    }

    @Test
    void dictionary_knowsWhereItStands() throws Exception {
      Dictionary dictionary = assertInstanceOf(Dictionary.class, parse(" <</A<</B 1>>/C()>> x"));
      assertEquals(1, dictionary.start());
      assertEquals(19, dictionary.end());
      assertEquals(Set.of("A", "C"), dictionary.entries().keySet());
    }

    @Test
    void entryWithNull_isNoEntry() throws Exception {
      assertEquals(Dictionary.EMPTY, parse("<</A null>>"));
    }

    @Test
    void keyWithTwoValues_isAFlaw() throws Exception {
      parse("<</A 1/A 2>>");
      assertEquals(Set.of(Flaw.DUPLICATE_KEY), flaws);
    }

    @Test
    void keyThatIsSpelledTwoWays_isTheSame() throws Exception {
      parse("<</AB 1/A#42 2>>");
      assertEquals(Set.of(Flaw.DUPLICATE_KEY), flaws);
    }

    @Test
    void keyWithTheSameValueTwice_isClear() throws Exception {
      parse("<</A[1]/A[1]>>");
      assertEquals(Set.of(), flaws);
    }

    @Test
    void nesting_isReadUpToTheBound() throws Exception {
      int deepest = Budget.MAX_DEPTH - 1;
      parse("[".repeat(deepest) + "1" + "]".repeat(deepest));
      assertEquals(Flaw.OVER_BUDGET, refused("[".repeat(Budget.MAX_DEPTH) + "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1 2", "<</A 1", "<</A>>", "<<1 2>>", "<</A 1>"})
    void unclosedOrUneven_areRefused(String text) {
      assertEquals(Flaw.SYNTAX, refused(text));
    }
  }

  /** ISO 32000-1 7.3.8, 7.3.10. */
  @Nested
  class Numbered {

    private IndirectObject indirect(String text) throws PdfException {
      return parser(text).indirect(length -> length instanceof Int number ? number.value() : -1);
    }

    @Test
    void object_hasNumberValueAndExtent() throws Exception {
      IndirectObject object = indirect(" 7 1 obj\n(x)\nendobj\n");
      assertEquals(new Ref(7, 1), object.reference());
      assertEquals(1, object.start());
      assertEquals(19, object.end());
      assertEquals(Set.of(), flaws);
    }

    @Test
    void objectWithoutAValue_isNull() throws Exception {
      assertEquals(Constant.NULL, indirect("7 0 obj endobj").value());
    }

    @Test
    void objectThatIsNotClosed_isAFlaw() throws Exception {
      indirect("7 0 obj (x) 8 0 obj");
      assertEquals(Set.of(Flaw.MISSING_ENDOBJ), flaws);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xref", "7 obj", "7 0 object", "-7 0 obj", "7 0 R"})
    void somethingElse_isNotWhereAnObjectShouldBe(String text) {
      assertEquals(
          Flaw.WRONG_OFFSET, assertThrows(PdfException.class, () -> indirect(text)).flaw());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void stream_isAsLongAsItSays(String lineEnd) throws Exception {
      Stream stream =
          assertInstanceOf(
              Stream.class,
              indirect("1 0 obj<</Length 3>>stream" + lineEnd + "abc\nendstream endobj").value());
      assertEquals(3, stream.end() - stream.start());
      assertEquals(Set.of(), flaws);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "6", "99", "-1", "(x)"})
    void stream_ofAnotherLength_isSearchedToItsEnd(String length) throws Exception {
      Stream stream =
          assertInstanceOf(
              Stream.class,
              indirect("1 0 obj<</Length " + length + ">>stream\nabc\r\nendstream endobj").value());
      assertEquals(3, stream.end() - stream.start());
      assertEquals(Set.of(Flaw.WRONG_LENGTH), flaws);
    }

    @Test
    void stream_withMoreThanALineEndBehindIt_isNotAsLongAsItSays() throws Exception {
      indirect("1 0 obj<</Length 3>>stream\nabc%x\nendstream endobj");
      assertEquals(Set.of(Flaw.WRONG_LENGTH), flaws);
    }

    @Test
    void stream_withoutEnd_isRefused() {
      assertEquals(
          Flaw.SYNTAX,
          assertThrows(PdfException.class, () -> indirect("1 0 obj<</Length 3>>stream\nabc"))
              .flaw());
    }
  }
}
