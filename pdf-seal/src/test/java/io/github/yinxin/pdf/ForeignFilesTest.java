package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.internal.container.DerException;
import io.github.yinxin.pdfseal.internal.container.SignatureContainer;
import io.github.yinxin.seal.Seal;
import io.github.yinxin.seal.SealCheck;
import io.github.yinxin.seal.SealVerifier;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.SignatureCheck;
import io.github.yinxin.verify.TrustAnchors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files of other programs with known answers, in the folder that {@code yinxin.data} names. */
class ForeignFilesTest {

  private static final Path DATA = Path.of(System.getProperty("yinxin.data", "none"));
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Collection<String> TABLE = Collections.synchronizedList(new ArrayList<>());

  private record Sample(String file, String folder, String expected) {

    static Sample of(String line) {
      String[] columns = line.split("\t", -1);
      return new Sample(columns[0], columns[1], columns[9]);
    }

    byte[] bytes() throws IOException {
      return Files.readAllBytes(DATA.resolve(file));
    }

    boolean expects(String value) {
      return Arrays.asList(expected.split(" \\| ")).contains(value);
    }

    void answer(Object got) {
      TABLE.add("%-75s %-42s %s".formatted(file, expected, got));
    }
  }

  private interface Judge {
    void of(Sample sample) throws IOException;
  }

  private static Stream<DynamicTest> tests(Judge judge, String... folders) throws IOException {
    Path manifest = DATA.resolve("manifest.tsv");
    if (!Files.exists(manifest)) {
      // A test that is skipped is seen; a factory that is skipped is not.
      return Stream.of(
          dynamicTest(
              "foreign files", () -> assumeTrue(false, "yinxin.data names no folder: " + DATA)));
    }
    return Files.readAllLines(manifest).stream()
        .skip(1)
        .map(Sample::of)
        .filter(sample -> List.of(folders).contains(sample.folder()))
        .map(sample -> dynamicTest(sample.file(), () -> judge.of(sample)));
  }

  @AfterAll
  static void printTable() {
    TABLE.stream().sorted().forEach(System.out::println);
  }

  @TestFactory
  Stream<DynamicTest> pdf_notExpectedToBeValid_isNot() throws IOException {
    return tests(ForeignFilesTest::judge, "signed-pdf", "attacks");
  }

  private static void judge(Sample sample) throws IOException {
    byte[] file = sample.bytes();
    Integrity integrity =
        assertTimeout(
            LIMIT,
            () ->
                PdfVerifier.trusting(TrustAnchors.of())
                    .verify(file, SealingOffice.NOW)
                    .integrity());
    sample.answer(integrity);
    if (!sample.expects("VALID") && !sample.expects("VALID+ALLOWED_UPDATES")) {
      assertNotEquals(Integrity.VALID, integrity);
    }
  }

  @TestFactory
  Stream<DynamicTest> seal_thatIsRead_isJudgedAsOthersDo() throws IOException {
    return tests(ForeignFilesTest::judgeSeal, "seals");
  }

  private static void judgeSeal(Sample sample) throws IOException {
    Seal seal;
    try {
      seal = Seal.parse(sample.bytes());
    } catch (IllegalArgumentException e) {
      judgeSignature(sample);
      return;
    }
    boolean good =
        SealVerifier.trusting(TrustAnchors.of()).verify(seal, SealingOffice.NOW).findings().stream()
            .anyMatch(f -> f.check() == SealCheck.SEAL_SIGNATURE && f.outcome() == Outcome.PASSED);
    sample.answer("seal, signature " + good);
    assertEquals(sample.expects("SEAL_OK"), good);
  }

  private static void judgeSignature(Sample sample) throws IOException {
    SignatureContainer container;
    try {
      container = SignatureContainer.read(sample.bytes());
    } catch (DerException e) {
      sample.answer("not read: " + e.getMessage());
      return;
    }
    SignatureCheck check =
        SignatureCheck.of(
            container.signer().getPublicKey(), container.signedBytes(), container.signature());
    sample.answer("seal signature " + check);
    assertEquals(sample.expects("SIG_OK"), check == SignatureCheck.YES);
  }
}
