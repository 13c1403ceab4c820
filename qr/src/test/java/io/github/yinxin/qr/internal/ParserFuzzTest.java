package io.github.yinxin.qr.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.common.BitMatrix;
import io.github.yinxin.qr.internal.Cbor.BytesItem;
import io.github.yinxin.qr.internal.Cbor.IntegerItem;
import io.github.yinxin.qr.internal.Cbor.TextItem;
import io.github.yinxin.testkit.Fuzz;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What reads bytes before or after a signature is checked, each by itself. */
class ParserFuzzTest {

  private static final int LIMIT = 16 * 1024;
  private static final byte[] DICTIONARY = "示例市市场监督管理局有限公司".getBytes(UTF_8);

  @Test
  void base45_isReadBack_orRefused() {
    Fuzz.of("base45")
        .seed(Base45.encode(DICTIONARY))
        .run(
            input -> {
              String text = new String(input, UTF_8);
              try {
                assertEquals(text, Base45.encode(Base45.decode(text)));
              } catch (RefusedException e) {
                // As it must be.
              }
            });
  }

  @Test
  void cbor_isWrittenAsItWasRead_orRefused() {
    Cbor item =
        Cbor.mapOf(
            Map.of(
                1L, new TextItem("某市行政审批局"),
                4L, new IntegerItem(1_795_000_000L),
                7L, new BytesItem(new byte[8]),
                -70001L, Cbor.mapOf(Map.of(0L, new IntegerItem(-1)))));
    Fuzz.of("cbor")
        .seed(item.encode())
        .run(
            input -> {
              try {
                assertArrayEquals(input, Cbor.decode(input).encode());
              } catch (RefusedException e) {
                // As it must be.
              }
            });
  }

  @Test
  void deflated_isBounded_orRefused() {
    Fuzz.of("deflated")
        .seed(Deflate.compress("示例市某某餐饮有限公司".getBytes(UTF_8), DICTIONARY))
        .seed(Deflate.compress(new byte[LIMIT], DICTIONARY))
        .seed(Deflate.compress(new byte[100 * LIMIT], DICTIONARY))
        .run(
            input -> {
              try {
                assertTrue(Deflate.expand(input, DICTIONARY, LIMIT).length <= LIMIT);
              } catch (RefusedException e) {
                // As it must be.
              }
            });
  }

  /** The bytes are modules, row by row: of Model 1 codes and of everything else of their sizes. */
  @Test
  void modules_areRead_orNot() {
    byte[] sound = packed(Symbol.of("MODEL"));
    Fuzz.of("modules")
        .seed(sound)
        .seed(packed(Symbol.of("A CODE OF VERSION FOUR".repeat(2))))
        .run(
            input -> {
              for (int side = 21; side <= 33; side += 4) {
                BitMatrix modules = unpacked(input, side);
                ModelOne.decode(modules);
                Symbols.decode(modules, new double[4][2], 1);
              }
            });
  }

  private static byte[] packed(Symbol symbol) {
    boolean[][] modules = symbol.sharedModules();
    byte[] bytes = new byte[(modules.length * modules.length + 7) / 8];
    for (int i = 0; i < modules.length * modules.length; i++) {
      if (modules[i / modules.length][i % modules.length]) {
        bytes[i / 8] |= (byte) (0x80 >> (i % 8));
      }
    }
    return bytes;
  }

  private static BitMatrix unpacked(byte[] bytes, int side) {
    BitMatrix modules = new BitMatrix(side);
    for (int i = 0; i < side * side && i / 8 < bytes.length; i++) {
      if ((bytes[i / 8] & (0x80 >> (i % 8))) != 0) {
        modules.set(i % side, i / side);
      }
    }
    return modules;
  }

  static byte[] picture(String kind) throws IOException {
    byte[] png = Png.of(Symbol.of("EL1:PICTURE").sharedModules(), 4, 3, 300);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    BufferedImage plain =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    plain.createGraphics().drawImage(image, 0, 0, null);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(plain, kind, file), kind);
    return file.toByteArray();
  }

  @Test
  void pictureFiles_areDecoded_orRefused() throws IOException {
    Fuzz.of("picture-files")
        .seed(Png.of(Symbol.of("EL1:PICTURE").sharedModules(), 4, 3, 300))
        .seed(picture("png"))
        .seed(picture("jpg"))
        .seed(picture("bmp"))
        .seed(picture("gif"))
        .run(
            input -> {
              try {
                PictureFile.decode(input, 40_000_000);
              } catch (IOException e) {
                // As it must be.
              }
            });
  }
}
