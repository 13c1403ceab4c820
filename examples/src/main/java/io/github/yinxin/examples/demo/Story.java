package io.github.yinxin.examples.demo;

import io.github.yinxin.examples.demo.Office.Handout;
import io.github.yinxin.examples.demo.Scene.Expected;
import io.github.yinxin.examples.demo.Strangers.Judgement;
import io.github.yinxin.examples.picture.Pictures;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.Reason;
import io.github.yinxin.license.Reason.Category;
import io.github.yinxin.license.Validity;
import io.github.yinxin.register.LicenseRegister;
import io.github.yinxin.register.Matter;
import io.github.yinxin.testkit.AdjustableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;

/** The story of one license: issued, renewed, changed, tampered with, revoked; judged each time. */
final class Story {

  private static final String ISSUED = "1-issued";
  private static final String RENEWED = "2-renewed";
  private static final String CHANGED = "3-changed";

  // Renewed three weeks ahead of its end, five years after it was issued.
  private static final Duration BEFORE_END = Duration.ofDays(5 * 365 - 21);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final Path folder;
  private final AdjustableClock clock;
  private final LicenseRegister register;
  private final Office office;
  private final Strangers strangers;
  private final Consumer<Scene> teller;

  /**
   * Prepares the story.
   *
   * @param end the instant at which it ends; it begins almost five years before
   */
  Story(Path folder, DemoKeys keys, Instant end, Consumer<Scene> teller)
      throws IOException, GeneralSecurityException {
    this.folder = folder;
    this.clock = AdjustableClock.at(end.minus(BEFORE_END));
    this.register = freshRegister(folder.resolve("register.db"), clock);
    this.office = Office.open(register, keys, clock);
    this.strangers = new Strangers(register, keys, clock);
    this.teller = teller;
  }

  private static LicenseRegister freshRegister(Path file, AdjustableClock clock)
      throws IOException {
    Files.deleteIfExists(file);
    try {
      return DemoRegister.open(file, clock);
    } catch (SQLException e) {
      throw new IOException("the register cannot be opened: " + e.getMessage(), e);
    }
  }

  /** Plays the story, telling it scene by scene. */
  void play() throws IOException, GeneralSecurityException {
    Handout issued = issue();
    Handout renewed = renew(issued);
    Handout changed = change(renewed);
    flipOneByte(changed);
    changeOneCharacter(changed);
    revoke(changed);
  }

  private Handout issue() throws IOException, GeneralSecurityException {
    Matter matter = new Matter("DEMO-0001", today());
    Handout issued = handOut(matter, register.issue(matter, DemoLicense.facts(today())), ISSUED);
    tellNew("签发", "issued", ISSUED, issued);
    return issued;
  }

  private Handout renew(Handout old) throws IOException, GeneralSecurityException {
    clock.advance(BEFORE_END.minus(A_MINUTE));
    Matter matter = new Matter("DEMO-0002", today());
    // Five years from the decision, as the authority of the story does it.
    License license = register.renew(matter, old.license().id(), Validity.years(today(), 5));
    Handout renewed = handOut(matter, license, RENEWED);
    tell("延续之后的旧证", "the old one after renewal", ISSUED, old, Expected.NOT_IN_FORCE);
    tellNew("延续换发", "renewed", RENEWED, renewed);
    return renewed;
  }

  private Handout change(Handout old) throws IOException, GeneralSecurityException {
    Matter matter = new Matter("DEMO-0003", today());
    License license =
        register.change(
            matter,
            old.license().id(),
            facts -> facts.withField(DemoLicense.PREMISES, DemoLicense.NEW_PREMISES));
    Handout changed = handOut(matter, license, CHANGED);
    tell("变更之后的旧证", "the old one after the change", RENEWED, old, Expected.NOT_IN_FORCE);
    tellNew("变更经营场所", "changed (new premises)", CHANGED, changed);
    return changed;
  }

  private void revoke(Handout handout) throws IOException {
    Matter matter = new Matter("DEMO-0004", today()).decidedBy("示市监罚〔2026〕1号");
    Reason penalty = Reason.of(Category.PENALTY, "经营超过保质期的食品，情节严重");
    register.revoke(matter, handout.license().id(), penalty);
    tell("吊销之后", "after revocation as a penalty", CHANGED, handout, Expected.NOT_IN_FORCE);
  }

  // A digit of the identifier in the file's properties: the page looks the same as before.
  private void flipOneByte(Handout handout) throws IOException {
    LicenseId license = handout.license().id();
    byte[] file = handout.sm2().clone();
    int serial = new String(file, StandardCharsets.ISO_8859_1).indexOf(license.serial());
    file[serial + license.serial().length() - 1] ^= 1;
    String name = "4-one-byte-flipped.pdf";
    Files.write(folder.resolve(name), file);
    teller.accept(
        new Scene(
            CHANGED,
            "文件被改动一个字节",
            "one byte of the file flipped",
            name,
            strangers.judge(file),
            Expected.FILE_ALTERED));
  }

  // As if somebody had printed a code of his own over the real one.
  private void changeOneCharacter(Handout handout) throws IOException {
    Judgement before = strangers.judge(handout.sm2());
    String text = before.codeText();
    int middle = text.length() / 2;
    char other = text.charAt(middle) == 'A' ? 'B' : 'A';
    String altered = text.substring(0, middle) + other + text.substring(middle + 1);
    teller.accept(
        new Scene(
            CHANGED,
            "二维码被改动一个字符",
            "one character of the code changed",
            CHANGED + "-sm2.pdf",
            strangers.judge(handout.sm2(), before.page(), altered),
            Expected.CODE_ALTERED));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Office.ZONE);
  }

  private Handout handOut(Matter matter, License license, String name)
      throws IOException, GeneralSecurityException {
    Handout handout = office.handOut(matter, license);
    Files.write(folder.resolve(name + "-sm2.pdf"), handout.sm2());
    Files.write(folder.resolve(name + "-rsa.pdf"), handout.rsa());
    return handout;
  }

  private void tellNew(String zh, String en, String name, Handout handout) throws IOException {
    tell(zh, en, name, handout, Expected.ALL_GOOD);
    teller.accept(
        new Scene(
            name,
            zh + " · RSA",
            en + ", signed with RSA",
            name + "-rsa.pdf",
            strangers.judge(handout.rsa()),
            Expected.ALL_GOOD));
  }

  private void tell(String zh, String en, String name, Handout handout, Expected expected)
      throws IOException {
    Judgement judgement = strangers.judge(handout.sm2());
    Files.write(folder.resolve(name + ".png"), Pictures.png(judgement.page()));
    teller.accept(
        new Scene(
            name, zh + " · SM2", en + ", sealed with SM2", name + "-sm2.pdf", judgement, expected));
  }
}
