package io.github.yinxin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * {@code verify} over files that nobody here wrote. What is still answered otherwise than expected
 * is listed with the work that will turn it right; a list that is too long fails like one too
 * short.
 */
class VerifyForeignFilesTest {

  @Test
  void verify_signedAndAttackedFiles_giveTheExpectedIntegrity() throws Exception {
    Map<String, String> expected = ForeignFiles.expected("signed-pdf", "attacks");
    Map<String, String> got =
        ForeignFiles.texts(
            ForeignFiles.run(expected.keySet(), "verify", "--json"),
            a -> a.get("integrity").asText());
    List<String> different =
        ForeignFiles.differences(expected, got, VerifyForeignFilesTest::integrityFits);
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
    ForeignFiles.texts(
            ForeignFiles.run(attacks.keySet(), "verify", "--json"), a -> a.get("verdict").asText())
        .forEach((file, verdict) -> assertTrue(!verdict.equals("VALID"), file));
  }

  /** The verdict of each line and of each signature follows from integrity and trust. */
  @Test
  void verify_anyFile_givesTheVerdictThatItsIntegrityLeaves() throws Exception {
    Map<String, String> files = ForeignFiles.expected("signed-pdf", "attacks", "pdf");
    for (JsonNode line : ForeignFiles.run(files.keySet(), "verify", "--json").values()) {
      requireConsistent(line);
      line.get("signatures").forEach(VerifyForeignFilesTest::requireConsistent);
    }
  }

  private static void requireConsistent(JsonNode judged) {
    List<String> possible =
        switch (judged.get("integrity").asText()) {
          case "VALID", "VALID+ALLOWED_UPDATES" -> List.of("VALID", "UNDETERMINED", "INVALID");
          case "UNSUPPORTED", "UNREADABLE" -> List.of("UNDETERMINED");
          default -> List.of("INVALID");
        };
    assertTrue(possible.contains(judged.get("verdict").asText()), judged::toString);
  }
}
