package io.github.yinxin.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.yinxin.examples.cli.Answer.Fields;
import io.github.yinxin.examples.cli.Answer.Tone;
import io.github.yinxin.license.Holder.StandardCodeType;
import io.github.yinxin.register.LicenseRegister;
import io.github.yinxin.register.LicenseRegister.Holding;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holder}: all licenses of a person or company 一人一档, 一企一档. */
@Command(
    name = "holder",
    description = "Lists the licenses of holders, or exports them.",
    mixinStandardHelpOptions = true)
public final class HolderCommand extends QuestionVerb {

  // A line is held in memory; whoever has more licenses is exported.
  private static final int MOST_IN_A_LINE = 10_000;
  private static final int CREDIT_CODE_OR_RESIDENT_ID = 18;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Export each holder's licenses into a file there, one JSON object per line.")
  private @Nullable Path out;

  @Parameters(
      paramLabel = "HOLDER",
      arity = "1..*",
      description = "A credit code, a resident ID number, or TYPE:CODE (GB/T 36903 Appendix A).")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private List<String> holders;

  @Override
  String subject() {
    return "holder";
  }

  @Override
  List<String> items() {
    return holders;
  }

  @Override
  Answer answer(LicenseRegister register, String item) throws Problem {
    StandardCodeType type = type(item);
    // A code that nobody can have is a mistake, not a holder without licenses.
    String code = type.checked(item.substring(item.indexOf(':') + 1));
    try (Stream<Holding> holdings = register.licensesOf(type, code, day())) {
      return out == null ? listed(item, holdings) : exported(item, code, out, holdings);
    }
  }

  private static StandardCodeType type(String item) throws Problem {
    int colon = item.indexOf(':');
    if (colon >= 0) {
      String type = item.substring(0, colon);
      return StandardCodeType.withCode(type)
          .orElseThrow(
              () -> new Problem("UNKNOWN_CODE_TYPE", type + " is not in GB/T 36903 Appendix A"));
    }
    if (item.length() != CREDIT_CODE_OR_RESIDENT_ID) {
      throw new Problem("UNKNOWN_CODE_TYPE", "say which type of code it is: TYPE:CODE");
    }
    // A resident ID number begins with seventeen digits and holds a date; a credit code of digits
    // only is said with its type.
    boolean person = item.substring(0, item.length() - 1).chars().allMatch(Character::isDigit);
    return person ? StandardCodeType.RESIDENT_ID : StandardCodeType.CREDIT_CODE;
  }

  private Answer listed(String item, Stream<Holding> holdings) {
    List<Map<String, Object>> licenses = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    Iterator<Holding> each = holdings.iterator();
    while (each.hasNext() && licenses.size() < MOST_IN_A_LINE) {
      Holding holding = each.next();
      licenses.add(facts(holding));
      words
          .append("\n  ")
          .append(holding.license())
          .append(' ')
          .append(StatusFacts.words(holding.status()));
    }
    return new Answer(
        Tone.POSITIVE,
        new Fields()
            .put(subject(), item)
            .put("outcome", "FOUND")
            .put("count", licenses.size())
            .put("more", each.hasNext() ? true : null)
            .put("licenses", licenses)
            .toMap(),
        Escaped.of(item) + ": " + licenses.size() + (each.hasNext() ? "+" : "") + words);
  }

  private Answer exported(String item, String code, Path folder, Stream<Holding> holdings)
      throws Problem {
    if (!code.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c))) {
      throw new Problem("UNKNOWN_CODE_TYPE", "such a code names no file");
    }
    Path target = folder.resolve(code + ".jsonl");
    try {
      Files.createDirectories(folder);
      Path growing = Files.createTempFile(folder, ".yinxin-", ".unfinished");
      long count = write(holdings, growing);
      Files.move(growing, target, StandardCopyOption.REPLACE_EXISTING);
      return new Answer(
          Tone.POSITIVE,
          new Fields()
              .put(subject(), item)
              .put("outcome", "EXPORTED")
              .put("count", count)
              .put("out", target.toAbsolutePath().toString())
              .toMap(),
          Escaped.of(item) + ": " + count + " -> " + target);
    } catch (IOException e) {
      throw new Problem("NOT_WRITABLE", Problem.words(e));
    }
  }

  private static long write(Stream<Holding> holdings, Path file) throws IOException {
    long[] count = {0};
    try (BufferedWriter lines = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      holdings.forEach(
          holding -> {
            try {
              lines.write(JSON.writeValueAsString(facts(holding)));
              lines.write('\n');
              count[0]++;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return count[0];
  }

  private static Map<String, Object> facts(Holding holding) {
    return StatusFacts.put(
            new Fields()
                .put("license", holding.license().id().toString())
                .put("type", holding.license().facts().type().name())
                .put("number", holding.license().facts().number())
                .put("issuer", holding.license().facts().issuer().name())
                .put("issuedOn", holding.license().issuedOn().toString())
                .put("provenance", holding.license().provenance().name()),
            holding.status())
        .toMap();
  }
}
