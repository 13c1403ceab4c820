package io.github.yinxin.pdfseal.internal.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compared with Bouncy Castle's encoder and with the constants of the standards. */
class DerOutputTest {

  private static byte[] der(ASN1Encodable value) throws Exception {
    return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 127, 128, 255, 256, Integer.MAX_VALUE, -1, -128, -129})
  void integer_isWrittenInItsShortestForm(int value) throws Exception {
    assertArrayEquals(der(new ASN1Integer(value)), DerOutput.integer(value));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65535, 65536})
  void octets_ofAnyLength_haveTheShortestLength(int length) throws Exception {
    byte[] value = new byte[length];
    assertArrayEquals(der(new DEROctetString(value)), DerOutput.octets(value));
  }

  @Test
  void bits_haveNoUnusedOnes() throws Exception {
    byte[] value = {1, 2, (byte) 0x80};
    assertArrayEquals(der(new DERBitString(value)), DerOutput.bits(value));
  }

  @Test
  void utf8_keepsChineseText() throws Exception {
    assertArrayEquals(der(new DERUTF8String("示例𬭚")), DerOutput.utf8("示例𬭚"));
  }

  @Test
  void ia5_keepsAsciiText() throws Exception {
    assertArrayEquals(der(new DERIA5String("ES")), DerOutput.ia5("ES"));
  }

  @Test
  void time_isInUtcToTheSecond() throws Exception {
    assertArrayEquals(
        der(new DERGeneralizedTime("20261124020000Z")),
        DerOutput.time(Instant.parse("2026-11-24T02:00:00.999Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
  void time_ofAYearOfFourDigits_isWritten(String instant) {
    assertEquals(17, DerOutput.time(Instant.parse(instant)).length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0001-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
  void time_beyondFourDigits_isRefused(String instant) {
    Instant beyond = Instant.parse(instant);
    assertThrows(IllegalArgumentException.class, () -> DerOutput.time(beyond));
  }

  @Test
  void sequence_holdsItsElementsAsTheyAre() throws Exception {
    byte[] foreign = {4, (byte) 0x81, 1, 7}; // Not DER, but somebody's bytes.
    assertEquals("300702010404810107", hex(DerOutput.sequence(DerOutput.integer(4), foreign)));
  }

  @Test
  void sequence_ofNothing_isEmpty() throws Exception {
    assertArrayEquals(der(new DERSequence()), DerOutput.sequence());
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.156.10197.1.501, 06082A811CCF55018375",
    "1.2.156.10197.1.301, 06082A811CCF5501822D",
    "1.2.156.10197.1.401, 06082A811CCF55018311"
  })
  void oid_ofTheStandards_hasItsPublishedBytes(String dotted, String expected) {
    assertEquals(expected, hex(DerOutput.oid(dotted)));
  }

  @Test
  void oid_thatIsNone_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> DerOutput.oid("SM2"));
  }
}
