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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify --out}: a report beside the verdict, and never instead of it. */
class VerifyReportTest {

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

  private JsonNode line() throws IOException {
    return new ObjectMapper().readTree(out.toString());
  }

  @Test
  void report_isWrittenForPeopleAndForMachines() throws IOException {
    Path reports = folder.resolve("reports");
    assertEquals(
        0, run("verify", "--json", "--out", reports, folder.resolve("out/a.pdf")), err::toString);
    Path html = reports.resolve("a.pdf.html");
    assertEquals(html.toString(), line().get("report").asText());
    assertTrue(Files.readString(html).contains("src=\"data:image/png;base64,"));
    JsonNode json = new ObjectMapper().readTree(reports.resolve("a.pdf.json").toFile());
    assertEquals("SAME", json.at("/signatures/0/impressions/0/look").asText());
    assertEquals("TOTAL-PASSED", json.at("/signatures/0/indication/main").asText());
    assertEquals(0, json.get("warnings").size(), json::toString);
  }

  @Test
  void report_thatCannotBeWritten_leavesTheVerdict() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[0]);
    int code = run("verify", "--json", "--out", file, folder.resolve("out/a.pdf"));
    assertEquals(UNKNOWN, code);
    assertEquals("VALID", line().get("verdict").asText());
    assertTrue(line().path("report").isMissingNode());
    assertTrue(err.toString().contains("no report on"), err::toString);
  }
}
