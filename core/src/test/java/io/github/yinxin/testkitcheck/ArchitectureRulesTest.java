package io.github.yinxin.testkitcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.github.yinxin.testkit.ArchitectureRules;
import io.github.yinxin.testkitcheck.chicken.Chicken;
import io.github.yinxin.testkitcheck.egg.Egg;
import java.nio.charset.Charset;
import java.security.Security;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule that nothing can break proves nothing: each one meets somebody who breaks it. */
class ArchitectureRulesTest {

  @SuppressWarnings({"unused", "UnusedMethod"})
  private static final class Offenders {

    record ForeignType(ASN1Integer number) {}

    static final class ProviderRegistration {
      int register() {
        return Security.addProvider(new BouncyCastleProvider());
      }
    }

    @SuppressWarnings("JavaTimeDefaultTimeZone")
    static final class Today {
      LocalDate today() {
        return LocalDate.now();
      }
    }

    static final class Now {
      Supplier<Instant> now() {
        return Instant::now;
      }
    }

    static final class Printing {
      @SuppressWarnings("SystemOut")
      void print() {
        System.out.println();
      }
    }

    static final class DefaultCharset {
      Charset charset() {
        return Charset.defaultCharset();
      }
    }

    static final class DefaultZone {
      ZoneId zone() {
        return ZoneId.systemDefault();
      }
    }

    static final class DefaultLocale {
      String number(int number) {
        return "%d".formatted(number);
      }
    }
  }

  @SuppressWarnings("UnusedMethod")
  private record Blameless(Clock clock) {
    String today() {
      return String.format(Locale.ROOT, "%s %s", LocalDate.now(clock), clock.instant());
    }
  }

  private static boolean refuses(ArchRule rule, Class<?>... offenders) {
    return rule.evaluate(new ClassFileImporter().importClasses(offenders)).hasViolation();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Offenders.ProviderRegistration.class,
        Offenders.Today.class,
        Offenders.Now.class,
        Offenders.Printing.class,
        Offenders.DefaultCharset.class,
        Offenders.DefaultZone.class,
        Offenders.DefaultLocale.class
      })
  void globalState_touched_isRefused(Class<?> offender) {
    assertTrue(refuses(ArchitectureRules.NO_GLOBAL_STATE, offender));
  }

  @Test
  void clockAndLocale_byArgument_areAccepted() {
    assertFalse(refuses(ArchitectureRules.NO_GLOBAL_STATE, Blameless.class));
  }

  @Test
  void thirdPartyType_outsideInternal_isRefused() {
    assertTrue(
        refuses(ArchitectureRules.THIRD_PARTY_TYPES_STAY_INTERNAL, Offenders.ForeignType.class));
  }

  @Test
  void jdkType_outsideInternal_isAccepted() {
    assertFalse(refuses(ArchitectureRules.THIRD_PARTY_TYPES_STAY_INTERNAL, Blameless.class));
  }

  @Test
  void twoPackages_needingEachOther_areRefused() {
    assertTrue(refuses(ArchitectureRules.NO_PACKAGE_CYCLES, Chicken.class, Egg.class));
  }

  @Test
  void packageThatKnowsAnother_isRefusedUnlessThatIsAFriend() {
    assertTrue(refuses(ArchitectureRules.knowsOnly("testkitcheck.chicken", "sign"), Chicken.class));
    assertFalse(
        refuses(
            ArchitectureRules.knowsOnly("testkitcheck.chicken", "testkitcheck.egg"),
            Chicken.class));
  }

  @Test
  void packageThatIsNotThereYet_breaksNoArrow() {
    assertFalse(refuses(ArchitectureRules.knowsOnly("testkitcheck.unhatched"), Chicken.class));
  }

  @Test
  void mainClasses_areThoseOfTheModuleAlone() {
    assertEquals(
        0,
        ArchitectureRules.mainClasses().stream()
            .filter(c -> c.getPackageName().contains("testkit"))
            .count());
  }
}
