package io.github.yinxin.qr.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import io.github.yinxin.qr.internal.Cbor.ArrayItem;
import io.github.yinxin.qr.internal.Cbor.BytesItem;
import io.github.yinxin.qr.internal.Cbor.IntegerItem;
import io.github.yinxin.qr.internal.Cbor.MapItem;
import io.github.yinxin.qr.internal.Cbor.SimpleItem;
import io.github.yinxin.qr.internal.Cbor.TaggedItem;
import io.github.yinxin.qr.internal.Cbor.TextItem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever this codec accepts, Jackson's reads as the same; Jackson accepts more. */
class CborDifferentialTest {

  private static final long SEED = 20_261_125L;
  private static final int RUNS = 20_000;
  private static final List<SimpleItem> SIMPLE = List.of(SimpleItem.values());
  private static final CBORFactory JACKSON = new CBORFactory();

  private final Random random = new Random(SEED);

  @Test
  void mutatedItems_thatAreAccepted_readTheSame() throws Exception {
    int accepted = 0;
    for (int run = 0; run < RUNS; run++) {
      byte[] bytes = mutated(item(0).encode());
      try {
        Cbor item = Cbor.decode(bytes);
        accepted++;
        assertEquals(ours(item), jacksons(bytes), "seed " + SEED + ", run " + run);
      } catch (RefusedException e) {
        // Not ours to accept; whether Jackson does is its own affair.
      }
    }
    assertTrue(accepted > RUNS / 10, accepted + " accepted: the mutations are too wild to tell");
  }

  @Test
  void randomBytes_thatAreAccepted_readTheSame() throws Exception {
    int accepted = 0;
    for (int run = 0; run < 20 * RUNS; run++) {
      byte[] bytes = bytes(1 + random.nextInt(6));
      try {
        Cbor item = Cbor.decode(bytes);
        accepted++;
        assertEquals(ours(item), jacksons(bytes), "seed " + SEED + ", run " + run);
      } catch (RefusedException e) {
        // Not ours to accept.
      }
    }
    assertTrue(accepted > RUNS / 10, accepted + " accepted");
  }

  /** Both write the same bytes of the same values, and each reads what the other wrote. */
  @Test
  void randomItems_writtenByEither_areTheSameBytes() throws Exception {
    for (int run = 0; run < RUNS; run++) {
      Cbor item = item(0);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (CBORGenerator generator = JACKSON.createGenerator(out)) {
        write(generator, item);
      }
      String place = "seed " + SEED + ", run " + run;
      byte[] ours = item.encode();
      assertArrayEquals(ours, out.toByteArray(), place);
      assertEquals(item, Cbor.decode(out.toByteArray()), place);
      assertEquals(ours(item), jacksons(ours), place);
    }
  }

  private static void write(CBORGenerator generator, Cbor item) throws Exception {
    if (item instanceof IntegerItem number) {
      generator.writeNumber(number.integer());
    } else if (item instanceof TextItem text) {
      generator.writeString(text.text());
    } else if (item instanceof BytesItem bytes) {
      generator.writeBinary(bytes.bytes());
    } else if (item instanceof TaggedItem tagged) {
      generator.writeTag(18);
      write(generator, tagged.content());
    } else if (item instanceof ArrayItem array) {
      generator.writeStartArray(array, array.items().size());
      for (Cbor each : array.items()) {
        write(generator, each);
      }
      generator.writeEndArray();
    } else if (item instanceof MapItem map) {
      generator.writeStartObject(map, map.entries().size());
      for (Map.Entry<Cbor, Cbor> entry : map.entries().entrySet()) {
        generator.writeFieldId(entry.getKey().integer());
        write(generator, entry.getValue());
      }
      generator.writeEndObject();
    } else if (item == SimpleItem.NULL) {
      generator.writeNull();
    } else {
      generator.writeBoolean(item == SimpleItem.TRUE);
    }
  }

