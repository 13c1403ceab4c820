package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.cli.Answer.Fields;
import io.github.yinxin.examples.demo.DemoLicense;
import io.github.yinxin.license.LicenseCatalogue;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseJson;
import io.github.yinxin.license.LicenseJson.Reading;
import io.github.yinxin.register.LicenseCommand;
import io.github.yinxin.register.LicenseRegister;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code issue}: issues the licenses whose facts stand in files. */
@Command(
    name = "issue",
    description = "Issues licenses 签发 whose facts stand in JSON files.",
    mixinStandardHelpOptions = true)
public final class IssueCommand extends MatterVerb {

  @Option(
      names = "--type",
      paramLabel = "KEY=CODE",
      description =
          "Give a type of the library's catalogue that has no published code one, for example"
              + " food-business-license=…; may be given again.")
  private Map<String, String> assigned = Map.of();

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "A further license type as a JSON file; may be given again.")
  private List<String> files = List.of();

  @Option(
      names = "--serial",
      paramLabel = "SERIAL",
      description = "The serial number 流水号 of the one license, where it comes from outside.")
  private @Nullable String serial;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "The files, one license each: what is granted, with English or pinyin keys"
              + " (GB/T 36903-2018).")
  @SuppressWarnings("NullAway.Init") // set by picocli, as below
  private List<String> facts;

  @SuppressWarnings("NullAway.Init") // set before the first file
  private LicenseJson records;

  @Override
  String subject() {
    return "file";
  }

  @Override
  List<String> items() {
    return facts;
  }

  @Override
  void prepare() {
    super.prepare();
    if (serial != null && facts.size() > 1) {
      throw usage("--serial is one license's, and there are " + facts.size() + " files");
    }
    try {
      LicenseCatalogue known = LicenseCatalogue.builtIn();
      for (String file : files) {
        known = known.with(InputFile.read(file));
      }
      for (Map.Entry<String, String> each : assigned.entrySet()) {
        known = known.assigning(each.getKey(), each.getValue());
      }
      records =
          LicenseJson.with(
              known.type(DemoLicense.TYPE_CODE).isPresent()
                  ? known
                  : known.assigning(DemoLicense.TYPE_KEY, DemoLicense.TYPE_CODE));
    } catch (Problem e) {
      throw usage("--catalogue: " + e.detail());
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  @Override
  Answer answer(LicenseRegister register, String item) throws Problem {
    Reading<LicenseFacts> reading = records.readFacts(InputFile.read(item));
    if (reading.accepted().isEmpty()) {
      return refused(item, reading.problems());
    }
    LicenseFacts granted = reading.accepted().get();
    return done(
        item,
        "ISSUED",
        register.carryOut(
            matter(item), new LicenseCommand.Issue(granted, Optional.ofNullable(serial))));
  }

  private Answer refused(String item, List<LicenseJson.Problem> problems) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (LicenseJson.Problem problem : problems) {
      all.add(
          new Fields()
              .put("field", problem.field())
              .put("value", problem.value().isEmpty() ? null : problem.value())
              .put("rule", problem.rule())
              .toMap());
    }
    String detail =
        problems.stream().map(LicenseJson.Problem::toString).collect(Collectors.joining("; "));
    return unanswered(item, "REFUSED", "INVALID_VALUE", detail).with("problems", all);
  }
}
