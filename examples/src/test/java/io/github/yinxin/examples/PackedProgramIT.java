package io.github.yinxin.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.yinxin.examples.Program.Run;
import io.github.yinxin.testkit.Documents;
import io.github.yinxin.testkit.ExternalProgram;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packed program among the things that happen to programs. */
class PackedProgramIT {

  private static final int NEGATIVE = 1;
  private static final int USAGE = 2;
  private static final int UNKNOWN = 3;
  private static final long MEGABYTE = 1L << 20;
  private static final String STACK_TRACE = "\tat ";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.write(folder.resolve("a.pdf"), Documents.pages(1).bytes());
    Files.write(folder.resolve("文件.pdf"), Documents.pages(1).line("Party A").bytes());
  }

  private static void requireOneClearLine(Run run) {
    assertEquals(1, run.err().lines().count(), run.err());
    assertFalse(run.err().contains(STACK_TRACE), run.err());
  }

  private List<String> left(String name) throws IOException {
    Path out = folder.resolve(name);
    if (!Files.isDirectory(out)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Nested
  class Locales {

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX"})
    void chineseName_withoutUtf8_getsItsLine_andStopsNobody(String locale) throws Exception {
      Run run =
          Program.byShell(folder, "$YINXIN seal --json --out out 文件.pdf a.pdf")
              .with("LC_ALL", locale)
              .run();
      assertEquals(UNKNOWN, run.exitCode());
      assertEquals("", run.err());
      JsonNode first = run.lines().get(0);
      assertEquals("文件.pdf", first.get("file").asText());
      assertEquals("NAME_NOT_REPRESENTABLE", first.get("reason").asText());
      assertEquals("SEALED", run.lines().get(1).get("outcome").asText());
    }

    @Test
    void chineseKeyword_withoutUtf8_isTheKeyword() throws Exception {
      Run run =
          Program.byShell(folder, "$YINXIN seal --json --out out --keyword 印章 a.pdf")
              .with("LC_ALL", "C")
              .run();
      assertTrue(run.lines().get(0).get("detail").asText().contains("印章"), run.out());
    }

    @Test
    void chineseName_withUtf8_isSealedAndVerified() throws Exception {
      Run run =
          Program.byShell(
                  folder, "$YINXIN seal --json --out 结果 文件.pdf && $YINXIN verify --json 结果/文件.pdf")
              .with("LC_ALL", "C.UTF-8")
              .run();
      assertEquals(0, run.exitCode(), run.out() + run.err());
      assertEquals("VALID", run.lines().get(1).get("verdict").asText());
    }

    @ParameterizedTest
    @CsvSource({"C, $YINXIN seal --out 结果 a.pdf", "C, cd 目录 && $YINXIN seal --out out ../a.pdf"})
    void chineseFolder_withoutUtf8_isToldInOneLine(String locale, String script) throws Exception {
      Files.createDirectory(folder.resolve("目录"));
      Run run = Program.byShell(folder, script).with("LC_ALL", locale).run();
      assertEquals(USAGE, run.exitCode());
      requireOneClearLine(run);
      assertTrue(run.err().contains("UTF-8"), run.err());
    }
  }

  @Nested
  class Interrupted {

    // Enough files for the signal to fall between them, or into one.
    private List<Object> arguments() throws IOException {
      List<Object> arguments = new ArrayList<>(List.of("seal", "--json", "--out", "out"));
      for (int i = 0; i < 300; i++) {
        arguments.add(Files.write(folder.resolve("f" + i + ".pdf"), Documents.pages(20).bytes()));
      }
      return arguments;
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "KILL"})
    void run_leavesWholeFilesAndNoOthers(String signal) throws Exception {
      Files.createDirectory(folder.resolve("out"));
      for (int i = 0; i < 300; i++) {
        Files.writeString(folder.resolve("out/f" + i + ".pdf"), "old");
      }
      Program program = Program.shortly(folder, arguments().toArray());
      Process process = program.start();
      awaitFirstSealed(process);
      new ProcessBuilder("kill", "-s", signal, String.valueOf(process.pid())).start().waitFor();
      Run run = program.ended(process);
      assertTrue(run.exitCode() != 0 || run.lines().size() == 300, "exit " + run.exitCode());
      assertEquals("", run.err());
      requireWhole(signal.equals("KILL"));
    }

    private void awaitFirstSealed(Process process) throws IOException {
      while (process.isAlive() && Files.size(folder.resolve("out/f5.pdf")) < 100) {
        Thread.onSpinWait();
      }
    }

    // Nobody can tidy up after a kill; what is left then does not bear the name of a result.
    private void requireWhole(boolean killed) throws IOException {
      for (String name : left("out")) {
        if (killed && name.startsWith(".yinxin-")) {
          continue;
        }
        String all = Files.readString(folder.resolve("out").resolve(name), ISO_8859_1);
        assertTrue(name.matches("f\\d+\\.pdf"), name);
        assertTrue(all.equals("old") || all.stripTrailing().endsWith("%%EOF"), name);
      }
    }
  }

  @Nested
  class Outputs {

    @Test
    void pipeThatNobodyReads_endsTheRunInOneLine() throws Exception {
      Run run =
          Program.byShell(
                  folder,
                  "i=0; while [ $i -lt 2000 ]; do set -- \"$@\" a.pdf; i=$((i+1)); done;"
                      + " { $YINXIN verify --json \"$@\"; echo code $? >&2; } | head -n 1")
              .run();
      assertEquals(1, run.lines().size());
      assertTrue(run.err().contains("the output cannot be written"), run.err());
      assertTrue(run.err().endsWith("code 3\n"), run.err());
      assertFalse(run.err().contains(STACK_TRACE), run.err());
    }

    @Test
    void fullDevice_endsTheRunInOneLine() throws Exception {
      Run run = Program.byShell(folder, "$YINXIN verify --json a.pdf > /dev/full").run();
      assertEquals(UNKNOWN, run.exitCode());
      requireOneClearLine(run);
    }

    @Test
    void fullFileSystem_keepsTheOldTarget_andLeavesNothing() throws Exception {
      Path small = Files.createDirectory(folder.resolve("small"));
      ExternalProgram mount = ExternalProgram.find("mount").orElseThrow();
      boolean mounted = mount.run("-t", "tmpfs", "-o", "size=200k", "none", small).exitCode() == 0;
      // Without the right to mount, a limit on the length of a file stands in.
      String limited = mounted ? "" : "ulimit -f 200; ";
      try {
        Files.writeString(small.resolve("large.pdf"), "old");
        Files.write(folder.resolve("large.pdf"), Documents.pages(5_000).bytes());
        String script = limited + "$YINXIN seal --json --out small large.pdf a.pdf";
        Run run = Program.byShell(folder, script).run();
        assertEquals(UNKNOWN, run.exitCode(), run.out() + run.err());
        assertEquals("NOT_WRITTEN", run.lines().get(0).get("reason").asText());
        assertEquals("SEALED", run.lines().get(1).get("outcome").asText());
        assertEquals("old", Files.readString(small.resolve("large.pdf")));
        assertEquals(List.of("a.pdf", "large.pdf"), left("small"));
        assertEquals("", run.err());
      } finally {
        if (mounted) {
          ExternalProgram.find("umount").orElseThrow().run(small);
        }
      }
    }

    @Test
    void outputFolderThatIsAFile_getsALineForEachInput() throws Exception {
      Run run =
          Program.shortly(folder, "seal", "--json", "--out", "a.pdf", "文件.pdf", "a.pdf").run();
      assertEquals(UNKNOWN, run.exitCode());
      assertEquals(2, run.lines().size());
      assertEquals("NOT_WRITTEN", run.lines().get(0).get("reason").asText());
    }

    @Test
    void parallelRuns_overOneKeyStoreAndOneFolder_allSucceed() throws Exception {
      List<Program> programs = new ArrayList<>();
      List<Process> processes = new ArrayList<>();
      Path home = folder.resolve("fresh-home");
      for (int i = 0; i < 4; i++) {
        Program program =
            Program.shortly(
                    folder, "seal", "--json", "--out", "out", "a.pdf", "文件.pdf", "--timeout", 60)
                .with("LC_ALL", "C.UTF-8")
                .with("YINXIN_HOME", home.toString());
        programs.add(program);
        processes.add(program.start());
      }
      for (int i = 0; i < programs.size(); i++) {
        Run run = programs.get(i).ended(processes.get(i));
        assertEquals(0, run.exitCode(), run.out() + run.err());
      }
      Run verified =
          Program.shortly(folder, "verify", "--json", "out/a.pdf", "out/文件.pdf")
              .with("LC_ALL", "C.UTF-8")
              .with("YINXIN_HOME", home.toString())
              .run();
      assertEquals(0, verified.exitCode(), verified.out());
      assertEquals(List.of("a.pdf", "文件.pdf"), left("out"));
    }
  }

  @Nested
  class Inputs {

    @Test
    void pipeThatNeverEnds_isGivenUp_andStopsNobody() throws Exception {
      Run run =
          Program.byShell(
                  folder, "mkfifo never.pdf && $YINXIN verify --json --timeout 2 never.pdf a.pdf")
              .run();
      assertEquals(NEGATIVE, run.exitCode(), run.err());
      assertTrue(run.lines().get(0).toString().contains("TIMEOUT"), run.out());
      assertEquals("NO_SIGNATURE", run.lines().get(1).get("integrity").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"seal --out out", "verify", "scan", "seal-info"})
    void overLargeAndEndlessInputs_getTheirLines(String verb) throws Exception {
      try (RandomAccessFile sparse =
          new RandomAccessFile(folder.resolve("large.pdf").toFile(), "rw")) {
        sparse.setLength(6_000 * MEGABYTE);
      }
      Files.createFile(folder.resolve("empty.pdf"));
      Run run =
          Program.byShell(
                  folder, "$YINXIN " + verb + " --json large.pdf /dev/zero empty.pdf missing.pdf .")
              .run();
      assertEquals(5, run.lines().size(), run.out() + run.err());
      assertEquals(UNKNOWN, run.exitCode());
      assertEquals("", run.err());
      List<String> reasons =
          List.of("TOO_LARGE", "TOO_LARGE", "EMPTY_FILE", "NOT_FOUND", "NOT_A_FILE");
      for (int i = 0; i < reasons.size(); i++) {
        assertTrue(run.lines().get(i).toString().contains(reasons.get(i)), run.out());
      }
    }
  }

  @Nested
  class Homes {

    private Run verifyIn(String home) throws IOException, InterruptedException {
      return Program.shortly(folder, "verify", "--json", "a.pdf", "missing.pdf")
          .with("YINXIN_HOME", home)
          .with("LC_ALL", "C")
          .run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"seal --out out", "verify", "scan"})
    void damagedKeyStore_stopsNoLine(String verb) throws Exception {
      Path home = Files.createDirectory(folder.resolve("home"));
      Files.createFile(home.resolve("keys.bcfks"));
      Run run =
          Program.byShell(folder, "$YINXIN " + verb + " --json a.pdf missing.pdf")
              .with("YINXIN_HOME", home.toString())
              .run();
      assertEquals(2, run.lines().size(), run.out() + run.err());
      assertFalse(run.err().contains(STACK_TRACE), run.err());
    }

    @Test
    void keysThatCannotBeOpened_areNotCalledTrusted() throws Exception {
      Run run = verifyIn(Files.createFile(folder.resolve("file")).toString());
      assertEquals("none", run.lines().get(0).get("anchors").asText());
      requireOneClearLine(run);
    }

    @Test
    void homeThatNeedsAnotherLocale_isToldInOneLine() throws Exception {
      Files.createDirectory(folder.resolve("家"));
      Run run =
          Program.byShell(folder, "YINXIN_HOME=$PWD/家 $YINXIN verify --json a.pdf missing.pdf")
              .with("LC_ALL", "C")
              .run();
      assertEquals(2, run.lines().size(), run.out() + run.err());
      requireOneClearLine(run);
      assertTrue(run.err().contains("UTF-8"), run.err());
    }
  }

  @Nested
  class Help {

    @ParameterizedTest
    @ValueSource(strings = {"seal", "verify", "scan", "seal-info", "demo"})
    void everyVerb_explainsItself(String verb) throws Exception {
      Run run = Program.shortly(folder, verb, "--help").run();
      assertEquals(0, run.exitCode());
      assertTrue(run.out().contains("Usage: yinxin " + verb), run.out());
    }
  }
}
