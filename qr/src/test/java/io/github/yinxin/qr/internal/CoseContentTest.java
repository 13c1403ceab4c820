package io.github.yinxin.qr.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.qr.internal.CoseContent.Purpose;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** RFC 9052, 4.4, encoded by hand. */
class CoseContentTest {

  private static final byte[] PAYLOAD = {(byte) 0xAA, (byte) 0xBB, (byte) 0xCC};
  private static final String HEADER = "a2012604480102030405060708";
  private static final String TO_BE_SIGNED =
      "84" + "6a5369676e617475726531" + "4d" + HEADER + "40" + "43aabbcc";

  @Test
  void toBeSigned_ofANewMessage_isTheSigStructure() {
    CoseContent content =
        CoseContent.of(CoseHeader.of(-7, new KeyId(0x0102030405060708L)), PAYLOAD);
    assertEquals(TO_BE_SIGNED, HexFormat.of().formatHex(content.toBeSigned(Purpose.CODE)));
  }

  @Test
  void toBeSigned_ofAReceivedMessage_isTheSigStructure() throws Exception {
    CoseContent content = CoseContent.of(HexFormat.of().parseHex(HEADER), PAYLOAD);
    assertEquals(TO_BE_SIGNED, HexFormat.of().formatHex(content.toBeSigned(Purpose.CODE)));
  }

  @Test
  void message_encoded_hasItsFourParts() {
    CoseContent content =
        CoseContent.of(CoseHeader.of(-7, new KeyId(0x0102030405060708L)), PAYLOAD);
    String expected = "d284" + "4d" + HEADER + "a0" + "43aabbcc" + "5840" + "00".repeat(64);
    assertEquals(expected, HexFormat.of().formatHex(CoseSign1.of(content, new byte[64]).encode()));
  }

  @Test
  void message_decodedAndEncoded_isUnchanged() throws Exception {
    CoseContent content = CoseContent.of(new CoseHeader(-70001, new KeyId(-1), 3), PAYLOAD);
    byte[] bytes = CoseSign1.of(content, new byte[64]).encode();
    assertArrayEquals(bytes, CoseSign1.decode(bytes).encode());
  }

  @Test
  void toBeSigned_forATrustList_isAnother() throws Exception {
    CoseContent content = CoseContent.of(HexFormat.of().parseHex(HEADER), PAYLOAD);
    String external = "51" + "79696e78696e207472757374206c697374";
    assertEquals(
        TO_BE_SIGNED.replace(HEADER + "40", HEADER + external),
        HexFormat.of().formatHex(content.toBeSigned(Purpose.TRUST_LIST)));
  }

  @Test
  void header_withADictionary_hasThreeEntries() {
    CoseContent content =
        CoseContent.of(new CoseHeader(-7, new KeyId(0x0102030405060708L), 5), PAYLOAD);
    String header = "a30126044801020304050607083a0001117205";
    String expected = "d284" + "53" + header + "a0" + "43aabbcc" + "5840" + "00".repeat(64);
    assertEquals(expected, HexFormat.of().formatHex(CoseSign1.of(content, new byte[64]).encode()));
  }
}
