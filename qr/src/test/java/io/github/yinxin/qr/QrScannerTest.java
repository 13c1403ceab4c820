package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.qr.ScannedCode.Point;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QrScannerTest {

  private static final QrScanner SCANNER = QrScanner.forPictures();
  private static final double TOLERANCE_IN_MODULES = 0.5;

  private static Set<String> texts(GreyImage picture) {
    return SCANNER.scan(picture).stream().map(ScannedCode::text).collect(Collectors.toSet());
  }

  private static void assertCorners(List<Point> expected, GreyImage picture, double tolerance) {
    List<Point> corners = SCANNER.scan(picture).get(0).corners();
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).x(), corners.get(i).x(), tolerance, "x of corner " + i);
      assertEquals(expected.get(i).y(), corners.get(i).y(), tolerance, "y of corner " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 8, 20})
  void issuedCode_drawn_isReadBack(int pixelsPerModule) throws Exception {
    QrCode code = QrIssuer.of(Codes.SM2.signer(), Codes.ISSUER_CODE).issue(Codes.claims());
    assertEquals(Set.of(code.text()), texts(Pictures.draw(code.modules(), pixelsPerModule)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void issuedCode_turned_isReadBack(int quarters) throws Exception {
    QrCode code = QrIssuer.of(Codes.SM2.signer(), Codes.ISSUER_CODE).issue(Codes.claims());
    GreyImage picture = Pictures.draw(code.modules(), 4);
    for (int i = 0; i < quarters; i++) {
      picture = Pictures.turned(picture);
    }
    assertEquals(Set.of(code.text()), texts(picture));
  }

  @Test
  void code_mirrored_isReadBack() {
    QrCode code = QrCode.of("EL1:MIRROR");
    assertEquals(Set.of("EL1:MIRROR"), texts(Pictures.mirrored(Pictures.draw(code.modules(), 5))));
  }

  @ParameterizedTest
  @CsvSource({"1, 4", "20, 4", "100, 7", "100, 3"})
  void corners_areTheOuterOnes_clockwiseFromTopLeft(int length, int pixels) {
    QrCode code = QrCode.of("A".repeat(length));
    double near = Pictures.QUIET_ZONE * pixels;
    double far = near + code.modules().length * pixels;
    assertCorners(
        List.of(
            new Point(near, near), new Point(far, near), new Point(far, far), new Point(near, far)),
        Pictures.draw(code.modules(), pixels),
        TOLERANCE_IN_MODULES * pixels);
  }

  @Test
  void corners_ofATurnedCode_beginAtItsOwnTopLeft() {
    QrCode code = QrCode.of("A".repeat(30));
    double near = Pictures.QUIET_ZONE * 6;
    double far = near + code.modules().length * 6;
    assertCorners(
        List.of(
            new Point(far, near), new Point(far, far), new Point(near, far), new Point(near, near)),
        Pictures.turned(Pictures.draw(code.modules(), 6)),
        3);
  }

  @Test
  void twoCodesInOnePicture_areBothFound() {
    boolean[][] first = QrCode.of("EL1:FIRST").modules();
    boolean[][] second = QrCode.of("EL1:SECOND").modules();
    GreyImage picture =
        Pictures.paste(
            Pictures.paste(Pictures.uniform(600, 600, 255), first, 8, 40), second, 6, 360);
    assertEquals(Set.of("EL1:FIRST", "EL1:SECOND"), texts(picture));
  }

  @Test
  void codeLightOnDark_besideAnOrdinaryOne_isFoundToo() {
    boolean[][] light = QrCode.of("EL1:SECOND").modules();
    for (boolean[] row : light) {
      for (int x = 0; x < row.length; x++) {
        row[x] = !row[x];
      }
    }
    GreyImage dark = Pictures.uniform(600, 600, 255);
    byte[] luminance = dark.luminance();
    for (int y = 320; y < 600; y++) {
      Arrays.fill(luminance, y * 600 + 320, y * 600 + 600, (byte) 0);
    }
    GreyImage picture =
        Pictures.paste(
            Pictures.paste(
                GreyImage.of(600, 600, luminance), QrCode.of("EL1:FIRST").modules(), 8, 40),
            light,
            6,
            360);
    assertEquals(Set.of("EL1:FIRST", "EL1:SECOND"), texts(picture));
  }

  @Test
  void sameCodeTwice_isReportedOnce() {
    boolean[][] modules = QrCode.of("EL1:SAME").modules();
    GreyImage picture =
        Pictures.paste(
            Pictures.paste(Pictures.uniform(600, 600, 255), modules, 8, 40), modules, 6, 360);
    assertEquals(1, SCANNER.scan(picture).size());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 500", "500, 1", "39, 39", "40, 40", "640, 480", "3000, 2000"})
  void pictureWithoutCode_givesNothing(int width, int height) {
    assertEquals(List.of(), SCANNER.scan(Pictures.uniform(width, height, 128)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 40, 41, 100, 333, 800})
  void noise_scanned_doesNotThrow(int side) {
    Random random = new Random(18004);
    for (int run = 0; run < 5; run++) {
      byte[] luminance = new byte[side * side];
      random.nextBytes(luminance);
      GreyImage picture = GreyImage.of(side, side, luminance);
      assertDoesNotThrow(() -> SCANNER.scan(picture), "seed 18004, run " + run);
    }
  }

  /** Finder patterns without end: every three of them might be a code. */
  @ParameterizedTest
  @CsvSource({"400, 1", "1600, 2", "4000, 3", "270, 3", "540, 3"})
  void pictureTiledWithFinderPatterns_endsSoon(int side, int pixelsPerModule) {
    GreyImage picture = finderPatterns(side, pixelsPerModule);
    // The processor's time: a machine that is busy with others takes any time by the clock.
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begun = threads.getCurrentThreadCpuTime();
    SCANNER.scan(picture);
    long seconds = Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun).toSeconds();
    assertTrue(seconds < 20, seconds + " s");
  }

  private static GreyImage finderPatterns(int side, int pixelsPerModule) {
    byte[] luminance = new byte[side * side];
    for (int i = 0; i < luminance.length; i++) {
      int x = i % side / pixelsPerModule % 9;
      int y = i / side / pixelsPerModule % 9;
      int ring = Math.max(Math.abs(x - 4), Math.abs(y - 4));
      luminance[i] = (byte) (ring == 4 || ring == 2 ? 255 : 0);
    }
    return GreyImage.of(side, side, luminance);
  }
}
