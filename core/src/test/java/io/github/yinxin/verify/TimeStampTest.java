package io.github.yinxin.verify;

import static io.github.yinxin.verify.Papers.FROM;
import static io.github.yinxin.verify.Papers.NOW;
import static io.github.yinxin.verify.Papers.SIGNED;
import static io.github.yinxin.verify.Papers.UNTIL;
import static io.github.yinxin.verify.Papers.extension;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.ExternalProgram;
import io.github.yinxin.testkit.TimestampService;
import io.github.yinxin.verify.TimeStamp.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Time-stamp tokens (RFC 3161, GB/T 20520). */
class TimeStampTest {

  private static final byte[] STAMPED = "签名值".getBytes(StandardCharsets.UTF_8);
  private static final CertificateAuthority AUTHORITY =
      Papers.authority(SignatureAlgorithm.SM2_SM3);
  private static final TrustAnchors ANCHORS = AUTHORITY.anchors();
  private static final Identity SERVICE = service(AUTHORITY, UNTIL);
  private static final byte[] TOKEN = token(SERVICE, SIGNED);

  private static Identity service(CertificateAuthority authority, Instant until) {
    return authority.issue("CN=Example TSA, C=CN", Purpose.TIME_STAMPING, FROM, until);
  }

  private static byte[] token(Identity service, Instant at) {
    Digest digest = Digest.compute(service.signer().algorithm().digest(), STAMPED);
    return TimestampService.of(service, Clock.fixed(at, ZoneOffset.UTC)).token(digest, at);
  }

  private static Verification<TimeStamp> verify(byte[] token, TrustAnchors anchors) {
    return TimeStamp.verify(token, STAMPED, anchors, NOW);
  }

