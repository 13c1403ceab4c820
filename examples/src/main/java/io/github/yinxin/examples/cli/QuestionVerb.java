package io.github.yinxin.examples.cli;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A verb that asks the register about a legal date. */
abstract class QuestionVerb extends RegisterVerb {

  @Option(
      names = "--at",
      paramLabel = "DATE",
      description = "The legal date asked about (default: today in China).")
  private @Nullable String at;

  @Override
  void prepare() {
    day();
  }

  final LocalDate day() {
    return at == null ? today() : date("--at", at);
  }
}
