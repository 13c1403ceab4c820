package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.yinxin.qr.internal.Base45;
import io.github.yinxin.qr.internal.Cbor;
import io.github.yinxin.qr.internal.Cbor.ArrayItem;
import io.github.yinxin.qr.internal.Cbor.BytesItem;
import io.github.yinxin.qr.internal.Cbor.TextItem;
import io.github.yinxin.qr.internal.RawSignature;
import io.github.yinxin.qr.internal.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.InflaterInputStream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;

/**
 * The conformance cases of the EU Digital COVID Certificate, run through the parts that codes here
 * share with theirs: picture, prefix, base45, compression, COSE_Sign1 and its signature. What their
 * payload says (schema, expiry) is not ours to read: it is not deterministic CBOR.
 */
class DccInteropTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("yinxin.data", "absent"), "vectors", "dcc");
  private static final String PREFIX = "HC1:";

  /** Flags that ask what the payload says: claims of another kind than ours. */
  private static final List<String> NOT_OURS =
      List.of(
          "EXPECTEDSCHEMAVALIDATION",
          "EXPECTEDEXPIRATIONCHECK",
          "EXPECTEDVALIDJSON",
          "EXPECTEDKEYUSAGE");

  /** Where we answer otherwise on purpose, and why. */
  private static final Map<String, String> DEVIATIONS =
      Map.of("CO1.json EXPECTEDDECODE", "a map without a stated length: not deterministic");

  @Test
  void cases_haveTheFlagsExpected() throws Exception {
    assumeTrue(Files.isDirectory(FOLDER), "no DCC cases in " + FOLDER);
    Map<String, Boolean> expected = new TreeMap<>();
    Map<String, Boolean> got = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER, "*.json")) {
      for (Path file : files) {
        JsonNode test = new ObjectMapper().readTree(file.toFile());
        for (Map.Entry<String, JsonNode> flag : test.get("EXPECTEDRESULTS").properties()) {
          if (!NOT_OURS.contains(flag.getKey()) && canTell(flag.getKey(), test)) {
            String name = file.getFileName() + " " + flag.getKey();
            expected.put(name, flag.getValue().asBoolean());
            got.put(name, holds(flag.getKey(), test));
          }
        }
      }
    }
    System.out.println("dcc: " + expected.size() + " flags, deviating on purpose " + DEVIATIONS);
    DEVIATIONS.forEach((name, why) -> expected.computeIfPresent(name, (n, flag) -> !flag));
    assertEquals(expected, got);
  }

  private static boolean canTell(String flag, JsonNode test) {
    return switch (flag) {
      case "EXPECTEDPICTUREDECODE" -> test.has("2DCODE");
      case "EXPECTEDUNPREFIX" -> test.has("PREFIX");
      case "EXPECTEDB45DECODE" -> test.has("PREFIX") || test.has("BASE45");
      case "EXPECTEDCOMPRESSION" -> test.has("COMPRESSED");
      case "EXPECTEDDECODE" -> test.has("CBOR");
      default -> test.has("COSE");
    };
  }

  private static boolean holds(String flag, JsonNode test) throws Exception {
    return switch (flag) {
      case "EXPECTEDPICTUREDECODE" -> isPicture(test);
      case "EXPECTEDUNPREFIX" -> test.get("PREFIX").asText().startsWith(PREFIX);
      case "EXPECTEDB45DECODE" -> isBase45(test);
      case "EXPECTEDCOMPRESSION" -> isCompressed(test);
      case "EXPECTEDVERIFY" -> isSigned(test);
      case "EXPECTEDDECODE" -> isCbor(test);
      default -> throw new AssertionError("unknown flag " + flag);
    };
  }

  private static boolean isPicture(JsonNode test) {
    byte[] file = Base64.getDecoder().decode(test.get("2DCODE").asText());
    try {
      return QrScanner.forPictures().scanFile(file).stream()
          .anyMatch(code -> code.text().equals(test.get("PREFIX").asText()));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isBase45(JsonNode test) {
    try {
      String text =
          test.has("BASE45")
              ? test.get("BASE45").asText()
              : test.get("PREFIX").asText().substring(PREFIX.length());
      byte[] bytes = Base45.decode(text);
      return !test.has("COMPRESSED") || Arrays.equals(hex(test, "COMPRESSED"), bytes);
    } catch (RefusedException e) {
      return false;
    }
  }

  private static boolean isCompressed(JsonNode test) {
    try (InflaterInputStream in =
        new InflaterInputStream(new ByteArrayInputStream(hex(test, "COMPRESSED")))) {
      byte[] bytes = in.readAllBytes();
      return !test.has("COSE") || Arrays.equals(hex(test, "COSE"), bytes);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isCbor(JsonNode test) {
    try {
      Cbor.decode(hex(test, "CBOR"));
      return true;
    } catch (RefusedException e) {
      return false;
    }
  }

  private static boolean isSigned(JsonNode test) throws RefusedException, GeneralSecurityException {
    List<Cbor> parts = Cbor.decode(hex(test, "COSE")).tagged(18).items();
    byte[] toBeSigned =
        new ArrayItem(
                List.of(
                    new TextItem("Signature1"),
                    parts.get(0),
                    new BytesItem(new byte[0]),
                    parts.get(2)))
            .encode();
    byte[] signature = parts.get(3).bytes();
    X509Certificate certificate = certificate(test);
    boolean elliptic = certificate.getPublicKey().getAlgorithm().startsWith("EC");
    if (elliptic && signature.length != RawSignature.LENGTH) {
      return false;
    }
    Signature verifier =
        Signature.getInstance(
            elliptic ? "SHA256withECDSA" : "SHA256withRSAandMGF1", new BouncyCastleProvider());
    verifier.initVerify(certificate.getPublicKey());
    verifier.update(toBeSigned);
    return verifier.verify(elliptic ? RawSignature.toDer(signature) : signature);
  }

  private static X509Certificate certificate(JsonNode test) throws GeneralSecurityException {
    byte[] der = Base64.getDecoder().decode(test.get("TESTCTX").get("CERTIFICATE").asText());
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static byte[] hex(JsonNode test, String name) {
    return HexFormat.of().parseHex(test.get(name).asText());
  }
}
