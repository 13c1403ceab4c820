package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes of others hold text, or bytes that are none. */
class ScannedCodeTest {

  private static ScannedCode scanned(String content) throws WriterException {
    ByteMatrix matrix = Encoder.encode(content, ErrorCorrectionLevel.L).getMatrix();
    boolean[][] modules = new boolean[matrix.getHeight()][matrix.getWidth()];
    for (int y = 0; y < modules.length; y++) {
      for (int x = 0; x < modules[y].length; x++) {
        modules[y][x] = matrix.get(x, y) == 1;
      }
    }
    return QrScanner.forPictures().scan(Pictures.draw(modules, 4)).get(0);
  }

  @Test
  void everyByte_scanned_isReturnedAsItIs() throws Exception {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    ScannedCode code = scanned(new String(bytes, StandardCharsets.ISO_8859_1));
    assertArrayEquals(bytes, code.bytes().orElseThrow());
  }

  @Test
  void bytesThatLookLikeUtf8_besideAZero_areReturnedAsTheyAre() throws Exception {
    byte[] bytes = "\u0000印".getBytes(StandardCharsets.UTF_8);
    ScannedCode code = scanned(new String(bytes, StandardCharsets.ISO_8859_1));
    assertArrayEquals(bytes, code.bytes().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"EL1:", "two\r\nlines\t", "\u001D010461111\u001E\u0004", "K\u00E4se"})
  void text_scanned_isText(String text) throws Exception {
    ScannedCode code = scanned(text);
    assertEquals(text, code.text());
    assertTrue(code.isText());
    assertEquals(Optional.empty(), code.bytes());
  }
}
