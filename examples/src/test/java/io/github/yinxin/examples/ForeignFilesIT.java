package io.github.yinxin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.examples.Program.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packed program over files that nobody here wrote, in a heap of 512 MB. */
class ForeignFilesIT {

  // A busy machine is no hang.
  private static final String PATIENT = " --json --timeout 60";
  private static final int SAMPLE = Integer.getInteger("yinxin.foreign.sample", 10);

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  /** The files that a verb is for, and a sample of the others: one line each, nothing hangs. */
  @ParameterizedTest
  @CsvSource({
    "seal --out out, pdf",
    "verify, signed-pdf attacks",
    "scan, qr-images",
    "seal-info, seals"
  })
  void foreignFiles_getTheirLines(String verb, String folders) throws Exception {
    List<String> files = new ArrayList<>(paths(folders.split(" ")));
    List<String> others = paths("pdf", "signed-pdf", "attacks", "qr-images", "seals");
    others.removeAll(files);
    for (int i = 0; i < others.size(); i += SAMPLE) {
      files.add(others.get(i));
    }
    List<Object> arguments = new ArrayList<>(List.of((verb + PATIENT).split(" ")));
    arguments.addAll(files);
    Run run = Program.in(folder, arguments.toArray()).run();
    assertEquals("", run.err());
    assertEquals(files, run.lines().stream().map(line -> line.get("file").asText()).toList());
    List<String> broken =
        run.out().lines().filter(line -> line.matches(".*\"(TIMEOUT|TOO_COMPLEX)\".*")).toList();
    assertEquals(List.of(), broken);
  }

  private List<String> paths(String... folders) throws IOException {
    return new ArrayList<>(
        ForeignFiles.expected(folders).keySet().stream()
            .map(file -> ForeignFiles.path(file).toAbsolutePath().normalize().toString())
            .toList());
  }
}