  @Test
  void itemsWrittenByJackson_withDefiniteLengths_areAccepted() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CBORGenerator generator = JACKSON.createGenerator(out)) {
      generator.writeStartObject(null, 2);
      generator.writeFieldId(1);
      generator.writeString("𠮷野家");
      generator.writeFieldId(4);
      generator.writeNumber(1_795_000_000L);
      generator.writeEndObject();
    }
    Cbor item = Cbor.decode(out.toByteArray());
    assertEquals("𠮷野家", item.entry(1).text());
    assertEquals(1_795_000_000L, item.entry(4).integer());
  }

  private Cbor item(int depth) {
    return switch (random.nextInt(depth > 3 ? 4 : 7)) {
      case 0 -> new IntegerItem(random.nextLong() >> random.nextInt(64));
      case 1 -> new BytesItem(bytes(random.nextInt(30)));
      case 2 -> new TextItem("印信𠮷a·".repeat(random.nextInt(5)));
      case 3 -> SIMPLE.get(random.nextInt(SIMPLE.size()));
      case 4 -> new TaggedItem(18, item(depth + 1));
      case 5 -> new ArrayItem(items(depth));
      default -> map(depth);
    };
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private List<Cbor> items(int depth) {
    List<Cbor> items = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      items.add(item(depth + 1));
    }
    return items;
  }

  private Cbor map(int depth) {
    Map<Long, Cbor> entries = new HashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      entries.put(random.nextLong() >> random.nextInt(64), item(depth + 1));
    }
    return Cbor.mapOf(entries);
  }

  private byte[] mutated(byte[] bytes) {
    byte[] mutated = bytes.clone();
    for (int i = random.nextInt(3); i > 0; i--) {
      mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
    }
    return mutated;
  }

  private static String ours(Cbor item) throws RefusedException {
    StringBuilder said = new StringBuilder();
    say(said, item);
    return said.toString();
  }

  private static void say(StringBuilder said, Cbor item) throws RefusedException {
    if (item instanceof IntegerItem number) {
      said.append(number.integer()).append(' ');
    } else if (item instanceof TextItem text) {
      said.append('"').append(text.text()).append("\" ");
    } else if (item instanceof BytesItem bytes) {
      said.append("h'").append(HexFormat.of().formatHex(bytes.bytes())).append("' ");
    } else if (item instanceof SimpleItem simple) {
      said.append(simple).append(' ');
    } else if (item instanceof TaggedItem tagged) {
      say(said, tagged.content());
    } else if (item instanceof ArrayItem array) {
      said.append("[ ");
      for (Cbor each : array.items()) {
        say(said, each);
      }
      said.append("] ");
    } else if (item instanceof MapItem map) {
      said.append("{ ");
      for (Map.Entry<Cbor, Cbor> entry : map.entries().entrySet()) {
        said.append(key(entry.getKey())).append(": ");
        say(said, entry.getValue());
      }
      said.append("} ");
    }
  }

  // Jackson makes names of all keys: numbers and texts become the same, byte strings too.
  private static String key(Cbor key) throws RefusedException {
    if (key instanceof IntegerItem number) {
      return Long.toString(number.integer());
    }
    return key instanceof BytesItem bytes
        ? new String(bytes.bytes(), StandardCharsets.UTF_8)
        : key instanceof TextItem text ? text.text() : "?";
  }

  private static String jacksons(byte[] bytes) throws IOException {
    StringBuilder said = new StringBuilder();
    try (JsonParser parser = JACKSON.createParser(bytes)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT -> said.append("{ ");
          case END_OBJECT -> said.append("} ");
          case START_ARRAY -> said.append("[ ");
          case END_ARRAY -> said.append("] ");
          case FIELD_NAME -> said.append(parser.currentName()).append(": ");
          case VALUE_NUMBER_INT -> said.append(parser.getBigIntegerValue()).append(' ');
          case VALUE_STRING -> said.append('"').append(parser.getText()).append("\" ");
          case VALUE_EMBEDDED_OBJECT ->
              said.append("h'")
                  .append(HexFormat.of().formatHex(parser.getBinaryValue()))
                  .append("' ");
          case VALUE_TRUE, VALUE_FALSE, VALUE_NULL ->
              said.append(token.name().substring("VALUE_".length())).append(' ');
          default -> said.append(token).append(' ');
        }
      }
    }
    return said.toString();
  }
}
