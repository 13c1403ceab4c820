package io.github.yinxin.examples.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.examples.QuickStart;
import io.github.yinxin.examples.font.ExampleFont;
import io.github.yinxin.pdf.PdfSealer;
import io.github.yinxin.register.LicenseRegister;
import io.github.yinxin.register.Matter;
import io.github.yinxin.seal.SealDesign;
import io.github.yinxin.seal.Typeface;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.verify.LicenseVerdict;
import io.github.yinxin.verify.LicenseVerdict.Answer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickStartTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T04:00:00Z"), ZoneOffset.UTC);

  @Test
  void readmeExample_fileAndRegisterGood_isGreen(@TempDir Path home) throws Exception {
    DemoKeys keys = DemoKeys.open(home, CLOCK);
    Typeface font = ExampleFont.load();
    SealDesign design = SealDesign.round(42, DemoLicense.AUTHORITY.name(), font);
    PdfSealer sealer =
        PdfSealer.signing(
            DemoLicense.AUTHORITY.name(),
            design,
            keys.authority(SignatureAlgorithm.ECDSA_SHA256),
            CLOCK);
    LicenseRegister register = LicenseRegister.inMemory(CLOCK, new Random(1));
    Matter matter = new Matter("README", LocalDate.of(2026, 11, 24));

    LicenseVerdict verdict =
        new QuickStart(register, sealer, font, keys.anchors())
            .issueAndJudge(matter, DemoLicense.facts(matter.decidedOn()), CLOCK.instant());

    assertEquals(Answer.YES, verdict.overall());
  }
}
