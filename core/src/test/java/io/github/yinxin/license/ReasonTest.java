package io.github.yinxin.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.license.Reason.Category;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {

  @ParameterizedTest
  @CsvSource({
    "NORMAL_END, DEREGISTERED",
    "HOLDER_REQUEST, DEREGISTERED",
    "HOLDER_GONE, DEREGISTERED",
    "UNLAWFUL_GRANT, ANNULLED",
    "FRAUD, ANNULLED",
    "PENALTY, PENALTY_REVOKED",
    "LAW_CHANGED, WITHDRAWN",
    "FILE_ERROR, DEREGISTERED",
    "SUPERSEDED, DEREGISTERED",
    "OTHER, OTHER"
  })
  void category_leadsToItsStatus(Category category, LegalStatus ending) {
    assertEquals(ending, Reason.of(category, "原因").ending());
  }

  @ParameterizedTest
  @EnumSource(Category.class)
  void text_leftBlank_isRefused(Category category) {
    assertThrows(IllegalArgumentException.class, () -> Reason.of(category, " "));
  }

  @Test
  void code_ofAnAuthority_isKept() {
    Reason.Code code = new Reason.Code("示例市市场监督管理局", "A03", "2026");
    assertEquals(Optional.of(code), Reason.of(Category.PENALTY, "违法经营").coded(code).code());
  }

  @Test
  void code_withoutItsAuthority_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Reason.Code("", "A03", "2026"));
  }

  @Test
  void actOn_ofAPenalty_isKept() {
    LocalDate day = LocalDate.of(2027, 6, 1);
    assertEquals(Optional.of(day), Reason.of(Category.PENALTY, "违法经营").forActOn(day).actOn());
  }

  @Test
  void actOn_whereNothingIsPunished_isRefused() {
    Reason reason = Reason.of(Category.LAW_CHANGED, "规划调整");
    assertThrows(IllegalArgumentException.class, () -> reason.forActOn(LocalDate.of(2027, 6, 1)));
  }

  @Test
  void holder_mayAskForDeregistrationOnly() {
    assertEquals(Reason.User.HOLDER, Category.HOLDER_REQUEST.user());
    assertEquals(Reason.User.AUTHORITY, Category.PENALTY.user());
  }
}
