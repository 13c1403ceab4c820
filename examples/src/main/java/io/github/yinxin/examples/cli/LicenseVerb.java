package io.github.yinxin.examples.cli;

import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.register.LicenseCommand;
import io.github.yinxin.register.LicenseRegister;
import java.util.List;
import picocli.CommandLine.Parameters;

/** A verb that carries out a matter on licenses that are recorded. */
abstract class LicenseVerb extends MatterVerb {

  @Parameters(
      paramLabel = "LICENSE",
      arity = "1..*",
      description = "The identifiers of the licenses, in full.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private List<String> licenses;

  @Override
  final String subject() {
    return "license";
  }

  @Override
  final List<String> items() {
    return licenses;
  }

  /** Returns the command for one of the licenses. */
  abstract LicenseCommand command(LicenseRegister register, License license);

  /** Returns what a license is when it is done. */
  abstract String outcome();

  @Override
  final Answer answer(LicenseRegister register, String item) {
    LicenseId id = LicenseId.parse(item);
    License license = register.find(id).orElse(null);
    if (license == null) {
      return unanswered(item, "REFUSED", "NOT_RECORDED", "the register has no such license");
    }
    return done(item, outcome(), register.carryOut(matter(item), command(register, license)));
  }
}
