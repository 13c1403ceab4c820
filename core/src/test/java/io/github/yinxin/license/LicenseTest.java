package io.github.yinxin.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.license.License.Names;
import io.github.yinxin.license.License.Provenance;
import io.github.yinxin.testkit.SampleLicenses;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LicenseTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final License FIRST =
      License.first(names(SampleLicenses.TYPE, 1), DAY, SampleLicenses.facts());

  private static Names names(LicenseType type, int number) {
    LicenseId id = LicenseId.of(type, SampleLicenses.AUTHORITY, number + "", 1);
    return new Names(id, new Cti(number), number);
  }

  private static LicenseType otherType() {
    return new LicenseType(SampleLicenses.DEFINING_AUTHORITY + "002", "示例经营许可证", List.of());
  }

  private static LicenseFacts factsOf(LicenseType type) {
    return new LicenseFacts(
        type,
        "JY1",
        List.of(SampleLicenses.HOLDER),
        SampleLicenses.AUTHORITY,
        SampleLicenses.VALIDITY,
        Map.of());
  }

  @Test
  void first_hasNoPredecessor() {
    assertEquals(Optional.empty(), FIRST.predecessor());
  }

  @Test
  void first_withIdentifierOfAnotherType_isRefused() {
    Names names = names(otherType(), 1);
    LicenseFacts facts = SampleLicenses.facts();
    assertThrows(IllegalArgumentException.class, () -> License.first(names, DAY, facts));
  }

  @Test
  void successor_namesItsPredecessor() {
    License next = FIRST.successor(names(SampleLicenses.TYPE, 2), DAY, SampleLicenses.facts());
    assertEquals(Optional.of(FIRST.id()), next.predecessor());
  }

  @Test
  void successor_ofAnotherType_isRefused() {
    LicenseType other = otherType();
    Names names = names(other, 2);
    LicenseFacts facts = factsOf(other);
    assertThrows(IllegalArgumentException.class, () -> FIRST.successor(names, DAY, facts));
  }

  @Test
  void toString_doesNotNameTheHolder() {
    assertFalse(FIRST.toString().contains(SampleLicenses.HOLDER.name()));
  }

  @Test
  void first_withIdentifierOfAnotherAuthority_isRefused() {
    LicenseId id = new LicenseId(SampleLicenses.TYPE.code(), "11990100MB0000019L", "1", 1);
    Names names = new Names(id, new Cti(1), 1);
    LicenseFacts facts = SampleLicenses.facts();
    assertThrows(IllegalArgumentException.class, () -> License.first(names, DAY, facts));
  }

  @Test
  void first_withADivisionInPlaceOfTheAuthority_isAccepted() {
    LicenseId id = new LicenseId(SampleLicenses.TYPE.code(), "990100", "1", 1);
    Names names = new Names(id, new Cti(1), 1);
    assertEquals(id, License.first(names, DAY, SampleLicenses.facts()).id());
  }

  @Test
  void predecessor_thatIsTheLicenseItself_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> FIRST.withPredecessor(FIRST.id()));
  }

  @Test
  void first_isOfGradeA_andTakesAnother() {
    assertEquals(Provenance.A, FIRST.provenance());
    assertEquals(Provenance.D, FIRST.withProvenance(Provenance.D).provenance());
  }

  @Test
  void statusIndex_belowZero_isRefused() {
    LicenseId id = FIRST.id();
    assertEquals(0, new Names(id, new Cti(1), 0).statusIndex());
    assertThrows(IllegalArgumentException.class, () -> new Names(id, new Cti(1), -1));
  }

  @Test
  void license_equalsOneOfTheSameParts_only() {
    License same = License.first(FIRST.names(), DAY, SampleLicenses.facts());
    assertEquals(FIRST, same);
    assertEquals(FIRST.hashCode(), same.hashCode());
    assertNotEquals(FIRST, same.withProvenance(Provenance.B));
    assertNotEquals(FIRST, License.first(FIRST.names(), DAY.plusDays(1), SampleLicenses.facts()));
  }
}
