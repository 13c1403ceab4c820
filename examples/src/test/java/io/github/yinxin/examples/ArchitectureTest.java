package io.github.yinxin.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.yinxin.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** Examples show what anybody can do: they use what is public, and nothing else. */
class ArchitectureTest {

  private static final JavaClasses CLASSES = ArchitectureRules.mainClasses();

  @Test
  void examples_useNothingConcealed() {
    noClasses()
        .that()
        .resideInAPackage("io.github.yinxin.examples..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.github.yinxin..internal..")
        .check(CLASSES);
  }

  @Test
  void commandLine_knowsTheDemoKeys_butTheDemoKnowsNoVerb() {
    noClasses()
        .that()
        .resideInAPackage("io.github.yinxin.examples.demo..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.github.yinxin.examples.cli..")
        .check(CLASSES);
  }

  @Test
  void packages_areFreeOfCycles() {
    ArchitectureRules.NO_PACKAGE_CYCLES.check(CLASSES);
  }
}
