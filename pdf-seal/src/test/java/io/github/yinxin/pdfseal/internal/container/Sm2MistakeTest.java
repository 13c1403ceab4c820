package io.github.yinxin.pdfseal.internal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.WrongSm2;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Key, k and message of GB/T 32918.5-2017 A.2, signed by wrong procedures. */
class Sm2MistakeTest {

  private static final byte[] MESSAGE = "message digest".getBytes(StandardCharsets.US_ASCII);

  private static PublicKey key() throws GeneralSecurityException {
    ECNamedCurveParameterSpec curve = ECNamedCurveTable.getParameterSpec("sm2p256v1");
    BigInteger x = number("09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020");
    BigInteger y = number("CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13");
    return KeyFactory.getInstance("EC", new BouncyCastleProvider())
        .generatePublic(new ECPublicKeySpec(curve.getCurve().createPoint(x, y), curve));
  }

  private static BigInteger number(String hex) {
    return new BigInteger(hex, 16);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "EMPTY_IDENTIFIER,"
        + "27F1BA35327863638AFCE55EA5560734B20DC6F4AA21B74217BCAE759F2EB983,"
        + "9815B803017B841EE27BC729B026A72FABDF588D3E7041E03E6A1DD43485497B",
    "NO_IDENTITY,"
        + "CA0EA5B47728EFA5F9E1989508CD3069A2E6F85F7F5125C1A843F3EBFCAD87EA,"
        + "9F63ABE109485C501C147632BC3D53D297D860A8DF2ED3619FD75A776C93FF8C",
    "DIGEST_AS_MESSAGE,"
        + "3584515527EE12949EFC1C976CA4DD9D3B5A91C802E2EAE46C407E59FF66F1F7,"
        + "968A8057C769EA7528F8B2169136B1B2A06528875943F1723D27553D83CD0DC0"
  })
  void signature_byWrongProcedure_isExplained(Sm2Mistake mistake, String r, String s)
      throws GeneralSecurityException {
    byte[] signature = WrongSm2.der(number(r), number(s));
    assertEquals(Optional.of(mistake), Sm2Mistake.of(key(), MESSAGE, signature));
    assertEquals(" (" + mistake + ")", Sm2Mistake.words(key(), MESSAGE, signature));
  }

  @Test
  void signature_ofAnotherMessage_isNotExplained() throws GeneralSecurityException {
    byte[] signature =
        WrongSm2.der(
            number("27F1BA35327863638AFCE55EA5560734B20DC6F4AA21B74217BCAE759F2EB983"),
            number("9815B803017B841EE27BC729B026A72FABDF588D3E7041E03E6A1DD43485497B"));
    assertEquals(Optional.empty(), Sm2Mistake.of(key(), new byte[] {1}, signature));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "3000", "30030201", "3006020100020100", "FFFF"})
  void bytes_thatAreNoSignature_areNotExplained(String hex) throws GeneralSecurityException {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertEquals(Optional.empty(), Sm2Mistake.of(key(), MESSAGE, bytes));
  }

  @ParameterizedTest
  @EnumSource(names = "SM2_SM3", mode = EnumSource.Mode.EXCLUDE)
  void otherKeys_areNotExplained(SignatureAlgorithm algorithm) throws GeneralSecurityException {
    PublicKey other = SealingOffice.signer(algorithm).certificate().getPublicKey();
    assertEquals(
        Optional.empty(),
        Sm2Mistake.of(other, MESSAGE, WrongSm2.der(BigInteger.ONE, BigInteger.TWO)));
  }
}
