package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.license.Cti;
import io.github.yinxin.license.Holder;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.LicenseType;
import io.github.yinxin.qr.QrClaims.Commitment;
import io.github.yinxin.qr.QrClaims.Face;
import io.github.yinxin.qr.QrClaims.Text;
import io.github.yinxin.qr.QrClaims.Value;
import io.github.yinxin.qr.QrProfile.Disclosure;
import io.github.yinxin.qr.QrProfile.Treatment;
import io.github.yinxin.testkit.SampleLicenses;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QrProfileTest {

  private static final LicenseType TYPE =
      new LicenseType(
          SampleLicenses.DEFINING_AUTHORITY + "001",
          "示例许可证",
          List.of(
              LicenseType.Field.required("KZ_JYCS", "经营场所"),
              LicenseType.Field.optional("KZ_FDDBR", "法定代表人")));
  private static final byte[] SECRET = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static QrProfile profile(Holder.Kind holders) {
    return QrProfile.of(1, TYPE, holders);
  }

  private static Map<String, Treatment> treatments(QrProfile profile) {
    return profile.fields().values().stream()
        .collect(Collectors.toMap(QrProfile.Field::key, QrProfile.Field::treatment));
  }

  private static Value value(QrProfile profile, String key, String text) {
    return profile.face(Map.of(key, text), SECRET).values().values().iterator().next();
  }

  @Test
  void organizations_showTheirFields_andMaskTheirPeople() {
    Map<String, Treatment> treatments = treatments(profile(Holder.Kind.ORGANISATION));
    assertEquals(Treatment.CLEAR, treatments.get("CZZT"));
    assertEquals(Treatment.CLEAR, treatments.get("KZ_JYCS"));
    assertEquals(Treatment.MASKED, treatments.get("KZ_FDDBR"));
  }

  @ParameterizedTest
  @EnumSource(names = {"NATURAL_PERSON", "UNKNOWN"})
  void naturalPersons_areMaskedByDefault(Holder.Kind kind) {
    Map<String, Treatment> treatments = treatments(profile(kind));
    for (String key : List.of("CZZT", "CZZTDM", "ZZBH", "KZ_JYCS", "KZ_FDDBR")) {
      assertEquals(Treatment.MASKED, treatments.get(key), key);
    }
    assertEquals(Treatment.CLEAR, treatments.get("ZZYXQJZRQ"));
  }

  @Test
  void fields_areNumberedBaseFirst() {
    assertEquals(
        List.of(
            "ZZBH", "CZZT", "CZZTDM", "ZZYXQQSRQ", "ZZYXQJZRQ", "ZZBFRQ", "KZ_JYCS", "KZ_FDDBR"),
        profile(Holder.Kind.ORGANISATION).fields().values().stream()
            .map(QrProfile.Field::key)
            .toList());
  }

  @Test
  void license_givesItsBaseAndFaceFields() {
    License license =
        License.first(
            new License.Names(
                new LicenseId(
                    TYPE.code(), SampleLicenses.AUTHORITY.code().value(), "202600000001", 1),
                new Cti(1),
                1),
            LocalDate.of(2026, 3, 1),
            SampleLicenses.facts());
    Face face = profile(Holder.Kind.ORGANISATION).face(license, SECRET);
    assertEquals(new Text("示例餐饮有限公司"), face.values().get(2));
    assertEquals(new Text("2031-02-28"), face.values().get(5));
    assertEquals(new Text("示例市示例路1号"), face.values().get(7));
  }

  @Test
  void clearField_isShown() {
    assertEquals(new Text("示例路1号"), value(profile(Holder.Kind.ORGANISATION), "KZ_JYCS", "示例路1号"));
  }

  @Test
  void maskedField_isMasked() {
    assertEquals(new Text("张*"), value(profile(Holder.Kind.ORGANISATION), "KZ_FDDBR", "张三"));
  }

  /** As UTF-8 it would be a question mark, and a question mark would confirm it. */
  @ParameterizedTest
  @EnumSource
  void halfOfAPair_isRefused(Treatment treatment) {
    QrProfile plain = profile(Holder.Kind.ORGANISATION);
    QrProfile profile =
        switch (treatment) {
          case CLEAR -> plain.showing("CZZT");
          case MASKED -> plain.masking("CZZT");
          case DIGEST -> plain.digesting("CZZT");
        };
    assertThrows(IllegalArgumentException.class, () -> value(profile, "CZZT", "张\uD842"));
  }

  @Test
  void digestedField_isConfirmedByItsDisclosure() {
    QrProfile profile = profile(Holder.Kind.NATURAL_PERSON).digesting("CZZT");
    Face face = profile.face(Map.of("CZZT", "张三"), SECRET);
    assertTrue(face.values().get(2) instanceof Commitment);
    assertTrue(QrProfile.confirms(face, profile.disclosure("CZZT", "张三", SECRET)));
  }

  @Test
  void digestedField_isNotConfirmedByAnotherValueSaltOrField() {
    QrProfile profile = profile(Holder.Kind.NATURAL_PERSON).digesting("CZZT", "KZ_JYCS");
    Face face = profile.face(Map.of("CZZT", "张三", "KZ_JYCS", "张三"), SECRET);
    Disclosure good = profile.disclosure("CZZT", "张三", SECRET);
    assertFalse(QrProfile.confirms(face, new Disclosure(2, good.salt(), "张四")));
    assertFalse(QrProfile.confirms(face, new Disclosure(2, good.salt() + "0", "张三")));
    assertFalse(QrProfile.confirms(face, new Disclosure(7, good.salt(), "张三")));
    assertFalse(QrProfile.confirms(face, new Disclosure(9, good.salt(), "张三")));
  }

  @Test
  void secretOf15Bytes_isRefused() {
    QrProfile profile = profile(Holder.Kind.NATURAL_PERSON).digesting("CZZT");
    assertThrows(
        IllegalArgumentException.class, () -> profile.face(Map.of("CZZT", "张三"), new byte[15]));
  }

  @Test
  void missingAndUnknownValues_stayOut() {
    assertEquals(
        Map.of(), profile(Holder.Kind.ORGANISATION).face(Map.of("X", "y"), SECRET).values());
  }

  @Test
  void unknownKey_cannotBeTreated() {
    assertThrows(
        IllegalArgumentException.class, () -> profile(Holder.Kind.ORGANISATION).showing("X"));
  }

  @Test
  void onlySomeFields_keepTheirNumbers() {
    assertEquals(
        List.of(8),
        List.copyOf(profile(Holder.Kind.ORGANISATION).only("KZ_FDDBR").fields().keySet()));
  }

  @Test
  void toString_ofADisclosure_tellsNothing() {
    assertFalse(new Disclosure(1, "00", "张三").toString().contains("张三"));
  }
}
