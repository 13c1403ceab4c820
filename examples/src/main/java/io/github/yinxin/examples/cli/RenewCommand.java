package io.github.yinxin.examples.cli;

import io.github.yinxin.license.License;
import io.github.yinxin.license.Validity;
import io.github.yinxin.register.LicenseCommand;
import io.github.yinxin.register.LicenseRegister;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code renew}: new instances with a new validity take the place of the old ones. */
@Command(name = "renew", description = "Renews licenses 延续.", mixinStandardHelpOptions = true)
public final class RenewCommand extends LicenseVerb {

  @Option(
      names = "--from",
      paramLabel = "DATE",
      required = true,
      description = "The first day of the new validity.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String from;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "Its last day (default: long-term 长期).")
  private @Nullable String until;

  @Override
  void prepare() {
    super.prepare();
    try {
      validity();
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private Validity validity() {
    return until == null
        ? Validity.longTerm(date("--from", from))
        : Validity.of(date("--from", from), date("--until", until));
  }

  @Override
  LicenseCommand command(LicenseRegister register, License license) {
    return new LicenseCommand.Renew(license.id(), validity());
  }

  @Override
  String outcome() {
    return "RENEWED";
  }
}
