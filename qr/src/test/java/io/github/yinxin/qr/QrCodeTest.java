package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ISO/IEC 18004. */
class QrCodeTest {

  /** Alphanumeric capacities of versions 1 and 2 (table 7): 20 M, 16 Q, 10 H; 38 M, 29 Q, 20 H. */
  @ParameterizedTest
  @CsvSource({"10, 1, H", "11, 1, Q", "16, 1, Q", "17, 1, M", "20, 1, M", "21, 2, Q", "38, 2, M"})
  void code_hasTheSmallestVersionAtM_andItsHighestLevel(int length, int version, String level)
      throws Exception {
    QrCode code = QrCode.of("A".repeat(length));
    assertEquals(version, code.version());
    BitMatrix bits = BitMatrix.parse(code.modules());
    assertEquals(level, new Decoder().decode(bits).getECLevel());
    assertEquals(level, String.valueOf(code.level()));
  }

  @Test
  void largestVersion_atM_holds3391Characters() {
    assertEquals(40, QrCode.of("A".repeat(3391)).version());
  }

  @Test
  void textBeyondTheLargestVersion_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> QrCode.of("A".repeat(3392)));
  }

  @Test
  void modules_areSquare_withoutQuietZone() {
    boolean[][] modules = QrCode.of("A").modules();
    assertEquals(21, modules.length);
    assertEquals(21, modules[0].length);
    assertTrue(modules[0][0]);
  }

  @Test
  void modules_goByRowAndColumn() {
    // The dark module stands beside the lower left finder pattern: row 4 * version + 9, column 8.
    assertTrue(QrCode.of("A").modules()[13][8]);
    // The fourth corner has no finder pattern: its ring would be dark on three sides.
    assertFalse(isFinderRow(QrCode.of("A").modules()[20]));
  }

  private static boolean isFinderRow(boolean[] row) {
    for (int column = 14; column < 21; column++) {
      if (!row[column]) {
        return false;
      }
    }
    return true;
  }

  @Test
  void modules_changedByTheCaller_stay() {
    QrCode code = QrCode.of("A");
    code.modules()[0][0] = false;
    assertTrue(code.modules()[0][0]);
  }

  @Test
  void text_isKept() {
    assertEquals("EL1:BB8", QrCode.of("EL1:BB8").text());
  }
}
