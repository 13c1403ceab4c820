package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.qr.QrClaims.Environment;
import io.github.yinxin.qr.TrustList.Dictionary;
import io.github.yinxin.qr.TrustList.Issuer;
import io.github.yinxin.qr.TrustList.IssuerKey;
import io.github.yinxin.qr.TrustList.Period;
import io.github.yinxin.qr.TrustSource.Candidate;
import io.github.yinxin.qr.internal.KeyId;
import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustListTest {

  private static final KeyId SM2_KEY = KeyId.of(Codes.SM2.certificate().getPublicKey());

  private static void assertRefused(Executable making) {
    assertThrows(IllegalArgumentException.class, making);
  }

  private static List<String> codes(TrustList list, KeyId key) {
    return list.candidates(key).stream().map(Candidate::issuer).map(Issuer::code).toList();
  }

  @Test
  void candidates_ofAKnownKey_areItsIssuers() {
    assertEquals(List.of(Codes.ISSUER_CODE), codes(Codes.TRUSTED, SM2_KEY));
  }

  @Test
  void candidates_ofAKeyWithTwoCodes_areBoth() {
    TrustList list =
        Codes.trusting(
            Codes.trusted(Codes.ISSUER_CODE, Codes.SM2),
            Codes.trusted(Codes.OTHER_CODE, Codes.SM2));
    assertEquals(List.of(Codes.ISSUER_CODE, Codes.OTHER_CODE), codes(list, SM2_KEY));
  }

  @Test
  void candidates_ofAnUnknownKey_areNone() {
    assertEquals(List.of(), Codes.TRUSTED.candidates(new KeyId(1)));
  }

  @Test
  void sameIssuerTwice_isRefused() {
    Issuer issuer = Codes.trusted(Codes.ISSUER_CODE, Codes.SM2);
    assertRefused(() -> Codes.trusting(issuer, issuer));
  }

  @Test
  void rsaKey_isRefused() {
    assertRefused(() -> Codes.trusted(Codes.ISSUER_CODE, Codes.RSA));
  }

  @Test
  void numberOfAnotherKindOfKey_isRefused() {
    long es256 = IssuerKey.of(Codes.P256.certificate(), Codes.LICENSE_TYPE).algorithm();
    assertRefused(() -> new IssuerKey(Codes.SM2.certificate(), Period.ALWAYS, Set.of("x"), es256));
    assertEquals(
        -99L, new IssuerKey(Codes.SM2.certificate(), Period.ALWAYS, Set.of("x"), -99).algorithm());
  }

  @Test
  void keyForNothing_isRefused() {
    assertRefused(() -> IssuerKey.of(Codes.SM2.certificate()));
    assertRefused(() -> IssuerKey.of(Codes.SM2.certificate(), " "));
  }

  @Test
  void issuerWithoutKeys_isRefused() {
    assertRefused(() -> Issuer.of("X", "局"));
  }

  @ParameterizedTest
  @CsvSource({"' ', 局", "X, ' '"})
  void blankText_isRefused(String code, String name) {
    IssuerKey key = IssuerKey.of(Codes.SM2.certificate(), Codes.LICENSE_TYPE);
    assertRefused(() -> Issuer.of(code, name, key));
  }

  @Test
  void period_includesItsStartAndNotItsEnd() {
    Period period = new Period(Codes.NOW, Codes.NOW.plusSeconds(1));
    assertEquals(true, period.includes(Codes.NOW));
    assertEquals(false, period.includes(Codes.NOW.plusSeconds(1)));
    assertEquals(false, period.includes(Codes.NOW.minusNanos(1)));
  }

  @Test
  void period_thatEndsBeforeItStarts_isRefused() {
    assertRefused(() -> new Period(Codes.NOW, Codes.NOW.minusSeconds(1)));
  }

  @Test
  void period_withFractionsOfSeconds_isRefused() {
    assertRefused(() -> new Period(Codes.NOW.plusMillis(1), Instant.parse("2100-01-01T00:00:00Z")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, Dictionary.MAX_BYTES})
  void dictionary_ofItsBounds_isAccepted(int length) {
    assertEquals(length, Dictionary.of(1, new byte[length]).bytes().length);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-1, 1", "1, 0", "1, 4097"})
  void dictionary_outOfBounds_isRefused(int number, int length) {
    assertRefused(() -> Dictionary.of(number, new byte[length]));
  }

  @Test
  void sameDictionaryNumberTwice_isRefused() {
    TrustList.Builder list =
        TrustList.builder(Environment.PROD).dictionary(Dictionary.of(1, new byte[1]));
    assertRefused(() -> list.dictionary(Dictionary.of(1, new byte[2])));
  }

  @Test
  void sameProfileNumberTwice_isRefused() {
    TrustList.Builder list = TrustList.builder(Environment.PROD).profile(Codes.PROFILE);
    assertRefused(() -> list.profile(Codes.PROFILE));
  }

  @Test
  void profileOfAnotherEnvironment_isRefused() {
    TrustList.Builder list = TrustList.builder(Environment.TEST);
    assertRefused(() -> list.profile(Codes.PROFILE));
  }

  @Test
  void keyId_ofACertificateParsedByTheJdk_isTheSame() throws Exception {
    X509Certificate certificate = Codes.P256.certificate();
    Certificate parsed =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate.getEncoded()));
    assertEquals(KeyId.of(certificate.getPublicKey()), KeyId.of(parsed.getPublicKey()));
  }
}
