package io.github.yinxin.examples.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.examples.demo.Office.Handout;
import io.github.yinxin.examples.picture.Pictures;
import io.github.yinxin.license.License;
import io.github.yinxin.qr.QrScanner;
import io.github.yinxin.qr.QrVerifier;
import io.github.yinxin.qr.ScannedCode;
import io.github.yinxin.register.LicenseRegister;
import io.github.yinxin.register.Matter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code on a sealed page, as a screen or an office printer shows it. */
class CodeOnPageTest {

  // At 150 dpi a module of the 40 mm code has some 3 pixels, seldom a whole number of them.
  private static final int DPI = 150;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @Test
  void codeOnASealedLicense_isReadBackFromItsPage_at150Dpi(@TempDir Path home) throws Exception {
    Instant now = Instant.parse("2026-11-24T04:00:00Z");
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    DemoKeys keys = DemoKeys.open(home, clock);
    LicenseRegister register = LicenseRegister.inMemory(clock, new Random(1));
    Matter matter = new Matter("PAGE", TODAY);
    License license = register.issue(matter, DemoLicense.facts(TODAY));
    Handout handout = Office.open(register, keys, clock).handOut(matter, license);
    QrVerifier verifier = QrVerifier.trusting(keys.trustList());
    for (byte[] sealed : List.of(handout.sm2(), handout.rsa())) {
      List<ScannedCode> codes =
          QrScanner.forPictures().scan(Pictures.grey(Pictures.firstPage(sealed, DPI)));
      assertEquals(1, codes.size());
      assertEquals(
          license.cti(),
          verifier.verify(codes.get(0).text(), now).verified().orElseThrow().claims().cti());
    }
  }
}
