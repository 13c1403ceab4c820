package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.demo.DemoLicense;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseCatalogue;
import io.github.yinxin.license.LicenseType;
import io.github.yinxin.register.LicenseCommand;
import io.github.yinxin.register.LicenseRegister;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files, one license each.")
  @SuppressWarnings("NullAway.Init") // set by picocli, as below
  private List<String> facts;

  @SuppressWarnings("NullAway.Init") // set before the first file
  private LicenseCatalogue catalogue;

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
    try {
      LicenseCatalogue known = LicenseCatalogue.builtIn();
      for (String file : files) {
        known = known.with(InputFile.read(file));
      }
      for (Map.Entry<String, String> each : assigned.entrySet()) {
        known = known.assigning(each.getKey(), each.getValue());
      }
      catalogue =
          known.type(DemoLicense.FOOD_BUSINESS.code()).isPresent()
              ? known
              : known.with(DemoLicense.FOOD_BUSINESS);
    } catch (Problem e) {
      throw usage("--catalogue: " + e.detail());
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  @Override
  Answer answer(LicenseRegister register, String item) throws Problem {
    FactsFile file;
    try {
      file = FactsFile.parse(InputFile.read(item), this::type);
    } catch (Problem e) {
      boolean read = e.reason().equals("NOT_JSON") || e.reason().equals("INVALID_VALUE");
      return unanswered(item, read ? "REFUSED" : "ERROR", e.reason(), e.detail());
    }
    License license =
        register.carryOut(
            matter(item),
            new LicenseCommand.Issue(
                file.facts(), Optional.of(file.serial()).filter(s -> !s.isEmpty())));
    return done(item, "ISSUED", license);
  }

  private LicenseType type(String code) {
    return catalogue
        .type(code)
        .orElseThrow(
            () -> new IllegalArgumentException("type " + code + " is not in the catalogue"));
  }
}
