package io.github.yinxin.examples.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.seal.SealSignatureCheck;
import io.github.yinxin.testkit.ExternalProgram;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.LicenseVerdict.Answer;
import io.github.yinxin.verify.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, played once; each test looks at one part of it. */
class StoryTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  static Path folder;

  private static final List<Scene> SCENES = new ArrayList<>();

  @BeforeAll
  static void play() throws Exception {
    DemoKeys keys = DemoKeys.open(folder.resolve("home"), Clock.systemUTC());
    new Story(folder, keys, Clock.systemUTC().instant(), SCENES::add).play();
  }

  @Test
  void story_everyScene_isAsExpected() {
    List<String> wrong = SCENES.stream().filter(s -> !s.asExpected()).map(Scene::en).toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void story_overallAnswers_followTheLicense() {
    String answers =
        SCENES.stream()
            .map(s -> s.judgement().joined().overall() == Answer.YES ? "green" : "red")
            .collect(Collectors.joining(" "));
    assertEquals("green green red green green red green green red red red", answers);
  }

  @Test
  void flippedByte_fails_theDataHashAlone() {
    Scene scene = scene("one byte of the file flipped");
    assertEquals(Integrity.BROKEN, scene.judgement().pdf().integrity());
    assertEquals(
        List.<Check>of(SealSignatureCheck.DATA_HASH),
        failed(scene.judgement().pdf().overall().findings()));
  }

  @Test
  void changedCode_leavesTheFile_valid() {
    Scene scene = scene("one character of the code changed");
    assertEquals(Integrity.VALID, scene.judgement().pdf().integrity());
    assertEquals(Answer.NO, scene.codeAnswer());
  }

  @Test
  void revoked_leavesFileAndCode_genuine() {
    Scene scene = scene("after revocation as a penalty, sealed with SM2");
    assertEquals(Answer.YES, scene.fileAnswer());
    assertEquals(Answer.YES, scene.codeAnswer());
    assertEquals(Answer.NO, scene.registerAnswer());
  }

  @Test
  void everyHandout_leavesTwoFilesAndAPicture() {
    for (String name : List.of("1-issued", "2-renewed", "3-changed")) {
      for (String end : List.of("-sm2.pdf", "-rsa.pdf", ".png")) {
        assertTrue(Files.exists(folder.resolve(name + end)), name + end);
      }
    }
  }

  @Test
  void page_isSelfContained() throws Exception {
    String page = StoryPage.of(SCENES);
    assertFalse(page.contains("{{"), "a placeholder is left");
    assertFalse(page.contains("<script"), "no script is needed");
    assertFalse(page.matches("(?s).*src=\"(?!data:).*"), "a picture comes from elsewhere");
    assertEquals(SCENES.size(), page.split("<article ", -1).length - 1);
  }

  @Test
  void rsaFile_inPoppler_isValid() throws Exception {
    String report = output("pdfsig", folder.resolve("1-issued-rsa.pdf"));
    assertTrue(report.contains("Signature is Valid."), report);
    assertTrue(report.contains("Total document signed"), report);
  }

  @Test
  void sealedFiles_inQpdf_haveNoProblem() throws Exception {
    String report = output("qpdf", "--check", folder.resolve("1-issued-sm2.pdf"));
    assertTrue(report.contains("No syntax or stream encoding errors found"), report);
  }

  @Test
  void chineseText_canBeExtracted_fromTheSealedPage() throws Exception {
    String text = output("pdftotext", folder.resolve("1-issued-sm2.pdf"), "-");
    assertTrue(text.contains("食品经营许可证"), text);
    assertTrue(text.contains("示例市晨光小吃店"), text);
  }

  @Test
  void rsaAndSm2Files_differOnlyInTheIncrement() throws Exception {
    byte[] sm2 = Files.readAllBytes(folder.resolve("1-issued-sm2.pdf"));
    byte[] rsa = Files.readAllBytes(folder.resolve("1-issued-rsa.pdf"));
    int face = new String(sm2, StandardCharsets.ISO_8859_1).indexOf("%%EOF");
    assertArrayEquals(Arrays.copyOf(sm2, face), Arrays.copyOf(rsa, face));
  }

  private static String output(String program, Object... arguments) {
    Optional<ExternalProgram> found = ExternalProgram.find(program);
    if (found.isEmpty()) {
      System.err.println("SKIPPED: " + program + " is not installed");
    }
    assumeTrue(found.isPresent(), program + " is not installed");
    return found.orElseThrow().run(arguments).output();
  }

  private static Scene scene(String en) {
    return SCENES.stream().filter(s -> s.en().equals(en)).findFirst().orElseThrow();
  }

  private static List<Check> failed(List<Finding> findings) {
    return findings.stream()
        .filter(f -> f.outcome() == Outcome.FAILED)
        .map(Finding::check)
        .toList();
  }
}
