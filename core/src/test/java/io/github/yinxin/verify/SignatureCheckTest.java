package io.github.yinxin.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.yinxin.core.internal.crypto.Sm2Digests;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures judged from a digest, by a named algorithm, and against published vectors. */
class SignatureCheckTest {

  private static final byte[] MESSAGE = "示例文书".getBytes(StandardCharsets.UTF_8);

  private static Identity identity(SignatureAlgorithm algorithm) {
    return Papers.signer(Papers.authority(algorithm));
  }

  private static PublicKey key(Identity identity) {
    return identity.certificate().getPublicKey();
  }

  private static Digest digest(Identity identity, byte[] message) {
    return key(identity) instanceof ECPublicKey elliptic
            && identity.signer().algorithm() == SignatureAlgorithm.SM2_SM3
        ? Digest.of(Digest.Algorithm.SM3, Sm2Digests.of(elliptic).apply(message))
        : Digest.compute(Digest.Algorithm.SHA256, message);
  }

  @Nested
  class OfADigest {

    @ParameterizedTest
    @EnumSource
    void signature_ofTheMessage_isRight(SignatureAlgorithm algorithm) throws Exception {
      Identity identity = identity(algorithm);
      byte[] signature = identity.signer().sign(MESSAGE);
      assertEquals(
          SignatureCheck.YES,
          SignatureCheck.of(key(identity), digest(identity, MESSAGE), signature));
    }

    @ParameterizedTest
    @EnumSource
    void signature_ofAnotherMessage_isWrong(SignatureAlgorithm algorithm) throws Exception {
      Identity identity = identity(algorithm);
      byte[] signature = identity.signer().sign(MESSAGE);
      assertEquals(
          SignatureCheck.NO,
          SignatureCheck.of(key(identity), digest(identity, new byte[1]), signature));
    }

    @ParameterizedTest
    @EnumSource
    void signature_ofNoShapeAtAll_isWrong(SignatureAlgorithm algorithm) {
      Identity identity = identity(algorithm);
      for (int length : new int[] {0, 1, 64, 256}) {
        assertEquals(
            SignatureCheck.NO,
            SignatureCheck.of(key(identity), digest(identity, MESSAGE), new byte[length]));
      }
    }

    @Test
    void plainSm3OfTheMessage_isNotWhatSm2Signs() throws Exception {
      Identity identity = identity(SignatureAlgorithm.SM2_SM3);
      byte[] signature = identity.signer().sign(MESSAGE);
      Digest plain = Digest.compute(Digest.Algorithm.SM3, MESSAGE);
      assertEquals(SignatureCheck.NO, SignatureCheck.of(key(identity), plain, signature));
    }

    @Test
    void digest_thatIsNotTheKeys_isUnsupported() throws Exception {
      Identity sm2 = identity(SignatureAlgorithm.SM2_SM3);
      Identity p256 = identity(SignatureAlgorithm.ECDSA_SHA256);
      assertEquals(
          SignatureCheck.UNSUPPORTED,
          SignatureCheck.of(key(sm2), digest(p256, MESSAGE), sm2.signer().sign(MESSAGE)));
      assertEquals(
          SignatureCheck.UNSUPPORTED,
          SignatureCheck.of(key(p256), digest(sm2, MESSAGE), p256.signer().sign(MESSAGE)));
    }

    @Test
    void rsaSignature_namesItsDigest() throws Exception {
      Identity rsa = identity(SignatureAlgorithm.RSA_SHA256);
      Signature sha512 = Signature.getInstance("SHA512withRSA");
      sha512.initSign(rsa.key());
      sha512.update(MESSAGE);
      byte[] signature = sha512.sign();
      Digest right = Digest.compute(Digest.Algorithm.SHA512, MESSAGE);
      assertEquals(SignatureCheck.YES, SignatureCheck.of(key(rsa), right, signature));
      Digest other = Digest.compute(Digest.Algorithm.SHA256, MESSAGE);
      assertEquals(SignatureCheck.NO, SignatureCheck.of(key(rsa), other, signature));
    }
  }

  @Nested
  class Identified {

    private static final String SM2 = "300a06082a811ccf55018375";
    private static final String RSA = "300d06092a864886f70d01010b0500";
    private static final String ECDSA = "300a06082a8648ce3d040302";

    @ParameterizedTest
    @CsvSource({"SM2_SM3," + SM2, "RSA_SHA256," + RSA, "ECDSA_SHA256," + ECDSA})
    void signature_byTheAlgorithmNamed_isRight(SignatureAlgorithm algorithm, String identifier)
        throws Exception {
      Identity identity = identity(algorithm);
      assertEquals(SignatureCheck.YES, identified(identity, identifier));
    }

    @ParameterizedTest
    @CsvSource({"SM2_SM3," + ECDSA, "ECDSA_SHA256," + SM2, "RSA_SHA256," + ECDSA})
    void algorithm_thatIsNotTheKeys_isUnsupported(SignatureAlgorithm algorithm, String identifier)
        throws Exception {
      Identity identity = identity(algorithm);
      assertEquals(SignatureCheck.UNSUPPORTED, identified(identity, identifier));
    }

