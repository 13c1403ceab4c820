package io.github.yinxin.pdfseal;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.yinxin.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of this module. */
class ArchitectureTest {

  private static final JavaClasses CLASSES = ArchitectureRules.mainClasses();

  private static final DescribedPredicate<JavaClass> ON_THE_VERIFYING_PATH =
      describe(
          "take part in verifying",
          c ->
              c.getFullName()
                  .matches(
                      "io\\.github\\.yinxin\\."
                          + "(pdfseal\\.internal\\.(syntax|revision|container)\\..*"
                          + "|pdf\\.(PdfVerifier|PdfVerdict|SignatureJudgement|VerifiedPdf).*"
                          + "|seal\\.(Seal|SealVerifier.*|SealCheck|SealPicture|SealSignature.*|SealSteps|SignatureSteps|Owners))"));

  private static final DescribedPredicate<JavaClass> GRAPHICS =
      describe(
          "are of AWT or Image I/O",
          c -> c.getPackageName().matches("(java\\.awt|javax\\.imageio).*"));

  @Test
  void thirdPartyTypes_stayInternal() {
    ArchitectureRules.THIRD_PARTY_TYPES_STAY_INTERNAL.check(CLASSES);
  }

  @Test
  void globalState_isNotTouched() {
    ArchitectureRules.NO_GLOBAL_STATE.check(CLASSES);
  }

  @Test
  void packages_haveNoCycles() {
    ArchitectureRules.NO_PACKAGE_CYCLES.check(CLASSES);
  }

  @Test
  void seal_knowsOnlyWhatIsBelowIt() {
    ArchitectureRules.knowsOnly("seal", "pdfseal.internal", "sign", "verify", "license")
        .check(CLASSES);
  }

  @Test
  void pdf_knowsSealsAndTheCore() {
    ArchitectureRules.knowsOnly("pdf", "seal", "pdfseal.internal", "sign", "verify", "license")
        .check(CLASSES);
  }

  /** What seals is exactly what verifies: both read by {@code syntax}, which knows neither. */
  @Test
  void syntax_knowsNeitherContainersNorSealingNorDrawing() {
    noClasses()
        .that()
        .resideInAPackage("..pdfseal.internal.syntax..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..pdfseal.internal.container..",
            "..pdfseal.internal.sealing..",
            "..pdfseal.internal.draw..",
            "..pdfseal.internal.face..")
        .check(CLASSES);
  }

  @Test
  void pdfSeal_neverUsesQrNorTheRegister() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.yinxin.qr..",
            "io.github.yinxin.register..",
            "io.github.yinxin.exchange..",
            "io.github.yinxin.status..",
            "io.github.yinxin.conformance..")
        .check(CLASSES);
  }

  @Test
  void seal_neverUsesPdf() {
    noClasses()
        .that()
        .resideInAPackage("io.github.yinxin.seal..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.github.yinxin.pdf..")
        .check(CLASSES);
  }

  /** PDFBox is lenient where a verifier must be strict, and has no bounds. */
  @Test
  void verifyingPath_knowsNoPdfbox() {
    noClasses()
        .that(ON_THE_VERIFYING_PATH)
        .should()
        .transitivelyDependOnClassesThat()
        .resideInAPackage("org.apache.pdfbox..")
        .check(CLASSES);
  }

  /** A kiosk has no graphics. */
  @Test
  void verifyingPath_usesNoGraphics() {
    noClasses().that(ON_THE_VERIFYING_PATH).should().dependOnClassesThat(GRAPHICS).check(CLASSES);
  }

  @Test
  void verifyingPath_reachesNoneOfOursThatUsesGraphics() {
    noClasses()
        .that(ON_THE_VERIFYING_PATH)
        .should()
        .transitivelyDependOnClassesThat(
            describe(
                "are ours and use graphics",
                c ->
                    c.getPackageName().startsWith("io.github.yinxin")
                        && c.getDirectDependenciesFromSelf().stream()
                            .anyMatch(d -> GRAPHICS.test(d.getTargetClass()))))
        .check(CLASSES);
  }
}
