package io.github.yinxin.examples.cli;

import io.github.yinxin.pdf.SealPlacement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where the seal goes. */
final class Placing {

  private static final String LAST = "last";

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Option(
      names = "--page",
      paramLabel = "N|last",
      description =
          "The page to seal, from 1. Default: the last one; with --keyword, any that has it.")
  private @Nullable String page;

  @Option(
      names = "--x",
      paramLabel = "MM",
      description = "The seal's centre from the left edge of the page as a viewer shows it.")
  private @Nullable Double x;

  @Option(
      names = "--y",
      paramLabel = "MM",
      description = "The seal's centre from the top edge. Default: lower right corner.")
  private @Nullable Double y;

  @Option(
      names = "--keyword",
      paramLabel = "TEXT",
      description = "Seal on this text of the document instead.")
  private @Nullable String keyword;

  @Option(
      names = "--nth",
      paramLabel = "N|last|all",
      description = "Which occurrence of the keyword. Default: 1.")
  private @Nullable String nth;

  /** Returns the place. */
  SealPlacement placement() {
    requireSense();
    try {
      if (keyword != null) {
        return onKeyword(keyword, nth == null ? "1" : nth);
      }
      return onPage(page == null ? LAST : page);
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private void requireSense() {
    if ((x == null) != (y == null)) {
      throw usage("--x and --y go together");
    }
    if (keyword != null && x != null) {
      throw usage("--keyword does not go with --x and --y");
    }
    if (keyword == null && nth != null) {
      throw usage("--nth counts the occurrences of a --keyword");
    }
  }

  private SealPlacement onKeyword(String text, String which) {
    SealPlacement.Keyword found =
        switch (which) {
          case LAST -> SealPlacement.onLastKeyword(text);
          case "all" -> SealPlacement.onEveryKeyword(text);
          default -> SealPlacement.onKeyword(text, number("--nth", which, "last or all"));
        };
    if (page == null) {
      return found;
    }
    return page.equals(LAST) ? found.onLastPage() : found.onPage(number("--page", page, LAST));
  }

  private SealPlacement onPage(String which) {
    if (x == null || y == null) {
      return which.equals(LAST)
          ? SealPlacement.lowerRightOfLastPage()
          : SealPlacement.lowerRight(number("--page", which, LAST));
    }
    return which.equals(LAST)
        ? SealPlacement.onLastPageAtMm(x, y)
        : SealPlacement.centredAtMm(number("--page", which, LAST), x, y);
  }

  private int number(String option, String value, String words) {
    try {
      int number = Integer.parseInt(value);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number that is too small.
    }
    throw usage(option + " " + value + " is neither a number from 1 on nor " + words);
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
