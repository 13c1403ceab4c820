package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.license.Cti;
import io.github.yinxin.qr.QrClaims.Environment;
import io.github.yinxin.qr.QrClaims.Face;
import io.github.yinxin.qr.QrClaims.StatusIndex;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrClaimsTest {

  private static QrClaims withTimes(Instant issuedAt, Instant expiresAt) {
    return Codes.claims(issuedAt, expiresAt, Map.of());
  }

  private static void assertRefused(Executable making) {
    assertThrows(IllegalArgumentException.class, making);
  }

  private static QrClaims with(String issuerCode, int profile) {
    return new QrClaims(
        issuerCode,
        new Cti(1),
        Codes.NOW,
        Codes.NOW,
        StatusIndex.UNLISTED,
        new Face(profile, Environment.PROD, Map.of()));
  }

  @Test
  void expiry_atTheInstantOfIssue_isAccepted() {
    assertEquals(Codes.NOW, withTimes(Codes.NOW, Codes.NOW).expiresAt());
  }

  @Test
  void expiry_beforeIssue_isRefused() {
    assertRefused(() -> withTimes(Codes.NOW, Codes.NOW.minusSeconds(1)));
  }

  @Test
  void fractionsOfSeconds_areRefused() {
    assertRefused(() -> withTimes(Codes.NOW.plusNanos(1), Codes.NOW.plusSeconds(9)));
    assertRefused(() -> withTimes(Codes.NOW, Codes.NOW.plusMillis(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\uD842"})
  void issuerCode_blankOrMalformed_isRefused(String code) {
    assertRefused(() -> with(code, 0));
  }

  @Test
  void profile_zero_isAccepted() {
    assertEquals(0, with("X", 0).face().profile());
  }

  @Test
  void profile_negative_isRefused() {
    assertRefused(() -> with("X", -1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void fieldNumber_belowOne_isRefused(int number) {
    assertRefused(() -> Codes.claims(Map.of(number, "x")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD842", "\uDFB7", "𠮷\uD842"})
  void fieldText_withALoneSurrogate_isRefused(String text) {
    assertRefused(() -> Codes.claims(Map.of(1, text)));
  }

  @Test
  void hundredFields_areIssuedAndVerified() throws Exception {
    QrClaims claims = Codes.claims(fields(100));
    assertEquals(
        claims,
        QrVerifier.trusting(Codes.TRUSTED)
            .verify(Codes.issue(Codes.SM2, claims), Codes.NOW)
            .verified()
            .orElseThrow()
            .claims());
  }

  @Test
  void hundredAndOneFields_areRefused() {
    assertRefused(() -> Codes.claims(fields(101)));
  }

  private static Map<Integer, String> fields(int count) {
    return IntStream.rangeClosed(1, count).boxed().collect(Collectors.toMap(i -> i, i -> "x"));
  }

  @Test
  void fields_changedAfterwardsByTheCaller_stay() {
    Map<Integer, String> fields = new HashMap<>(Map.of(2, "b", 1, "a"));
    QrClaims claims = Codes.claims(fields);
    fields.clear();
    assertEquals(List.of(1, 2), List.copyOf(claims.face().values().keySet()));
  }

  @Test
  void toString_neverShowsFieldTexts() {
    assertFalse(Codes.claims(Map.of(1, "张三")).toString().contains("张三"));
  }
}
