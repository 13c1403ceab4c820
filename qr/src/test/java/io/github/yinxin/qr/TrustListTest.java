package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.qr.internal.KeyId;
import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustListTest {

  private static final KeyId SM2_KEY = KeyId.of(Codes.SM2.certificate().getPublicKey());

  @Test
  void candidates_ofAKnownKey_areItsIssuers() {
    assertEquals(
        List.of(Codes.trusted(Codes.ISSUER_CODE, Codes.SM2)), Codes.TRUSTED.candidates(SM2_KEY));
  }

  @Test
  void candidates_ofAKeyWithTwoCodes_areBoth() {
    TrustList list =
        TrustList.of(
            Codes.trusted(Codes.ISSUER_CODE, Codes.SM2),
            Codes.trusted(Codes.OTHER_CODE, Codes.SM2));
    assertEquals(2, list.candidates(SM2_KEY).size());
  }

  @Test
  void candidates_ofAnUnknownKey_areNone() {
    assertEquals(List.of(), Codes.TRUSTED.candidates(new KeyId(1)));
  }

  @Test
  void sameKeyWithTheSameCode_isRefused() {
    TrustList.Issuer issuer = Codes.trusted(Codes.ISSUER_CODE, Codes.SM2);
    assertThrows(IllegalArgumentException.class, () -> TrustList.of(issuer, issuer));
  }

  @Test
  void rsaKey_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Codes.trusted(Codes.ISSUER_CODE, Codes.RSA));
  }

  @ParameterizedTest
  @CsvSource({"' ', 局", "X, ' '"})
  void blankText_isRefused(String code, String name) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new TrustList.Issuer(code, name, Codes.SM2.certificate()));
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
