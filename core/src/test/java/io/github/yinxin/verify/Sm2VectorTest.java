package io.github.yinxin.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The published signature of GB/T 32918.5-2017 A.2, and signatures by procedures often mistaken.
 */
class Sm2VectorTest {

  private static final byte[] MESSAGE = "message digest".getBytes(StandardCharsets.US_ASCII);
  private static final String R =
      "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3";
  private static final String S =
      "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";
  private static final String ORDER =
      "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123";

  private final PublicKey key;

  Sm2VectorTest() throws GeneralSecurityException {
    ECNamedCurveParameterSpec curve = ECNamedCurveTable.getParameterSpec("sm2p256v1");
    BigInteger x = number("09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020");
    BigInteger y = number("CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13");
    this.key =
        KeyFactory.getInstance("EC", new BouncyCastleProvider())
            .generatePublic(new ECPublicKeySpec(curve.getCurve().createPoint(x, y), curve));
  }

  private static BigInteger number(String hex) {
    return new BigInteger(hex, 16);
  }

  private static byte[] der(BigInteger r, BigInteger s) throws IOException {
    return new DERSequence(new ASN1Integer[] {new ASN1Integer(r), new ASN1Integer(s)}).getEncoded();
  }

  private SignatureCheck judge(byte[] signature) {
    return SignatureCheck.of(key, MESSAGE, signature);
  }

  @Nested
  class Published {

    @Test
    void signature_inDer_isRight() throws IOException {
      assertEquals(SignatureCheck.YES, judge(der(number(R), number(S))));
    }

    @Test
    void signature_overAnotherMessage_isWrong() throws IOException {
      byte[] other = "Message digest".getBytes(StandardCharsets.US_ASCII);
      assertEquals(SignatureCheck.NO, SignatureCheck.of(key, other, der(number(R), number(S))));
    }
  }

  @Nested
  class WrongProcedure {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
      "empty user id,"
          + "27F1BA35327863638AFCE55EA5560734B20DC6F4AA21B74217BCAE759F2EB983,"
          + "9815B803017B841EE27BC729B026A72FABDF588D3E7041E03E6A1DD43485497B",
      "no Z,"
          + "CA0EA5B47728EFA5F9E1989508CD3069A2E6F85F7F5125C1A843F3EBFCAD87EA,"
          + "9F63ABE109485C501C147632BC3D53D297D860A8DF2ED3619FD75A776C93FF8C",
      "digest signed as message,"
          + "3584515527EE12949EFC1C976CA4DD9D3B5A91C802E2EAE46C407E59FF66F1F7,"
          + "968A8057C769EA7528F8B2169136B1B2A06528875943F1723D27553D83CD0DC0"
    })
    void signature_byWrongProcedure_isWrong(String procedure, String r, String s)
        throws IOException {
      assertEquals(SignatureCheck.NO, judge(der(number(r), number(s))), procedure);
    }
  }

  @Nested
  class WrongEncoding {

    @Test
    void signature_asRawNumbers_isWrong() {
      assertEquals(SignatureCheck.NO, judge(HexFormat.of().parseHex(R + S)));
    }

    @Test
    void signature_asDeviceStructure_isWrong() {
      String zeros = "00".repeat(32);
      assertEquals(SignatureCheck.NO, judge(HexFormat.of().parseHex(zeros + R + zeros + S)));
    }

    @Test
    void signature_withSignLessNumbers_isWrong() {
      // Without the leading zero both numbers are negative in DER.
      assertEquals(SignatureCheck.NO, judge(HexFormat.of().parseHex("30440220" + R + "0220" + S)));
    }

    @Test
    void signature_withNumbersSwapped_isWrong() throws IOException {
      assertEquals(SignatureCheck.NO, judge(der(number(S), number(R))));
    }

    @Test
    void signature_withBytesAfterIt_isWrong() throws IOException {
      byte[] signature = der(number(R), number(S));
      assertEquals(SignatureCheck.NO, judge(Arrays.copyOf(signature, signature.length + 1)));
    }

    @Test
    void signature_empty_isWrong() {
      assertEquals(SignatureCheck.NO, judge(new byte[0]));
    }
  }

  @Nested
  class OutOfRange {

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "1, 0", ORDER + "," + S, R + "," + ORDER})
    void signature_withNumberOutsideOneToOrder_isWrong(String r, String s) throws IOException {
      assertEquals(SignatureCheck.NO, judge(der(number(r), number(s))));
    }

    @Test
    void signature_withOrderAdded_isWrong() throws IOException {
      assertEquals(SignatureCheck.NO, judge(der(number(R).add(number(ORDER)), number(S))));
    }
  }
}
