package io.github.yinxin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The verbs over files that nobody here wrote. What is still answered otherwise than expected is
 * listed with the work that will turn it right; a list that is too long fails like one too short.
 */
class ForeignFilesTest {

  /** Not to be sealed by the contract: a page of 1.4 mm, a user without the right to sign. */
  private static final Set<String> REFUSED_BY_CONTRACT =
      Set.of(
          "pdf/cropbox-offset__veraPDF-corpus__veraPDF_test_suite_6-1-13-t09-fail-f.pdf",
          "pdf/encrypted-empty-user-password__pdf.js__secHandler.pdf");

  /** Printed on cloth that hangs in folds. */
  private static final Set<String> NOT_READ_YET =
      Set.of("qr-images/zxing-qrcode-4__qrcode-4-30.png");

  /** The edition of 2014. Comes with the reading of all editions. */
  private static final Set<String> EDITION_NOT_READ_YET = Set.of("seals/ofdrw__UserV1.esl");

  @Test
  void verify_signedAndAttackedFiles_giveTheExpectedIntegrity() throws Exception {
    Map<String, String> expected = ForeignFiles.expected("signed-pdf", "attacks");
    Map<String, String> got =
        texts(
            ForeignFiles.run(expected.keySet(), "verify", "--json"),
            a -> a.get("integrity").asText());
    List<String> different =
        ForeignFiles.differences(expected, got, ForeignFilesTest::integrityFits);
    assertEquals(List.of(), different);
  }

  // The two overlap on bad byte ranges (README of the files); anything but VALID is no crash.
  private static boolean integrityFits(String expected, String got) {
    return switch (expected) {
      case "BROKEN", "MALFORMED" -> got.equals("BROKEN") || got.equals("MALFORMED");
      case "NO_CRASH" -> !got.startsWith("VALID");
      default -> Arrays.asList(expected.split(" \\| ")).contains(got);
    };
  }

  @Test
  void verify_forgedFiles_areNeverValid() throws Exception {
    Map<String, String> attacks = ForeignFiles.expected("attacks");
    texts(ForeignFiles.run(attacks.keySet(), "verify", "--json"), a -> a.get("verdict").asText())
        .forEach((file, verdict) -> assertTrue(!verdict.equals("VALID"), file));
  }

  @Test
  void seal_anyFile_isSealedRefusedOrAsksForThePassword(@TempDir Path out) throws Exception {
    Map<String, String> expected = ForeignFiles.expected("pdf");
    Map<String, JsonNode> answers =
        ForeignFiles.run(expected.keySet(), "seal", "--json", "--out", out.toString());
    Map<String, String> got = texts(answers, a -> a.get("outcome").asText());
    List<String> different = ForeignFiles.differences(expected, got, ForeignFilesTest::outcomeFits);
    assertEquals(new TreeSet<>(REFUSED_BY_CONTRACT), new TreeSet<>(different));
    for (Map.Entry<String, JsonNode> answer : answers.entrySet()) {
      if (answer.getValue().has("out")) {
        requireUntouched(answer.getKey(), Path.of(answer.getValue().get("out").asText()));
      }
    }
  }

  private static boolean outcomeFits(String expected, String got) {
    return switch (expected) {
      case "OK" -> got.equals("SEALED");
      case "OK_PW", "SPECIAL" -> got.equals("PASSWORD_NEEDED");
      default -> got.equals("REFUSED") || got.equals("SEALED");
    };
  }

  private static void requireUntouched(String file, Path sealed) throws IOException {
    byte[] original = Files.readAllBytes(ForeignFiles.path(file));
    byte[] all = Files.readAllBytes(sealed);
    assertTrue(Arrays.equals(original, Arrays.copyOf(all, original.length)), file);
  }

  @Test
  void verify_filesSealedHere_areValid(@TempDir Path out) throws Exception {
    Map<String, String> files = ForeignFiles.expected("pdf");
    files.values().removeIf(expected -> !expected.equals("OK"));
    List<String> sealed =
        ForeignFiles.run(files.keySet(), "seal", "--json", "--out", out.toString())
            .values()
            .stream()
            .filter(a -> a.has("out"))
            .map(a -> a.get("out").asText())
            .toList();
    Map<String, String> verdicts =
        texts(ForeignFiles.run(sealed, "verify", "--json"), a -> a.get("verdict").asText());
    verdicts.values().removeIf(verdict -> verdict.equals("VALID"));
    assertEquals(Map.of(), verdicts);
  }

  @Test
  void scan_pictures_giveTheExpectedTexts() throws Exception {
    Map<String, String> expected = ForeignFiles.expected("qr-images");
    Map<String, String> wanted = new LinkedHashMap<>();
    for (String file : expected.keySet()) {
      Path text = ForeignFiles.path(file.replaceAll("\\.[a-z]+$", ".txt"));
      wanted.put(
          file, Files.exists(text) ? sorted(List.of(Files.readString(text).split("\n---\n"))) : "");
    }
    Map<String, String> got =
        texts(
            ForeignFiles.run(expected.keySet(), "scan", "--json"),
            a -> sorted(a.get("codes").findValuesAsText("text")));
    List<String> different = ForeignFiles.differences(wanted, got, String::equals);
    assertEquals(new TreeSet<>(NOT_READ_YET), new TreeSet<>(different));
  }

  @Test
  void sealInfo_seals_giveTheExpectedAnswers() throws Exception {
    Map<String, String> expected = ForeignFiles.expected("seals");
    expected.values().removeIf(e -> e.equals("-"));
    Map<String, String> got =
        texts(
            ForeignFiles.run(expected.keySet(), "seal-info", "--json"),
            ForeignFilesTest::sealAnswer);
    List<String> different = ForeignFiles.differences(expected, got, String::equals);
    assertEquals(EDITION_NOT_READ_YET, Set.copyOf(different));
  }

  @Test
  void sealInfo_otherFiles_areOfNoKindOrPackages() throws Exception {
    Map<String, String> others = ForeignFiles.expected("seals");
    others.values().removeIf(e -> !e.equals("-"));
    texts(ForeignFiles.run(others.keySet(), "seal-info", "--json"), a -> a.get("kind").asText())
        .forEach((file, kind) -> assertEquals(file.endsWith(".ofd") ? "OFD" : "NONE", kind, file));
  }

  private static String sealAnswer(JsonNode answer) {
    String check =
        switch (answer.get("kind").asText()) {
          case "SEAL" -> "SEAL_SIGNATURE";
          case "SEAL_SIGNATURE" -> "SIGNATURE_VALUE";
          default -> "";
        };
    for (JsonNode finding : answer.get("findings")) {
      if (finding.get("check").asText().equals(check)) {
        String good = finding.get("outcome").asText().equals("PASSED") ? "_OK" : "_BAD";
        return (check.equals("SEAL_SIGNATURE") ? "SEAL" : "SIG") + good;
      }
    }
    return "NONE";
  }

  private static String sorted(List<String> texts) {
    return texts.stream()
        .map(ForeignFilesTest::normalized)
        .sorted()
        .collect(Collectors.joining("\n---\n"));
  }

  private static String normalized(String text) {
    return text.replace("\r\n", "\n").stripTrailing();
  }

  private static Map<String, String> texts(
      Map<String, JsonNode> answers, Function<JsonNode, String> text) {
    Map<String, String> texts = new LinkedHashMap<>();
    answers.forEach((file, answer) -> texts.put(file, text.apply(answer)));
    return texts;
  }
}
