package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Codes of versions 9 to 17, printed and photographed. A sample at every build; with {@code
 * -Dyinxin.exhaustive=true} the full count.
 */
class PrintCameraTest {

  private static final long SEED = 20_261_125L;
  private static final boolean EXHAUSTIVE = Boolean.getBoolean("yinxin.exhaustive");
  private static final int SMALLEST = 9;
  private static final int VERSIONS = 9;
  private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

  // Characters that fill a version at level M.
  private static final int[] CHARACTERS_AT = {261, 311, 366, 419, 483, 528, 600, 656, 734};

  private static QrCode code(int version, Random random) {
    StringBuilder text = new StringBuilder("EL1:");
    while (text.length() < CHARACTERS_AT[version - SMALLEST] - 8) {
      text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return QrCode.of(text.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "3.0, 15, 18, 0.94, 2000, 0.995",
    "2.5, 15, 9, 0.8, 1000, 0.95",
    "3.0, 30, 9, 0.8, 1000, 0.95"
  })
  void photographedCodes_areRead(
      double pixels, double tilt, int few, double fewShare, int many, double share)
      throws Exception {
    Random random = new Random(SEED);
    PrintCamera camera = new PrintCamera(random, pixels, tilt);
    int count = EXHAUSTIVE ? many : few;
    int read = 0;
    for (int i = 0; i < count; i++) {
      QrCode code = code(SMALLEST + i % VERSIONS, random);
      read +=
          QrScanner.forPictures().scan(camera.photograph(code.modules())).stream()
                  .anyMatch(found -> found.text().equals(code.text()))
              ? 1
              : 0;
    }
    String said = read + " of " + count + " at " + pixels + " pixels, " + tilt + " degrees";
    System.out.println("print-camera: " + said + ", seed " + SEED);
    assertTrue(read >= count * (EXHAUSTIVE ? share : fewShare), said);
  }
}
