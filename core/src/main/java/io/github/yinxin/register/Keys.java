package io.github.yinxin.register;

import io.github.yinxin.license.LicenseId;
import io.github.yinxin.register.LicenseCommand.Founding;
import java.util.List;
import java.util.stream.Collectors;

/** The texts under which things are found and recognised again. */
final class Keys {

  private static final String SEPARATOR = "\u0000";

  private Keys() {}

  /** Returns the name of an instance: its identifier without root, version and check character. */
  static String instance(LicenseId id) {
    return id.typeCode() + "." + id.issuerCode() + "." + id.serial();
  }

  /** Returns the key of a matter's step: matter, step, number and license types. */
  static String step(Matter matter, Matter.Step step, List<? extends LicenseCommand> commands) {
    String types =
        commands.stream().map(Keys::type).distinct().sorted().collect(Collectors.joining(" "));
    return FactRecords.sha256(
        String.join(
            SEPARATOR, matter.number(), step.name(), Integer.toString(step.ordinal()), types));
  }

  /** Returns what makes a repeated request the same: the commands and the matter's particulars. */
  static String request(Matter matter, List<? extends LicenseCommand> commands) {
    StringBuilder text = new StringBuilder();
    text.append(matter.decidedOn()).append(SEPARATOR);
    text.append(matter.effectiveFrom()).append(SEPARATOR).append(matter.decision());
    text.append(SEPARATOR).append(matter.givenBy());
    for (LicenseCommand command : commands) {
      text.append(SEPARATOR).append(command(command));
    }
    return FactRecords.sha256(text.toString());
  }

  /** Returns a command as a text that is the same in every process. */
  static String command(LicenseCommand command) {
    String name = command.getClass().getSimpleName() + " ";
    if (command instanceof LicenseCommand.Issue issue) {
      return name + issue.serial() + FactRecords.write(issue.facts());
    }
    if (command instanceof LicenseCommand.TransferIn transfer) {
      return name + transfer.predecessor() + FactRecords.write(transfer.facts());
    }
    if (command instanceof LicenseCommand.Adopt adopt) {
      return name
          + adopt.id()
          + adopt.issuedOn()
          + adopt.grade()
          + FactRecords.write(adopt.facts());
    }
    if (command instanceof LicenseCommand.Change change) {
      return name + change.license() + FactRecords.write(change.facts());
    }
    return command.toString();
  }

  private static String type(LicenseCommand command) {
    return command instanceof Founding founding
        ? founding.facts().type().code()
        : ((LicenseCommand.OnLicense) command).license().typeCode();
  }
}
