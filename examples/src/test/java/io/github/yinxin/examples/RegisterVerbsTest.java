package io.github.yinxin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs of the register: issue, renew, change, revoke, status, holder. */
class RegisterVerbsTest {

  private static final int GOOD = 0;
  private static final int NEGATIVE = 1;
  private static final int USAGE = 2;
  private static final int UNKNOWN = 3;
  private static final String HOLDER = "92990100MA0000015T";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private final StringWriter out = new StringWriter();

  @SuppressWarnings("NullAway.Init") // set by write
  private Path facts;

  @BeforeEach
  void write() throws IOException {
    facts = Files.writeString(folder.resolve("证照.json"), facts().toString());
  }

  private static ObjectNode facts() {
    ObjectNode root = JSON.createObjectNode();
    root.put("certificateTypeCode", "11990000MB0000000J001")
        .put("certificateNumber", "JY29901000000017");
    root.putArray("certificateHolders")
        .addObject()
        .put("certificateHolderName", "示例市晨光小吃店")
        .put("certificateHolderType", "001")
        .put("certificateHolderCode", HOLDER);
    root.put("certificateIssuingAuthorityName", "示例市市场监督管理局")
        .put("certificateIssuingAuthorityCode", "11990100MB0000019L")
        .put("certificateEffectiveDate", "2026-03-01")
        .put("certificateExpiringDate", "2031-02-28");
    ObjectNode fields = root.putObject("extendInfo");
    for (String key :
        List.of(
            "KZ_JYZMC",
            "KZ_FDDBR",
            "KZ_ZS",
            "KZ_JYCS",
            "KZ_ZTYT",
            "KZ_JYXM",
            "KZ_RCJDGLJG",
            "KZ_RCJDGLRY",
            "KZ_TSJBDH",
            "KZ_QFR")) {
      fields.put(key, "示例");
    }
    fields.put("KZ_SHXYDM", HOLDER);
    return root;
  }

  private int run(Object... arguments) {
    out.getBuffer().setLength(0);
    List<String> all =
        Stream.concat(
                Stream.of(arguments).map(Object::toString),
                Stream.of("--json", "--jdbc", "jdbc:sqlite:" + folder.resolve("register.db")))
            .toList();
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return Main.commandLine(new PrintWriter(out, true), nowhere)
        .execute(all.toArray(String[]::new));
  }

  private JsonNode line() throws IOException {
    return JSON.readTree(out.toString().lines().toList().get(0));
  }

  private String issued() throws IOException {
    assertEquals(GOOD, run("issue", "--matter", "BJ-1", "--decided", "2026-03-01", facts));
    return line().get("result").asText();
  }

  @Test
  void issue_givesAnIdentifierACodeAndASlot() throws IOException {
    assertTrue(issued().startsWith("1.2.156.3005.2.11990000MB0000000J001."));
    assertEquals("ISSUED", line().get("outcome").asText());
    assertEquals(16, line().get("cti").asText().length());
    assertTrue(line().has("statusIndex"));
  }

  @Test
  void issue_sameStepAgain_hasTheSameAnswer() throws IOException {
    run("issue", "--matter", "BJ-1", "--decided", "2026-03-01", "--once", "issue", facts);
    String first = out.toString();
    run("issue", "--matter", "BJ-1", "--decided", "2026-03-01", "--once", "issue", facts);
    assertEquals(first, out.toString());
  }

