package io.github.yinxin.examples.cli;

import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.register.LicenseCommand;
import io.github.yinxin.register.LicenseRegister;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code change}: new instances with other face fields take the place of the old ones. */
@Command(
    name = "change",
    description = "Changes fields of licenses 变更.",
    mixinStandardHelpOptions = true)
public final class ChangeCommand extends LicenseVerb {

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      required = true,
      description = "A field and its new value; may be given again.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Map<String, String> fields;

  @Override
  LicenseCommand command(LicenseRegister register, License license) {
    LicenseFacts facts = license.facts();
    for (Map.Entry<String, String> field : fields.entrySet()) {
      facts = facts.withField(field.getKey(), field.getValue());
    }
    return new LicenseCommand.Change(license.id(), facts);
  }

  @Override
  String outcome() {
    return "CHANGED";
  }
}
