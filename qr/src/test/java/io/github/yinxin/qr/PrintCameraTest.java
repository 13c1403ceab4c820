package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Signed licenses as codes of versions 9 to 17, printed and photographed. A sample at every build;
 * with {@code -Dyinxin.exhaustive=true} the full count. Picture i follows from the seed {@code SEED
 * + i} alone.
 */
class PrintCameraTest {

  private static final long SEED = 20_261_125L;
  private static final boolean EXHAUSTIVE = Boolean.getBoolean("yinxin.exhaustive");
  private static final int SMALLEST = 9;
  private static final int VERSIONS = 9;

  private static final List<Integer> CHARACTERS = charactersByVersion();

  // How many random characters a license needs to take each version, the smallest first.
  private static List<Integer> charactersByVersion() {
    List<Integer> counts = new ArrayList<>();
    int count = 0;
    for (int version = SMALLEST; version < SMALLEST + VERSIONS; version++) {
      while (license(count, new Random(SEED)).version() < version) {
        count++;
      }
      counts.add(count + 2);
    }
    return counts;
  }

  private static QrCode license(int characters, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < characters; i++) {
      text.append((char) (0x4E00 + random.nextInt(0x51A5)));
    }
    try {
      return QrIssuer.of(Codes.SM2.signer(), Codes.ISSUER_CODE)
          .issue(Codes.claims(Map.of(1, text.toString())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void licenses_areOfTheVersionsMeant() {
    for (int i = 0; i < VERSIONS; i++) {
      assertEquals(SMALLEST + i, license(CHARACTERS.get(i), new Random(i)).version());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3.0, 15, 18, 0.94, 2000, 0.995",
    "2.5, 15, 9, 0.8, 1000, 0.95",
    "3.0, 30, 9, 0.8, 1000, 0.95"
  })
  void photographedLicenses_areRead(
      double pixels, double tilt, int few, double fewShare, int many, double share)
      throws Exception {
    int count = EXHAUSTIVE ? many : few;
    List<Integer> missed = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Random random = new Random(SEED + i);
      QrCode code = license(CHARACTERS.get(i % VERSIONS), random);
      GreyImage picture = new PrintCamera(random, pixels, tilt).photograph(code.modules());
      if (!Scans.of(picture).holds(code.text())) {
        missed.add(i);
      }
    }
    String said =
        (count - missed.size())
            + " of "
            + count
            + " at "
            + pixels
            + " pixels, "
            + tilt
            + " degrees, seed "
            + SEED
            + ", missed "
            + missed;
    System.out.println("print-camera: " + said);
    assertTrue(count - missed.size() >= count * (EXHAUSTIVE ? share : fewShare), said);
  }
}