    // SM9 with SM3 and RSA with SM3, which Bouncy Castle takes for SM2; MD5; nothing; garbage.
    @ParameterizedTest
    @ValueSource(
        strings = {
          "300a06082a811ccf55018376",
          "300a06082a811ccf55018378",
          "300d06092a864886f70d0101040500",
          "3000",
          "3003060180",
          "00"
        })
    void algorithm_notInUse_isUnsupported(String identifier) throws Exception {
      assertEquals(
          SignatureCheck.UNSUPPORTED, identified(identity(SignatureAlgorithm.SM2_SM3), identifier));
    }

    private SignatureCheck identified(Identity identity, String identifier)
        throws GeneralSecurityException {
      byte[] signature = identity.signer().sign(MESSAGE);
      return SignatureCheck.identified(
          key(identity), HexFormat.of().parseHex(identifier), MESSAGE, signature);
    }

    @ParameterizedTest
    @CsvSource({"SHA-256,32,32", "SHA-512,64,64", "SHA-256,20,20", "SHA-256,20,32"})
    void pss_isJudgedWithItsSalt(String digest, int salt, int claimedSalt) throws Exception {
      Identity rsa = identity(SignatureAlgorithm.RSA_SHA256);
      Signature pss = Signature.getInstance("RSASSA-PSS");
      pss.setParameter(pss(digest, salt));
      pss.initSign(rsa.key());
      pss.update(MESSAGE);
      Signature named = Signature.getInstance("RSASSA-PSS", new BouncyCastleProvider());
      named.setParameter(pss(digest, claimedSalt));
      String identifier =
          "30" + length("06092a864886f70d01010a" + hex(named.getParameters().getEncoded()));
      assertEquals(
          salt == claimedSalt ? SignatureCheck.YES : SignatureCheck.NO,
          SignatureCheck.identified(
              key(rsa), HexFormat.of().parseHex(identifier), MESSAGE, pss.sign()));
    }

    private static PSSParameterSpec pss(String digest, int salt) {
      return new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), salt, 1);
    }

    private static String hex(byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }

    private static String length(String content) {
      return HexFormat.of().toHexDigits((byte) (content.length() / 2)) + content;
    }
  }

  @ParameterizedTest
  @CsvSource({"P-384,YES", "secp256k1,UNSUPPORTED"})
  void signature_onACurveThatIsNotInUse_isNotJudged(String curve, SignatureCheck expected)
      throws Exception {
    BouncyCastleProvider provider = new BouncyCastleProvider();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(new ECGenParameterSpec(curve));
    KeyPair keys = generator.generateKeyPair();
    Signature signature = Signature.getInstance("SHA256withECDSA", provider);
    signature.initSign(keys.getPrivate());
    signature.update(MESSAGE);
    byte[] value = signature.sign();
    assertEquals(expected, SignatureCheck.of(keys.getPublic(), "SHA256withECDSA", MESSAGE, value));
  }

  @Nested
  class Wycheproof {

    private static final Path FILE =
        Path.of(System.getProperty("yinxin.data", "none"))
            .resolve("vectors/wycheproof/ecdsa_secp256r1_sha256_test.json");
    private static final Pattern PART =
        Pattern.compile(
            "\"publicKeyDer\" *: *\"([0-9a-f]*)\"|\"msg\" *: *\"([0-9a-f]*)\"|"
                + "\"sig\" *: *\"([0-9a-f]*)\"|\"result\" *: *\"([a-z]*)\"|\"tcId\" *: *([0-9]+)");

    @Test
    void ecdsa_isJudgedAsPublished() throws Exception {
      assumeTrue(Files.exists(FILE), "yinxin.data has no Wycheproof vectors");
      Matcher parts = PART.matcher(Files.readString(FILE));
      List<String> different = new ArrayList<>();
      PublicKey key = null;
      String id = "";
      byte[] message = {};
      byte[] signature = {};
      int judged = 0;
      while (parts.find()) {
        if (parts.group(1) != null) {
          key = parsed(parts.group(1));
        } else if (parts.group(2) != null) {
          message = HexFormat.of().parseHex(parts.group(2));
        } else if (parts.group(3) != null) {
          signature = HexFormat.of().parseHex(parts.group(3));
        } else if (parts.group(5) != null) {
          id = parts.group(5);
        } else if (key != null) {
          judged++;
          SignatureCheck expected =
              parts.group(4).equals("valid") ? SignatureCheck.YES : SignatureCheck.NO;
          Digest digest = Digest.compute(Digest.Algorithm.SHA256, message);
          if (SignatureCheck.of(key, message, signature) != expected
              || SignatureCheck.of(key, digest, signature) != expected) {
            different.add(id);
          }
        }
      }
      assertEquals(List.of(), different);
      assertEquals(true, judged > 400, "only " + judged + " vectors were found");
    }

    private static PublicKey parsed(String hex) throws GeneralSecurityException {
      return KeyFactory.getInstance("EC", new BouncyCastleProvider())
          .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(hex)));
    }
  }
}
