package io.github.yinxin.qr.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
        CoseContent.of(CoseAlgorithm.ES256, new KeyId(0x0102030405060708L), PAYLOAD);
    assertEquals(TO_BE_SIGNED, HexFormat.of().formatHex(content.toBeSigned()));
  }

  @Test
  void toBeSigned_ofAReceivedMessage_isTheSigStructure() throws Exception {
    CoseContent content = CoseContent.of(HexFormat.of().parseHex(HEADER), PAYLOAD);
    assertEquals(TO_BE_SIGNED, HexFormat.of().formatHex(content.toBeSigned()));
  }

  @Test
  void message_encoded_hasItsFourParts() {
    CoseContent content =
        CoseContent.of(CoseAlgorithm.ES256, new KeyId(0x0102030405060708L), PAYLOAD);
    String expected = "d284" + "4d" + HEADER + "a0" + "43aabbcc" + "5840" + "00".repeat(64);
    assertEquals(expected, HexFormat.of().formatHex(CoseSign1.of(content, new byte[64]).encode()));
  }

  @Test
  void message_decodedAndEncoded_isUnchanged() throws Exception {
    CoseContent content = CoseContent.of(CoseAlgorithm.SM2, new KeyId(-1), PAYLOAD);
    byte[] bytes = CoseSign1.of(content, new byte[64]).encode();
    assertArrayEquals(bytes, CoseSign1.decode(bytes).encode());
  }
}
