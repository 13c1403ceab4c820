package io.github.yinxin.pdfseal.internal.syntax;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes a file has, reading it ends in objects or in a reason. */
public class ReaderFuzzTest {

  private static final String[] PIECES = {
    "<<",
    ">>",
    "[",
    "]",
    "(",
    ")",
    "endobj",
    "obj",
    "stream",
    "endstream",
    "xref",
    "trailer",
    "startxref",
    "%%EOF",
    "0 R",
    "/Prev 1",
    "/Length 9",
    "/Kids",
    "-1",
    "99999999999",
    "%",
    "\0"
  };

  @ParameterizedTest
  @ValueSource(longs = {20_261_125L, 1L, 2L, 3L})
  void mutatedFiles_areReadOrRefused(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 400; round++) {
      byte[] file = mutated(SmallPdf.onePage(), random);
      try {
        PdfFile pdf = PdfFile.open(Bytes.of(file), "");
        PageTree.of(pdf).walk();
        PageTree.of(pdf).last();
        SignedDocument.read(Bytes.of(file), "");
        Revision.of(pdf);
      } catch (PdfException e) {
        // A reason with a name is an answer.
      } catch (RuntimeException e) {
        fail("seed " + seed + " round " + round, e);
      }
    }
  }

  /** Changes a few places: a byte, or a piece of syntax put in or over. */
  public static byte[] mutated(byte[] original, Random random) {
    byte[] file = original;
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(file.length);
      byte[] piece =
          random.nextBoolean()
              ? new byte[] {(byte) random.nextInt(256)}
              : PIECES[random.nextInt(PIECES.length)].getBytes(
                  java.nio.charset.StandardCharsets.ISO_8859_1);
      int over = random.nextBoolean() ? Math.min(piece.length, file.length - at) : 0;
      byte[] changed = new byte[file.length - over + piece.length];
      System.arraycopy(file, 0, changed, 0, at);
      System.arraycopy(piece, 0, changed, at, piece.length);
      System.arraycopy(file, at + over, changed, at + piece.length, file.length - at - over);
      file = changed;
    }
    return file;
  }
}
