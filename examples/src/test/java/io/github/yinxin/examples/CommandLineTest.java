package io.github.yinxin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.yinxin.testkit.Documents;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of the verbs that work on any file: lines, exit codes, nothing half-written. */
class CommandLineTest {

  private static final int GOOD = 0;
  private static final int NEGATIVE = 1;
  private static final int USAGE = 2;
  private static final int UNKNOWN = 3;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @SuppressWarnings("NullAway.Init") // set by write
  private Path document;

  @BeforeEach
  void write() throws IOException {
    document = Files.write(folder.resolve("文件 one.pdf"), Documents.pages(2).bytes());
  }

  private int run(Object... arguments) {
    return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
        .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  private String reason(int line) throws IOException {
    return lines().get(line).get("reason").asText();
  }

  private Path target() {
    return folder.resolve("out").resolve("文件 one.pdf");
  }

  @Test
  void seal_plainDocument_isSealedAndVerified() throws Exception {
    assertEquals(GOOD, run("seal", "--json", "--out", folder.resolve("out"), document));
    assertEquals(target().toString(), lines().get(0).get("out").asText());
    assertEquals(GOOD, run("verify", "--json", target()));
    assertEquals("VALID", lines().get(1).get("verdict").asText());
    assertEquals("demo", lines().get(1).get("anchors").asText());
  }

  @Test
  void seal_optionsInAnyOrder_areTaken() throws Exception {
    assertEquals(
        GOOD,
        run(
            "seal",
            document,
            "--y",
            "100",
            "--page",
            "1",
            "--json",
            "--x",
            "90.5",
            "--out",
            folder.resolve("out")));
    JsonNode place = lines().get(0).get("placements").get(0);
    assertEquals(
        List.of(1.0, 90.5, 100.0, 42.0),
        List.of(
            place.get("page").asDouble(),
            place.get("x").asDouble(),
            place.get("y").asDouble(),
            place.get("width").asDouble()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"seal", "verify", "scan", "seal-info"})
  void badInputs_getTheirLines_andStopNobody(String verb) throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.pdf"));
    Path missing = folder.resolve("missing.pdf");
    List<Object> arguments =
        new ArrayList<>(List.of(verb, "--json", missing, folder, empty, document));
    if (verb.equals("seal")) {
      arguments.addAll(List.of("--out", folder.resolve("out")));
    }
    int code = run(arguments.toArray());
    assertEquals(
        List.of(missing.toString(), folder.toString(), empty.toString(), document.toString()),
        lines().stream().map(line -> line.get("file").asText()).toList());
    assertTrue(code == NEGATIVE || code == UNKNOWN, "exit code " + code);
    assertEquals("", err.toString());
  }

  @Test
  void seal_ontoItsInput_isRefusedAndLeavesItAlone() throws Exception {
    byte[] before = Files.readAllBytes(document);
    assertEquals(NEGATIVE, run("seal", "--json", "--out", folder, document));
    assertEquals("TARGET_CONFLICT", reason(0));
    assertEquals(before.length, Files.size(document));
  }

  @Test
  void seal_twoInputsOfOneName_refusesTheSecond() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other")).resolve("文件 one.pdf");
    Files.copy(document, other);
    assertEquals(NEGATIVE, run("seal", "--json", "--out", folder.resolve("out"), document, other));
    assertEquals("SEALED", lines().get(0).get("outcome").asText());
    assertEquals("TARGET_CONFLICT", reason(1));
  }

  @Test
  void seal_outsideThePage_isRefused() throws Exception {
    assertEquals(
        NEGATIVE,
        run("seal", "--json", "--out", folder.resolve("out"), "--x", "5", "--y", "5", document));
    assertEquals("OUTSIDE_PAGE", reason(0));
    assertTrue(Files.notExists(target()));
  }

  @Test
  void seal_keywordThatIsNotThere_isRefused() throws Exception {
    assertEquals(
        NEGATIVE,
        run("seal", "--json", "--out", folder.resolve("out"), "--keyword", "印章", document));
    assertEquals("KEYWORD_NOT_FOUND", reason(0));
  }

  @Test
  void seal_existingTarget_isReplaced() throws Exception {
    Files.createDirectory(folder.resolve("out"));
    Files.writeString(target(), "old");
    assertEquals(GOOD, run("seal", "--json", "--out", folder.resolve("out"), document));
    assertTrue(Files.size(target()) > Files.size(document));
  }

