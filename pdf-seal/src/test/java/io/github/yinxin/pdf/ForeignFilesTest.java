package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.seal.Seal;
import io.github.yinxin.seal.SealCheck;
import io.github.yinxin.seal.SealSignature;
import io.github.yinxin.seal.SealSignatureCheck;
import io.github.yinxin.seal.SealVerifier;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.TrustAnchors;
import io.github.yinxin.verify.Verification;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    // Byte ranges that are wrong may be called either (README of the files).
    boolean expects(Integrity integrity) {
      String got = integrity.name().replace("VALID_WITH_ALLOWED_UPDATES", "VALID+ALLOWED_UPDATES");
      boolean overlap =
          (expects("BROKEN") || expects("MALFORMED")) && got.matches("BROKEN|MALFORMED");
      return expects(got) || overlap || (expects("NO_CRASH") && !got.startsWith("VALID"));
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
      return Stream.of(ForeignFiles.absent(manifest));
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
  Stream<DynamicTest> pdf_isJudgedAsExpected() throws IOException {
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
    assertTrue(sample.expects(integrity), () -> sample.expected() + ", but got " + integrity);
  }

  @TestFactory
  Stream<DynamicTest> seal_thatIsRead_isJudgedAsOthersDo() throws IOException {
    return tests(ForeignFilesTest::judgeSeal, "seals");
  }

  private static void judgeSeal(Sample sample) throws IOException {
    Optional<Seal> seal = read(() -> Seal.parse(sample.bytes()));
    Optional<SealSignature> signature = read(() -> SealSignature.parse(sample.bytes()));
    boolean sealGood = seal.map(ForeignFilesTest::isGood).orElse(false);
    boolean signatureGood =
        signature.isPresent() && isGood(signature.get(), content(sample).orElse(null));
    sample.answer(
        seal.map(s -> "seal of " + s.edition() + ", " + sealGood)
            .or(() -> signature.map(s -> s.container() + ", " + signatureGood))
            .orElse("neither seal nor signature"));
    assertEquals(sample.expects("SEAL_OK"), sealGood);
    assertEquals(sample.expects("SIG_OK"), signatureGood);
  }

  private interface Reader<T> {
    T read() throws IOException;
  }

  private static <T> Optional<T> read(Reader<T> reader) throws IOException {
    try {
      return Optional.of(reader.read());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isGood(Seal seal) {
    return passed(
        SealVerifier.trusting(TrustAnchors.of()).verify(seal, SealingOffice.NOW),
        SealCheck.SEAL_SIGNATURE);
  }

  private static boolean isGood(SealSignature signature, byte @Nullable [] content) {
    SealVerifier verifier = SealVerifier.trusting(TrustAnchors.of());
    Verification<SealSignature> verdict =
        content == null
            ? verifier.verifyWithoutDocument(signature, SealingOffice.NOW)
            : verifier.verify(signature, List.of(ByteBuffer.wrap(content)), SealingOffice.NOW);
    return passed(verdict, SealSignatureCheck.SIGNATURE_VALUE)
        && passed(verdict, SealCheck.SEAL_SIGNATURE)
        && passed(verdict, SealSignatureCheck.SIGNER_IN_SEAL)
        && (content == null || passed(verdict, SealSignatureCheck.DATA_HASH));
  }

  private static boolean passed(Verification<?> verdict, Check check) {
    return verdict.findings().stream()
        .anyMatch(f -> f.check() == check && f.outcome() == Outcome.PASSED);
  }

  /** Returns the protected bytes, which lie beside some signatures. */
  private static Optional<byte[]> content(Sample sample) throws IOException {
    Path beside = DATA.resolve(sample.file()).resolveSibling("Signature.xml");
    return Files.exists(beside) ? Optional.of(Files.readAllBytes(beside)) : Optional.empty();
  }
}
