package io.github.yinxin.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.core.internal.json.Json;
import io.github.yinxin.license.Holder.LocalCodeType;
import io.github.yinxin.license.Holder.StandardCodeType;
import io.github.yinxin.license.License.Names;
import io.github.yinxin.license.License.Provenance;
import io.github.yinxin.license.LicenseJson.Reading;
import io.github.yinxin.license.LicenseJson.Stock;
import io.github.yinxin.license.LicenseType.Field;
import io.github.yinxin.testkit.SampleLicenses;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Licenses and damage by chance; the seed is printed, {@code -Dyinxin.seed=N} repeats a run. */
class LicenseJsonPropertyTest {

  private static final int LICENSES = 300;
  private static final int DAMAGED = 1_000;

  private static final LicenseCatalogue CATALOGUE = catalogue();
  private static final LicenseJson JSON = LicenseJson.with(CATALOGUE);

  private final long seed = Long.getLong("yinxin.seed", new Random().nextLong());
  private final Random random = new Random(seed);

  private static LicenseCatalogue catalogue() {
    LicenseCatalogue catalogue = LicenseCatalogue.builtIn();
    String[] keys = catalogue.keys().toArray(String[]::new);
    for (int i = 0; i < keys.length; i++) {
      String code = SampleLicenses.DEFINING_AUTHORITY + "" + (100 + i);
      catalogue = catalogue.assigning(keys[i], code);
    }
    return catalogue;
  }

  @BeforeEach
  void printSeed() {
    System.out.println("yinxin.seed=" + seed);
  }

  @Test
  void license_canonicalAndBack_isTheSame() {
    for (int i = 0; i < LICENSES; i++) {
      License license = license(this::anyHolder);
      Reading<License> reading = JSON.readLicense(JSON.write(license));
      assertEquals(Optional.of(license), reading.accepted(), () -> reading.problems().toString());
    }
  }

  @Test
  void license_pinyinAndBack_saysWhatTheFormKnows() {
    for (int i = 0; i < LICENSES; i++) {
      License license = license(this::standardHolder);
      Reading<Stock> reading = JSON.readStock(JSON.writePinyin(license));
      Stock expected =
          new Stock(license.id(), license.issuedOn(), license.facts(), license.predecessor());
      assertEquals(Optional.of(expected), reading.accepted(), () -> reading.problems().toString());
    }
  }

  @Test
  void license_writtenTwice_isTheSameText() {
    License license = license(this::anyHolder);
    byte[] once = JSON.write(license);
    License again = JSON.readLicense(once).accepted().orElseThrow();
    assertEquals(text(once), text(JSON.write(again)));
  }

  @Test
  void damagedRecord_isReadOrRefusedWithReasons() {
    byte[] canonical = JSON.write(license(this::anyHolder));
    byte[] pinyin = JSON.writePinyin(license(this::standardHolder));
    for (int i = 0; i < DAMAGED; i++) {
      judge(damaged(canonical), JSON::readLicense, l -> JSON.readLicense(JSON.write(l)));
      judge(damaged(canonical), JSON::readFacts, f -> JSON.readFacts(JSON.write(f)));
      judge(damaged(pinyin), JSON::readStock, s -> JSON.readStock(damagedBy(s)));
      judge(damaged(pinyin), JSON::readAnnotation, a -> JSON.readStock(pinyin));
    }
  }

  /** Whatever was accepted is whole: it is written and read again. */
  private static <T> void judge(
      byte[] json, Function<byte[], Reading<T>> reader, Function<T, Reading<?>> again) {
    Reading<T> reading = reader.apply(json);
    assertEquals(reading.accepted().isEmpty(), !reading.problems().isEmpty());
    reading
        .accepted()
        .ifPresent(value -> assertTrue(again.apply(value).accepted().isPresent(), text(json)));
  }

  private static byte[] damagedBy(Stock stock) {
    Names names = new Names(stock.id(), new Cti(0), 0);
    return JSON.writePinyin(License.first(names, stock.issuedOn(), stock.facts()));
  }

  private byte[] damaged(byte[] json) {
    byte[] bytes = json.clone();
    int hits = 1 + random.nextInt(3);
    for (int i = 0; i < hits; i++) {
      bytes = damagedOnce(bytes);
    }
    return bytes;
  }

