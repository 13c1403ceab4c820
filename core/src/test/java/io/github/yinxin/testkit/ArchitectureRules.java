package io.github.yinxin.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** The bans that hold in every module; each module's test adds its own arrows. */
public final class ArchitectureRules {

  private static final String OURS = "io.github.yinxin..";

  // As the byte code names them; methods with their parameters.
  private static final Set<String> GLOBAL_STATE =
      Set.of(
          "java.security.Security.addProvider(java.security.Provider)",
          "java.security.Security.insertProviderAt(java.security.Provider, int)",
          "java.time.Instant.now()",
          "java.time.LocalDate.now()",
          "java.time.LocalDateTime.now()",
          "java.time.OffsetDateTime.now()",
          "java.time.ZonedDateTime.now()",
          "java.lang.System.currentTimeMillis()",
          "java.util.Date.<init>()",
          "java.time.ZoneId.systemDefault()",
          "java.util.TimeZone.getDefault()",
          "java.nio.charset.Charset.defaultCharset()",
          "java.lang.String.getBytes()",
          "java.lang.String.<init>([B)",
          "java.util.Locale.getDefault()",
          "java.lang.String.toUpperCase()",
          "java.lang.String.toLowerCase()",
          // Digits too follow the default locale: under ar-EG-u-nu-arab, %d writes no 0 to 9.
          "java.lang.String.formatted([Ljava.lang.Object;)",
          "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
          "java.lang.System.out",
          "java.lang.System.err",
          "java.lang.System.in");

  /** Third-party types appear only under {@code internal}, so never in a public signature. */
  public static final ArchRule THIRD_PARTY_TYPES_STAY_INTERNAL =
      noClasses()
          .that()
          .resideInAPackage(OURS)
          .and()
          .resideOutsideOfPackage("..internal..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("java..", "javax..", "org.jspecify..", OURS)
          .because("a library's types in our signatures would be our users' dependency");

  /** Nothing that a whole JVM shares is read or changed. */
  public static final ArchRule NO_GLOBAL_STATE =
      noClasses()
          .that()
          .resideInAPackage(OURS)
          .should()
          .accessTargetWhere(
              describe(
                  "the target is shared by the whole JVM",
                  access -> GLOBAL_STATE.contains(access.getTarget().getFullName())))
          .because("time, zone, locale, charset and providers come in by argument");

  /** No two packages need each other; so {@code internal} never knows its caller. */
  public static final ArchRule NO_PACKAGE_CYCLES =
      slices().matching("io.github.yinxin.(**)").should().beFreeOfCycles();

  private static final String ROOT = "io.github.yinxin.";
  private static final String[] EVERYBODYS = {"java..", "javax..", "org.jspecify.."};

  private ArchitectureRules() {}

  /**
   * An arrow of the design: a package knows these packages of ours and no others. It holds for a
   * package that is not there yet, and binds it from its first class on.
   *
   * @param subject the package below the root, for example {@code register}
   * @param friends those it may know, named likewise
   */
  public static ArchRule knowsOnly(String subject, String... friends) {
    String[] known =
        Stream.of(
                Stream.of(ROOT + subject + ".."),
                Arrays.stream(friends).map(friend -> ROOT + friend + ".."),
                Arrays.stream(EVERYBODYS))
            .flatMap(packages -> packages)
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(ROOT + subject + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(known)
        .allowEmptyShould(true);
  }

  /** Reads the main classes of the module under test; test folders and jars are left out. */
  public static JavaClasses mainClasses() {
    return new ClassFileImporter()
        .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
        .withImportOption(Predefined.DO_NOT_INCLUDE_JARS)
        .importPackages("io.github.yinxin");
  }
}
