package io.github.yinxin.register;

import static io.github.yinxin.register.RegisterScene.FIRST_DAY;
import static io.github.yinxin.register.RegisterScene.MIDDLE;
import static io.github.yinxin.register.RegisterScene.matter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.license.Holder;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.register.LicenseRegister.Holding;
import io.github.yinxin.register.RegisterException.Kind;
import io.github.yinxin.register.RegisterSettings.Veto;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.testkit.SampleLicenses;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Matters, holders and authorities: what goes beyond one license. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RegisterMattersTest {

  private final TestDatabase database;
  private final RegisterScene scene;
  private final LicenseRegister register;

  RegisterMattersTest(TestDatabase database) {
    this.database = database;
    scene = new RegisterScene(database);
    register = scene.register;
  }

  private static Kind kind(Runnable command) {
    return assertThrows(RegisterException.class, command::run).kind();
  }

  private static LicenseFacts facts() {
    return SampleLicenses.facts();
  }

  @Nested
  class Steps {

    private final Matter once = matter(MIDDLE).once("issue");

    @Test
    void step_takenAgain_hasTheFirstAnswer() {
      License first = register.issue(once, facts());
      assertEquals(first, register.issue(once, facts()));
      assertEquals(2, register.licenses(MIDDLE).count());
    }

    @Test
    void step_takenAgainWithAnotherCommand_isAConflict() {
      register.issue(once, facts());
      assertEquals(
          Kind.CONFLICT, kind(() -> register.issue(once, facts().withField("KZ_JYCS", "别处"))));
    }

    @Test
    void step_takenAgainWithAnotherDecision_isAConflict() {
      register.issue(once, facts());
      assertEquals(
          Kind.CONFLICT, kind(() -> register.issue(once.decidedBy("示决〔2027〕2号"), facts())));
    }

    @Test
    void step_withAnotherOrdinal_isAnother() {
      License first = register.issue(matter(MIDDLE).once(new Matter.Step("issue", 1)), facts());
      License second = register.issue(matter(MIDDLE).once(new Matter.Step("issue", 2)), facts());
      assertNotEquals(first.id(), second.id());
    }

    @Test
    void renewal_takenAgain_namesTheSameSuccessor() {
      Matter renewal = matter(MIDDLE).once("renew");
      License first = register.renew(renewal, scene.id, RegisterScene.NEXT_VALIDITY);
      assertEquals(first, register.renew(renewal, scene.id, RegisterScene.NEXT_VALIDITY));
    }

    @Test
    void refusedStep_isFree() {
      LicenseId unknown = new LicenseId(scene.id.typeCode(), scene.id.issuerCode(), "404", 1);
      assertThrows(
          IllegalArgumentException.class,
          () -> register.revoke(once, unknown, RegisterScene.penalty()));
      register.revoke(once, scene.id, RegisterScene.penalty());
      assertEquals(2, register.history(scene.id).size());
    }
  }

  @Nested
  class Together {

    @Test
    void licensesOfOneMatter_areIssuedTogether() {
      List<License> licenses =
          register.issueTogether(matter(MIDDLE), Collections.nCopies(3, facts()));
      assertEquals(3, Set.copyOf(licenses.stream().map(License::id).toList()).size());
    }

    @Test
    void oneThatIsRefused_takesTheOthersWithIt() {
      LicenseId unknown = new LicenseId(scene.id.typeCode(), scene.id.issuerCode(), "404", 1);
      List<LicenseCommand> commands =
          List.of(
              new LicenseCommand.Issue(facts()),
              new LicenseCommand.Revoke(scene.id, RegisterScene.penalty()),
              new LicenseCommand.Resume(unknown));
      assertThrows(
          IllegalArgumentException.class, () -> register.carryOut(matter(MIDDLE), commands));
      assertEquals(1, register.licenses(MIDDLE).count());
      assertEquals(1, register.history(scene.id).size());
    }

    @Test
    void laterCommands_seeWhatEarlierOnesDid() {
      register.carryOut(
          matter(MIDDLE),
          List.of(
              new LicenseCommand.Revoke(scene.id, RegisterScene.penalty()),
              new LicenseCommand.Revoke(scene.id, RegisterScene.deregistration())));
      assertEquals(3, register.history(scene.id).size());
    }

    @Test
    void sameSerialTwice_isRefused() {
      var issue = new LicenseCommand.Issue(facts(), Optional.of("TWICE"));
      assertEquals(
          Kind.SERIAL_TAKEN, kind(() -> register.carryOut(matter(MIDDLE), List.of(issue, issue))));
    }

    @Test
    void nothing_isRefused() {
      assertThrows(
          IllegalArgumentException.class, () -> register.carryOut(matter(MIDDLE), List.of()));
    }

    @Test
    void placesInStatusLists_areAllDifferent() {
      Set<Long> places = new HashSet<>();
      for (License license :
          register.issueTogether(matter(MIDDLE), Collections.nCopies(2100, facts()))) {
        places.add(license.names().statusIndex());
      }
      assertEquals(2100, places.size());
    }
  }

  @Nested
  class Imported {

    private final LicenseId foreign =
        new LicenseId(scene.id.typeCode(), scene.id.issuerCode(), "2019ABC", 7);

    private LicenseCommand adopt() {
      return new LicenseCommand.Adopt(foreign, FIRST_DAY, facts(), License.Provenance.C);
    }

    @Test
    void adoptedLicense_keepsItsIdentifierAndGrade() {
      License license = register.carryOut(matter(MIDDLE), adopt());
      assertEquals(foreign, register.find(foreign).orElseThrow().id());
      assertEquals(License.Provenance.C, license.provenance());
      assertEquals(FIRST_DAY, license.issuedOn());
    }

    @Test
    void adoptedLicense_hasNoInventedHistory() {
      register.carryOut(matter(MIDDLE), adopt());
      List<LicenseEvent> history = register.history(foreign);
      assertTrue(history.size() == 1 && history.get(0) instanceof LicenseEvent.Adopted);
    }

    @Test
    void adoptedTwice_isRefused() {
      register.carryOut(matter(MIDDLE), adopt());
      assertEquals(Kind.SERIAL_TAKEN, kind(() -> register.carryOut(matter(MIDDLE), adopt())));
    }

    @Test
    void transferIn_namesTheForeignPredecessor() {
      License license =
          register.carryOut(matter(MIDDLE), new LicenseCommand.TransferIn(facts(), foreign));
      assertEquals(Optional.of(foreign), register.find(license.id()).flatMap(License::predecessor));
    }
  }

  @Nested
  class Holders {

    private List<LicenseId> of(LocalDate at) {
      try (Stream<Holding> holdings = register.licensesOf(RegisterScene.OTHER_HOLDER, at)) {
        return holdings.map(h -> h.license().id()).toList();
      }
    }

    @Test
    void view_hasAllLicensesOfTheHolder_endedOnesToo() {
      License second = scene.move(MIDDLE);
      List<Holding> all = register.licensesOf(SampleLicenses.HOLDER, MIDDLE).toList();
      assertEquals(
          List.of(scene.id, second.id()), all.stream().map(h -> h.license().id()).toList());
      assertEquals(List.of(false, true), all.stream().map(h -> h.status().inForce()).toList());
    }

    @Test
    void view_ofACodeThatNobodyCanHave_isRefused() {
      assertThrows(
          IllegalArgumentException.class,
          () -> register.licensesOf(Holder.StandardCodeType.CREDIT_CODE, "junk", MIDDLE));
    }

    @Test
    void view_ofAnotherHolder_isEmpty() {
      assertEquals(List.of(), of(MIDDLE));
    }

    @Test
    void mergedHolder_isSeenFromTheDayOfTheMerger() {
      register.holderChanged(
          matter(MIDDLE),
          new HolderChange.Merged(SampleLicenses.HOLDER, RegisterScene.OTHER_HOLDER));
      assertEquals(List.of(), of(MIDDLE.minusDays(1)));
      assertEquals(List.of(scene.id), of(MIDDLE));
      assertEquals(
          List.of(SampleLicenses.HOLDER), register.find(scene.id).orElseThrow().facts().holders());
    }

    @Test
    void mergers_inACircle_end() {
      var one = new HolderChange.Merged(SampleLicenses.HOLDER, RegisterScene.OTHER_HOLDER);
      register.holderChanged(matter(MIDDLE), one);
      register.holderChanged(matter(MIDDLE), new HolderChange.Merged(one.to(), one.from()));
      assertEquals(List.of(scene.id), of(MIDDLE));
    }

    @Test
    void changeOfAHolder_takenAgain_conflictsOnlyIfDifferent() {
      Matter once = matter(MIDDLE).once("merge");
      var merger = new HolderChange.Merged(SampleLicenses.HOLDER, RegisterScene.OTHER_HOLDER);
      register.holderChanged(once, merger);
      register.holderChanged(once, merger);
      var other = new HolderChange.Merged(RegisterScene.OTHER_HOLDER, SampleLicenses.HOLDER);
      assertEquals(Kind.CONFLICT, kind(() -> register.holderChanged(once, other)));
    }

    @Test
    void manyPages_areReadInOrder() {
      register.issueTogether(matter(MIDDLE), Collections.nCopies(1100, facts()));
      assertEquals(1101, register.licensesOf(SampleLicenses.HOLDER, MIDDLE).count());
      assertEquals(1101, register.licenses(MIDDLE).map(h -> h.license().id()).distinct().count());
    }
  }

  @Nested
  class Authorities {

    private AuthorityTerm term(LocalDate until) {
      return new AuthorityTerm(
          SampleLicenses.AUTHORITY,
          FIRST_DAY,
          Optional.of(until),
          Optional.of(SampleLicenses.DEFINING_AUTHORITY));
    }

    @Test
    void authority_onTheLastDayOfItsTerm_issues() {
      register.inOffice(term(MIDDLE));
      assertEquals(facts(), register.issue(matter(MIDDLE), facts()).facts());
    }

    @Test
    void authority_theDayAfter_isRefusedNamingItsSuccessor() {
      register.inOffice(term(MIDDLE));
      RegisterException refusal =
          assertThrows(
              RegisterException.class, () -> register.issue(matter(MIDDLE.plusDays(1)), facts()));
      assertEquals(Kind.AUTHORITY_NOT_IN_OFFICE, refusal.kind());
      assertTrue(refusal.detail().contains(SampleLicenses.DEFINING_AUTHORITY.value()));
      assertEquals(1, register.licenses(MIDDLE).count());
    }

    @Test
    void terms_areReadBack_earliestFirst() {
      AuthorityTerm first = term(MIDDLE);
      AuthorityTerm second =
          new AuthorityTerm(
              SampleLicenses.AUTHORITY, MIDDLE.plusDays(1), Optional.empty(), Optional.empty());
      register.inOffice(second);
      register.inOffice(first);
      assertEquals(List.of(first, second), register.termsOf(SampleLicenses.AUTHORITY.code()));
      assertEquals(List.of(), register.termsOf(SampleLicenses.DEFINING_AUTHORITY));
    }

    @Test
    void term_recordedAgain_isReadAsItIsKnownNow() {
      register.inOffice(term(MIDDLE));
      register.inOffice(term(MIDDLE.plusDays(1)));
      assertEquals(
          List.of(term(MIDDLE.plusDays(1))), register.termsOf(SampleLicenses.AUTHORITY.code()));
    }

    @Test
    void term_recordedAgain_isExtended() {
      register.inOffice(term(MIDDLE));
      register.inOffice(term(MIDDLE.plusDays(1)));
      assertEquals(facts(), register.issue(matter(MIDDLE.plusDays(1)), facts()).facts());
    }
  }

  @Nested
  class Guarded {

    @Test
    void veto_isToldWithItsCode_andNothingIsRecorded() {
      RegisterScene guarded =
          new RegisterScene(
              database,
              s ->
                  s.guardedBy(
                      (matter, command) ->
                          command instanceof LicenseCommand.Renew
                              ? Optional.of(new Veto("DEBT", "fees are open"))
                              : Optional.empty()));
      RegisterException refusal =
          assertThrows(RegisterException.class, () -> guarded.renew(MIDDLE));
      assertEquals(Kind.VETOED, refusal.kind());
      assertEquals("DEBT fees are open", refusal.detail());
      assertEquals(1, guarded.register.history(guarded.id).size());
    }
  }

  @Nested
  class Planned {

    private final License other = register.issue(matter(FIRST_DAY), facts());
    private final List<LicenseCommand> commands =
        List.of(
            new LicenseCommand.Revoke(scene.id, RegisterScene.penalty()),
            new LicenseCommand.Resume(other.id()),
            new LicenseCommand.Renew(other.id(), RegisterScene.NEXT_VALIDITY),
            new LicenseCommand.Issue(facts()));

    @Test
    void plan_saysWhatWouldBeRefused_andLeavesNothing() {
      BatchPlan plan = register.plan(matter(MIDDLE), commands);
      assertEquals(
          List.of("", "ILLEGAL_TRANSITION", "TWICE", ""),
          plan.items().stream()
              .map(i -> i.refusal().map(BatchPlan.Refusal::code).orElse(""))
              .toList());
      assertEquals(2, plan.accepted());
      assertEquals(1, register.history(scene.id).size());
      assertEquals(2, register.licenses(MIDDLE).count());
    }

    @Test
    void plan_applied_carriesOutWhatWasAccepted_once() {
      String digest = register.plan(matter(MIDDLE), commands).digest();
      List<License> licenses = register.apply(matter(MIDDLE), commands, digest);
      assertEquals(2, licenses.size());
      assertEquals(licenses, register.apply(matter(MIDDLE), commands, digest));
      assertEquals(3, register.licenses(MIDDLE).count());
    }

    @Test
    void plan_afterTheWorldMoved_isRefused() {
      String digest = register.plan(matter(MIDDLE), commands).digest();
      register.fileSealed(
          matter(MIDDLE), scene.id, Digest.compute(Digest.Algorithm.SM3, new byte[1]));
      assertEquals(
          Kind.PLAN_OUTDATED, kind(() -> register.apply(matter(MIDDLE), commands, digest)));
      assertEquals(2, register.history(scene.id).size());
    }

    @Test
    void plan_thatNobodyMade_isRefused() {
      assertEquals(
          Kind.PLAN_OUTDATED, kind(() -> register.apply(matter(MIDDLE), commands, "0".repeat(64))));
    }

    @Test
    void plan_confirmedForOtherCommands_isAConflict() {
      String digest = register.plan(matter(MIDDLE), commands).digest();
      assertEquals(
          Kind.CONFLICT,
          kind(() -> register.apply(matter(MIDDLE), commands.subList(0, 1), digest)));
    }
  }
}
