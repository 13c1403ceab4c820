package io.github.yinxin.qr;

import static io.github.yinxin.qr.Verdicts.assertFails;
import static io.github.yinxin.qr.Verdicts.deflate;
import static io.github.yinxin.qr.Verdicts.good;
import static io.github.yinxin.qr.Verdicts.outcome;
import static io.github.yinxin.qr.Verdicts.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.yinxin.qr.internal.Base45;
import io.github.yinxin.qr.internal.ClaimsCodec;
import io.github.yinxin.qr.internal.CoseAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.Verification;
import io.github.yinxin.verify.Verification.Undetermined;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QrVerifierSignatureTest {

  @Nested
  class IssuerKey {

    @Test
    void unknownKey_isUndetermined() throws Exception {
      String text = good();
      Verification<VerifiedQr> verification =
          QrVerifier.trusting(Codes.trusting(Codes.trusted(Codes.ISSUER_CODE, Codes.P256)))
              .verify(text, Codes.NOW);
      assertInstanceOf(Undetermined.class, verification);
      assertEquals(Outcome.UNDETERMINED, outcome(QrCheck.ISSUER_KEY, verification));
    }

    @Test
    void emptyTrustList_isUndetermined() throws Exception {
      assertInstanceOf(
          Undetermined.class, QrVerifier.trusting(Codes.trusting()).verify(good(), Codes.NOW));
    }
  }

  @Nested
  class Algorithm {

    @Test
    void headerSaysEs256_withAnSm2Key_fails() throws Exception {
      byte[] payload = deflate(ClaimsCodec.encode(Codes.claims()));
      assertFails(QrCheck.ALGORITHM, Codes.forge(Codes.SM2, CoseAlgorithm.ES256, payload));
    }

    @Test
    void headerSaysSm2_withAP256Key_fails() throws Exception {
      byte[] payload = deflate(ClaimsCodec.encode(Codes.claims()));
      assertFails(QrCheck.ALGORITHM, Codes.forge(Codes.P256, CoseAlgorithm.SM2, payload));
    }
  }

  @Nested
  class Signature {

    private static String withSignature(Identity identity, byte[] signature) throws Exception {
      byte[] bytes = Base45.decode(Codes.issue(identity, Codes.claims()).substring(4));
      System.arraycopy(signature, 0, bytes, bytes.length - 64, 64);
      return Codes.text(bytes);
    }

    @Test
    void allZeroSignature_fails() throws Exception {
      assertFails(QrCheck.SIGNATURE, withSignature(Codes.SM2, new byte[64]));
      assertFails(QrCheck.SIGNATURE, withSignature(Codes.P256, new byte[64]));
    }

    @Test
    void signatureOfNumbersBeyondTheGroup_fails() throws Exception {
      byte[] ones = new byte[64];
      Arrays.fill(ones, (byte) -1);
      assertFails(QrCheck.SIGNATURE, withSignature(Codes.SM2, ones));
      assertFails(QrCheck.SIGNATURE, withSignature(Codes.P256, ones));
    }

    @Test
    void signatureOfAnotherCode_fails() throws Exception {
      byte[] other = Base45.decode(Codes.issue(Codes.SM2, Codes.claims(Map.of())).substring(4));
      byte[] signature = Arrays.copyOfRange(other, other.length - 64, other.length);
      assertFails(QrCheck.SIGNATURE, withSignature(Codes.SM2, signature));
    }

    @ParameterizedTest
    @MethodSource("io.github.yinxin.qr.Verdicts#identities")
    void anyCharacterReplaced_isNotAccepted(Identity identity) throws Exception {
      String text = Codes.issue(identity, Codes.claims());
      for (int i = 0; i < text.length(); i++) {
        char replacement = text.charAt(i) == '7' ? '8' : '7';
        String changed = text.substring(0, i) + replacement + text.substring(i + 1);
        assertFalse(verify(changed).verified().isPresent(), "character " + i);
      }
    }

    @Test
    void bombWithAWrongSignature_isNotInflated() throws Exception {
      String bomb = Codes.forge(Codes.SM2, CoseAlgorithm.SM2, deflate(new byte[1_000_000]));
      byte[] bytes = Base45.decode(bomb.substring(4));
      bytes[bytes.length - 1] ^= 1;
      assertFails(QrCheck.SIGNATURE, Codes.text(bytes));
    }
  }
}
