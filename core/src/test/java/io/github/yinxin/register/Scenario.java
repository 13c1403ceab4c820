package io.github.yinxin.register;

import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent.Correction;
import io.github.yinxin.license.LicenseEvent.Objection;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.testkit.SampleLicenses;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Every command once, each with what must be there before it. */
enum Scenario {
  ISSUE(id -> new LicenseCommand.Issue(facts())),
  TRANSFER_IN(id -> new LicenseCommand.TransferIn(facts(), id)),
  ADOPT(
      id ->
          new LicenseCommand.Adopt(
              new LicenseId(id.typeCode(), id.issuerCode(), "A" + id.serial(), 1),
              SampleLicenses.VALIDITY.from(),
              facts(),
              License.Provenance.B)),
  RENEW(id -> new LicenseCommand.Renew(id, RegisterScene.NEXT_VALIDITY)),
  CHANGE(id -> new LicenseCommand.Change(id, facts().withField("KZ_JYCS", "示例市示例路3号"))),
  REVOKE(id -> new LicenseCommand.Revoke(id, RegisterScene.penalty())),
  WITHHOLD(id -> new LicenseCommand.Withhold(id, Optional.of(RegisterScene.MIDDLE.plusDays(30)))),
  RESUME(
      id -> new LicenseCommand.Withhold(id, Optional.empty()),
      (id, last) -> new LicenseCommand.Resume(id)),
  TRANSFER_OUT(id -> new LicenseCommand.TransferOut(id, "另一市市场监督管理局")),
  CORRECT(
      id -> new LicenseCommand.Revoke(id, RegisterScene.deregistration()),
      (id, last) -> new LicenseCommand.Correct(id, last, new Correction.NeverHappened())),
  APPLY_FOR_RENEWAL(LicenseCommand.ApplyForRenewal::new),
  REFUSE_RENEWAL(
      LicenseCommand.ApplyForRenewal::new, (id, last) -> new LicenseCommand.RefuseRenewal(id)),
  RERENDER(LicenseCommand.Rerender::new),
  RECORD_CODE(LicenseCommand.RecordCode::new),
  RECORD_FILE(
      id ->
          new LicenseCommand.RecordFile(
              id, Digest.compute(Digest.Algorithm.SM3, new byte[] {1, 2, 3}))),
  OBJECT(
      id ->
          new LicenseCommand.RecordObjection(
              id, new Objection("异〔2027〕1号", Objection.State.RAISED, "地址有误")));

  @SuppressWarnings("ImmutableEnumChecker") // functions without state, as below
  private final Optional<Function<LicenseId, LicenseCommand>> before;

  @SuppressWarnings("ImmutableEnumChecker")
  private final BiFunction<LicenseId, Integer, LicenseCommand> command;

  Scenario(Function<LicenseId, LicenseCommand> command) {
    this.before = Optional.empty();
    this.command = (id, last) -> command.apply(id);
  }

  Scenario(
      Function<LicenseId, LicenseCommand> before,
      BiFunction<LicenseId, Integer, LicenseCommand> command) {
    this.before = Optional.of(before);
    this.command = command;
  }

  private static LicenseFacts facts() {
    return SampleLicenses.facts();
  }

  /** Makes a license as the command needs it and returns the command. */
  LicenseCommand prepare(LicenseRegister register, int number) {
    LicenseId id = register.issue(matter("prepare", number), facts()).id();
    before.ifPresent(first -> register.carryOut(matter("before", number), first.apply(id)));
    int last = register.history(id).get(register.history(id).size() - 1).sequence();
    return command.apply(id, last);
  }

  /** Returns the commands of several licenses in one matter, which take effect together. */
  static List<LicenseCommand> together(LicenseRegister register, int number) {
    LicenseId id = register.issue(matter("prepare", number), facts()).id();
    return List.of(
        new LicenseCommand.Issue(facts()),
        new LicenseCommand.Renew(id, RegisterScene.NEXT_VALIDITY),
        new LicenseCommand.Issue(facts()));
  }

  static Matter matter(String step, int number) {
    String name = String.format(Locale.ROOT, "BJ-%s-%06d", step, number);
    return new Matter(name, RegisterScene.MIDDLE).decidedBy("示决〔2027〕1号").once(step);
  }
}
