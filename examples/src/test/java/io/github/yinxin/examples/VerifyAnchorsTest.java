package io.github.yinxin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.yinxin.examples.demo.DemoKeys;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.Documents;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code verify --anchor}: whom the person trusts, and nobody else. */
class VerifyAnchorsTest {

  private static final int USAGE = 2;
  private static final int UNKNOWN = 3;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void seal() throws IOException {
    Path document = Files.write(folder.resolve("a.pdf"), Documents.pages(1).bytes());
    run("seal", "--json", "--out", folder.resolve("out"), document);
    out.getBuffer().setLength(0);
  }

  private int run(Object... arguments) {
    return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
        .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }

  private int verify(Object... options) {
    Stream<Object> file = Stream.of(folder.resolve("out/a.pdf"));
    return run(
        Stream.of(Stream.of("verify", "--json"), Stream.of(options), file)
            .flatMap(all -> all)
            .toArray());
  }

  private JsonNode line() throws IOException {
    return new ObjectMapper().readTree(out.toString());
  }

  private Path written(X509Certificate certificate, boolean pem) throws Exception {
    byte[] der = certificate.getEncoded();
    String text = Base64.getMimeEncoder().encodeToString(der);
    return pem
        ? Files.writeString(
            folder.resolve("root.pem"),
            "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n")
        : Files.write(folder.resolve("root.cer"), der);
  }

  private static X509Certificate demoRoot() throws Exception {
    List<X509Certificate> chain =
        DemoKeys.open(DemoKeys.home(), Clock.systemUTC())
            .authority(SignatureAlgorithm.SM2_SM3)
            .certificates();
    return chain.get(chain.size() - 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rootBehindTheSeal_isTrusted(boolean pem) throws Exception {
    assertEquals(0, verify("--anchor", written(demoRoot(), pem)), err.toString());
    assertEquals("VALID", line().get("verdict").asText());
    assertEquals("given", line().get("anchors").asText());
  }

  @Test
  void anotherRoot_leavesItUndetermined() throws Exception {
    X509Certificate other =
        CertificateAuthority.found(
                SignatureAlgorithm.SM2_SM3, "CN=Other", Instant.parse("2020-01-01T00:00:00Z"))
            .certificate();
    assertEquals(UNKNOWN, verify("--anchor", written(other, false)));
    assertEquals("UNDETERMINED", line().get("verdict").asText());
    assertEquals("VALID", line().get("integrity").asText());
    assertEquals("given", line().get("anchors").asText());
  }

  @Test
  void severalRoots_areTrustedTogether() throws Exception {
    Path other =
        written(
            CertificateAuthority.found(
                    SignatureAlgorithm.RSA_SHA256,
                    "CN=Other",
                    Instant.parse("2020-01-01T00:00:00Z"))
                .certificate(),
            false);
    assertEquals(0, verify("--anchor", other, "--anchor", written(demoRoot(), true)));
  }

  @ParameterizedTest
  @CsvSource({"key-of-unknown-kind.der", "point-not-on-the-curve.der"})
  void certificateWhoseKeyCannotBeUsed_isAUsageError(String name) throws Exception {
    Path file = Path.of("../core/src/test/resources/fuzz/certificates", name);
    assertEquals(USAGE, verify("--anchor", file), out.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertEquals("", out.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-24", "yesterday", ""})
  void momentThatIsNone_isAUsageError(String at) {
    assertEquals(USAGE, verify("--at", at));
    assertTrue(err.toString().contains("--at"), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
  }
}
