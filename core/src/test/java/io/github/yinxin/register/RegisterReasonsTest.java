package io.github.yinxin.register;

import static io.github.yinxin.register.RegisterScene.FIRST_DAY;
import static io.github.yinxin.register.RegisterScene.LAST_DAY;
import static io.github.yinxin.register.RegisterScene.MIDDLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent.Correction;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.Reason;
import io.github.yinxin.license.Reason.Category;
import io.github.yinxin.license.Reason.User;
import io.github.yinxin.register.RegisterException.Kind;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may give which reason, and how far an ending reaches. */
class RegisterReasonsTest {

  private final RegisterScene scene = new RegisterScene();

  private LegalStatus statusOf(LicenseId license, LocalDate at) {
    return scene.register.statusOf(license, at, scene.clock.instant()).legal();
  }

  @Nested
  class Users {

    private static final Map<User, Set<Category>> THEIRS = new EnumMap<>(User.class);

    static {
      THEIRS.put(User.HOLDER, EnumSet.of(Category.HOLDER_REQUEST));
      THEIRS.put(User.REGISTRAR, EnumSet.of(Category.FILE_ERROR));
      THEIRS.put(User.AUTHORITY, EnumSet.complementOf(EnumSet.of(Category.FILE_ERROR)));
    }

    static Stream<Arguments> all() {
      return Stream.of(User.values())
          .flatMap(user -> Stream.of(Category.values()).map(c -> Arguments.of(user, c)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void reason_isRecordedOrRefused_asItsUserMayGiveIt(User user, Category category) {
      Matter matter = RegisterScene.matter(MIDDLE).givenBy(user);
      Reason reason = Reason.of(category, "理由");
      if (THEIRS.getOrDefault(user, Set.of()).contains(category)) {
        scene.register.revoke(matter, scene.id, reason);
        assertEquals(category.ending(), statusOf(scene.id, MIDDLE));
      } else {
        RegisterException refusal =
            assertThrows(
                RegisterException.class, () -> scene.register.revoke(matter, scene.id, reason));
        assertEquals(Kind.REASON_NOT_THEIRS, refusal.kind());
        assertEquals(1, scene.register.history(scene.id).size());
      }
    }

    @Test
    void correctionOfAReason_isBoundLikewise() {
      scene.revoke(MIDDLE, RegisterScene.penalty());
      LicenseCommand correction =
          new LicenseCommand.Correct(
              scene.id, 2, new Correction.Because(Reason.of(Category.FILE_ERROR, "误发")));
      RegisterException refusal =
          assertThrows(
              RegisterException.class,
              () -> scene.register.carryOut(RegisterScene.matter(MIDDLE), correction));
      assertEquals(Kind.REASON_NOT_THEIRS, refusal.kind());
      scene.register.carryOut(RegisterScene.matter(MIDDLE).givenBy(User.REGISTRAR), correction);
      assertEquals(LegalStatus.DEREGISTERED, statusOf(scene.id, MIDDLE));
    }

    @Test
    void sameStep_givenBySomebodyElse_isAConflict() {
      Matter once = RegisterScene.matter(MIDDLE).once("end");
      Reason reason = RegisterScene.deregistration();
      scene.register.revoke(once, scene.id, reason);
      RegisterException refusal =
          assertThrows(
              RegisterException.class,
              () -> scene.register.revoke(once.givenBy(User.HOLDER), scene.id, reason));
      assertEquals(Kind.CONFLICT, refusal.kind());
    }
  }

  @Nested
  class Annulments {

    private final License moved = scene.move(MIDDLE);
    private final LocalDate after = MIDDLE.plusDays(10);

    @Test
    void annulment_ofAReplacedLicense_reachesThoseThatTookItsPlace() {
      License renewed =
          scene.register.renew(
              RegisterScene.matter(LAST_DAY), moved.id(), RegisterScene.NEXT_VALIDITY);
      scene.revoke(LAST_DAY.plusDays(1), RegisterScene.annulment());
      for (LicenseId id : Stream.of(scene.id, moved.id(), renewed.id()).toList()) {
        assertEquals(LegalStatus.ANNULLED, statusOf(id, LAST_DAY.plusDays(1)), id.toString());
      }
      assertEquals(LegalStatus.ANNULLED, statusOf(scene.id, FIRST_DAY));
    }

    @Test
    void annulment_ofALicenseThatIsStillToBeReplaced_reachesTheNextOneToo() {
      License renewed =
          scene.register.renew(
              RegisterScene.matter(after), moved.id(), RegisterScene.NEXT_VALIDITY);
      scene.register.revoke(RegisterScene.matter(after), moved.id(), RegisterScene.annulment());
      assertEquals(
          LegalStatus.ANNULLED, statusOf(renewed.id(), RegisterScene.NEXT_VALIDITY.from()));
      assertEquals(LegalStatus.REPLACED, statusOf(scene.id, after));
    }

    @Test
    void annulment_ofTheLastOne_leavesThoseBeforeAsTheyWere() {
      scene.register.revoke(RegisterScene.matter(after), moved.id(), RegisterScene.annulment());
      assertEquals(LegalStatus.ANNULLED, statusOf(moved.id(), after));
      assertEquals(LegalStatus.REPLACED, statusOf(scene.id, after));
      assertEquals(LegalStatus.GRANTED, statusOf(scene.id, FIRST_DAY));
    }

    @Test
    void annulment_leavesASuccessorThatEndedAsItEnded() {
      scene.register.revoke(RegisterScene.matter(after), moved.id(), RegisterScene.penalty());
      scene.revoke(after, RegisterScene.annulment());
      assertEquals(LegalStatus.ANNULLED, statusOf(scene.id, after));
      assertEquals(LegalStatus.PENALTY_REVOKED, statusOf(moved.id(), after));
    }
  }
}
