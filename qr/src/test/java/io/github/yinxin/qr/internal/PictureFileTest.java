package io.github.yinxin.qr.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {

  private static final int MAX_PIXELS = 40_000_000;

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "bmp", "gif"})
  void file_ofEachKind_isDecoded(String kind) throws IOException {
    PictureFile picture = PictureFile.decode(ParserFuzzTest.picture(kind), MAX_PIXELS);
    assertEquals(87, picture.width);
    assertEquals(87, picture.height);
    assertEquals(1, picture.step);
  }

  /** The same file, its head claiming 65,000 or 40,000 pixels each way. */
  @ParameterizedTest
  @CsvSource({"png, 18, 2, true", "jpg, 0, 2, true", "bmp, 18, 4, false", "gif, 0, 2, false"})
  void file_claimingBillionsOfPixels_isRefused_beforeTheyAreDecoded(
      String kind, int place, int bytes, boolean big) throws IOException {
    byte[] file = ParserFuzzTest.picture(kind);
    int width = place > 0 ? place : sizeIn(file, kind);
    int height = kind.equals("png") ? width + 4 : width + bytes;
    for (int number : new int[] {65_000, 40_000}) {
      byte[] bomb = file.clone();
      set(bomb, width, number, big);
      set(bomb, height, number, big);
      IOException refusal =
          assertThrows(IOException.class, () -> PictureFile.decode(bomb, MAX_PIXELS));
      // The JDK's own reader finds a BMP's head contradictory before we count.
      String counted = kind.equals("bmp") ? "Invalid width/height" : "pixels, more than";
      assertTrue(refusal.toString().contains(counted), refusal.toString());
    }
  }

  // A JPEG says its height and width in its frame header, a GIF in its image descriptor.
  private static int sizeIn(byte[] file, String kind) {
    for (int i = 13; i < file.length; i++) {
      if (kind.equals("jpg") && file[i - 1] == -1 && (file[i] & 0xFF) == 0xC0) {
        return i + 4;
      }
      if (kind.equals("gif") && file[i] == 0x2C && file[i + 5] == 87 && file[i + 7] == 87) {
        return i + 5;
      }
    }
    throw new IllegalArgumentException(kind);
  }

  private static void set(byte[] file, int place, int number, boolean big) {
    file[place] = (byte) (big ? number >> 8 : number);
    file[place + 1] = (byte) (big ? number : number >> 8);
  }

  @Test
  void largePicture_isReadAtAFractionOfItsSize() throws IOException {
    byte[] png = Png.of(Symbol.of("EL1:" + "LARGE".repeat(20)).sharedModules(), 4, 85, 0);
    PictureFile picture = PictureFile.decode(png, MAX_PIXELS);
    assertEquals(2, picture.step);
    assertTrue(picture.width * picture.height <= 10_000_000, picture.width + " wide");
  }

  @Test
  void anyBeginning_ofAFile_isDecodedOrRefused() throws IOException {
    for (String kind : new String[] {"png", "jpg", "bmp", "gif"}) {
      byte[] file = ParserFuzzTest.picture(kind);
      for (int length = 0; length < file.length; length += 1 + file.length / 200) {
        byte[] cut = Arrays.copyOf(file, length);
        try {
          PictureFile.decode(cut, MAX_PIXELS);
        } catch (IOException e) {
          // As it must be.
        }
      }
    }
  }
}
