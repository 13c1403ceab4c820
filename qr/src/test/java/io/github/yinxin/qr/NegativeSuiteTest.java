package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.qr.KioskVerdict.Reason;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Codes that must not be accepted, and why not: each is wrong in one place. */
class NegativeSuiteTest {

  private static final int LEAST = 120;

  private static List<NegativeCase> made = List.of();

  static synchronized List<NegativeCase> cases() throws Exception {
    if (made.isEmpty()) {
      made =
          Stream.of(
                  NegativeTexts.all(),
                  NegativeMessages.all(),
                  NegativeClaims.all(),
                  NegativePolicies.all())
              .flatMap(List::stream)
              .toList();
    }
    return made;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void code_isRefusedByTheCheck_forTheReason(NegativeCase bad) {
    KioskVerdict verdict = bad.verifier().judge(bad.text(), bad.at());
    assertEquals(true, verdict.verification().verified().isEmpty());
    assertEquals(bad.reason(), verdict.reason(), verdict.log());
    assertEquals(
        bad.check(),
        verdict.verification().findings().stream()
            .filter(f -> f.outcome() == Outcome.FAILED || f.outcome() == Outcome.UNDETERMINED)
            .findFirst()
            .map(Finding::check)
            .orElseThrow());
  }

  @Test
  void codeWithNothingWrong_isAccepted() throws Exception {
    assertEquals(Reason.VALID, Verdicts.VERIFIER.judge(Forgery.begun().text(), Codes.NOW).reason());
  }

  @Test
  void suite_hasItsSize_andNoCaseTwice() throws Exception {
    Set<String> ids = new HashSet<>();
    Set<String> codes = new HashSet<>();
    Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
    for (NegativeCase bad : cases()) {
      assertTrue(ids.add(bad.id()), bad.id());
      codes.add(bad.text());
      reasons.merge(bad.reason(), 1, Integer::sum);
    }
    System.out.println(
        "negative-suite: " + ids.size() + " cases, " + codes.size() + " codes, " + reasons);
    assertTrue(ids.size() >= LEAST, ids.size() + " cases");
  }

  @Test
  void everyReason_andEveryCheckThatRefuses_occurs() throws Exception {
    Set<Reason> reasons = cases().stream().map(NegativeCase::reason).collect(Collectors.toSet());
    assertEquals(EnumSet.complementOf(EnumSet.of(Reason.VALID)), reasons);
    Set<QrCheck> checks = cases().stream().map(NegativeCase::check).collect(Collectors.toSet());
    // Unusual forms of characters are a warning: names have them.
    assertEquals(EnumSet.complementOf(EnumSet.of(QrCheck.TEXT)), checks);
  }
}
