package io.github.yinxin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.yinxin.testkit.Documents;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verb {@code tamper}. */
class TamperVerbTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private final StringWriter out = new StringWriter();

  private int run(Object... arguments) {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return Main.commandLine(new PrintWriter(out, true), nowhere)
        .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }

  private JsonNode lastLine() throws IOException {
    return new ObjectMapper().readTree(out.toString().lines().reduce((a, b) -> b).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "SM2"})
  void tamper_sealedFile_writesADozenForgeriesAndAcceptsNone(String algorithm) throws Exception {
    Path document = Files.write(folder.resolve("one.pdf"), Documents.pages(1).line("A").bytes());
    Path sealed = folder.resolve("sealed");
    assertEquals(0, run("seal", "--algorithm", algorithm, "--out", sealed, document));
    Path forged = folder.resolve("forged");
    int code = run("tamper", "--json", "--timeout", 60, "--out", forged, sealed.resolve("one.pdf"));
    JsonNode line = lastLine();
    assertEquals(0, code, line::toString);
    assertEquals("FORGED", line.get("outcome").asText());
    assertEquals(0, line.get("accepted").asInt());
    assertTrue(line.get("forgeries").size() >= 12, line::toString);
    for (JsonNode forgery : line.get("forgeries")) {
      assertTrue(Files.exists(Path.of(forgery.get("out").asText())), forgery::toString);
      assertTrue(forgery.hasNonNull("check") && forgery.hasNonNull("pdfbox"), forgery::toString);
    }
    // It knows no seal signature; of RSA, a moved rectangle is nothing to it.
    boolean believed = line.at("/forgeries/1/pdfbox").asText().startsWith("valid");
    assertEquals(algorithm.equals("RSA"), believed, line::toString);
  }

  @Test
  void tamper_twoFilesOfOneName_doesNotOverwriteTheFirstOnes() throws Exception {
    Path document = Files.write(folder.resolve("one.pdf"), Documents.pages(1).line("A").bytes());
    Path sealed = folder.resolve("sealed");
    Path again = folder.resolve("again");
    assertEquals(0, run("seal", "--out", sealed, document));
    assertEquals(0, run("seal", "--out", again, document));
    int code =
        run(
            "tamper",
            "--json",
            "--out",
            folder.resolve("forged"),
            sealed.resolve("one.pdf"),
            again.resolve("one.pdf"));
    assertEquals(3, code);
    assertEquals("TARGET_CONFLICT", lastLine().get("reason").asText());
  }

  @Test
  void tamper_documentWithoutSeal_isRefused() throws Exception {
    Path document = Files.write(folder.resolve("one.pdf"), Documents.pages(1).bytes());
    assertEquals(1, run("tamper", "--json", "--out", folder.resolve("forged"), document));
    assertEquals("NOT_SEALED", lastLine().get("reason").asText());
  }
}
