package io.github.yinxin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.yinxin.examples.WrongRecords.Wrong;
import io.github.yinxin.license.LicenseType;
import io.github.yinxin.testkit.UrlDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each field of each request wrong in turn, for each type of the catalogue, and documents made to
 * hurt: the answer names field, value and rule, and the register is left as it was.
 */
class RegisterBadInputTest {

  private static final int GOOD = 0;
  private static final int NEGATIVE = 1;
  private static final int USAGE = 2;
  private static final List<String> TABLES =
      List.of(
          "el_type",
          "el_counter",
          "el_license",
          "el_head",
          "el_holder",
          "el_event",
          "el_outbox",
          "el_claim",
          "el_holder_change",
          "el_authority");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(List<String> arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--json", "--jdbc", url()));
    return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("register.db") + "?synchronous=OFF";
  }

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static List<String> issue() {
    List<String> arguments = new ArrayList<>(List.of("issue", "--matter", "BJ-1"));
    arguments.addAll(List.of("--decided", "2026-03-01", "--once", "issue"));
    arguments.addAll(WrongRecords.assignments());
    return arguments;
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private Map<String, Long> rows() throws SQLException {
    Map<String, Long> rows = new LinkedHashMap<>();
    try (Connection connection = UrlDatabase.at(url()).getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        try (ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
          row.next();
          rows.put(table, row.getLong(1));
        }
      }
    }
    return rows;
  }

  private void assertEmpty() throws SQLException {
    assertEquals(0, rows().values().stream().mapToLong(n -> n).sum(), () -> "rows are left behind");
  }

  static Stream<Named<LicenseType>> types() {
    return WrongRecords.catalogue().types().stream().map(type -> Named.of(type.name(), type));
  }

  @ParameterizedTest
  @MethodSource("types")
  void eachField_wrongInTurn_isNamedWithItsValueAndRule_andLeavesNothing(LicenseType type)
      throws IOException, SQLException {
    List<Wrong> all = WrongRecords.of(type);
    List<String> arguments = issue();
    for (int i = 0; i < all.size(); i++) {
      arguments.add(file(i + ".json", all.get(i).record()));
    }
    assertEquals(NEGATIVE, run(arguments));
    List<JsonNode> lines = lines();
    assertEquals(all.size(), lines.size());
    for (int i = 0; i < all.size(); i++) {
      assertNamed(all.get(i), lines.get(i));
    }
    assertEmpty();
    assertTrue(all.size() > 60, type.name() + ": " + all.size());
  }

  private static void assertNamed(Wrong wrong, JsonNode line) {
    assertEquals("REFUSED", line.path("outcome").asText(), wrong::toString);
    assertEquals("INVALID_VALUE", line.path("reason").asText(), wrong::toString);
    JsonNode problem = line.path("problems").path(0);
    assertEquals(wrong.field(), problem.path("field").asText(), wrong::toString);
    assertFalse(problem.path("rule").asText().isBlank(), wrong::toString);
    // A blank is told in words, or as it stands.
    if (!wrong.how().equals("\" \"")) {
      assertEquals(wrong.hasValue(), problem.has("value"), () -> wrong + " " + problem);
    }
    assertTrue(line.path("detail").asText().contains(wrong.field()), wrong::toString);
  }

  @ParameterizedTest
  @MethodSource("types")
  void sameRecord_withNothingWrong_isIssued(LicenseType type) throws IOException {
    List<String> arguments = issue();
    arguments.add(file("right.json", WrongRecords.right(type).toString()));
    assertEquals(GOOD, run(arguments), out::toString);
  }

  @Test
  void hostileDocuments_areRefusedWithTheRule_andLeaveNothing() throws IOException, SQLException {
    Map<String, byte[]> documents = WrongRecords.hostile();
    List<String> arguments = issue();
    for (Map.Entry<String, byte[]> document : documents.entrySet()) {
      arguments.add(Files.write(folder.resolve(document.getKey()), document.getValue()).toString());
    }
    assertEquals(NEGATIVE, run(arguments));
    for (JsonNode line : lines()) {
      assertEquals("REFUSED", line.path("outcome").asText(), line::toString);
      assertFalse(line.path("problems").path(0).path("rule").asText().isBlank(), line::toString);
      assertTrue(line.path("detail").asText().length() < 1000, "the detail is short");
    }
    assertEquals(documents.size(), lines().size());
    assertEmpty();
  }

  private String issued() throws IOException {
    List<String> arguments = issue();
    LicenseType food = WrongRecords.catalogue().types().get(0);
    arguments.add(file("right.json", WrongRecords.right(food).toString()));
    assertEquals(GOOD, run(arguments), out::toString);
    return lines().get(0).path("result").asText();
  }

