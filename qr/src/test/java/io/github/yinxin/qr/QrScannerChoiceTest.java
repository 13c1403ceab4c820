package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which reading of a code counts, and which look of a camera finds it. */
class QrScannerChoiceTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private static List<String> texts(QrScanner scanner, GreyImage picture) {
    return scanner.scan(picture).stream().map(ScannedCode::text).toList();
  }

  /** A code that reads in two ways: from the middles of its modules, and from the rest of them. */
  @Nested
  class TwoReadings {

    private static final int MODULE = 12;
    private static final int MIDDLE = 4;
    private static final int FEW = 200;

    private final QrCode genuine;
    private final QrCode forged;

    // Under another mask every second module differs, and the mixture is neither code.
    TwoReadings() throws Exception {
      QrCode issued;
      QrCode other;
      do {
        issued = QrIssuer.of(Codes.SM2.signer(), Codes.ISSUER_CODE).issue(Codes.claims());
        String text = issued.text();
        int last = text.length() - 1;
        other = QrCode.of(text.substring(0, last) + (text.charAt(last) == '0' ? '1' : '0'));
      } while (differing(issued.modules(), other.modules()) > FEW);
      genuine = issued;
      forged = other;
    }

    private static int differing(boolean[][] one, boolean[][] other) {
      int differing = 0;
      for (int y = 0; y < one.length; y++) {
        for (int x = 0; x < one.length; x++) {
          differing += one[y][x] == other[y][x] ? 0 : 1;
        }
      }
      return differing;
    }

    private GreyImage picture() {
      GreyImage picture = Pictures.draw(genuine.modules(), MODULE);
      byte[] luminance = picture.luminance();
      boolean[][] modules = forged.modules();
      for (int i = 0; i < luminance.length; i++) {
        int x = i % picture.width() - Pictures.QUIET_ZONE * MODULE;
        int y = i / picture.width() - Pictures.QUIET_ZONE * MODULE;
        int end = modules.length * MODULE;
        if (x >= 0 && y >= 0 && x < end && y < end && middle(x) && middle(y)) {
          luminance[i] = (byte) (modules[y / MODULE][x / MODULE] ? 0 : 255);
        }
      }
      return GreyImage.of(picture.width(), picture.height(), luminance);
    }

    private static boolean middle(int place) {
      return Math.abs(2 * (place % MODULE) + 1 - MODULE) < MIDDLE;
    }

    @Test
    void without_anArbiter_theFirstReadingCounts() {
      assertEquals(List.of(forged.text()), texts(QrScanner.forPictures(LONG), picture()));
    }

    @Test
    void signature_decidesForTheGenuineOne() {
      QrScanner scanner =
          QrScanner.forPictures(LONG)
              .decidingBy(text -> Verdicts.verify(text).verified().isPresent());
      assertEquals(List.of(genuine.text()), texts(scanner, picture()));
    }

    @Test
    void reading_thatNobodyCallsGenuine_isStillReported() {
      QrScanner scanner = QrScanner.forPictures(LONG).decidingBy(text -> false);
      assertEquals(1, texts(scanner, picture()).size());
    }
  }

  @Test
  void arbiter_isNotAskedAboutForeignCodes() {
    List<String> asked = new ArrayList<>();
    QrScanner scanner =
        QrScanner.forPictures(LONG)
            .decidingBy(
                text -> {
                  asked.add(text);
                  return true;
                });
    assertEquals(
        List.of("HTTPS://A.EXAMPLE"),
        texts(scanner, Pictures.draw(QrCode.of("HTTPS://A.EXAMPLE").modules(), 5)));
    assertEquals(List.of(), asked);
    assertEquals(
        List.of("EL1:OURS"), texts(scanner, Pictures.draw(QrCode.of("EL1:OURS").modules(), 5)));
    assertTrue(asked.contains("EL1:OURS"));
  }

  @Nested
  class Camera {

    private final GreyImage frame =
        Pictures.paste(Pictures.uniform(1280, 960, 255), QrCode.of("EL1:FRAME").modules(), 9, 420);

    private GreyImage inverted() {
      byte[] luminance = frame.luminance();
      for (int i = 0; i < luminance.length; i++) {
        luminance[i] = (byte) ~luminance[i];
      }
      return GreyImage.of(frame.width(), frame.height(), luminance);
    }

    @Test
    void plainCode_isReadInTheFirstFrame() {
      assertEquals(List.of("EL1:FRAME"), texts(QrScanner.forCamera(), frame));
    }

    // A plain pass reads no inverted codes. Deeper looks come round again after 60 frames.
    @Test
    void invertedCode_isReadInALaterFrame() {
      QrScanner scanner = QrScanner.forCamera();
      GreyImage picture = inverted();
      List<String> found = List.of();
      for (int i = 0; i < 60 && found.isEmpty(); i++) {
        found = texts(scanner, picture);
      }
      assertEquals(List.of("EL1:FRAME"), found);
    }
  }
}