  private static Outcome at(Step step, Verification<TimeStamp> verification) {
    return verification.findings().stream()
        .filter(finding -> finding.check() == step)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  private static byte[] encoded(byte[] token, String encoding) throws IOException {
    try (ASN1InputStream in = new ASN1InputStream(token)) {
      return in.readObject().getEncoded(encoding);
    }
  }

  @Nested
  class Good {

    @ParameterizedTest
    @EnumSource
    void token_ofATrustedAuthority_provesItsTime(SignatureAlgorithm algorithm) {
      CertificateAuthority authority = Papers.authority(algorithm);
      byte[] token = token(service(authority, UNTIL), SIGNED);
      TimeStamp stamp = verify(token, authority.anchors()).verified().orElseThrow();
      assertEquals(SIGNED, stamp.time());
    }

    @Test
    void token_namesItsAuthorityAndPolicy() {
      TimeStamp stamp = verify(TOKEN, ANCHORS).verified().orElseThrow();
      assertEquals(SERVICE.certificate(), stamp.authority());
      assertEquals("2.999.20520", stamp.policy());
    }

    @Test
    void steps_areReportedInTheirOrder() {
      List<Check> checks = new ArrayList<>();
      verify(TOKEN, ANCHORS).findings().forEach(finding -> checks.add(finding.check()));
      assertEquals(List.of(Step.values()), checks);
    }

    @Test
    void token_withTheLabelOfGb35275_isReadToo() {
      assertTrue(verify(TimestampService.relabelled(TOKEN), ANCHORS).verified().isPresent());
    }

    @Test
    void token_inDerAndInBer_isTheSame() throws IOException {
      byte[] der = encoded(TOKEN, ASN1Encoding.DER);
      byte[] ber = encoded(TOKEN, ASN1Encoding.BER);
      assertTrue(verify(der, ANCHORS).verified().isPresent());
      assertTrue(verify(ber, ANCHORS).verified().isPresent());
    }

    @Test
    void digest_givenByAlgorithm_isEnough() {
      Verification<TimeStamp> verification =
          TimeStamp.verify(TOKEN, algorithm -> Digest.compute(algorithm, STAMPED), ANCHORS, NOW);
      assertTrue(verification.verified().isPresent());
    }

    @Test
    void authority_expiredSince_isAWarning() {
      byte[] token = token(service(AUTHORITY, NOW.minusSeconds(1)), SIGNED);
      Verification<TimeStamp> verification = verify(token, ANCHORS);
      assertEquals(Outcome.WARNING, at(Step.STAMP_AUTHORITY, verification));
      assertTrue(verification.verified().isPresent());
    }
  }

  @Nested
  class Bad {

    @Test
    void token_overSomethingElse_fails() {
      byte[] other = {1};
      assertEquals(
          Outcome.FAILED, at(Step.STAMP_IMPRINT, TimeStamp.verify(TOKEN, other, ANCHORS, NOW)));
    }

    @Test
    void token_ofAnUnknownAuthority_isUndetermined() {
      TrustAnchors others = Papers.authority(SignatureAlgorithm.SM2_SM3).anchors();
      assertEquals(Outcome.UNDETERMINED, at(Step.STAMP_AUTHORITY, verify(TOKEN, others)));
    }

    @Test
    void token_afterTheInstantOfJudging_fails() {
      Instant tolerated = NOW.plus(Duration.ofMinutes(5));
      assertEquals(Outcome.PASSED, at(Step.STAMP_TIME, verify(token(SERVICE, tolerated), ANCHORS)));
      byte[] ahead = token(SERVICE, tolerated.plusSeconds(1));
      assertEquals(Outcome.FAILED, at(Step.STAMP_TIME, verify(ahead, ANCHORS)));
    }

    @Test
    void token_fromBeforeItsAuthoritysCertificate_fails() {
      byte[] early = token(SERVICE, FROM.minusSeconds(1));
      assertEquals(Outcome.FAILED, at(Step.STAMP_AUTHORITY, verify(early, ANCHORS)));
    }

    @Test
    void token_withAnyByteChanged_provesNothing() {
      for (int i = 0; i < TOKEN.length; i += 7) {
        byte[] changed = TOKEN.clone();
        changed[i] ^= 1;
        Verification<TimeStamp> verification = verify(changed, ANCHORS);
        // Bytes outside of what is signed may change without changing what is said.
        verification.verified().ifPresent(stamp -> assertEquals(SIGNED, stamp.time()));
      }
    }

    @Test
    void token_cutShort_orWithBytesAfterIt_isUndetermined() {
      byte[] cut = java.util.Arrays.copyOf(TOKEN, TOKEN.length - 1);
      byte[] longer = java.util.Arrays.copyOf(TOKEN, TOKEN.length + 1);
      assertEquals(Outcome.UNDETERMINED, at(Step.STAMP_FORMAT, verify(cut, ANCHORS)));
      assertEquals(Outcome.UNDETERMINED, at(Step.STAMP_FORMAT, verify(longer, ANCHORS)));
    }

    @Test
    void purpose_thatIsNotCritical_isRefused() {
      assertEquals(Outcome.FAILED, withPurposes(false, KeyPurposeId.id_kp_timeStamping));
    }

    @Test
    void purpose_amongOthers_isRefused() {
      assertEquals(
          Outcome.FAILED,
          withPurposes(true, KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_clientAuth));
    }

    @Test
    void purpose_aloneAndCritical_passes() {
      assertEquals(Outcome.PASSED, withPurposes(true, KeyPurposeId.id_kp_timeStamping));
    }

    private Outcome withPurposes(boolean critical, KeyPurposeId... purposes) {
      X509Certificate certificate =
          AUTHORITY.certify(
              "CN=Odd TSA, C=CN",
              SERVICE.certificate().getPublicKey(),
              FROM,
              UNTIL,
              extension(Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(purposes)));
      return ANCHORS
          .path(CertificateUse.TIME_STAMPING, certificate, List.of(), Papers.CLAIMED)
          .finding(Step.STAMP_AUTHORITY)
          .outcome();
    }

    @Test
    void signerOfDocuments_givesNoTime() {
      // Its certificate would be put in the place of the authority's: the token names its signer.
      Identity twin =
          new Identity(
              SERVICE.key(),
              List.of(
                  AUTHORITY.certify(
                      "CN=Twin, C=CN", SERVICE.certificate().getPublicKey(), FROM, UNTIL)));
      assertNotEquals(SERVICE.certificate(), twin.certificate());
      assertTrue(verify(TOKEN, TrustAnchors.of(twin.certificate())).verified().isEmpty());
    }
  }

  @Nested
  class Revocation {

    private Outcome revoked(Instant since, int reason) {
      byte[] list =
          AUTHORITY.revocationList(
              NOW,
              b -> {
                b.setNextUpdate(Date.from(UNTIL));
                b.addCRLEntry(SERVICE.certificate().getSerialNumber(), Date.from(since), reason);
              });
      TrustAnchors asking = ANCHORS.checkingRevocation(RevocationSource.of(list));
      return at(Step.STAMP_REVOCATION, verify(TOKEN, asking));
    }

    @Test
    void authority_thatCeasedLater_keepsItsOlderStamps() {
      assertEquals(Outcome.WARNING, revoked(SIGNED.plusSeconds(1), CRLReason.cessationOfOperation));
    }

    @Test
    void authority_thatHadCeased_gaveNoStamp() {
      assertEquals(Outcome.FAILED, revoked(SIGNED, CRLReason.cessationOfOperation));
    }

    @Test
    void authority_withStolenKey_losesAllItsStamps() {
      assertEquals(Outcome.FAILED, revoked(NOW, CRLReason.keyCompromise));
    }

    @Test
    void authority_nobodyAskedAbout_isSkipped() {
      assertEquals(Outcome.SKIPPED, at(Step.STAMP_REVOCATION, verify(TOKEN, ANCHORS)));
    }
  }

  @Nested
  class Oracle {

    private ExternalProgram openssl() {
      return ExternalProgram.find("openssl").orElseGet(() -> abort("no openssl"));
    }

    @Test
    void tokenByOpenssl_verifiesHere(@TempDir Path folder) throws Exception {
      ExternalProgram openssl = openssl();
      CertificateAuthority rsa = Papers.authority(SignatureAlgorithm.RSA_SHA256);
      Identity service = service(rsa, UNTIL);
      Files.write(folder.resolve("data"), STAMPED);
      Files.writeString(folder.resolve("tsa.pem"), pem("CERTIFICATE", der(service.certificate())));
      Files.writeString(folder.resolve("key.pem"), pem("PRIVATE KEY", service.key().getEncoded()));
      Files.writeString(folder.resolve("serial"), "01\n");
      Files.writeString(folder.resolve("ts.cnf"), CONFIGURATION.replace("DIR", folder.toString()));
      run(
          openssl,
          "ts",
          "-query",
          "-data",
          folder.resolve("data"),
          "-sha256",
          "-cert",
          "-out",
          folder.resolve("query"));
      run(
          openssl,
          "ts",
          "-reply",
          "-config",
          folder.resolve("ts.cnf"),
          "-queryfile",
          folder.resolve("query"),
          "-token_out",
          "-out",
          folder.resolve("token"));
      // Its clock is the machine's: a little later than that is always late enough.
      Instant judged = Files.getLastModifiedTime(folder.resolve("token")).toInstant();
      byte[] token = Files.readAllBytes(folder.resolve("token"));
      Verification<TimeStamp> verification =
          TimeStamp.verify(token, STAMPED, rsa.anchors(), judged.plusSeconds(60));
      assertTrue(verification.verified().isPresent(), verification.findings().toString());
    }

    // OpenSSL up to 3.0 at least does not verify SM2 in CMS.
    @ParameterizedTest
    @EnumSource(names = {"RSA_SHA256", "ECDSA_SHA256"})
    void tokenAcceptedHere_isAcceptedByOpenssl(SignatureAlgorithm algorithm, @TempDir Path folder)
        throws Exception {
      ExternalProgram openssl = openssl();
      CertificateAuthority authority = Papers.authority(algorithm);
      byte[] token = token(service(authority, UNTIL), SIGNED);
      assertTrue(verify(token, authority.anchors()).verified().isPresent());
      Files.write(folder.resolve("token"), token);
      Files.write(folder.resolve("data"), STAMPED);
      Files.writeString(
          folder.resolve("root.pem"), pem("CERTIFICATE", der(authority.certificate())));
      ExternalProgram.Run run =
          openssl.run(
              "ts",
              "-verify",
              "-token_in",
              "-in",
              folder.resolve("token"),
              "-data",
              folder.resolve("data"),
              "-CAfile",
              folder.resolve("root.pem"),
              "-attime",
              NOW.getEpochSecond());
      assertTrue(run.output().contains("Verification: OK"), run.output());
    }

    // OpenSSL joins no SM2 in CMS, but knows the parts: the form, the digests, the signature.
    @Test
    void tokenBySm2_isRightToOpenssl_partByPart(@TempDir Path folder) throws Exception {
      ExternalProgram openssl = openssl();
      CertificateAuthority authority = Papers.authority(SignatureAlgorithm.SM2_SM3);
      Identity service = service(authority, UNTIL);
      byte[] token = token(service, SIGNED);
      assertTrue(verify(token, authority.anchors()).verified().isPresent());
      CMSSignedData data = new CMSSignedData(token);
      SignerInformation signer = data.getSignerInfos().getSigners().iterator().next();
      Files.write(folder.resolve("token"), token);
      Files.write(folder.resolve("data"), STAMPED);
      Files.write(folder.resolve("content"), (byte[]) data.getSignedContent().getContent());
      Files.write(folder.resolve("attributes"), signer.getEncodedSignedAttributes());
      Files.write(folder.resolve("signature"), signer.getSignature());
      Files.writeString(
          folder.resolve("key.pem"),
          pem("PUBLIC KEY", service.certificate().getPublicKey().getEncoded()));
      ExternalProgram.Run text =
          openssl.run("ts", "-reply", "-token_in", "-in", folder.resolve("token"), "-text");
      assertTrue(text.output().contains("Hash Algorithm: sm3"), text.output());
      byte[] imprint = new TimeStampToken(data).getTimeStampInfo().getMessageImprintDigest();
      assertEquals(sm3(openssl, folder.resolve("data")), HexFormat.of().formatHex(imprint));
      ASN1Encodable digest =
          signer.getSignedAttributes().get(CMSAttributes.messageDigest).getAttributeValues()[0];
      assertEquals(
          sm3(openssl, folder.resolve("content")),
          HexFormat.of().formatHex(ASN1OctetString.getInstance(digest).getOctets()));
      run(
          openssl,
          "pkeyutl",
          "-verify",
          "-rawin",
          "-digest",
          "sm3",
          "-pkeyopt",
          "distid:1234567812345678",
          "-pubin",
          "-inkey",
          folder.resolve("key.pem"),
          "-in",
          folder.resolve("attributes"),
          "-sigfile",
          folder.resolve("signature"));
    }

    private static String sm3(ExternalProgram openssl, Path file) {
      String output = openssl.run("dgst", "-sm3", "-r", file).output();
      return output.substring(0, 64);
    }

    private void run(ExternalProgram program, Object... arguments) {
      ExternalProgram.Run run = program.run(arguments);
      assertEquals(0, run.exitCode(), run.output());
    }

    private static byte[] der(X509Certificate certificate) throws CertificateEncodingException {
      return certificate.getEncoded();
    }

    private static String pem(String type, byte[] der) {
      String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
      return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }

    private static final String CONFIGURATION =
        """
        [tsa]
        default_tsa = tsa_config
        [tsa_config]
        dir = DIR
        serial = $dir/serial
        crypto_device = builtin
        signer_cert = $dir/tsa.pem
        signer_key = $dir/key.pem
        signer_digest = sha256
        default_policy = 2.999.1
        digests = sha256
        accuracy = secs:1
        ess_cert_id_alg = sha256
        """;
  }
}
