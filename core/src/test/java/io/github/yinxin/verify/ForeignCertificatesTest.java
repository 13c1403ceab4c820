package io.github.yinxin.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.ExternalProgram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** SM2 certificates of other programs, and openssl's opinion on ours. */
class ForeignCertificatesTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("yinxin.data", "none")).resolve("vectors/sm-certs");

  private static X509Certificate read(String name) throws IOException, CertificateException {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.exists(file), "yinxin.data has no " + name);
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    int pem = text.indexOf("-----BEGIN CERTIFICATE");
    byte[] bytes =
        pem < 0
            ? Files.readAllBytes(file)
            : text.substring(pem).getBytes(StandardCharsets.US_ASCII);
    return parse(bytes);
  }

  private static X509Certificate parse(byte[] bytes) throws CertificateException {
    CertificateFactory factory =
        CertificateFactory.getInstance("X.509", new BouncyCastleProvider());
    return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes));
  }

  private static Instant middle(X509Certificate certificate) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    return from.plus(Duration.between(from, until).dividedBy(2));
  }

  @ParameterizedTest
  @CsvSource({
    "gmsm__sm2_sign_cert.cer, gmsm__SM2_CA.cer, PASSED",
    "gmsm__sm2_enc_cert.cer, gmsm__SM2_CA.cer, FAILED",
    "gmsm__sm2_sign_cert.cer, sm2-leaf.crt, UNDETERMINED"
  })
  void certificate_underARoot_isJudgedAsKnown(String leaf, String root, Outcome expected)
      throws Exception {
    X509Certificate certificate = read(leaf);
    Instant at = middle(certificate);
    Finding finding =
        TrustAnchors.of(read(root))
            .path(CertificateUse.SIGNING, certificate, List.of(), SigningTime.proven(at, at))
            .finding(Step.GENUINE);
    assertEquals(expected, finding.outcome(), finding.en());
  }

  /** Tongsuo names the key by SM2's own identifier where GB/T 20518 has id-ecPublicKey. */
  @Nested
  class KeyNamedOtherwise {

    private Outcome path(X509Certificate root, X509Certificate leaf) throws Exception {
      Instant at = middle(leaf);
      return TrustAnchors.of(root)
          .path(CertificateUse.SIGNING, leaf, List.of(), SigningTime.proven(at, at))
          .finding(Step.GENUINE)
          .outcome();
    }

    @Test
    void anchorAndLeaf_areRead() throws Exception {
      assertEquals(Outcome.PASSED, path(read("sm2-root-cert.pem"), read("sm2-cert.pem")));
    }

    @Test
    void leaf_isStillNobodysButItsIssuers() throws Exception {
      assertEquals(Outcome.UNDETERMINED, path(read("gmsm__SM2_CA.cer"), read("sm2-cert.pem")));
      assertEquals(
          Outcome.UNDETERMINED, path(read("sm2-root-cert.pem"), read("gmsm__sm2_sign_cert.cer")));
    }

    /** The identifier of the curve beside it is changed: then the key is of no known kind. */
    @Test
    void keyOfAnotherCurve_isRefusedAtOnce() throws Exception {
      byte[] der = read("sm2-root-cert.pem").getEncoded();
      HexFormat hex = HexFormat.of();
      String name = "06082a811ccf5501822d";
      String changed = hex.formatHex(der).replace(name + name, name + "06082a811ccf5501822e");
      X509Certificate root = parse(hex.parseHex(changed));
      assertThrows(IllegalArgumentException.class, () -> TrustAnchors.of(root));
    }
  }

  @Nested
  class Openssl {

    private ExternalProgram openssl() {
      return ExternalProgram.find("openssl").orElseGet(() -> abort("no openssl"));
    }

    private static String pem(String type, byte[] der) {
      String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
      return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }

    @ParameterizedTest
    @EnumSource
    void path_andList_areSeenTheSame(SignatureAlgorithm algorithm, @TempDir Path folder)
        throws Exception {
      CertificateAuthority root = Papers.authority(algorithm);
      Identity middle = Papers.middle(root);
      // This openssl gives the user id to the check of the last certificate only: no subordinate.
      CertificateAuthority sub =
          algorithm == SignatureAlgorithm.SM2_SM3 ? root : CertificateAuthority.over(middle);
      X509Certificate good = Papers.signer(sub).certificate();
      X509Certificate revoked = Papers.signer(sub).certificate();
      Instant next = Papers.NOW.plusSeconds(3600);
      byte[] own = Papers.der(sub.revocationList(Map.of(revoked, Papers.FROM), Papers.NOW, next));
      byte[] above = Papers.der(root.revocationList(Map.of(), Papers.NOW, next));
      TrustAnchors anchors = root.anchors().checkingRevocation(RevocationSource.of(own, above));
      write(folder, "root", pem("CERTIFICATE", root.certificate().getEncoded()));
      write(folder, "sub", pem("CERTIFICATE", middle.certificate().getEncoded()));
      write(folder, "lists", pem("X509 CRL", own) + pem("X509 CRL", above));
      for (X509Certificate leaf : List.of(good, revoked)) {
        write(folder, "leaf", pem("CERTIFICATE", leaf.getEncoded()));
        ExternalProgram.Run run = verify(folder, algorithm);
        boolean theirs = run.exitCode() == 0;
        Outcome ours =
            algorithm == SignatureAlgorithm.SM2_SM3
                ? Papers.path(anchors, leaf, middle.certificate())
                : Papers.revocation(anchors, Papers.CLAIMED, leaf, middle.certificate());
        assertEquals(theirs ? Outcome.PASSED : Outcome.FAILED, ours, run.output());
        boolean listed = algorithm != SignatureAlgorithm.SM2_SM3 && leaf.equals(revoked);
        assertEquals(!listed, theirs, run.output());
      }
    }

    private ExternalProgram.Run verify(Path folder, SignatureAlgorithm algorithm) {
      List<Object> arguments =
          new ArrayList<>(List.of("verify", "-CAfile", folder.resolve("root"), "-untrusted"));
      arguments.addAll(List.of(folder.resolve("sub"), "-CRLfile", folder.resolve("lists")));
      arguments.addAll(List.of("-attime", Papers.NOW.getEpochSecond()));
      // The user id reaches openssl's check of certificates, but not that of lists: paths only.
      arguments.addAll(
          algorithm == SignatureAlgorithm.SM2_SM3
              ? List.of("-vfyopt", "distid:1234567812345678")
              : List.of("-crl_check_all"));
      arguments.add(folder.resolve("leaf"));
      return openssl().run(arguments.toArray());
    }

    @Test
    void ocspAnswer_byOpenssl_isUnderstood(@TempDir Path folder) throws Exception {
      CertificateAuthority root = Papers.authority(SignatureAlgorithm.ECDSA_SHA256);
      X509Certificate leaf = Papers.signer(root).certificate();
      write(folder, "root", pem("CERTIFICATE", root.certificate().getEncoded()));
      write(folder, "leaf", pem("CERTIFICATE", leaf.getEncoded()));
      write(folder, "key", pem("PRIVATE KEY", root.identity().key().getEncoded()));
      String serial = leaf.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
      write(
          folder,
          "index",
          "V\t310101000000Z\t\t"
              + (serial.length() % 2 == 0 ? "" : "0")
              + serial
              + "\tunknown\t/CN=Example\n");
      ExternalProgram.Run run =
          openssl()
              .run(
                  "ocsp",
                  "-index",
                  folder.resolve("index"),
                  "-CA",
                  folder.resolve("root"),
                  "-rsigner",
                  folder.resolve("root"),
                  "-rkey",
                  folder.resolve("key"),
                  "-issuer",
                  folder.resolve("root"),
                  "-cert",
                  folder.resolve("leaf"),
                  "-ndays",
                  1,
                  "-respout",
                  folder.resolve("answer"),
                  "-noverify");
      assertTrue(Files.exists(folder.resolve("answer")), run.output());
      byte[] answer = Files.readAllBytes(folder.resolve("answer"));
      // Its clock is the machine's; the certificate is of these years.
      Instant judged = Files.getLastModifiedTime(folder.resolve("answer")).toInstant();
      SigningTime time = SigningTime.claimed(Papers.SIGNED, judged.plusSeconds(60));
      TrustAnchors anchors = root.anchors().checkingRevocation(RevocationSource.of(answer));
      assertEquals(Outcome.PASSED, Papers.revocation(anchors, time, leaf), run.output());
    }

    private static void write(Path folder, String name, String text) throws IOException {
      Files.writeString(folder.resolve(name), text);
    }
  }
}
