package io.github.yinxin.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.yinxin.testkit.Documents;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where sealed files go: never over an input, by whatever name, and where the line says. */
class SealTargetsTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  @SuppressWarnings("NullAway.Init") // set by write
  private Path document;

  private byte[] before = {};

  @BeforeEach
  void write() throws IOException {
    before = Documents.pages(1).bytes();
    document = Files.write(Files.createDirectory(folder.resolve("in")).resolve("a.pdf"), before);
  }

  private List<JsonNode> seal(Object... arguments) throws IOException {
    StringWriter out = new StringWriter();
    List<String> all = new ArrayList<>(List.of("seal", "--json"));
    Stream.of(arguments).map(Object::toString).forEach(all::add);
    Main.commandLine(new PrintWriter(out, true), new PrintWriter(new StringWriter()))
        .execute(all.toArray(String[]::new));
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  private void requireConflict(JsonNode line) throws IOException {
    assertEquals("TARGET_CONFLICT", line.path("reason").asText(), line.toString());
    assertArrayEquals(before, Files.readAllBytes(document));
  }

  @Test
  void relativeFolder_givesAnAbsoluteName() throws Exception {
    Path relative = Path.of("").toAbsolutePath().relativize(folder.toRealPath());
    String out = seal("--out", relative + "/./out", document).get(0).get("out").asText();
    assertTrue(Path.of(out).isAbsolute(), out);
    assertTrue(Files.isSameFile(folder.resolve("out/a.pdf"), Path.of(out)), out);
  }

  @Test
  void folderAboveALink_isNamedAsItIs() throws Exception {
    Files.createDirectories(folder.resolve("real/deep"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real/deep"));
    String out = seal("--out", folder + "/link/..", document).get(0).get("out").asText();
    assertTrue(Files.isSameFile(folder.resolve("real/a.pdf"), Path.of(out)), out);
    assertFalse(Files.exists(folder.resolve("a.pdf")));
  }

  @Test
  void folderOfTheInput_byALink_isAConflict() throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("in"));
    requireConflict(seal("--out", folder.resolve("link"), document).get(0));
  }

  @Test
  void linkToAnInput_isAConflict() throws Exception {
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.createSymbolicLink(out.resolve("a.pdf"), document);
    requireConflict(seal("--out", out, document).get(0));
  }

  @Test
  void otherNameOfAnInput_isReplaced_andTheInputLeftAlone() throws Exception {
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.createLink(out.resolve("a.pdf"), document);
    assertEquals("SEALED", seal("--out", out, document).get(0).get("outcome").asText());
    assertArrayEquals(before, Files.readAllBytes(document));
  }

  @Test
  void inputThatIsNotThereYet_isNoTargetEither() throws Exception {
    Path out = folder.resolve("out");
    List<JsonNode> lines = seal("--out", out, out.resolve("a.pdf"), document);
    assertEquals("NOT_FOUND", lines.get(0).get("reason").asText());
    requireConflict(lines.get(1));
    assertFalse(Files.exists(out.resolve("a.pdf")));
  }

  @Test
  void targetThatIsAFolder_isNotWritten() throws Exception {
    Files.createDirectories(folder.resolve("out/a.pdf/full"));
    JsonNode line = seal("--out", folder.resolve("out"), document).get(0);
    assertEquals("NOT_WRITTEN", line.get("reason").asText());
    try (Stream<Path> left = Files.list(folder.resolve("out"))) {
      assertEquals(1, left.count());
    }
  }
}
