package io.github.yinxin.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.testkit.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {

  @Test
  void withdrawn_leadsToWithdrawn() {
    assertEquals(LegalStatus.WITHDRAWN, Reason.withdrawn("示撤回〔2026〕1号", "规划调整").ending());
  }

  @Test
  void annulled_leadsToAnnulled() {
    assertEquals(LegalStatus.ANNULLED, Reason.annulled("示撤销〔2026〕1号", "材料虚假").ending());
  }

  @Test
  void penalty_leadsToPenaltyRevoked() {
    assertEquals(LegalStatus.PENALTY_REVOKED, Reason.penalty("示罚〔2026〕1号", "违法经营").ending());
  }

  @Test
  void deregistered_leadsToDeregistered() {
    assertEquals(LegalStatus.DEREGISTERED, Reason.deregistered("示注〔2026〕1号", "申请注销").ending());
  }

  @ParameterizedTest
  @EnumSource(names = {"GRANTED", "WITHHELD", "REPLACED", "TRANSFERRED_OUT", "OTHER"})
  void ending_thatNoRevocationLeadsTo_isRefusedNamingIt(LegalStatus ending) {
    String message = Refusal.of(() -> new Reason(ending, "1号", "原因"));
    assertTrue(message.contains(ending.name()));
  }

  @Test
  void decisionNumber_leftBlank_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Reason.penalty(" ", "违法经营"));
  }

  @Test
  void text_leftBlank_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Reason.penalty("示罚〔2026〕1号", ""));
  }
}
