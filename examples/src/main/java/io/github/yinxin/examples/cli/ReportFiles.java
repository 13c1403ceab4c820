package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.cli.TimeLimit.Lease;
import io.github.yinxin.pdf.PdfReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Writes reports into a folder: two files for each input, named after it. */
record ReportFiles(OutputFolder folder) {

  private static final String HTML = ".html";
  private static final String JSON = ".json";

  /** Writes both forms, and returns where the one for people is. */
  Path write(String file, PdfReport report, Lease lease) throws Problem {
    Optional<String> conflict = folder.claim(file + HTML).or(() -> folder.claim(file + JSON));
    if (conflict.isPresent()) {
      throw new Problem("TARGET_CONFLICT", conflict.get());
    }
    folder.write(file + JSON, report.json().getBytes(StandardCharsets.UTF_8), lease);
    folder.write(file + HTML, report.html().getBytes(StandardCharsets.UTF_8), lease);
    return folder.target(file + HTML);
  }
}
