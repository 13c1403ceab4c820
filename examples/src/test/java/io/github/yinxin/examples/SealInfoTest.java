package io.github.yinxin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.Documents;
import io.github.yinxin.testkit.SealFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code seal-info} over what strangers hand in. */
class SealInfoTest {

  private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2034-01-01T00:00:00Z");

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private final StringWriter out = new StringWriter();

  private int run(Object... arguments) {
    return Main.commandLine(new PrintWriter(out, true), new PrintWriter(new StringWriter()))
        .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }

  private JsonNode line(Object... arguments) throws IOException {
    out.getBuffer().setLength(0);
    run(arguments);
    return new ObjectMapper().readTree(out.toString());
  }

  private static byte[] seal(String name) {
    Identity maker =
        CertificateAuthority.found(SignatureAlgorithm.SM2_SM3, "CN=Root", FROM)
            .issue("CN=Maker", Purpose.SIGNING, FROM, UNTIL);
    return SealFactory.of(maker)
        .make(
            new SealFactory.Design(
                "ID-1",
                name,
                1,
                List.of(maker.certificate()),
                FROM,
                UNTIL,
                new SealFactory.Picture("png", new byte[] {1}, 42, 42)));
  }

  @Test
  void nameThatCommandsTheTerminal_isNotObeyed() throws Exception {
    Path file = Files.write(folder.resolve("a.esl"), seal("\u001b[31mred\nb.esl: VALID"));
    run("seal-info", file);
    assertFalse(out.toString().contains("\u001b"), out.toString());
    assertTrue(out.toString().lines().noneMatch(line -> line.startsWith("b.esl")), out.toString());
    assertEquals(
        "\u001b[31mred\nb.esl: VALID", line("seal-info", "--json", file).get("name").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "junk before the header\n"})
  void sealedPdf_isFoundBehindJunk(String junk) throws Exception {
    byte[] pdf = Documents.pages(1).bytes();
    byte[] bytes =
        (junk + new String(pdf, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    Path document = Files.write(folder.resolve("a.pdf"), bytes);
    run("seal", "--out", folder.resolve("out"), document);
    JsonNode line = line("seal-info", "--json", folder.resolve("out/a.pdf"));
    assertEquals("PDF", line.get("kind").asText(), line.toString());
    assertEquals("SEAL_SIGNATURE", line.get("items").get(0).get("kind").asText());
    assertTrue(line.get("items").get(0).has("where"), line.toString());
  }

  @Test
  void signatureWithoutASeal_namesItsCertificate() throws Exception {
    Path document = Files.write(folder.resolve("a.pdf"), Documents.pages(1).bytes());
    run("seal", "--algorithm", "RSA", "--out", folder.resolve("out"), document);
    JsonNode item = line("seal-info", "--json", folder.resolve("out/a.pdf")).get("items").get(0);
    assertEquals("SIGNED_DATA", item.get("kind").asText());
    assertEquals(1, item.get("certificates").size(), item.toString());
  }

  @Test
  void pdfThatCannotBeRead_isNotOneWithoutSeals() throws Exception {
    Path damaged = Files.writeString(folder.resolve("a.pdf"), "%PDF-1.7\nand no more");
    JsonNode line = line("seal-info", "--json", damaged);
    assertEquals("NOT_READABLE", line.get("error").asText(), line.toString());
    Path plain = Files.write(folder.resolve("b.pdf"), Documents.pages(1).bytes());
    assertEquals(0, line("seal-info", "--json", plain).get("items").size());
  }
}