  // LONG stands for a text of 5000 characters.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "renew | --matter= --from=2031-03-01 | matter",
        "renew | --matter=LONG --from=2031-03-01 | 5000",
        "renew | --matter=BJ-2 --decided=2026-02-30 --from=2031-03-01 | 2026-02-30",
        "renew | --matter=BJ-2 --decision=LONG --from=2031-03-01 | decision",
        "renew | --matter=BJ-2 --clerk=LONG --from=2031-03-01 | clerk",
        "renew | --matter=BJ-2 --once= --from=2031-03-01 | step",
        "renew | --matter=BJ-2 --once=LONG --from=2031-03-01 | step",
        "renew | --matter=BJ-2 --effective=soon --from=2031-03-01 | --effective 'soon'",
        "renew | --matter=BJ-2 | --from",
        "renew | --matter=BJ-2 --from=2031-3-1 | --from '2031-3-1'",
        "renew | --matter=BJ-2 --from=2031-03-01 --until=2030-01-01 | 2030-01-01",
        "renew | --matter=BJ-2 --from=2031-03-01 --until=99999-01-01 | 99999-01-01",
        "change | --matter=BJ-2 | --set",
        "change | --matter=BJ-2 --set=KZ_JYCS | --set",
        "revoke | --matter=BJ-2 --text=x | --reason",
        "revoke | --matter=BJ-2 --reason=WHIM --text=x | WHIM",
        "revoke | --matter=BJ-2 --reason=PENALTY | --text",
        "revoke | --matter=BJ-2 --reason=PENALTY --text= | PENALTY",
        "revoke | --matter=BJ-2 --reason=PENALTY --text=LONG | 5000",
        "revoke | --matter=BJ-2 --reason=PENALTY --text=x --act=2026-13-01 | 2026-13-01",
        "revoke | --matter=BJ-2 --reason=FRAUD --text=x --act=2026-01-01 | FRAUD",
        "revoke | --matter=BJ-2 --reason=FRAUD --text=x --as=NOBODY | NOBODY",
        "status | --at=tomorrow | tomorrow",
        "status | --known-as=2026-03-01 | 2026-03-01",
        "holder | --at=2026-00-01 | 2026-00-01",
      })
  void eachOption_wrongInTurn_isNamed_andNothingIsDone(String verb, String options, String expected)
      throws IOException, SQLException {
    String license = issued();
    Map<String, Long> before = rows();
    List<String> arguments = new ArrayList<>(List.of(verb));
    for (String option : options.split(" ", -1)) {
      arguments.add(option.replace("LONG", "示".repeat(5000)));
    }
    arguments.add(license);
    assertEquals(USAGE, run(arguments), () -> out + "" + err);
    assertTrue(err.toString().contains(expected), err::toString);
    assertTrue(out.toString().isEmpty());
    assertEquals(before, rows());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "change --matter=BJ-2 --set=KZ_NONE=x | KZ_NONE",
        "change --matter=BJ-2 --set=FIELD= | FIELD",
        "change --matter=BJ-2 --set=FIELD=LONG | 5000",
        "revoke --matter=BJ-2 --reason=PENALTY --text=x | BJ-2",
        "revoke --matter=BJ-2 --reason=FILE_ERROR --text=x | FILE_ERROR",
      })
  void eachValue_thatTheLicenseForbids_isNamed_andNothingIsDone(String call, String expected)
      throws IOException, SQLException {
    String license = issued();
    String field = WrongRecords.catalogue().types().get(0).fields().get(0).key();
    Map<String, Long> before = rows();
    List<String> arguments = new ArrayList<>();
    for (String argument : call.split(" ", -1)) {
      arguments.add(argument.replace("FIELD=", field + "=").replace("LONG", "示".repeat(5000)));
    }
    arguments.add(license);
    assertEquals(NEGATIVE, run(arguments), () -> out + "" + err);
    String detail = lines().get(0).path("detail").asText();
    assertTrue(detail.contains(expected.replace("FIELD", field)), detail);
    assertEquals(before, rows());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status | nonsense | nonsense",
        "status | 1.2.156.3005.2.a.b.c.001.0 | a",
        "renew --matter=BJ-2 --from=2031-03-01 | WRONG_CHECK | should",
        "revoke --matter=BJ-2 --reason=HOLDER_REQUEST --text=x | WRONG_CHECK | should",
        "change --matter=BJ-2 --set=KZ_X=x | WRONG_CHECK | should",
        "holder | 001:91990100MA0000031L | should end in",
        "holder | 111:110105194912310021 | wrong check character",
        "holder | 002:1 | 002",
        "holder | 999: | 999",
      })
  void eachArgument_wrongInTurn_isNamed_andNothingIsDone(
      String call, String argument, String expected) throws IOException, SQLException {
    String license = issued();
    char last = license.charAt(license.length() - 1);
    String wrong = license.substring(0, license.length() - 1) + (last == '0' ? '1' : '0');
    Map<String, Long> before = rows();
    List<String> arguments = new ArrayList<>(List.of(call.split(" ", -1)));
    arguments.add(argument.replace("WRONG_CHECK", wrong));
    assertEquals(argument.equals("002:1") ? 3 : NEGATIVE, run(arguments), () -> out + "" + err);
    String detail = lines().get(0).path("detail").asText();
    assertTrue(detail.contains(expected), detail);
    assertEquals(before, rows());
  }

  @Test
  void serial_fromOutside_isTakenOnce_andIsRefusedIfItIsNone() throws IOException, SQLException {
    LicenseType food = WrongRecords.catalogue().types().get(0);
    String record = file("right.json", WrongRecords.right(food).toString());
    List<String> call = new ArrayList<>(List.of("issue", "--matter=BJ-1", "--serial"));
    List<String> rest = new ArrayList<>(WrongRecords.assignments());
    rest.add(record);
    for (String wrong : List.of("a.b", "示例", "1".repeat(65))) {
      assertEquals(NEGATIVE, run(joined(call, wrong, rest)));
      assertTrue(lines().get(0).path("detail").asText().contains("serial"), out::toString);
    }
    assertEmpty();
    assertEquals(GOOD, run(joined(call, "2026X", rest)));
    assertEquals(NEGATIVE, run(joined(call, "2026X", rest)));
    assertEquals("SERIAL_TAKEN", lines().get(0).path("reason").asText());
  }

  private static List<String> joined(List<String> call, String serial, List<String> rest) {
    List<String> all = new ArrayList<>(call);
    all.add(serial);
    all.addAll(rest);
    return all;
  }
}
