package io.github.yinxin.core.internal.pki;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerTest {

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static Der.Element der(String text) throws MalformedException {
    return Der.of(hex(text)).next();
  }

  @Nested
  class Lengths {

    @Test
    void element_isItsTagLengthAndContent() throws MalformedException {
      Der in = Der.of(hex("040201020500"));
      assertArrayEquals(hex("0102"), in.next(Der.OCTET_STRING).bytes());
      assertFalse(in.atEnd());
      assertThrows(MalformedException.class, () -> in.requireEnd("a test"));
    }

    @Test
    void length_of128_takesOneMoreByte() throws MalformedException {
      byte[] content = new byte[128];
      byte[] encoded = DerWriter.octets(content);
      assertEquals(131, encoded.length);
      assertArrayEquals(content, Der.of(encoded).next().bytes());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "04",
          "0401",
          "040201",
          "0481",
          "048101",
          "04810100",
          "048200010000",
          "04847fffffff",
          "0484ffffffff",
          "04850000000001",
          "04ff00",
          "1f0100",
          "3080",
          "30800000"
        })
    void element_cutOffOrNotInDer_isRefused(String text) {
      assertThrows(MalformedException.class, () -> der(text));
    }

    @Test
    void indefiniteLength_isReadOnlyWhereBerIs() throws MalformedException {
      byte[] ber = hex("3080" + "040101" + "020105" + "0000");
      Der inside = Der.lenient(ber).next(Der.SEQUENCE).open();
      assertArrayEquals(hex("01"), inside.next(Der.OCTET_STRING).bytes());
      assertEquals(BigInteger.valueOf(5), inside.next(Der.INTEGER).integer());
      inside.requireEnd("a test");
    }

    @Test
    void octetsInPieces_areOneInBer() throws MalformedException {
      byte[] ber = hex("2480" + "040101" + "04020203" + "0000");
      assertArrayEquals(hex("010203"), Der.lenient(ber).next().octets());
      assertThrows(MalformedException.class, () -> der("2407040101" + "04020203").octets());
    }

    @Test
    void indefiniteLengths_deeperThanAnyStructure_areRefused() {
      byte[] nested = hex("3080".repeat(10_000));
      assertThrows(MalformedException.class, () -> Der.lenient(nested).next());
    }
  }

  @Nested
  class Values {

    @ParameterizedTest
    @CsvSource({"020100,0", "02017f,127", "02020080,128", "0201ff,-1", "0202ff7f,-129"})
    void integer_inDer_isRead(String text, long value) throws MalformedException {
      assertEquals(BigInteger.valueOf(value), der(text).integer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0200", "0202007f", "0202ffff", "02020000"})
    void integer_withBytesToSpare_isRefused(String text) throws MalformedException {
      Der.Element element = der(text);
      assertThrows(MalformedException.class, element::integer);
      assertThrows(MalformedException.class, element::requireShortest);
    }

    @ParameterizedTest
    @CsvSource({
      "06082a811ccf55018375,1.2.156.10197.1.501",
      "0603551d1f,2.5.29.31",
      "060388370a,2.999.10",
      "060100,0.0",
      "06012b,1.3"
    })
    void objectIdentifier_isReadAndWritten(String text, String dotted) throws MalformedException {
      assertEquals(dotted, der(text).oid());
      assertArrayEquals(hex(text), DerWriter.oid(dotted));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"0600", "060180", "06022a80", "06032a8001", "060bffffffffffffffffffff7f"})
    void objectIdentifier_cutOffOrPadded_isRefused(String text) throws MalformedException {
      Der.Element element = der(text);
      assertThrows(MalformedException.class, element::oid);
    }

    @ParameterizedTest
    @CsvSource({
      "170d3237303630313034303530365a,2027-06-01T04:05:06Z",
      "170d3439313233313233353935395a,2049-12-31T23:59:59Z",
      "170d3530303130313030303030305a,1950-01-01T00:00:00Z",
      "180f32303530303130313030303030305a,2050-01-01T00:00:00Z",
      "181132303530303130313030303030302e355a,2050-01-01T00:00:00.500Z"
    })
    void time_inUtc_isRead(String text, Instant time) throws MalformedException {
      assertEquals(time, der(text).time());
    }

    // No Z; an offset; month 13; 30 February; a letter; a comma; nothing.
    @ParameterizedTest
    @ValueSource(
        strings = {
          "180e3230353030313031303030303030",
          "181332303530303130313030303030302b30383030",
          "180f32303530313330313030303030305a",
          "180f32303530303233303030303030305a",
          "180f3230353030313031303030303058" + "5a",
          "181132303530303130313030303030302c355a",
          "1800"
        })
    void time_ofAnotherForm_isRefused(String text) throws MalformedException {
      Der.Element element = der(text);
      assertThrows(MalformedException.class, element::time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0300", "03020700", "040100"})
    void bitString_thatDoesNotFillItsOctets_isRefused(String text) throws MalformedException {
      Der.Element element = der(text);
      assertThrows(MalformedException.class, element::bits);
    }
  }
}
