package io.github.yinxin.testkitcheck;

import static io.github.yinxin.testkitcheck.Identities.NOW;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.ExternalProgram;
import io.github.yinxin.testkit.TimestampService;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimestampServiceTest {

  private static final byte[] DATA = {1, 2, 3};
  private static final BigInteger NONCE = BigInteger.valueOf(42);

  private static TimestampService service(Identities identities) {
    return TimestampService.of(identities.identity(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Identities identities(SignatureAlgorithm algorithm) {
    return Identities.of(algorithm, Purpose.TIME_STAMPING);
  }

  private static TimeStampRequest request(Digest digest) {
    TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
    requests.setCertReq(true);
    ASN1ObjectIdentifier oid = new ASN1ObjectIdentifier(digest.algorithm().oid());
    return requests.generate(oid, digest.bytes(), NONCE);
  }

  private static void validate(TimeStampToken token, Identities identities)
      throws OperatorCreationException, TSPException {
    token.validate(
        new JcaSimpleSignerInfoVerifierBuilder()
            .setProvider(new BouncyCastleProvider())
            .build(identities.identity().certificate()));
  }

  @ParameterizedTest
  @EnumSource
  void token_readByAnotherParser_validates(SignatureAlgorithm algorithm) throws Exception {
    Identities identities = identities(algorithm);
    Digest digest = Digest.compute(algorithm.digest(), DATA);
    byte[] der = service(identities).token(digest, NOW);
    TimeStampToken token = new TimeStampToken(new CMSSignedData(der));
    assertDoesNotThrow(() -> validate(token, identities));
  }

  @Test
  void token_tellsTheInstantAskedFor() throws Exception {
    Digest digest = Digest.compute(Digest.Algorithm.SM3, DATA);
    byte[] der = service(identities(SignatureAlgorithm.SM2_SM3)).token(digest, NOW);
    TimeStampToken token = new TimeStampToken(new CMSSignedData(der));
    assertEquals(Date.from(NOW), token.getTimeStampInfo().getGenTime());
  }

  @ParameterizedTest
  @EnumSource
  void response_toARequest_fitsIt(SignatureAlgorithm algorithm) throws Exception {
    Identities identities = identities(algorithm);
    TimeStampRequest request = request(Digest.compute(algorithm.digest(), DATA));
    byte[] der = service(identities).respond(request.getEncoded());
    TimeStampResponse response = new TimeStampResponse(der);
    assertDoesNotThrow(() -> response.validate(request));
    assertDoesNotThrow(() -> validate(response.getTimeStampToken(), identities));
  }

  @Test
  void response_toGarbage_isARejection() throws Exception {
    byte[] der = service(identities(SignatureAlgorithm.SM2_SM3)).respond(DATA);
    assertEquals(PKIStatus.REJECTION, new TimeStampResponse(der).getStatus());
  }

  @Test
  void response_toAnUnknownDigest_isARejection() throws Exception {
    TimeStampRequest request =
        new TimeStampRequestGenerator()
            .generate(new ASN1ObjectIdentifier("1.3.14.3.2.26"), new byte[20]);
    byte[] der = service(identities(SignatureAlgorithm.SM2_SM3)).respond(request.getEncoded());
    assertEquals(PKIStatus.REJECTION, new TimeStampResponse(der).getStatus());
  }

  @Test
  void rsaToken_givenToOpenssl_verifies(@TempDir Path folder) throws Exception {
    ExternalProgram openssl = ExternalProgram.find("openssl").orElseGet(() -> abort("no openssl"));
    Identities identities = identities(SignatureAlgorithm.RSA_SHA256);
    Digest digest = Digest.compute(Digest.Algorithm.SHA256, DATA);
    Path token = Files.write(folder.resolve("token"), service(identities).token(digest, NOW));
    Path root = Files.writeString(folder.resolve("root.pem"), pem(identities));
    String hex = HexFormat.of().formatHex(digest.bytes());
    ExternalProgram.Run run =
        openssl.run(
            "ts",
            "-verify",
            "-token_in",
            "-in",
            token,
            "-digest",
            hex,
            "-CAfile",
            root,
            "-attime",
            NOW.getEpochSecond());
    assertTrue(run.output().contains("Verification: OK"), run.output());
  }

  private static String pem(Identities identities) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(identities.authority().certificate());
    }
    return text.toString();
  }
}