  @Test
  void seal_leavesNothingBesideTheTarget() throws Exception {
    run("seal", "--json", "--out", folder.resolve("out"), document);
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      assertEquals(List.of(target()), files.toList());
    }
  }

  @Test
  void usageErrors_processNothing() {
    assertEquals(USAGE, run("seal", document));
    assertEquals(USAGE, run("seal", "--out", folder.resolve("out"), "--x", "5", document));
    assertEquals(USAGE, run("seal", "--out", folder.resolve("out"), "--page", "0", document));
    assertEquals(USAGE, run("seal", "--out", folder.resolve("out"), "--certify", "4", document));
    assertEquals(USAGE, run("verify"));
    assertEquals(USAGE, run("verify", "--at", "yesterday", document));
    assertEquals("", out.toString());
    assertTrue(Files.notExists(folder.resolve("out")));
  }

  @Test
  void usageErrors_areTold_inOneLine() {
    for (List<String> options :
        List.of(
            List.of("--x", "NaN", "--y", "5"),
            List.of("--x", "5"),
            List.of("--nth", "2"),
            List.of("--keyword", " "),
            List.of("--keyword", "a", "--x", "1", "--y", "1"),
            List.of("--algorithm", "DSA"),
            List.of("--algorithm", "RSA", "--container", "GB38540"),
            List.of("--container", "PKCS7"),
            List.of("--keystore", "missing.p12"),
            List.of("--keystore", "missing.p12", "--storepass", "x"),
            List.of("--alias", "a"),
            List.of("--timeout", "0"))) {
      err.getBuffer().setLength(0);
      List<Object> arguments = new ArrayList<>(List.of("seal", "--out", folder, document));
      arguments.addAll(options);
      assertEquals(USAGE, run(arguments.toArray()), options.toString());
      assertEquals(1, err.toString().lines().count(), err.toString());
    }
    assertEquals("", out.toString());
  }

  @ParameterizedTest
  @CsvSource({"SM2, GB38540", "SM2, GB35275", "SM2, CMS", "RSA, CMS", "ECDSA, CMS"})
  void seal_inAContainer_isVerified_andNamesIt(String algorithm, String container)
      throws Exception {
    Path sealed = folder.resolve("out");
    int code =
        run(
            "seal",
            "--json",
            "--out",
            sealed,
            "--algorithm",
            algorithm,
            "--container",
            container,
            document);
    assertEquals(GOOD, code, out.toString());
    assertEquals(GOOD, run("verify", "--json", target()), out.toString());
    JsonNode signature = lines().get(1).get("signatures").get(0);
    assertEquals(container, signature.get("container").asText());
    assertEquals("SIGNATURE", signature.get("kind").asText());
    assertEquals("VALID", signature.get("verdict").asText());
  }

  @Test
  void file_namedLikeAnArgumentFile_isAFile() throws Exception {
    Path odd = Files.copy(document, folder.resolve("@odd.pdf"));
    assertEquals(NEGATIVE, run("verify", "--json", odd));
    assertEquals(odd.toString(), lines().get(0).get("file").asText());
  }

  @Test
  void seal_intoAFolderThatCannotBe_getsALineForEachFile() throws Exception {
    Path other = Files.copy(document, folder.resolve("other.pdf"));
    assertEquals(UNKNOWN, run("seal", "--json", "--out", other, document, other));
    assertEquals("NOT_WRITTEN", reason(0));
    assertEquals("ERROR", lines().get(0).get("outcome").asText());
    assertEquals(2, lines().size());
  }

  @Test
  void seal_keywordOnAnotherPage_isNotFound() throws Exception {
    Path text = Files.write(folder.resolve("t.pdf"), Documents.pages(2).line("Hello").bytes());
    Path sealed = folder.resolve("out");
    assertEquals(
        NEGATIVE, run("seal", "--json", "--out", sealed, "--keyword", "Nobody", "--page", 2, text));
    assertEquals("KEYWORD_NOT_FOUND", reason(0));
  }

  @Test
  void verify_anchorThatIsNone_isAUsageError() throws Exception {
    Path text = Files.writeString(folder.resolve("anchor.cer"), "no certificate");
    assertEquals(USAGE, run("verify", "--anchor", folder.resolve("missing.cer"), document));
    assertEquals(USAGE, run("verify", "--anchor", text, document));
    assertEquals("", out.toString());
  }

  @Test
  void jsonLine_holdsNothingThatEndsALineElsewhere() throws Exception {
    assertEquals(UNKNOWN, run("verify", "--json", "a\u2028b\u0085c.pdf"));
    assertEquals("a\u2028b\u0085c.pdf", lines().get(0).get("file").asText());
    assertTrue(out.toString().chars().noneMatch(c -> c == 0x2028 || c == 0x85), out.toString());
  }

  @Test
  void verify_documentWithoutSignature_isInvalid() throws Exception {
    assertEquals(NEGATIVE, run("verify", "--json", document));
    assertEquals("NO_SIGNATURE", lines().get(0).get("integrity").asText());
  }

  @Test
  void doubleDash_endsTheOptions() {
    assertEquals(UNKNOWN, run("verify", "--json", "--", "--json"));
  }

  @Test
  void outputThatNobodyReads_endsTheRun() {
    Writer closed =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("broken pipe");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    int code =
        Main.commandLine(new PrintWriter(closed, true), new PrintWriter(err, true))
            .execute("verify", "--json", document.toString(), document.toString());
    assertEquals(UNKNOWN, code);
  }
}