  private byte[] damagedOnce(byte[] json) {
    int at = random.nextInt(json.length);
    switch (random.nextInt(4)) {
      case 0 -> {
        byte[] flipped = json.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        return flipped;
      }
      case 1 -> {
        return spliced(json, at, at + random.nextInt(Math.min(8, json.length - at)), "");
      }
      case 2 -> {
        String[] pieces = {
          "\"", ",", "{", "}", "[", "]", ":", "\\", "null", "0", "\\u0000", "{\"a\":1},"
        };
        return spliced(json, at, at, pieces[random.nextInt(pieces.length)]);
      }
      default -> {
        int from = random.nextInt(json.length);
        String copy = latin(json, from, Math.min(json.length, from + 40));
        return spliced(json, at, at, copy);
      }
    }
  }

  private static byte[] spliced(byte[] json, int from, int to, String middle) {
    String text = latin(json, 0, from) + middle + latin(json, to, json.length);
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String latin(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private License license(Function<LicenseType, Holder> holder) {
    List<LicenseType> types = CATALOGUE.types();
    LicenseType type = types.get(random.nextInt(types.size()));
    LicenseFacts facts =
        new LicenseFacts(
            type,
            words(20),
            holders(type, holder),
            SampleLicenses.AUTHORITY,
            validity(),
            fields(type),
            extras());
    Names names =
        new Names(id(type), new Cti(random.nextLong()), random.nextLong(1_000_000_000_000L));
    License license = License.first(names, day(), facts).withProvenance(any(Provenance.values()));
    return random.nextBoolean() ? license : license.withPredecessor(id(type).withVersion(999));
  }

  private LicenseId id(LicenseType type) {
    String serial = Long.toString(random.nextLong(Long.MAX_VALUE), 36).toUpperCase(Locale.ROOT);
    return LicenseId.of(type, SampleLicenses.AUTHORITY, serial, random.nextInt(999));
  }

  private LocalDate day() {
    return LocalDate.of(1900, 1, 1).plusDays(random.nextInt(73_000));
  }

  private Validity validity() {
    LocalDate from = day();
    return random.nextBoolean()
        ? Validity.longTerm(from)
        : Validity.of(from, from.plusDays(random.nextInt(40_000)));
  }

  private List<Holder> holders(LicenseType type, Function<LicenseType, Holder> holder) {
    Map<String, Holder> byCode = new HashMap<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      Holder one = holder.apply(type);
      byCode.put(one.code(), one);
    }
    return new ArrayList<>(byCode.values());
  }

  private Holder anyHolder(LicenseType type) {
    return random.nextBoolean()
        ? standardHolder(type)
        : new Holder(words(10), new LocalCodeType(words(5), words(3)), words(18));
  }

  private Holder standardHolder(LicenseType type) {
    return switch (type.holders()) {
      case ORGANISATION -> Holder.organisation(words(10), SampleLicenses.AUTHORITY.code());
      case NATURAL_PERSON ->
          new Holder(words(4), StandardCodeType.OTHER_PERSON, "P" + random.nextInt());
      case MIXED ->
          new Holder(words(4), StandardCodeType.OTHER_ORGANISATION, "O" + random.nextInt());
    };
  }

  private Map<String, String> fields(LicenseType type) {
    Map<String, String> fields = new HashMap<>();
    for (Field field : type.fields()) {
      if (field.required() || random.nextBoolean()) {
        fields.put(field.key(), value(field.kind()));
      }
    }
    return fields;
  }

  private String value(Field.Kind kind) {
    return switch (kind) {
      case TEXT -> words(60);
      case DATE -> day().toString();
      case CREDIT_CODE -> SampleLicenses.AUTHORITY.code().value();
      case RESIDENT_ID -> "11010519491231002X";
      case PHOTO -> "/9j/" + "AAAA".repeat(random.nextInt(40));
    };
  }

  private Map<String, String> extras() {
    Map<String, String> extras = new HashMap<>();
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      extras.put("KZ_zz" + random.nextInt(1000), json(3).compact());
    }
    return extras;
  }

  private Json json(int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 5)) {
      case 0 -> new Json.Text(words(9));
      case 1 -> new Json.Numeral(random.nextInt() + ".50");
      case 2 -> any(Json.Literal.values());
      case 3 -> new Json.Items(List.of(json(depth - 1), json(depth - 1)));
      default -> new Json.Members(Map.of(words(4), json(depth - 1)));
    };
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }

  /** Returns 1 to {@code max} characters that are not all blank. */
  private String words(int max) {
    String[] letters = {
      "示", "例", "𠮷", "𬭚", "A", "z", "0", ",", "，", "\"", "\\", "/", "<", "é", "（"
    };
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(max);
    for (int i = 0; i < length; i++) {
      text.append(any(letters));
    }
    return text.toString();
  }
}
