package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.qr.QrCode.Print;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeDrawingTest {

  private static final QrCode CODE = QrCode.of("EL1:" + "A1".repeat(100));
  private static final int SIDE = CODE.modules().length + 2 * QrCode.QUIET_ZONE;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 13})
  void png_readByAnother_showsTheModules(int dots) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(CODE.png(dots)));
    assertEquals(SIDE * dots, image.getWidth());
    assertEquals(SIDE * dots, image.getHeight());
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        boolean dark = (image.getRGB(x, y) & 0xFF) == 0;
        if (dark != isDark(x / dots - QrCode.QUIET_ZONE, y / dots - QrCode.QUIET_ZONE)) {
          throw new AssertionError("pixel " + x + ", " + y);
        }
      }
    }
  }

  private static boolean isDark(int column, int row) {
    boolean[][] modules = CODE.modules();
    return row >= 0
        && column >= 0
        && row < modules.length
        && column < modules.length
        && modules[row][column];
  }

  @Test
  void png_forAPrinter_statesItsSize() {
    byte[] png = CODE.png(CODE.print(40, 300));
    String text = new String(png, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("pHYs") + 4;
    assertEquals(11811, ByteBuffer.wrap(png).getInt(at));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 101})
  void dots_outOfRange_areRefused(int dots) {
    assertThrows(IllegalArgumentException.class, () -> CODE.png(dots));
  }

  @Test
  void svg_drawsExactlyTheModules() {
    String svg = CODE.svg(30.5);
    assertTrue(svg.contains("width=\"30.5mm\""), svg);
    boolean[][] drawn = new boolean[CODE.modules().length][CODE.modules().length];
    Matcher runs = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z").matcher(svg);
    while (runs.find()) {
      for (int i = 0; i < Integer.parseInt(runs.group(3)); i++) {
        int column = Integer.parseInt(runs.group(1)) + i - QrCode.QUIET_ZONE;
        drawn[Integer.parseInt(runs.group(2)) - QrCode.QUIET_ZONE][column] = true;
      }
    }
    assertArrayEquals(CODE.modules(), drawn);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void svg_ofNoSize_isRefused(double side) {
    assertThrows(IllegalArgumentException.class, () -> CODE.svg(side));
  }

  @Test
  void print_snapsToWholeDots() {
    double fiveAndAHalf = SIDE * 5.5 * 25.4 / 300;
    Print print = CODE.print(fiveAndAHalf, 300);
    assertEquals(5, print.dotsPerModule());
    assertEquals(SIDE * 5 * 25.4 / 300, print.sideMm(), 1e-9);
    assertEquals(5 * 25.4 / 300, print.moduleMm(), 1e-9);
  }

  // 60 degrees, 1280 pixels: 0.42 mm have 3 of them at 157 mm.
  @Test
  void print_tellsTheReadingDistance() {
    assertEquals(156.5, CODE.print(SIDE * 5 * 25.4 / 300, 300).readingDistanceMm(), 0.5);
  }

  @Test
  void print_ofExactlyFourDots_isAccepted() {
    assertEquals(4, CODE.print(SIDE * 4 * 25.4 / 300, 300).dotsPerModule());
  }

  @Test
  void print_ofLess_isRefused_andSaysHowLargeItMustBe() {
    double needed = SIDE * 4 * 25.4 / 300;
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> CODE.print(needed - 0.001, 300));
    assertTrue(refusal.toString().contains(" " + (float) needed), refusal.toString());
  }

  @Test
  void pngFile_isScanned() throws Exception {
    List<ScannedCode> codes = QrScanner.forPictures().scanFile(CODE.png(4));
    assertEquals(CODE.text(), codes.get(0).text());
  }

  // The larger one has more than ten million pixels, and is read at a fraction.
  @ParameterizedTest
  @ValueSource(ints = {4, 70})
  void corners_areTheCodes(int dots) throws Exception {
    ScannedCode code = QrScanner.forPictures().scanFile(CODE.png(dots)).get(0);
    int near = QrCode.QUIET_ZONE * dots;
    int far = (SIDE - QrCode.QUIET_ZONE) * dots;
    int[][] expected = {{near, near}, {far, near}, {far, far}, {near, far}};
    double tolerance = Math.max(3, dots / 2.0);
    for (int i = 0; i < 4; i++) {
      assertEquals(expected[i][0], code.corners().get(i).x(), tolerance);
      assertEquals(expected[i][1], code.corners().get(i).y(), tolerance);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GIF89a", "%PDF-1.7", "<svg/>"})
  void fileThatIsNoPicture_isAnIoException(String text) {
    byte[] file = text.getBytes(StandardCharsets.US_ASCII);
    assertThrows(IOException.class, () -> QrScanner.forPictures().scanFile(file));
  }

  @Test
  void pictureThatClaimsToBeHuge_isRefusedUnread() {
    byte[] file = CODE.png(4);
    ByteBuffer.wrap(file).putInt(16, 65_535).putInt(20, 65_535);
    assertThrows(IOException.class, () -> QrScanner.forPictures().scanFile(file));
  }
}
