package io.github.yinxin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.yinxin.testkit.ExternalProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code seal} over files that nobody here wrote. What is still answered otherwise than expected is
 * listed with the work that will turn it right; a list that is too long fails like one too short.
 */
class SealForeignFilesTest {

  /** Not to be sealed by the contract: a page of 1.4 mm, a user without the right to sign. */
  private static final Set<String> REFUSED_BY_CONTRACT =
      Set.of(
          "pdf/cropbox-offset__veraPDF-corpus__veraPDF_test_suite_6-1-13-t09-fail-f.pdf",
          "pdf/encrypted-empty-user-password__pdf.js__secHandler.pdf");

  /** qpdf's exit codes from good to bad: nothing to say, warnings, errors. */
  private static final List<Integer> QPDF = List.of(0, 3, 2);

  private static final String UNREADABLE = "exit code ";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private static Path out;

  private static Map<String, String> expected = Map.of();
  private static Map<String, String> passwords = Map.of();
  // By file; those that need a password with it.
  private static final Map<String, JsonNode> ANSWERS = new LinkedHashMap<>();
  private static final Map<String, JsonNode> WITHOUT_PASSWORD = new LinkedHashMap<>();

  @BeforeAll
  static void sealAll() throws IOException {
    expected = ForeignFiles.expected("pdf");
    passwords = ForeignFiles.passwords();
    ANSWERS.putAll(ForeignFiles.run(expected.keySet(), "seal", "--json", "--out", out.toString()));
    for (Map.Entry<String, String> entry : passwords.entrySet()) {
      List<String> file = List.of(entry.getKey());
      WITHOUT_PASSWORD.putAll(ForeignFiles.run(file, "seal", "--json", "--out", out.toString()));
      ANSWERS.putAll(
          ForeignFiles.run(
              file, "seal", "--json", "--out", out.toString(), "--password", entry.getValue()));
    }
  }

  private static Map<String, Path> sealed() {
    Map<String, Path> sealed = new TreeMap<>();
    ANSWERS.forEach(
        (file, answer) -> {
          if (answer.has("out")) {
            sealed.put(file, Path.of(answer.get("out").asText()));
          }
        });
    return sealed;
  }

  @Test
  void seal_anyFile_isSealedOrRefused() {
    Map<String, String> got = ForeignFiles.texts(ANSWERS, a -> a.get("outcome").asText());
    List<String> different =
        ForeignFiles.differences(expected, got, SealForeignFilesTest::outcomeFits);
    assertEquals(new TreeSet<>(REFUSED_BY_CONTRACT), new TreeSet<>(different));
  }

  private static boolean outcomeFits(String expected, String got) {
    return switch (expected) {
      case "OK", "OK_PW" -> got.equals("SEALED");
      case "SPECIAL" -> got.equals("PASSWORD_NEEDED");
      default -> got.equals("REFUSED") || got.equals("SEALED");
    };
  }

  @Test
  void seal_encryptedFile_withoutItsPassword_asksForIt() {
    assertEquals(4, WITHOUT_PASSWORD.size());
    WITHOUT_PASSWORD.forEach(
        (file, answer) -> assertEquals("PASSWORD_NEEDED", answer.get("outcome").asText(), file));
  }

  @Test
  void seal_encryptedFile_withAWrongPassword_asksForIt() throws Exception {
    for (String file : passwords.keySet()) {
      ForeignFiles.run(
              List.of(file), "seal", "--json", "--out", out.toString(), "--password", "wrong")
          .values()
          .forEach(a -> assertEquals("PASSWORD_NEEDED", a.get("outcome").asText(), file));
    }
  }

  @Test
  void sealedFile_beginsWithTheOriginal() throws Exception {
    for (Map.Entry<String, Path> file : sealed().entrySet()) {
      byte[] original = Files.readAllBytes(ForeignFiles.path(file.getKey()));
      byte[] all = Files.readAllBytes(file.getValue());
      assertTrue(Arrays.equals(original, Arrays.copyOf(all, original.length)), file.getKey());
    }
  }

  @Test
  void sealedFile_opensInPdfBox_withAllItsPages() throws Exception {
    for (Map.Entry<String, Path> file : sealed().entrySet()) {
      assertEquals(
          pages(ForeignFiles.path(file.getKey()), file.getKey()),
          pages(file.getValue(), file.getKey()),
          file.getKey());
    }
  }

  private static int pages(Path pdf, String file) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile(), passwords.getOrDefault(file, ""))) {
      return document.getNumberOfPages();
    }
  }

  @Test
  void sealedFile_opensInPoppler_withAllItsPages() {
    Optional<ExternalProgram> pdfinfo = ExternalProgram.find("pdfinfo");
    assumeTrue(pdfinfo.isPresent(), "no pdfinfo");
    Map<String, String> different = new TreeMap<>();
    for (Map.Entry<String, Path> file : sealed().entrySet()) {
      String password = passwords.getOrDefault(file.getKey(), "");
      String before = popplerPages(pdfinfo.get(), password, ForeignFiles.path(file.getKey()));
      String after = popplerPages(pdfinfo.get(), password, file.getValue());
      // The rebuilt cross-reference makes some readable that were not.
      if (!after.equals(before) && !before.startsWith(UNREADABLE)) {
        different.put(file.getKey(), before + " -> " + after);
      }
    }
    assertEquals(Map.of(), different);
  }

  private static String popplerPages(ExternalProgram pdfinfo, String password, Path pdf) {
    ExternalProgram.Run run = pdfinfo.run("-upw", password, pdf);
    return run.output()
        .lines()
        .filter(line -> line.startsWith("Pages:"))
        .findFirst()
        .orElse(UNREADABLE + run.exitCode());
  }

  @Test
  void sealedFile_isNoWorseToQpdfThanTheOriginal() {
    Optional<ExternalProgram> qpdf = ExternalProgram.find("qpdf");
    assumeTrue(qpdf.isPresent(), "no qpdf");
    Map<String, String> worse = new TreeMap<>();
    for (Map.Entry<String, Path> file : sealed().entrySet()) {
      String password = "--password=" + passwords.getOrDefault(file.getKey(), "");
      ExternalProgram.Run before =
          qpdf.orElseThrow().run(password, "--check", ForeignFiles.path(file.getKey()));
      ExternalProgram.Run after = qpdf.orElseThrow().run(password, "--check", file.getValue());
      if (QPDF.indexOf(after.exitCode()) > QPDF.indexOf(before.exitCode())) {
        worse.put(file.getKey(), after.output());
      }
    }
    assertEquals(Map.of(), worse);
  }

  @Test
  void sealedFile_isVerified() throws Exception {
    Map<String, String> invalid = new TreeMap<>();
    for (Map.Entry<String, Path> file : sealed().entrySet()) {
      if (expected.getOrDefault(file.getKey(), "").startsWith("OK")) {
        String path = file.getValue().toString();
        JsonNode line =
            ForeignFiles.run(
                    List.of(path),
                    "verify",
                    "--json",
                    "--password",
                    passwords.getOrDefault(file.getKey(), ""))
                .values()
                .iterator()
                .next();
        if (!line.get("verdict").asText().equals("VALID")) {
          invalid.put(file.getKey(), line.toString());
        }
      }
    }
    assertEquals(Map.of(), invalid);
  }
}
