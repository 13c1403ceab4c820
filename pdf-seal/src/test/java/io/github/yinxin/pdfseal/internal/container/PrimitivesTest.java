package io.github.yinxin.pdfseal.internal.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.pdfseal.SealingOffice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERSequence;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** X.690 clauses 8 and 11, and how GB/T 38540-2020 uses them. */
class PrimitivesTest {

  private static DerInput in(String digits) {
    return DerInput.of(HexFormat.of().parseHex(digits.replace(" ", "")));
  }

  private static DerInput text(int tag, String ascii) {
    byte[] content = ascii.getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    out.write(content.length);
    out.writeBytes(content);
    return DerInput.of(out.toByteArray());
  }

  private static void assertRefused(Executable reading) {
    assertThrows(DerException.class, reading);
  }

  @Nested
  class Integers {

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 127, 128, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
    void integer_written_isReadBack(int value) throws DerException {
      assertEquals(value, Primitives.integer(DerInput.of(DerOutput.integer(value)), "number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"02050080000000", "0205FF7FFFFFFF"})
    void integer_ofMoreThan32Bits_isRefused(String digits) {
      assertRefused(() -> Primitives.integer(in(digits), "number"));
    }

    @Test
    void integer_withoutContent_isRefused() {
      assertRefused(() -> Primitives.integer(in("0200"), "number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"02020004", "0202007F", "0202FFFF", "0202FF80", "02050000000004"})
    void integer_notInItsShortestForm_isRefused(String digits) {
      assertRefused(() -> Primitives.integer(in(digits), "number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"02020080", "0202FF7F"})
    void integer_whoseSignNeedsAnOctet_isRead(String digits) throws DerException {
      assertEquals(digits.equals("02020080") ? 128 : -129, Primitives.integer(in(digits), "n"));
    }
  }

  @Nested
  class Bits {

    @Test
    void bits_written_areReadBack() throws DerException {
      byte[] value = {1, 2, 3};
      assertArrayEquals(value, Primitives.bits(DerInput.of(DerOutput.bits(value)), "bits"));
    }

    @Test
    void bits_ofNoOctets_areRead() throws DerException {
      assertEquals(0, Primitives.bits(in("030100"), "bits").length);
    }

    @Test
    void bits_withoutTheirFirstOctet_areRefused() {
      assertRefused(() -> Primitives.bits(in("0300"), "bits"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"03020180", "03020700", "0302FF00"})
    void bits_withUnusedOnes_areRefused(String digits) {
      assertRefused(() -> Primitives.bits(in(digits), "bits"));
    }
  }

  @Nested
  class Texts {

    @Test
    void utf8_written_isReadBack() throws DerException {
      String text = "示例市𬭚";
      assertEquals(text, Primitives.utf8(DerInput.of(DerOutput.utf8(text)), "name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0C01FF", "0C02C080", "0C03EDA080", "0C02E7A4", "0C04F4908080"})
    void utf8_thatIsNone_isRefused(String digits) {
      assertRefused(() -> Primitives.utf8(in(digits), "name"));
    }

    @Test
    void ia5_written_isReadBack() throws DerException {
      assertEquals("ses_1", Primitives.ia5(DerInput.of(DerOutput.ia5("ses_1")), "id"));
    }

    @Test
    void ia5_ofTheLastAsciiCharacter_isRead() throws DerException {
      assertEquals("\u007F", Primitives.ia5(in("16017F"), "id"));
    }

    @Test
    void ia5_withAHighBit_isRefused() {
      assertRefused(() -> Primitives.ia5(in("160180"), "id"));
    }
  }

  @Nested
  class Times {

    private static Instant read(String text) throws DerException {
      return Primitives.time(text(DerInput.GENERALIZED_TIME, text), "time");
    }

    @Test
    void time_written_isReadBack() throws DerException {
      Instant time = Instant.parse("2026-11-24T02:03:04Z");
      assertEquals(time, Primitives.time(DerInput.of(DerOutput.time(time)), "time"));
    }

    @Test
    void time_onALeapDay_isRead() throws DerException {
      assertEquals(Instant.parse("2028-02-29T23:59:59Z"), read("20280229235959Z"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "20270229000000Z",
          "20261301000000Z",
          "20260001000000Z",
          "20261124240000Z",
          "20261124236000Z",
          "20261124235960Z"
        })
    void time_thatDoesNotExist_isRefused(String text) {
      assertRefused(() -> read(text));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "20261124020000",
          "20261124020000z",
          "20261124020000.5Z",
          "20261124020000+0800",
          "202611240200Z",
          "261124020000Z",
          "2026-11-24 02:00:00",
          "",
          "2026112402000 Z"
        })
    void time_notInUtcToTheSecond_isRefused(String text) {
      assertRefused(() -> read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+20261124020000Z", "+120261124020000Z", "-00011124020000Z"})
    void time_withASign_isRefused(String text) {
      assertRefused(() -> read(text));
    }

    @Test
    void utcTime_isRefused() {
      assertRefused(() -> Primitives.time(text(0x17, "261124020000Z"), "time"));
    }
  }

  @Nested
  class ObjectIdentifiers {

    @Test
    void oid_written_isReadBack() throws DerException {
      String sm2 = "1.2.156.10197.1.501";
      assertEquals(sm2, Primitives.oid(DerInput.of(DerOutput.oid(sm2)), "algorithm"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0600", "060180", "06022A81", "06032A8001"})
    void oid_thatIsNone_isRefused(String digits) {
      assertRefused(() -> Primitives.oid(in(digits), "algorithm"));
    }
  }

  @Nested
  class Certificates {

    private static final byte[] DER = encoded();

    private static byte[] encoded() {
      try {
        return SealingOffice.MAKER.certificate().getEncoded();
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException(e);
      }
    }

    @Test
    void certificate_inDer_isRead() throws Exception {
      assertEquals(SealingOffice.MAKER.certificate(), Primitives.certificate(DER, "maker"));
    }

    @Test
    void certificate_withABytePutAfterIt_isRefused() {
      byte[] longer = Arrays.copyOf(DER, DER.length + 1);
      assertRefused(() -> Primitives.certificate(longer, "maker"));
    }

    @Test
    void certificate_inBer_isRefused() throws Exception {
      byte[] ber =
          new BERSequence(ASN1Sequence.getInstance(DER).toArray()).getEncoded(ASN1Encoding.BER);
      assertRefused(() -> Primitives.certificate(ber, "maker"));
    }

    @Test
    void certificate_inPem_isRefused() {
      String pem =
          "-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder().encodeToString(DER)
              + "\n-----END CERTIFICATE-----\n";
      assertRefused(() -> Primitives.certificate(pem.getBytes(StandardCharsets.US_ASCII), "maker"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "3000", "30030201FF", "0500"})
    void certificate_thatIsNone_isRefused(String digits) {
      assertRefused(() -> Primitives.certificate(HexFormat.of().parseHex(digits), "maker"));
    }
  }
}
