package io.github.yinxin.pdfseal.internal.syntax;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {

  private static final Dictionary FLATE =
      Dictionary.EMPTY.with("Filter", PdfObject.name("FlateDecode"));

  private static byte[] noise(int length) {
    byte[] data = new byte[length];
    new Random(length).nextBytes(data);
    return data;
  }

  private static byte[] decode(byte[] encoded) throws PdfException {
    Filters filters = new Filters(Budget.forLength(encoded.length));
    ByteBuffer decoded = filters.decode(ByteBuffer.wrap(encoded), FLATE);
    byte[] bytes = new byte[decoded.remaining()];
    decoded.get(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_073, 1_000_000})
  void dataOfAnyLength_isInflated(int length) throws Exception {
    assertArrayEquals(noise(length), decode(SmallPdf.deflated(noise(length))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 65_536})
  void dataThatBreaksOff_isRefused(int length) {
    byte[] whole = SmallPdf.deflated(noise(length));
    PdfException refused =
        assertThrows(PdfException.class, () -> decode(Arrays.copyOf(whole, whole.length - 5)));
    assertEquals(Flaw.BAD_STREAM, refused.flaw());
  }
}
