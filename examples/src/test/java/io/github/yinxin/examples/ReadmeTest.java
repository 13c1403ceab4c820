package io.github.yinxin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README says what the code does. */
class ReadmeTest {

  private static final Path ROOT = Path.of("..");
  private static final Path SOURCE =
      Path.of("src/main/java/io/github/yinxin/examples/QuickStart.java");

  @Test
  void example_inReadme_isTheCompiledOne() throws IOException {
    assertEquals(snippet(), block("```java"));
  }

  @Test
  void example_inReadme_hasAtMostTwelveLines() throws IOException {
    assertTrue(block("```java").lines().count() <= 12);
  }

  @Test
  void commands_inReadme_standAloneInTheirBlocks() throws IOException {
    assertEquals(1, command("## Run it").lines().count());
    assertEquals(1, command("## Test it").lines().count());
  }

  private static String snippet() throws IOException {
    List<String> lines = Files.readAllLines(SOURCE);
    int from = lines.indexOf("    // README") + 1;
    int until = lines.indexOf("    // end");
    return String.join("\n", lines.subList(from, until)).stripIndent();
  }

  private static String block(String fence) throws IOException {
    String readme = readme();
    int from = readme.indexOf(fence) + fence.length() + 1;
    return readme.substring(from, readme.indexOf("\n```", from));
  }

  private static String command(String heading) throws IOException {
    String section = readme().split("\n" + heading + "\n", 2)[1];
    int from = section.indexOf("```");
    int line = section.indexOf('\n', from) + 1;
    return section.substring(line, section.indexOf("\n```", line));
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }
}
