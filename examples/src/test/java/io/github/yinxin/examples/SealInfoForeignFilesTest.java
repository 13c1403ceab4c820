package io.github.yinxin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * {@code seal-info} over files that nobody here wrote. What is still answered otherwise than
 * expected is listed with the work that will turn it right; a list that is too long fails like one
 * too short.
 */
class SealInfoForeignFilesTest {

  @Test
  void sealInfo_seals_giveTheExpectedAnswers() throws Exception {
    Map<String, String> expected = ForeignFiles.expected("seals");
    expected.values().removeIf(e -> e.equals("-"));
    Map<String, String> got =
        ForeignFiles.texts(
            ForeignFiles.run(expected.keySet(), "seal-info", "--json"),
            SealInfoForeignFilesTest::sealAnswer);
    List<String> different = ForeignFiles.differences(expected, got, String::equals);
    assertEquals(List.of(), different);
  }

  @Test
  void sealInfo_otherFiles_areOfNoKindOrPackages() throws Exception {
    Map<String, String> others = ForeignFiles.expected("seals");
    others.values().removeIf(e -> !e.equals("-"));
    ForeignFiles.texts(
            ForeignFiles.run(others.keySet(), "seal-info", "--json"), a -> a.get("kind").asText())
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
}
