package io.github.yinxin.qr.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.qr.internal.Cbor.ArrayItem;
import io.github.yinxin.qr.internal.Cbor.BytesItem;
import io.github.yinxin.qr.internal.Cbor.IntegerItem;
import io.github.yinxin.qr.internal.Cbor.MapItem;
import io.github.yinxin.qr.internal.Cbor.SimpleItem;
import io.github.yinxin.qr.internal.Cbor.TaggedItem;
import io.github.yinxin.qr.internal.Cbor.TextItem;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CborTest {

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static Cbor decode(String hex) throws RefusedException {
    return Cbor.decode(hex(hex));
  }

  private static void assertRefused(String hex) {
    assertThrows(RefusedException.class, () -> decode(hex), hex);
  }

  /** RFC 8949, Appendix A, as far as codes go. */
  @Nested
  class AppendixA {

    @ParameterizedTest
    @CsvSource({
      "0, 00",
      "1, 01",
      "10, 0a",
      "23, 17",
      "24, 1818",
      "25, 1819",
      "100, 1864",
      "1000, 1903e8",
      "1000000, 1a000f4240",
      "1000000000000, 1b000000e8d4a51000",
      "-1, 20",
      "-10, 29",
      "-100, 3863",
      "-1000, 3903e7",
      "9223372036854775807, 1b7fffffffffffffff",
      "-9223372036854775808, 3b7fffffffffffffff",
      "255, 18ff",
      "256, 190100",
      "65535, 19ffff",
      "65536, 1a00010000",
      "4294967295, 1affffffff",
      "4294967296, 1b0000000100000000",
      "-70001, 3a00011170"
    })
    void integer_bothWays_matches(long value, String hex) throws Exception {
      assertEquals(new IntegerItem(value), decode(hex));
      assertArrayEquals(hex(hex), new IntegerItem(value).encode());
    }

    @ParameterizedTest
    @CsvSource({
      "'', 60",
      "a, 6161",
      "IETF, 6449455446",
      "'\"\\', 62225c",
      "ü, 62c3bc",
      "水, 63e6b0b4",
      "𐅑, 64f0908591",
      "𠮷, 64f0a0aeb7",
      "𬭚, 64f0acad9a"
    })
    void text_bothWays_matches(String text, String hex) throws Exception {
      assertEquals(new TextItem(text), decode(hex));
      assertArrayEquals(hex(hex), new TextItem(text).encode());
    }

    @ParameterizedTest
    @CsvSource({"'', 40", "01020304, 4401020304"})
    void bytes_bothWays_matches(String bytes, String hex) throws Exception {
      assertEquals(new BytesItem(hex(bytes)), decode(hex));
      assertArrayEquals(hex(hex), new BytesItem(hex(bytes)).encode());
    }

    @ParameterizedTest
    @CsvSource({"FALSE, f4", "TRUE, f5", "NULL, f6"})
    void simple_bothWays_matches(SimpleItem value, String hex) throws Exception {
      assertEquals(value, decode(hex));
      assertArrayEquals(hex(hex), value.encode());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "80",
          "83010203",
          "8301820203820405",
          "98190102030405060708090a0b0c0d0e0f101112131415161718181819",
          "a0",
          "a201020304",
          "a26161016162820203",
          "826161a161626163",
          "a56161614161626142616361436164614461656145"
        })
    void container_decodedAndEncoded_isUnchanged(String hex) throws Exception {
      assertArrayEquals(hex(hex), decode(hex).encode());
    }

    @Test
    void nestedArray_decoded_hasItsItems() throws Exception {
      assertEquals(
          new ArrayItem(
              List.of(
                  new IntegerItem(1),
                  new ArrayItem(List.of(new IntegerItem(2), new IntegerItem(3))))),
          decode("8201820203"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "1bffffffffffffffff", // 18446744073709551615
          "3bffffffffffffffff", // -18446744073709551616
          "c249010000000000000000", // bignum
          "f90000", // 0.0
          "fa47c35000", // 100000.0
          "fb3ff199999999999a", // 1.1
          "f7", // undefined
          "f0", // simple(16)
          "f8ff", // simple(255)
          "c11a514b67b0", // tag 1
          "d74401020304", // tag 23
          "5f42010243030405ff", // indefinite byte string
          "7f657374726561646d696e67ff", // indefinite text
          "9fff", // indefinite array
          "9f018202039f0405ffff",
          "bf61610161629f0203ffff" // indefinite map
        })
    void itemThatCodesDoNotUse_decoded_isRefused(String hex) {
      assertRefused(hex);
    }
  }

  @Test
  void accessor_ofAnotherKind_isRefused() {
    Cbor item = new IntegerItem(1);
    assertThrows(RefusedException.class, item::text);
    assertThrows(RefusedException.class, item::bytes);
    assertThrows(RefusedException.class, item::items);
    assertThrows(RefusedException.class, item::entries);
    assertThrows(RefusedException.class, () -> item.tagged(18));
    assertThrows(RefusedException.class, SimpleItem.NULL::integer);
  }

  @Test
  void tagged_withAnotherNumber_isRefused() {
    assertThrows(RefusedException.class, () -> new TaggedItem(18, SimpleItem.NULL).tagged(17));
  }

  @Test
  void entry_missing_isRefused() {
    assertThrows(RefusedException.class, () -> Cbor.mapOf(Map.of()).entry(1));
  }

  @Test
  void decode_randomItems_givesThemBack() throws Exception {
    Random random = new Random(8949);
    for (int run = 0; run < 2_000; run++) {
      Cbor item = randomItem(random, 4);
      assertEquals(item, Cbor.decode(item.encode()), "seed 8949, run " + run);
    }
  }

  @Test
  void decode_randomBytes_isRefusedOrEncodesBackToThem() {
    Random random = new Random(421);
    for (int run = 0; run < 50_000; run++) {
      byte[] bytes = new byte[1 + random.nextInt(12)];
      random.nextBytes(bytes);
      assertArrayEquals(bytes, encodedBack(bytes), "seed 421, run " + run);
    }
  }

  private static byte[] encodedBack(byte[] bytes) {
    try {
      return Cbor.decode(bytes).encode();
    } catch (RefusedException e) {
      return bytes; // The usual answer to noise.
    }
  }

  private static Cbor randomKey(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new IntegerItem(random.nextLong() >> random.nextInt(64));
      case 1 -> new TextItem("字𠮷".repeat(random.nextInt(20)));
      default -> new BytesItem(new byte[random.nextInt(300)]);
    };
  }

  private static Cbor randomItem(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> new IntegerItem(random.nextLong() >> random.nextInt(64));
      case 1 -> new TextItem("字𠮷".repeat(random.nextInt(20)));
      case 2 -> new BytesItem(new byte[random.nextInt(300)]);
      case 3 -> random.nextBoolean() ? SimpleItem.TRUE : SimpleItem.NULL;
      case 4 ->
          new ArrayItem(
              random.ints(random.nextInt(4)).mapToObj(i -> randomItem(random, depth - 1)).toList());
      default -> {
        TreeMap<Cbor, Cbor> entries = new TreeMap<>(Cbor.ENCODED_ORDER);
        for (int i = random.nextInt(4); i > 0; i--) {
          entries.put(randomKey(random), randomItem(random, depth - 1));
        }
        yield new MapItem(entries);
      }
    };
  }
}
