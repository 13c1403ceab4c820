package io.github.yinxin.examples.cli;

import io.github.yinxin.license.License;
import io.github.yinxin.license.Reason;
import io.github.yinxin.register.LicenseCommand;
import io.github.yinxin.register.LicenseRegister;
import io.github.yinxin.register.Matter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code revoke}: ends licenses; the reason decides whether 撤回, 撤销, 吊销 or 注销. */
@Command(
    name = "revoke",
    description = "Ends licenses 撤回, 撤销, 吊销, 注销, as the reason says.",
    mixinStandardHelpOptions = true)
public final class RevokeCommand extends LicenseVerb {

  @Option(
      names = "--reason",
      paramLabel = "CATEGORY",
      required = true,
      description = "One of ${COMPLETION-CANDIDATES}.")
  @SuppressWarnings("NullAway.Init") // set by picocli, as below
  private Reason.Category category;

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      required = true,
      description = "The reason in words.")
  @SuppressWarnings("NullAway.Init")
  private String text;

  @Option(
      names = "--act",
      paramLabel = "DATE",
      description = "The day of the act that is punished.")
  private @Nullable String act;

  @Option(
      names = "--as",
      paramLabel = "USER",
      defaultValue = "AUTHORITY",
      description = "Who gives the reason, one of ${COMPLETION-CANDIDATES}.")
  @SuppressWarnings("NullAway.Init")
  private Reason.User user;

  @Override
  Matter given(Matter matter) {
    return matter.givenBy(user);
  }

  @Override
  void prepare() {
    super.prepare();
    try {
      reason();
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private Reason reason() {
    Reason reason = Reason.of(category, text);
    return act == null ? reason : reason.forActOn(date("--act", act));
  }

  @Override
  LicenseCommand command(LicenseRegister register, License license) {
    return new LicenseCommand.Revoke(license.id(), reason());
  }

  @Override
  String outcome() {
    return "REVOKED";
  }
}
