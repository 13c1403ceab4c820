package io.github.yinxin.verify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.yinxin.core.internal.crypto.Sm2Digests;
import io.github.yinxin.sign.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The published vectors of SM3 (GB/T 32905-2016, GM/T 0004) and SM2 (GB/T 32918.5-2017 A.2, GM/T
 * 0003.5; GB/T 32918.2-2016 A.2), and the collections of Botan and OpenSSL.
 */
class OfficialVectorsTest {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final ECNamedCurveParameterSpec CURVE =
      ECNamedCurveTable.getParameterSpec("sm2p256v1");
  private static final byte[] MESSAGE = "message digest".getBytes(StandardCharsets.US_ASCII);

  private static BigInteger number(String hex) {
    return new BigInteger(hex.replace("0x", ""), 16);
  }

  private static PublicKey key(ECParameterSpec curve, ECPoint point)
      throws GeneralSecurityException {
    return KeyFactory.getInstance("EC", new BouncyCastleProvider())
        .generatePublic(new ECPublicKeySpec(point, curve));
  }

  private static byte[] der(String numbers) throws IOException {
    int half = numbers.length() / 2;
    return new DERSequence(
            new ASN1Integer[] {
              new ASN1Integer(number(numbers.substring(0, half))),
              new ASN1Integer(number(numbers.substring(half)))
            })
        .getEncoded();
  }

