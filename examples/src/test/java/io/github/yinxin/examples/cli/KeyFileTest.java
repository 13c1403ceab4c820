package io.github.yinxin.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.yinxin.examples.cli.KeyFile.UnusableException;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.ExternalProgram;
import io.github.yinxin.testkit.Pkcs12Files;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** PKCS#12 files as OpenSSL, keytool and Bouncy Castle write them. */
class KeyFileTest {

  private static final String PASSWORD = "secret";
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private static Signer signer(Path file, @Nullable String alias) throws UnusableException {
    return KeyFile.open(file.toString(), PASSWORD).signer(alias);
  }

  private static String refusal(Path file, String password, @Nullable String alias) {
    return String.valueOf(
        assertThrows(
                UnusableException.class,
                () -> KeyFile.open(file.toString(), password).signer(alias))
            .getMessage());
  }

  private static void requireSigns(Signer signer) throws Exception {
    assertTrue(signer.sign(new byte[] {1}).length > 0);
  }

  private static Identity identity(SignatureAlgorithm algorithm) {
    return CertificateAuthority.found(algorithm, "CN=Example Root", FROM)
        .issue("CN=示例单位", Purpose.SIGNING, FROM, Instant.parse("2031-01-01T00:00:00Z"));
  }

  private Path written(String... aliases) throws IOException {
    Map<String, Identity> keys = new LinkedHashMap<>();
    for (String alias : aliases) {
      keys.put(alias, identity(SignatureAlgorithm.SM2_SM3));
    }
    return written(keys);
  }

  private Path written(Map<String, Identity> keys) throws IOException {
    return Files.write(
        folder.resolve("keys.p12"), Pkcs12Files.of(keys, Map.of(), PASSWORD.toCharArray()));
  }

  private static ExternalProgram.Run run(String program, Object... arguments) {
    Optional<ExternalProgram> found = ExternalProgram.find(program);
    assumeTrue(found.isPresent(), "no " + program);
    ExternalProgram.Run run = found.orElseThrow().run(arguments);
    assertEquals(0, run.exitCode(), run.output());
    return run;
  }

  @ParameterizedTest
  @EnumSource
  void fileOfOneKey_needsNoAlias(SignatureAlgorithm algorithm) throws Exception {
    Signer signer = signer(written(Map.of("only", identity(algorithm))), null);
    assertEquals(algorithm, signer.algorithm());
    assertEquals(2, signer.certificates().size());
    requireSigns(signer);
  }

  // Slow on purpose: made and opened once.
  @Test
  void bouncyCastlesFile_isRead() throws Exception {
    Identity identity = identity(SignatureAlgorithm.SM2_SM3);
    KeyStore store = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
    store.load(null, null);
    store.setKeyEntry(
        "only",
        identity.key(),
        PASSWORD.toCharArray(),
        identity.certificates().toArray(X509Certificate[]::new));
    Path file = folder.resolve("bc.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    Signer signer = signer(file, null);
    assertEquals(identity.certificates(), signer.certificates());
    requireSigns(signer);
  }

  @ParameterizedTest
  @CsvSource({"SM2, SM2_SM3", "RSA, RSA_SHA256", "EC, ECDSA_SHA256"})
  void openSslsFile_isRead(String kind, SignatureAlgorithm algorithm) throws Exception {
    Path key = folder.resolve("key.pem");
    Path certificate = folder.resolve("certificate.pem");
    Path file = folder.resolve("openssl.p12");
    switch (kind) {
      case "EC" ->
          run(
              "openssl",
              "genpkey",
              "-algorithm",
              "EC",
              "-pkeyopt",
              "ec_paramgen_curve:P-256",
              "-out",
              key);
      case "RSA" ->
          run(
              "openssl",
              "genpkey",
              "-algorithm",
              "RSA",
              "-pkeyopt",
              "rsa_keygen_bits:2048",
              "-out",
              key);
      default -> run("openssl", "genpkey", "-algorithm", kind, "-out", key);
    }
    run(
        "openssl",
        "req",
        "-x509",
        "-new",
        "-key",
        key,
        kind.equals("SM2") ? "-sm3" : "-sha256",
        "-utf8",
        "-subj",
        "/CN=示例单位",
        "-days",
        30,
        "-out",
        certificate);
    run(
        "openssl",
        "pkcs12",
        "-export",
        "-inkey",
        key,
        "-in",
        certificate,
        "-passout",
        "pass:" + PASSWORD,
        "-out",
        file);
    Signer signer = signer(file, null);
    assertEquals(algorithm, signer.algorithm());
    requireSigns(signer);
  }

  @ParameterizedTest
  @CsvSource({"RSA, 2048, RSA_SHA256", "EC, 256, ECDSA_SHA256"})
  void keytoolsFile_isRead(String kind, int bits, SignatureAlgorithm algorithm) throws Exception {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    assumeTrue(Files.isExecutable(keytool), "no keytool");
    Path file = folder.resolve("keytool.p12");
    Process process =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "Mine",
                "-keyalg",
                kind,
                "-keysize",
                String.valueOf(bits),
                "-dname",
                "CN=Example",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();
    assertEquals(0, process.waitFor());
    assertEquals(algorithm, signer(file, null).algorithm());
    requireSigns(signer(file, "mine"));
  }

  @Test
  void fileOfTwoKeys_needsTheAlias_andNamesThem() throws Exception {
    Path file = written("first", "second");
    requireSigns(signer(file, "second"));
    String refusal = refusal(file, PASSWORD, null);
    assertTrue(refusal.contains("first") && refusal.contains("second"), refusal);
  }

  @Test
  void aliasThatIsNotThere_isRefused_namingThoseThatAre() throws Exception {
    assertTrue(refusal(written("first"), PASSWORD, "other").contains("first"));
  }

  @Test
  void wrongPassword_isRefused() throws Exception {
    assertTrue(refusal(written("first"), "wrong", null).contains("password"));
  }

  @Test
  void whatIsNoKeyStore_isRefused() throws IOException {
    assertTrue(refusal(folder.resolve("missing.p12"), PASSWORD, null).contains("no such file"));
    Path text = Files.writeString(folder.resolve("text.p12"), "no key store");
    assertTrue(refusal(text, PASSWORD, null).contains("no PKCS#12"));
    Path empty = Files.createFile(folder.resolve("empty.p12"));
    assertTrue(refusal(empty, PASSWORD, null).contains("no PKCS#12"));
  }
}
