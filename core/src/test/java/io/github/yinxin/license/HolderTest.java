package io.github.yinxin.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.license.Holder.Kind;
import io.github.yinxin.license.Holder.LocalCodeType;
import io.github.yinxin.license.Holder.StandardCodeType;
import io.github.yinxin.license.LicenseType.HolderCategory;
import io.github.yinxin.testkit.Refusal;
import io.github.yinxin.testkit.SampleLicenses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolderTest {

  private static final String ID = "11010519491231002X";
  private static final Holder PERSON = Holder.person("欧阳示例", ResidentIdNumber.parse(ID));

  @Nested
  class CodeTypes {

    @Test
    void standard_hasTheSixteenOfAppendixA() {
      assertEquals(
          List.of(
              "001", "099", "111", "114", "115", "118", "119", "120", "122", "411", "412", "413",
              "414", "511", "516", "999"),
          Arrays.stream(StandardCodeType.values()).map(StandardCodeType::code).toList());
    }

    @Test
    void onlyCreditCodesAndOtherOrganisations_areNoPersons() {
      assertEquals(
          List.of(StandardCodeType.CREDIT_CODE, StandardCodeType.OTHER_ORGANISATION),
          Arrays.stream(StandardCodeType.values())
              .filter(type -> type.kind() != Kind.NATURAL_PERSON)
              .toList());
    }

    @Test
    void codeOutsideTheStandard_isNone() {
      assertEquals(Optional.empty(), StandardCodeType.withCode("551"));
    }

    @Test
    void sameCodeInAnotherSystem_isAnotherType() {
      Holder local = new Holder("示例", new LocalCodeType("某市", "001"), "X1");
      Holder standard = new Holder("示例", StandardCodeType.OTHER_PERSON, "X1");
      assertFalse(local.equals(standard));
    }

    @Test
    void localType_claimingTheStandard_isRefused() {
      assertThrows(
          IllegalArgumentException.class, () -> new LocalCodeType("GB/T 36903-2018", "551"));
    }
  }

  @Nested
  class Codes {

    @Test
    void creditCode_isChecked() {
      assertThrows(
          IllegalArgumentException.class,
          () -> new Holder("示例", StandardCodeType.CREDIT_CODE, "91990100MA0000031L"));
    }

    @Test
    void residentId_isCheckedAndNormalised() {
      Holder holder = new Holder("欧阳示例", StandardCodeType.RESIDENT_ID, ID.replace('X', 'x'));
      assertEquals(PERSON, holder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u202Eb"})
    void otherCode_thatCannotBeRead_isRefused(String code) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new Holder("示例", StandardCodeType.ORDINARY_PASSPORT, code));
    }

    @Test
    void otherCode_of64Characters_isAccepted() {
      String code = "X".repeat(64);
      assertEquals(code, new Holder("示例", StandardCodeType.OTHER_PERSON, code).code());
    }

    @Test
    void otherCode_of65Characters_isRefused() {
      String code = "X".repeat(65);
      assertThrows(
          IllegalArgumentException.class,
          () -> new Holder("示例", StandardCodeType.OTHER_PERSON, code));
    }
  }

  @Nested
  class Names {

    @ParameterizedTest
    @ValueSource(strings = {"王𬭚", "𠮷田", "A·B", "示例（集团）有限公司"})
    void name_ofAnyScript_isKept(String name) {
      assertEquals(name, Holder.person(name, ResidentIdNumber.parse(ID)).name());
    }

    @Test
    void name_withHalfACharacter_isRefused() {
      assertThrows(
          IllegalArgumentException.class,
          () -> Holder.person("王\uD86D", ResidentIdNumber.parse(ID)));
    }

    @Test
    void name_of300Characters_isAccepted_and301_areRefused() {
      UnifiedSocialCreditCode code = SampleLicenses.AUTHORITY.code();
      assertEquals(600, Holder.organisation("𠮷".repeat(300), code).name().length());
      assertThrows(
          IllegalArgumentException.class, () -> Holder.organisation("𠮷".repeat(301), code));
    }
  }

  @Nested
  class Privacy {

    @Test
    void person_isMasked() {
      assertEquals("欧*** 1****************X", PERSON.toString());
    }

    @Test
    void organisation_isNot() {
      assertEquals("示例餐饮有限公司 91990100MA0000031K", SampleLicenses.HOLDER.toString());
    }

    @Test
    void whoeverMayBeAPerson_isMasked() {
      Holder holder = new Holder("欧阳示例", new LocalCodeType("某市", "10"), "12345");
      assertEquals("欧*** 1***5", holder.toString());
    }

    @Test
    void refusalOfAPerson_doesNotNameIt() {
      String refusal = Refusal.of(() -> Holder.person("欧阳示例\u0000", ResidentIdNumber.parse(ID)));
      assertTrue(refusal.contains("欧****"), refusal);
    }
  }

  @Nested
  class Categories {

    private static LicenseFacts facts(HolderCategory category, Holder... holders) {
      LicenseType type = new LicenseType(SampleLicenses.TYPE.code(), "示例证", category, List.of());
      return new LicenseFacts(
          type, "1", List.of(holders), SampleLicenses.AUTHORITY, SampleLicenses.VALIDITY, Map.of());
    }

    @ParameterizedTest
    @CsvSource({"NATURAL_PERSON", "MIXED"})
    void person_whereAdmitted_isAccepted(HolderCategory category) {
      assertEquals(List.of(PERSON), facts(category, PERSON).holders());
    }

    @Test
    void person_whereOnlyOrganisationsAre_isRefused() {
      assertThrows(
          IllegalArgumentException.class, () -> facts(HolderCategory.ORGANISATION, PERSON));
    }

    @Test
    void organisation_whereOnlyPersonsAre_isRefusedNamingIt() {
      String refusal =
          Refusal.of(() -> facts(HolderCategory.NATURAL_PERSON, PERSON, SampleLicenses.HOLDER));
      assertTrue(refusal.contains("示例餐饮有限公司"));
    }

    @Test
    void holderOfAnUnknownSystem_isAcceptedAnywhere() {
      Holder holder = new Holder("示例", new LocalCodeType("某市", "10"), "1");
      assertEquals(List.of(holder), facts(HolderCategory.ORGANISATION, holder).holders());
    }

    @Test
    void noHolder_isRefused() {
      assertThrows(IllegalArgumentException.class, () -> facts(HolderCategory.MIXED));
    }

    @Test
    void holderTwice_evenUnderAnotherName_isRefusedWithoutNamingIt() {
      Holder again = Holder.person("欧阳样例", ResidentIdNumber.parse(ID));
      String refusal = Refusal.of(() -> facts(HolderCategory.MIXED, PERSON, again));
      assertTrue(refusal.contains("twice") && !refusal.contains("样例"), refusal);
    }
  }
}
