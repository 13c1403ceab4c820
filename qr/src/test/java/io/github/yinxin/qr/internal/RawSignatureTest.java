package io.github.yinxin.qr.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SignatureException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawSignatureTest {

  @Test
  void fromDer_ofRandomRaw_givesItBack() throws Exception {
    Random random = new Random(3279);
    for (int run = 0; run < 2_000; run++) {
      byte[] raw = new byte[RawSignature.LENGTH];
      random.nextBytes(raw);
      // Short numbers too: a leading zero has to be dropped and put back.
      Arrays.fill(raw, 0, random.nextInt(32), (byte) 0);
      Arrays.fill(raw, 32, 32 + random.nextInt(32), (byte) 0);
      assertArrayEquals(raw, RawSignature.fromDer(RawSignature.toDer(raw)), "run " + run);
    }
  }

  @Test
  void toDer_numberWithItsTopBitSet_isPadded() {
    byte[] raw = new byte[64];
    raw[31] = 1;
    raw[32] = (byte) 0x80;
    assertEquals(
        "3026020101022100" + "80" + "00".repeat(31),
        HexFormat.of().formatHex(RawSignature.toDer(raw)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30",
        "3000",
        "300602010102010100", // a byte too many
        "3007020101020101", // length of the sequence
        "3006020101020201", // length of a number
        "30060201ff020101", // negative
        "3005020002010100", // empty number
        "3106020101020101", // no sequence
        "3006030101020101" // no number
      })
  void fromDer_malformed_isRefused(String hex) {
    assertThrows(
        SignatureException.class, () -> RawSignature.fromDer(HexFormat.of().parseHex(hex)));
  }

  @Test
  void fromDer_numberOf257Bits_isRefused() {
    String der = "3026" + "020101" + "0221" + "01" + "00".repeat(32);
    assertThrows(
        SignatureException.class, () -> RawSignature.fromDer(HexFormat.of().parseHex(der)));
  }
}
