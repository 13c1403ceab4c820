package io.github.yinxin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code seal-info} over files that nobody here wrote; what they hold was told by other tools. */
class SealInfoForeignFilesTest {

  private static final Pattern FACTS =
      Pattern.compile(
          "layout (0031/v1|38540/v4), .*esID=(\\S+), .*name=(.*), times\\(create,start,end\\)="
              + "\\['\\w+', '(\\w+)', '(\\w+)'\\], picture (\\w+) \\d+ B \\[(\\d+), (\\d+)\\]");

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

  /** Edition, identifier, name, validity and picture, as the publisher's tools read them. */
  @Test
  void sealInfo_seals_sayWhatOtherToolsRead() throws Exception {
    Map<String, String> details = ForeignFiles.details("seals");
    details.values().removeIf(d -> !FACTS.matcher(d).find());
    assertEquals(7, details.size());
    Map<String, String> wanted = new LinkedHashMap<>();
    details.forEach((file, detail) -> wanted.put(file, wanted(detail)));
    assertEquals(
        wanted,
        ForeignFiles.texts(
            ForeignFiles.run(details.keySet(), "seal-info", "--json"),
            SealInfoForeignFilesTest::facts));
  }

  private static String wanted(String detail) {
    Matcher facts = FACTS.matcher(detail);
    if (!facts.find()) {
      throw new AssertionError(detail);
    }
    return String.join(
        "|",
        facts.group(1).equals("0031/v1") ? "GM/T 0031-2014" : "GB/T 38540-2020",
        facts.group(2),
        facts.group(3),
        instant(facts.group(4)),
        instant(facts.group(5)),
        facts.group(6),
        facts.group(7),
        facts.group(8));
  }

  // UTCTime or GeneralizedTime, both ending with Z.
  private static String instant(String time) {
    String full = time.length() == 13 ? "20" + time : time;
    return LocalDateTime.parse(full, DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'"))
        .toInstant(ZoneOffset.UTC)
        .toString();
  }

  private static String facts(JsonNode answer) {
    JsonNode picture = answer.get("picture");
    return Stream.of("edition", "esId", "name", "validFrom", "validUntil")
            .map(key -> answer.get(key).asText())
            .collect(Collectors.joining("|"))
        + "|"
        + String.join(
            "|",
            picture.get("type").asText(),
            picture.get("widthMm").asText(),
            picture.get("heightMm").asText());
  }

  /** Each item of the packages with its two signatures and the bytes they protect. */
  @Test
  void sealInfo_packages_areJudgedWithTheirContent() throws Exception {
    Map<String, String> got = new LinkedHashMap<>();
    ForeignFiles.run(
            List.of(
                "seals/ofdrw__SESV4SignDoc.ofd",
                "seals/ofdrw__hello-integrity.ofd",
                "seals/ofdrw__DigitalSign.ofd"),
            "seal-info",
            "--json")
        .forEach(
            (file, answer) ->
                answer
                    .get("items")
                    .forEach(
                        item ->
                            got.put(
                                file + "!/" + item.get("where").asText(),
                                item.get("kind").asText()
                                    + outcome(item, "SIGNATURE_VALUE")
                                    + outcome(item, "DATA_HASH")
                                    + outcome(item, "SEAL_SIGNATURE"))));
    assertEquals(
        Map.of(
            "seals/ofdrw__SESV4SignDoc.ofd!/Doc_0/Signs/Sign_0/SignedValue.dat",
            "SEAL_SIGNATURE PASSED PASSED PASSED",
            "seals/ofdrw__SESV4SignDoc.ofd!/Doc_0/Signs/Sign_0/Seal.esl",
            "SEAL - - PASSED",
            "seals/ofdrw__hello-integrity.ofd!/signedvalue.dat",
            "SIGNED_DATA PASSED PASSED -",
            // Two numbers without a certificate: nobody's signature.
            "seals/ofdrw__DigitalSign.ofd!/Doc_0/Signs/Sign_0/SignedValue.dat",
            "NONE - - -"),
        got);
  }

  private static String outcome(JsonNode item, String check) {
    for (JsonNode finding : item.get("findings")) {
      if (finding.get("check").asText().equals(check)) {
        return " " + finding.get("outcome").asText();
      }
    }
    return " -";
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
