package io.github.yinxin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.yinxin.testkit.ArchitectureRules;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The arrows of the core: exchange → register → license and status → verify → sign. */
class ArchitectureTest {

  private static final String ROOT = "io.github.yinxin.";
  private static final String INTERNAL = ROOT + "core.internal..";
  private static final JavaClasses CLASSES = ArchitectureRules.mainClasses();

  // Every public package of the core may call what is concealed in it.
  private static void knowsOnly(String subject, String... friends) {
    ArchitectureRules.knowsOnly(
            subject,
            Stream.concat(Stream.of("core.internal"), Arrays.stream(friends))
                .toArray(String[]::new))
        .check(CLASSES);
  }

  @Nested
  class Arrows {

    @Test
    void sign_knowsNothingOfOurs() {
      knowsOnly("sign");
    }

    @Test
    void verify_knowsOnlySign() {
      knowsOnly("verify", "sign");
    }

    @Test
    void license_knowsOnlySignAndVerify() {
      knowsOnly("license", "sign", "verify");
    }

    @Test
    void register_knowsOnlyLicenseSignAndVerify() {
      knowsOnly("register", "license", "sign", "verify");
    }

    @Test
    void exchange_knowsTheRegisterAndWhatThatKnows() {
      knowsOnly("exchange", "register", "license", "sign", "verify");
    }

    @Test
    void status_knowsOnlySignAndVerify() {
      knowsOnly("status", "sign", "verify");
    }

    @Test
    void conformance_knowsOnlyLicenseAndVerify() {
      knowsOnly("conformance", "license", "verify");
    }

    @Test
    void core_hasNoPackageBesideThoseOfTheDesign() {
      classes()
          .should()
          .resideInAnyPackage(
              Stream.of(
                      "license",
                      "register",
                      "exchange",
                      "status",
                      "conformance",
                      "sign",
                      "verify",
                      "core.internal")
                  .map(name -> ROOT + name + "..")
                  .toArray(String[]::new))
          .check(CLASSES);
    }

    @Test
    void internal_knowsNoService() {
      noClasses()
          .that()
          .resideInAPackage(INTERNAL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "register..", ROOT + "exchange..", ROOT + "status..", ROOT + "conformance..")
          .check(CLASSES);
    }
  }

  @Nested
  class Everywhere {

    @Test
    void thirdPartyTypes_stayInternal() {
      ArchitectureRules.THIRD_PARTY_TYPES_STAY_INTERNAL.check(CLASSES);
    }

    @Test
    void globalState_isLeftAlone() {
      ArchitectureRules.NO_GLOBAL_STATE.check(CLASSES);
    }

    @Test
    void packages_haveNoCycles() {
      ArchitectureRules.NO_PACKAGE_CYCLES.check(CLASSES);
    }
  }
}