  @Test
  void licenseStory_isToldByItsStatus() throws IOException {
    String license = issued();
    assertEquals(GOOD, run("status", "--at", "2026-03-01", license));
    assertEquals(
        GOOD,
        run(
            "change",
            "--matter",
            "BJ-2",
            "--decided",
            "2027-01-01",
            "--set",
            "KZ_JYCS=别处",
            license));
    String changed = line().get("result").asText();
    assertEquals(NEGATIVE, run("status", "--at", "2027-01-01", license));
    assertEquals("REPLACED", line().get("legal").asText());
    assertEquals(changed, line().get("event").get("successor").asText());
    assertEquals(
        GOOD,
        run(
            "renew",
            "--matter",
            "BJ-3",
            "--decided",
            "2031-01-01",
            "--from",
            "2031-03-01",
            "--until",
            "2036-02-28",
            changed));
    String renewed = line().get("result").asText();
    assertEquals(
        GOOD,
        run(
            "revoke",
            "--matter",
            "BJ-4",
            "--decided",
            "2032-01-01",
            "--decision",
            "示罚1号",
            "--reason",
            "PENALTY",
            "--text",
            "违法经营",
            renewed));
    assertEquals(NEGATIVE, run("status", "--at", "2032-01-01", renewed));
    assertEquals("PENALTY_REVOKED", line().get("legal").asText());
    assertEquals("违法经营", line().get("event").get("reason").asText());
    assertEquals(GOOD, run("status", "--at", "2031-12-31", renewed));
  }

  @Test
  void revoke_twice_isRefused() throws IOException {
    String license = issued();
    Object[] revoke = {
      "revoke",
      "--matter",
      "BJ-2",
      "--decided",
      "2027-01-01",
      "--reason",
      "HOLDER_REQUEST",
      "--text",
      "申请注销",
      license
    };
    assertEquals(GOOD, run(revoke));
    assertEquals(NEGATIVE, run(revoke));
    assertEquals("ILLEGAL_TRANSITION", line().get("reason").asText());
  }

  @Test
  void status_ofAnUnknownLicense_isNegative() throws IOException {
    String license = issued();
    String other = license.substring(0, license.length() - 5);
    assertEquals(NEGATIVE, run("status", "nonsense", other));
    assertEquals("INVALID_VALUE", line().get("reason").asText());
    assertEquals(2, out.toString().lines().count());
  }

  @Test
  void holder_listsAndExportsTheLicenses() throws IOException {
    String license = issued();
    assertEquals(GOOD, run("holder", "--at", "2026-03-01", "001:" + HOLDER));
    assertEquals(license, line().get("licenses").get(0).get("license").asText());
    Path export = folder.resolve("export");
    assertEquals(GOOD, run("holder", "--out", export, HOLDER));
    assertEquals(1, line().get("count").asInt());
    List<String> lines = Files.readAllLines(export.resolve(HOLDER + ".jsonl"));
    assertEquals(license, JSON.readTree(lines.get(0)).get("license").asText());
  }

  @Test
  void holder_withoutLicenses_isAnEmptyList() throws IOException {
    assertEquals(GOOD, run("holder", "111:11010519491231002X"));
    assertEquals(0, line().get("count").asInt());
  }

  @Test
  void issue_missingFile_isNotFoundOut_andTheNextOneIsIssued() throws IOException {
    assertEquals(UNKNOWN, run("issue", "--matter", "BJ-1", folder.resolve("none"), facts));
    assertEquals("NOT_FOUND", line().get("reason").asText());
    assertEquals(2, out.toString().lines().count());
  }

  @Test
  void options_thatAreWrong_processNothing() throws IOException {
    String license = issued();
    assertEquals(USAGE, run("renew", "--matter", "BJ-2", license));
    assertEquals(USAGE, run("renew", "--matter", "BJ-2", "--from", "2031-13-01", license));
    assertEquals(USAGE, run("status", "--at", "yesterday", license));
    assertEquals(
        USAGE, run("revoke", "--matter", "BJ-2", "--reason", "WHIM", "--text", "没有", license));
  }

  @Test
  void register_thatCannotBeOpened_isNotFoundOut() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    assertEquals(
        UNKNOWN,
        Main.commandLine(new PrintWriter(out, true), nowhere)
            .execute("status", "--json", "--jdbc", "jdbc:nothing:x", "1.2.156.3005.2.x"));
  }
}
