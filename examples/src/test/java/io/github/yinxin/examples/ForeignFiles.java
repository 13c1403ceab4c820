package io.github.yinxin.examples;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of other projects with their expected verdicts, and the command line run over them. */
final class ForeignFiles {

  private static final Path FOLDER = Path.of(System.getProperty("yinxin.data", "absent"));
  private static final int FILE = 0;
  private static final int EXPECTED = 9;
  // As a spreadsheet quotes password="secret".
  private static final Pattern PASSWORD = Pattern.compile("\"password=\"\"(.*)\"\"\"$");
  // Tests share their machine; hangs are looked for in the packed program.
  private static final List<String> PATIENCE = List.of("--timeout", "60");

  private ForeignFiles() {}

  /** Returns what is expected of the files of some folders, by file; skips when there are none. */
  static Map<String, String> expected(String... folders) throws IOException {
    return column(EXPECTED, folders);
  }

  /** Returns what independent tools say of the files of some folders, by file. */
  static Map<String, String> details(String... folders) throws IOException {
    return column(EXPECTED + 1, folders);
  }

  private static Map<String, String> column(int column, String... folders) throws IOException {
    requirePresent();
    Map<String, String> expected = new LinkedHashMap<>();
    for (String line : Files.readAllLines(FOLDER.resolve("manifest.tsv"))) {
      String[] columns = line.split("\t", -1);
      if (List.of(folders).contains(columns[FILE].split("/", 2)[0])) {
        expected.put(columns[FILE], columns[column]);
      }
    }
    return expected;
  }

  /** Skips, visibly, when the files are not there. */
  static void requirePresent() {
    boolean present = Files.exists(FOLDER.resolve("manifest.tsv"));
    if (!present) {
      System.err.println("SKIPPED: no foreign files in " + FOLDER);
    }
    assumeTrue(present, "no foreign files in " + FOLDER);
  }

  /** Returns the password that a file needs, as its publisher says; nothing if it needs none. */
  static Map<String, String> passwords() throws IOException {
    Map<String, String> passwords = new LinkedHashMap<>();
    for (String line : Files.readAllLines(FOLDER.resolve("manifest.tsv"))) {
      Matcher extra = PASSWORD.matcher(line);
      if (extra.find()) {
        passwords.put(line.split("\t", 2)[FILE], extra.group(1));
      }
    }
    return passwords;
  }

  static Path path(String file) {
    return FOLDER.resolve(file);
  }

  /** Runs a verb over files and returns the line about each. */
  static Map<String, JsonNode> run(Iterable<String> files, String... verb) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(verb));
    arguments.addAll(PATIENCE);
    files.forEach(file -> arguments.add(path(file).toString()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
    List<String> lines = out.toString().lines().toList();
    Map<String, JsonNode> answers = new LinkedHashMap<>();
    int next = 0;
    for (String file : files) {
      JsonNode answer = new ObjectMapper().readTree(lines.get(next++));
      if (!answer.get("file").asText().equals(path(file).toString())) {
        throw new AssertionError("line " + next + " is not about " + file + ": " + answer);
      }
      answers.put(file, answer);
    }
    if (lines.size() != next || !err.toString().isEmpty()) {
      throw new AssertionError(lines.size() + " lines about " + next + " files; " + err);
    }
    return answers;
  }

  /** Prints expected against got, and returns the files where they differ. */
  static List<String> differences(
      Map<String, String> expected, Map<String, String> got, BiPredicate<String, String> same) {
    List<String> different = new ArrayList<>();
    expected.forEach(
        (file, wanted) -> {
          String answer = got.getOrDefault(file, "nothing");
          boolean as = same.test(wanted, answer);
          System.out.printf("%-4s %-28s %-24s %s%n", as ? "" : "!", wanted, answer, file);
          if (!as) {
            different.add(file);
          }
        });
    return different;
  }

  /** Picks one text out of each answer. */
  static Map<String, String> texts(Map<String, JsonNode> answers, Function<JsonNode, String> text) {
    Map<String, String> texts = new LinkedHashMap<>();
    answers.forEach((file, answer) -> texts.put(file, text.apply(answer)));
    return texts;
  }
}
