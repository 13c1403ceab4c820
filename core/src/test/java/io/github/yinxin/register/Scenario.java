package io.github.yinxin.register;

import io.github.yinxin.license.Holder;
import io.github.yinxin.license.IssuingAuthority;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent.Correction;
import io.github.yinxin.license.LicenseEvent.Objection;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.LicenseType;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.testkit.SampleLicenses;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** All that a register can be told or asked, each with what must be there before it. */
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
  ANNUL_A_LINE(
      id -> new LicenseCommand.Renew(id, RegisterScene.NEXT_VALIDITY),
      (id, last) -> new LicenseCommand.Revoke(id, RegisterScene.annulment())),
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
              id, new Objection("异〔2027〕1号", Objection.State.RAISED, "地址有误"))),
  ANSWER_AN_OBJECTION(
      id ->
          new LicenseCommand.RecordObjection(
              id, new Objection("异〔2027〕1号", Objection.State.RAISED, "地址有误")),
      (id, last) ->
          new LicenseCommand.RecordObjection(
              id, new Objection("异〔2027〕1号", Objection.State.UNDER_REVIEW, "正在核实"))),
  /** A type and an authority that the register has not seen: it keeps the one, counts for both. */
  ISSUE_THE_FIRST {
    @Override
    Trial prepare(LicenseRegister register, int number) {
      return commands(number, List.of(new LicenseCommand.Issue(firstOfItsType(number))));
    }
  },
  SEVERAL_TOGETHER {
    @Override
    Trial prepare(LicenseRegister register, int number) {
      LicenseId id = issued(register, number);
      return commands(
          number,
          List.of(
              new LicenseCommand.Issue(facts()),
              new LicenseCommand.Renew(id, RegisterScene.NEXT_VALIDITY),
              new LicenseCommand.Issue(firstOfItsType(number)),
              new LicenseCommand.RecordCode(id)));
    }
  },
  PLAN_A_BATCH {
    @Override
    Trial prepare(LicenseRegister register, int number) {
      List<LicenseCommand> batch = batch(register, number);
      return new Trial(r -> r.plan(matter("try", number), batch), "");
    }
  },
  APPLY_A_BATCH {
    @Override
    Trial prepare(LicenseRegister register, int number) {
      List<LicenseCommand> batch = batch(register, number);
      Matter matter = matter("try", number);
      String digest = register.plan(matter, batch).digest();
      return new Trial(r -> r.apply(matter, batch, digest), events(number));
    }
  },
  RENAME_A_HOLDER {
    @Override
    Trial prepare(LicenseRegister register, int number) {
      return holderChanged(
          number, new HolderChange.Renamed(person(number, ""), person(number, "改")));
    }
  },
  MERGE_HOLDERS {
    @Override
    Trial prepare(LicenseRegister register, int number) {
      return holderChanged(
          number, new HolderChange.Merged(person(number, ""), RegisterScene.OTHER_HOLDER));
    }
  },
  RECORD_A_TERM {
    @Override
    Trial prepare(LicenseRegister register, int number) {
      return inOffice(term(number, Optional.empty()));
    }
  },
  EXTEND_A_TERM {
    @Override
    Trial prepare(LicenseRegister register, int number) {
      register.inOffice(term(number, Optional.of(LocalDate.of(2099, 1, 1))));
      return inOffice(term(number, Optional.empty()));
    }
  },
  ASK_FOR_A_LICENSE {
    @Override
    Trial prepare(LicenseRegister register, int number) {
      License license = register.issue(matter("prepare", number), facts());
      return new Trial(
          r ->
              List.of(
                  r.find(license.id()).orElseThrow(),
                  r.find(license.cti()).orElseThrow(),
                  r.history(license.id()),
                  r.statusOf(license.id(), RegisterScene.MIDDLE, FailureTest.NOW),
                  r.verify(license.id(), RegisterScene.MIDDLE)),
          "");
    }
  },
  ASK_FOR_A_HOLDER {
    @Override
    Trial prepare(LicenseRegister register, int number) {
      Holder before = person(number, "");
      Holder after = person(number + 1_000_000, "");
      register.issue(matter("prepare", number), facts().withHolders(List.of(before)));
      register.holderChanged(matter("merge", number), new HolderChange.Merged(before, after));
      return new Trial(r -> r.licensesOf(after, RegisterScene.MIDDLE).toList(), "");
    }
  };

  /**
   * Something the register is told or asked.
   *
   * @param act does it, and returns what can be compared
   * @param traces counts what it leaves behind; empty for questions
   */
  record Trial(Act act, String traces) {}

  /** Something done to a register, with what can be compared of its answer. */
  interface Act {
    Object on(LicenseRegister register);
  }

  @SuppressWarnings("ImmutableEnumChecker") // functions without state, as below
  private final Optional<Function<LicenseId, LicenseCommand>> before;

  @SuppressWarnings("ImmutableEnumChecker")
  private final BiFunction<LicenseId, Integer, LicenseCommand> command;

  Scenario() {
    this(
        id -> {
          throw new IllegalStateException("a scenario with a preparation of its own");
        });
  }

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

  /** Makes what must be there before and returns what is to be tried. */
  Trial prepare(LicenseRegister register, int number) {
    LicenseId id = issued(register, number);
    before.ifPresent(first -> register.carryOut(matter("before", number), first.apply(id)));
    int last = register.history(id).get(register.history(id).size() - 1).sequence();
    return commands(number, List.of(command.apply(id, last)));
  }

  static Matter matter(String step, int number) {
    return new Matter(name(step, number), RegisterScene.MIDDLE).decidedBy("示决〔2027〕1号").once(step);
  }

  private static String name(String step, int number) {
    return String.format(Locale.ROOT, "BJ-%s-%06d", step, number);
  }

  private static LicenseFacts facts() {
    return SampleLicenses.facts();
  }

  private static LicenseId issued(LicenseRegister register, int number) {
    return register.issue(matter("prepare", number), facts()).id();
  }

  private static Trial commands(int number, List<LicenseCommand> commands) {
    return new Trial(r -> r.carryOut(matter("try", number), commands), events(number));
  }

  private static String events(int number) {
    return "SELECT COUNT(*) FROM el_event WHERE matter = '" + name("try", number) + "'";
  }

  private static LicenseFacts firstOfItsType(int number) {
    LicenseType type =
        new LicenseType(
            SampleLicenses.DEFINING_AUTHORITY + String.format(Locale.ROOT, "%03d", number % 1000),
            "示例许可证" + number,
            SampleLicenses.TYPE.fields());
    return new LicenseFacts(
        type,
        "XK" + number,
        List.of(SampleLicenses.HOLDER),
        SampleLicenses.AUTHORITY,
        SampleLicenses.VALIDITY,
        Map.of("KZ_JYCS", "示例市示例路1号"));
  }

  private static List<LicenseCommand> batch(LicenseRegister register, int number) {
    return List.of(
        new LicenseCommand.Revoke(issued(register, number), RegisterScene.penalty()),
        new LicenseCommand.Issue(facts()));
  }

  private static Holder person(int number, String suffix) {
    return new Holder("示例" + suffix, Holder.StandardCodeType.OTHER_PERSON, "T" + number);
  }

  private static Trial holderChanged(int number, HolderChange change) {
    return new Trial(
        r -> {
          r.holderChanged(matter("try", number), change);
          return "";
        },
        "SELECT COUNT(*) FROM el_holder_change WHERE body LIKE '%" + name("try", number) + "%'");
  }

  private static AuthorityTerm term(int number, Optional<LocalDate> until) {
    return new AuthorityTerm(
        new IssuingAuthority("示例省市场监督管理局", SampleLicenses.DEFINING_AUTHORITY),
        LocalDate.of(2000, 1, 1).plusDays(number),
        until,
        Optional.empty());
  }

  private static Trial inOffice(AuthorityTerm term) {
    return new Trial(
        r -> {
          r.inOffice(term);
          return "";
        },
        "SELECT COUNT(*) FROM el_authority WHERE valid_until IS NULL AND valid_from = "
            + SqlDates.number(term.from()));
  }
}
