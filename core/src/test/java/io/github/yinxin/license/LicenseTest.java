package io.github.yinxin.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.testkit.SampleLicenses;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LicenseTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final License FIRST =
      License.first(id(SampleLicenses.TYPE, "1"), new Cti(1), DAY, SampleLicenses.facts());

  private static LicenseId id(LicenseType type, String serial) {
    return LicenseId.of(type, SampleLicenses.AUTHORITY, serial, 1);
  }

  private static LicenseType otherType() {
    return new LicenseType(SampleLicenses.DEFINING_AUTHORITY + "002", "示例经营许可证", List.of());
  }

  private static LicenseFacts factsOf(LicenseType type) {
    return new LicenseFacts(
        type,
        "JY1",
        SampleLicenses.HOLDER,
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
    LicenseId id = id(otherType(), "1");
    assertThrows(
        IllegalArgumentException.class,
        () -> License.first(id, new Cti(1), DAY, SampleLicenses.facts()));
  }

  @Test
  void successor_namesItsPredecessor() {
    License next =
        FIRST.successor(id(SampleLicenses.TYPE, "2"), new Cti(2), DAY, SampleLicenses.facts());
    assertEquals(Optional.of(FIRST.id()), next.predecessor());
  }

  @Test
  void successor_ofAnotherType_isRefused() {
    LicenseType other = otherType();
    LicenseId id = id(other, "2");
    LicenseFacts facts = factsOf(other);
    assertThrows(IllegalArgumentException.class, () -> FIRST.successor(id, new Cti(2), DAY, facts));
  }

  @Test
  void toString_doesNotNameTheHolder() {
    assertFalse(FIRST.toString().contains(SampleLicenses.HOLDER.name()));
  }
}
