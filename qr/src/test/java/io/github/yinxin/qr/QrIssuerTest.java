package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.qr.internal.Base45;
import io.github.yinxin.qr.internal.Cbor;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.testkit.ToldSigner;
import java.security.SignatureException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QrIssuerTest {

  private static long claimedAlgorithm(String text) throws Exception {
    Cbor message = Cbor.decode(Base45.decode(text.substring(4)));
    return Cbor.decode(message.tagged(18).items().get(0).bytes()).entry(1).integer();
  }

  @Test
  void code_startsWithItsPrefix() throws Exception {
    assertTrue(Codes.issue(Codes.SM2, Codes.claims()).startsWith("EL1:"));
  }

  @Test
  void code_signedWithSm2_saysThePrivateNumber() throws Exception {
    assertEquals(-70001, claimedAlgorithm(Codes.issue(Codes.SM2, Codes.claims())));
  }

  @Test
  void code_signedWithP256_saysEs256() throws Exception {
    assertEquals(-7, claimedAlgorithm(Codes.issue(Codes.P256, Codes.claims())));
  }

  @Test
  void rsaKey_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> QrIssuer.of(Codes.RSA.signer(), Codes.ISSUER_CODE));
  }

  @Test
  void claimsOfAnotherIssuer_areRefused() {
    QrIssuer issuer = QrIssuer.of(Codes.SM2.signer(), Codes.OTHER_CODE);
    assertThrows(IllegalArgumentException.class, () -> issuer.issue(Codes.claims()));
  }

  @Test
  void signatureOfAnotherKey_isNotUsed() {
    Signer mismatched = ToldSigner.insteadOf(Codes.SM2.signer(), Codes.P256.signer()::sign);
    QrIssuer issuer = QrIssuer.of(mismatched, Codes.ISSUER_CODE);
    assertThrows(SignatureException.class, () -> issuer.issue(Codes.claims()));
  }

  @Test
  void signatureThatIsNoDer_isNotUsed() {
    Signer mismatched = ToldSigner.insteadOf(Codes.SM2.signer(), Codes.RSA.signer()::sign);
    QrIssuer issuer = QrIssuer.of(mismatched, Codes.ISSUER_CODE);
    assertThrows(SignatureException.class, () -> issuer.issue(Codes.claims()));
  }

  @Test
  void claims_thatAVerifierWouldNotInflate_areRefused() {
    QrIssuer issuer = QrIssuer.of(Codes.SM2.signer(), Codes.ISSUER_CODE);
    QrClaims claims = Codes.claims(Map.of(1, "a".repeat(16 * 1024)));
    assertThrows(IllegalArgumentException.class, () -> issuer.issue(claims));
  }

  @Test
  void claims_thatNoCodeCanHold_areRefused() {
    QrIssuer issuer = QrIssuer.of(Codes.SM2.signer(), Codes.ISSUER_CODE);
    StringBuilder text = new StringBuilder();
    new Random(40).ints(4_000, 'A', 'z').forEach(c -> text.append((char) c));
    QrClaims claims = Codes.claims(Map.of(1, text.toString()));
    assertThrows(IllegalArgumentException.class, () -> issuer.issue(claims));
  }
}
