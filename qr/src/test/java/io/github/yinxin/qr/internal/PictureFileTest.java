package io.github.yinxin.qr.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
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

  @ParameterizedTest
  @ValueSource(ints = {0, 26})
  void progressiveJpeg_ofFewScans_isDecoded(int more) throws IOException {
    byte[] file = progressive(more);
    assertEquals(6 + more, JpegScans.count(file));
    assertEquals(87, PictureFile.decode(file, MAX_PIXELS).width);
  }

  // Telephones put a film behind the picture; an unused marker has no length to be skipped by.
  @ParameterizedTest
  @CsvSource({"FFD8FFDA0002FFD9FFDAFFDA, 1", "FFD8FF10FFDA0002, 1", "FFD8FFE00004FFDAFFDA0002, 1"})
  void scans_areCountedAsReadersMeetThem(String hex, int expected) {
    assertEquals(expected, JpegScans.count(HexFormat.of().parseHex(hex)));
  }

  @Test
  void jpegThatRepeatsItsLastScan_isRefused() throws IOException {
    byte[] file = progressive(27);
    IOException refusal =
        assertThrows(IOException.class, () -> PictureFile.decode(file, MAX_PIXELS));
    assertTrue(refusal.toString().contains("33 scans, more than 32"), refusal.toString());
  }

  @Test
  void jpegWhoseScansTogetherHaveTooManyPixels_isRefused() throws IOException {
    byte[] file = progressive(26);
    int frame = 2;
    while (file[frame] != (byte) 0xFF || file[frame + 1] != (byte) 0xC2) {
      frame++;
    }
    ByteBuffer.wrap(file).putShort(frame + 5, (short) 4000).putShort(frame + 7, (short) 4000);
    IOException refusal =
        assertThrows(IOException.class, () -> PictureFile.decode(file, MAX_PIXELS));
    assertTrue(refusal.toString().contains("16000000 pixels in 32 scans"), refusal.toString());
  }

  /** Remarks before the picture, as blocks of 255 bytes. */
  @ParameterizedTest
  @CsvSource({"250, true", "260, false", "20000, false"})
  void gifWithRemarks_isDecoded_orRefusedBeforeItTakesLong(int blocks, boolean decoded)
      throws IOException {
    for (int kind : new int[] {0xFE, 0xFF, 0x01}) {
      byte[] file = remarking(ParserFuzzTest.picture("gif"), kind, blocks);
      if (decoded) {
        assertEquals(87, PictureFile.decode(file, MAX_PIXELS).width);
      } else {
        IOException refusal =
            assertThrows(IOException.class, () -> PictureFile.decode(file, MAX_PIXELS));
        // Within the JDK's own, that it could not read the head.
        String cause = String.valueOf(refusal.getCause());
        assertTrue(cause.contains("later than at 65536"), cause);
      }
    }
  }

  private static byte[] remarking(byte[] gif, int kind, int blocks) {
    int picture = 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 * (2 << (gif[10] & 7)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(gif, 0, picture);
    out.write(0x21);
    out.write(kind);
    // Remarks of applications and texts have a block of their own first.
    int first = kind == 0xFF ? 11 : kind == 0x01 ? 12 : 0;
    if (first > 0) {
      out.write(first);
      out.writeBytes(new byte[first]);
    }
    byte[] block = new byte[256];
    block[0] = (byte) 255;
    for (int i = 0; i < blocks; i++) {
      out.writeBytes(block);
    }
    out.write(0);
    out.write(gif, picture, gif.length - picture);
    return out.toByteArray();
  }

  /** The JDK would take as much memory as the head says. */
  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void bmpThatWrapsAnotherFile_isRefused(int compression) throws IOException {
    byte[] file = ParserFuzzTest.picture("bmp");
    set(file, 30, compression, false);
    set(file, 34, 0xFFFF, false);
    set(file, 36, 0x7FFF, false);
    IOException refusal =
        assertThrows(IOException.class, () -> PictureFile.decode(file, MAX_PIXELS));
    assertTrue(refusal.toString().contains("another kind"), refusal.toString());
  }

  // As the JDK writes it, with its last scan as many times more.
  private static byte[] progressive(int more) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam every = writer.getDefaultWriteParam();
    every.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      BufferedImage image = new BufferedImage(87, 87, BufferedImage.TYPE_BYTE_GRAY);
      writer.write(null, new IIOImage(image, null, null), every);
    } finally {
      writer.dispose();
    }
    byte[] file = out.toByteArray();
    int end = file.length - 2;
    int scan = end - 1;
    while (file[scan] != (byte) 0xFF || file[scan + 1] != (byte) 0xDA) {
      scan--;
    }
    ByteArrayOutputStream longer = new ByteArrayOutputStream();
    longer.write(file, 0, end);
    for (int i = 0; i < more; i++) {
      longer.write(file, scan, end - scan);
    }
    longer.write(file, end, 2);
    return longer.toByteArray();
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
