package io.github.yinxin.qr;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.yinxin.qr.internal.PictureFile;
import io.github.yinxin.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** The arrows of verification codes: on core alone, and without a desktop. */
class ArchitectureTest {

  private static final JavaClasses CLASSES = ArchitectureRules.mainClasses();

  @Test
  void thirdPartyTypes_stayInternal() {
    ArchitectureRules.THIRD_PARTY_TYPES_STAY_INTERNAL.check(CLASSES);
  }

  @Test
  void globalState_isNotTouched() {
    ArchitectureRules.NO_GLOBAL_STATE.check(CLASSES);
  }

  // Values and services share the one public package, so a rule about packages would not do.
  @Test
  void internal_knowsValuesButNoService() {
    noClasses()
        .that()
        .resideInAPackage("..qr.internal..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(
            QrIssuer.class,
            QrVerifier.class,
            QrScanner.class,
            QrCheck.class,
            TrustList.class,
            VerifiedQr.class,
            KioskVerdict.class,
            VerificationSteps.class)
        .check(CLASSES);
  }

  @Test
  void codes_knowTheCoreAlone() {
    noClasses()
        .that()
        .resideInAPackage("io.github.yinxin.qr..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.yinxin.register..",
            "io.github.yinxin.exchange..",
            "io.github.yinxin.status..",
            "io.github.yinxin.conformance..")
        .check(CLASSES);
  }

  @Test
  void codes_knowNoSealsNoPagesAndNoDesktop() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(PictureFile.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.yinxin.seal..", "io.github.yinxin.pdf..", "java.awt..", "javax.imageio..")
        .check(CLASSES);
  }
}