  private static byte[] sm3(byte[]... parts) {
    MessageDigest digest = Digest.Algorithm.SM3.start();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  // GB/T 32918.2-2016 5.5, of any curve and identifier.
  private static byte[] z(ECParameterSpec curve, ECPoint point, String identifier) {
    int bits = identifier.length() * 8;
    return sm3(
        new byte[] {(byte) (bits >> 8), (byte) bits},
        identifier.getBytes(StandardCharsets.US_ASCII),
        curve.getCurve().getA().getEncoded(),
        curve.getCurve().getB().getEncoded(),
        curve.getG().normalize().getAffineXCoord().getEncoded(),
        curve.getG().normalize().getAffineYCoord().getEncoded(),
        point.normalize().getAffineXCoord().getEncoded(),
        point.normalize().getAffineYCoord().getEncoded());
  }

  private static SignatureCheck judged(PublicKey key, byte[] e, byte[] signature) {
    return SignatureCheck.of(key, Digest.of(Digest.Algorithm.SM3, e), signature);
  }

  @Nested
  class Sm3 {

    @ParameterizedTest
    @CsvSource({
      "abc, 1, 66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0",
      "abcd, 16, DEBE9FF92275B8A138604889C18E5A4D6FDB70E5387E5765293DCBA39C0C5732",
      "'', 1, 1AB21D8355CFA17F8E61194831E81A8F22BEC8C728FEFB747ED035EB5082AA2B"
    })
    void text_hasItsDigest(String text, int times, String expected) {
      byte[] bytes = text.repeat(times).getBytes(StandardCharsets.US_ASCII);
      assertEquals(expected, HEX.formatHex(sm3(bytes)));
      assertArrayEquals(sm3(bytes), Digest.compute(Digest.Algorithm.SM3, bytes).bytes());
    }

    @ParameterizedTest
    @CsvSource({"sm3.vec, In, Out, 130", "evpmd_sm3.txt, Input, Output, 8"})
    void collection_hasItsDigests(String file, String in, String out, int atLeast)
        throws IOException {
      int judged = 0;
      for (Map<String, String> vector : vectors(file, out)) {
        if (!vector.getOrDefault("Digest", "SM3").equals("SM3")) {
          continue; // One of the other digests at the end of OpenSSL's file.
        }
        byte[] bytes = HexFormat.of().parseHex(vector.getOrDefault(in, ""));
        String expected = vector.get(out);
        assertTrue(expected != null && expected.equalsIgnoreCase(HEX.formatHex(sm3(bytes))), in);
        judged++;
      }
      assertTrue(judged >= atLeast, judged + " vectors");
    }
  }

  /** GB/T 32918.5-2017 A.2: every intermediate value. */
  @Nested
  class Sm2 {

    private static final ECPoint POINT =
        CURVE
            .getCurve()
            .createPoint(
                number("09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"),
                number("CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13"));
    private static final String E =
        "F0B43E94BA45ACCAACE692ED534382EB17E6AB5A19CE7B31F4486FDFC0D28640";
    private static final String SIGNATURE =
        "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
            + "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";

    @Test
    void privateKey_hasThisPublicKey() {
      BigInteger d = number("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8");
      assertEquals(POINT.normalize(), CURVE.getG().multiply(d).normalize());
    }

    @Test
    void identity_hasThisDigest() {
      assertEquals(
          "B2E14C5C79C6DF5B85F4FE7ED8DB7A262B9DA7E07CCB0EA9F4747B8CCDA8A4F3",
          HEX.formatHex(z(CURVE, POINT, "1234567812345678")));
    }

    @Test
    void message_hasThisDigest_byOurs() throws GeneralSecurityException {
      assertEquals(E, HEX.formatHex(Sm2Digests.of((ECPublicKey) key(CURVE, POINT)).apply(MESSAGE)));
    }

    @Test
    void signature_isRight_overMessageAndDigest() throws Exception {
      PublicKey key = key(CURVE, POINT);
      byte[] signature = der(SIGNATURE);
      assertEquals(72, signature.length);
      assertEquals(SignatureCheck.YES, SignatureCheck.of(key, MESSAGE, signature));
      assertEquals(SignatureCheck.YES, judged(key, HexFormat.of().parseHex(E), signature));
    }
  }

  /** Botan's collection, with the vector of GB/T 32918.2-2016 A.2 on its test curve. */
  @Nested
  class Collection {

    private final List<Map<String, String>> vectors = read();

    private static List<Map<String, String>> read() {
      try {
        return vectors("sm2_sig.vec", "Signature");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String get(Map<String, String> vector, String name) {
      return Optional.ofNullable(vector.get(name)).orElseThrow();
    }

    private static ECParameterSpec curve(Map<String, String> vector) {
      ECCurve curve =
          new ECCurve.Fp(
              number(get(vector, "P")),
              number(get(vector, "A")),
              number(get(vector, "B")),
              number(get(vector, "Order")),
              BigInteger.ONE);
      ECPoint generator = curve.createPoint(number(get(vector, "xG")), number(get(vector, "yG")));
      return new ECParameterSpec(curve, generator, number(get(vector, "Order")), BigInteger.ONE);
    }

    /** On SM2's curve the signature is right; keys of the other curves are not judged. */
    @Test
    void signatures_areRightOnTheCurveOfTheStandardAlone() throws Exception {
      int right = 0;
      for (Map<String, String> vector : vectors) {
        if (get(vector, "Hash").equals("SHA-256")) {
          continue; // No procedure of the standard's: the next test.
        }
        ECParameterSpec curve = curve(vector);
        ECPoint point = curve.getG().multiply(number(get(vector, "x"))).normalize();
        byte[] message = HexFormat.of().parseHex(get(vector, "Msg"));
        byte[] e =
            get(vector, "Hash").equals("Raw")
                ? message
                : sm3(z(curve, point, get(vector, "Ident")), message);
        boolean sm2 = get(vector, "Oid").equals("1.2.156.10197.1.301");
        assertEquals(
            sm2 ? SignatureCheck.YES : SignatureCheck.UNSUPPORTED,
            judged(key(curve, point), e, der(get(vector, "Signature"))));
        right += sm2 ? 1 : 0;
      }
      assertTrue(right > 0 && vectors.size() > right, right + " of " + vectors.size());
    }

    @Test
    void signaturesBySha256_areWrong() throws Exception {
      int judged = 0;
      for (Map<String, String> vector : vectors) {
        if (get(vector, "Hash").equals("SHA-256")
            && get(vector, "Oid").equals("1.2.156.10197.1.301")) {
          ECPoint point = CURVE.getG().multiply(number(get(vector, "x"))).normalize();
          byte[] message = HexFormat.of().parseHex(get(vector, "Msg"));
          byte[] e = sm3(z(CURVE, point, get(vector, "Ident")), message);
          assertEquals(
              SignatureCheck.NO, judged(key(CURVE, point), e, der(get(vector, "Signature"))));
          judged++;
        }
      }
      assertTrue(judged > 0);
    }

    /** By the standard's formulas (GB/T 32918.2-2016 7.1), on whatever curve. */
    @Test
    void signatures_fitTheFormulas_onEveryCurve() {
      for (Map<String, String> vector : vectors) {
        if (get(vector, "Hash").equals("SHA-256")) {
          continue;
        }
        ECParameterSpec curve = curve(vector);
        ECPoint point = curve.getG().multiply(number(get(vector, "x"))).normalize();
        byte[] message = HexFormat.of().parseHex(get(vector, "Msg"));
        byte[] e =
            get(vector, "Hash").equals("Raw")
                ? message
                : sm3(z(curve, point, get(vector, "Ident")), message);
        String signature = get(vector, "Signature");
        BigInteger r = number(signature.substring(0, 64));
        BigInteger s = number(signature.substring(64));
        BigInteger x =
            curve
                .getG()
                .multiply(s)
                .add(point.multiply(r.add(s).mod(curve.getN())))
                .normalize()
                .getAffineXCoord()
                .toBigInteger();
        assertEquals(r, new BigInteger(1, e).add(x).mod(curve.getN()), vector.toString());
      }
    }
  }

  /**
   * Reads "name = value" lines; a vector ends with the named line, and curves stay until changed.
   */
  private static List<Map<String, String>> vectors(String file, String last) throws IOException {
    Path path = Path.of(System.getProperty("yinxin.data", "absent"), "vectors", "sm", file);
    assumeTrue(Files.exists(path), "no " + path);
    List<Map<String, String>> vectors = new ArrayList<>();
    Map<String, String> values = new HashMap<>();
    for (String line : Files.readAllLines(path)) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.startsWith("#")) {
        String name = line.substring(0, equals).strip();
        values.put(name, line.substring(equals + 1).strip());
        if (name.equals(last)) {
          vectors.add(Map.copyOf(values));
        }
      }
    }
    return vectors;
  }
}
