package io.github.yinxin.pdf;

import static io.github.yinxin.pdf.SealedFiles.DOCUMENT;
import static io.github.yinxin.pdf.SealedFiles.assertVerdict;
import static io.github.yinxin.pdf.SealedFiles.good;
import static io.github.yinxin.pdf.SealedFiles.outcome;
import static io.github.yinxin.pdf.SealedFiles.verify;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.seal.Seal;
import io.github.yinxin.seal.SealCheck;
import io.github.yinxin.seal.SealSignatureCheck;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file as a whole: structure, ByteRange, coverage. Nested in the order of {@link PdfCheck}. */
class PdfVerifierTest {

  @Nested
  class Whole {

    @ParameterizedTest
    @EnumSource
    void sealedFile_isIntact(SignatureAlgorithm algorithm) {
      assertEquals(Integrity.VALID, verify(good(algorithm)).integrity());
    }

    @ParameterizedTest
    @EnumSource
    void sealedFile_isVerified(SignatureAlgorithm algorithm) {
      VerifiedPdf verified = verify(good(algorithm)).overall().verified().orElseThrow();
      assertEquals(1, verified.signatures().size());
    }

    @Test
    void sealedFile_saysWhoSealedWithWhatAndWhen() {
      PdfVerdict.PdfSignature signature = verify(good()).signatures().get(0);
      assertEquals(
          List.of("C=CN,CN=Example Signer SM2_SM3", SealingOffice.NAME, SealingOffice.NOW),
          Stream.of(
                  signature.claimedSigner(),
                  signature.claimedSeal().map(Seal::name),
                  signature.claimedTime())
              .map(Optional::orElseThrow)
              .toList());
    }

    @Test
    void everyCheck_isReportedInOrder() {
      List<Check> expected =
          Stream.of(
                  Arrays.stream(PdfCheck.values()),
                  Arrays.stream(SealSignatureCheck.values()).limit(3),
                  Arrays.stream(SealCheck.values()),
                  Arrays.stream(SealSignatureCheck.values()).skip(3))
              .flatMap(s -> s.map(Check.class::cast))
              .toList();
      assertEquals(
          expected, verify(good()).overall().findings().stream().map(Finding::check).toList());
    }

    @Test
    void file_withoutALicenseNumber_namesNoLicense() {
      assertEquals(Optional.empty(), verify(good()).overall().verified().orElseThrow().license());
    }

    @Test
    void givenArray_isLeftAlone() {
      byte[] file = good();
      verify(file);
      assertArrayEquals(good(), file);
    }

    /** The hexadecimal digits of /Contents may be written in either case. */
    @Test
    void contents_inOtherCase_areTheSame() {
      SealedBytes cut = SealedBytes.of(good());
      byte[] file = good();
      for (int i = cut.from(); i < cut.to(); i++) {
        file[i] = (byte) Character.toLowerCase((char) file[i]);
      }
      assertEquals(Integrity.VALID, verify(file).integrity());
    }
  }

  @Nested
  class Structure {

    @Test
    void document_withoutSignature_isNotVerified() {
      assertVerdict(Integrity.NO_SIGNATURE, PdfCheck.STRUCTURE, Outcome.FAILED, verify(DOCUMENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%PDF-1.4", "%PDF-1.4\n%%EOF\n", "PK\u0003\u0004", "hello"})
    void bytes_thatAreNoPdf_areUnreadable(String text) {
      assertVerdict(
          Integrity.UNREADABLE,
          PdfCheck.STRUCTURE,
          Outcome.UNDETERMINED,
          verify(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void noise_ofFiveMegabytes_isUnreadable() {
      byte[] noise = new byte[5_000_000];
      new Random(20_261_124L).nextBytes(noise);
      assertTimeout(
          Duration.ofSeconds(10),
          () -> assertEquals(Integrity.UNREADABLE, verify(noise).integrity()));
    }

    @Test
    void document_thatNeedsAPassword_isNotSupported() throws Exception {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (PDDocument document = Loader.loadPDF(DOCUMENT)) {
        document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
        document.save(out);
      }
      assertEquals(Integrity.UNSUPPORTED, verify(out.toByteArray()).integrity());
    }

    private static byte[] field(String value) {
      return RawPdf.of(
          List.of(
              "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [3 0 R] >> >>",
              "<< /Type /Pages /Count 0 /Kids [] >>",
              "<< /FT /Sig /T (a) " + value + " >>"));
    }

    /** A value that is promised and missing must not make a signature vanish. */
    @Test
    void field_whoseValueIsMissing_isMalformed() {
      assertEquals(Integrity.MALFORMED, verify(field("/V 9 0 R")).integrity());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/V null"})
    void field_withoutValue_isNoSignature(String value) {
      assertEquals(Integrity.NO_SIGNATURE, verify(field(value)).integrity());
    }

    /** Never a missing signature: somebody claims that there is one. */
    @ParameterizedTest
    @ValueSource(strings = {"/V 5", "/V []", "/V (signed)", "/V << >>", "/V << /ByteRange 1 >>"})
    void field_whoseValueIsNoSignature_isMalformed(String value) {
      assertEquals(Integrity.MALFORMED, verify(field(value)).integrity());
    }

    static Stream<byte[]> hostile() {
      return Stream.of(
          HostileDocuments.nestedArrays(200_000),
          HostileDocuments.nestedDictionaries(100_000),
          HostileDocuments.fieldChain(20_000),
          HostileDocuments.pageChain(20_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void document_madeToExhaustTheReader_hasAVerdict(byte[] file) {
      assertTimeout(
          Duration.ofSeconds(10), () -> assertTrue(verify(file).overall().verified().isEmpty()));
    }
  }

  @Nested
  class ByteRange {

    private final SealedBytes cut = SealedBytes.of(good());
    private final int b = cut.from();
    private final int c = cut.to();
    private final int d = cut.file().length - c;

    private void assertMalformed(String numbers) {
      assertVerdict(
          Integrity.MALFORMED, PdfCheck.BYTE_RANGE, Outcome.FAILED, verify(cut.withRange(numbers)));
    }

    @Test
    void range_asWritten_passes() {
      assertEquals(
          Integrity.VALID, verify(cut.withRange("0 " + b + " " + c + " " + d)).integrity());
    }

    @Test
    void range_ofThreeNumbers_fails() {
      assertMalformed("0 " + b + " " + c);
    }

    @Test
    void range_ofNoNumbers_fails() {
      assertMalformed("");
    }

    @Test
    void range_ofFiveNumbers_fails() {
      assertMalformed("0 " + b + " " + c + " 0 0");
    }

    @Test
    void range_thatDoesNotStartAtZero_fails() {
      assertMalformed("1 " + (b - 1) + " " + c + " " + d);
    }

    @Test
    void range_withANegativeLength_fails() {
      assertMalformed("0 -1 " + c + " " + d);
      assertMalformed("0 " + b + " " + c + " -1");
    }

    @Test
    void range_thatOverlaps_fails() {
      assertMalformed("0 " + b + " " + (b - 1) + " " + d);
    }

    @Test
    void range_withoutGap_fails() {
      assertMalformed("0 " + b + " " + b + " " + d);
    }

    @Test
    void range_beyondTheEnd_fails() {
      assertMalformed("0 " + b + " " + c + " " + (d + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 9 9999999999 9", "0 4294967297 9 9", "0 9 9 1.5", "0 9 9 /a"})
    void range_ofOtherThingsThanSmallIntegers_fails(String numbers) {
      assertMalformed(numbers);
    }

    @Test
    void gap_largerThanContents_fails() {
      assertMalformed("0 " + (b - 1) + " " + c + " " + d);
      assertMalformed("0 " + b + " " + (c + 1) + " " + (d - 1));
    }

    @Test
    void gap_smallerThanContents_fails() {
      assertMalformed("0 " + (b + 1) + " " + c + " " + d);
      assertMalformed("0 " + b + " " + (c - 1) + " " + (d + 1));
    }

    @Test
    void contents_withABlankInside_fail() {
      byte[] file = good();
      file[c - 3] = ' ';
      assertVerdict(Integrity.MALFORMED, PdfCheck.BYTE_RANGE, Outcome.FAILED, verify(file));
    }

    @Test
    void contents_ofZerosOnly_fail() {
      assertVerdict(
          Integrity.MALFORMED,
          PdfCheck.BYTE_RANGE,
          Outcome.FAILED,
          verify(cut.withContents(new byte[0])));
    }

    @Test
    void everyLaterCheck_isSkipped() {
      PdfVerdict verdict = verify(cut.withRange("0 " + b + " " + c));
      for (PdfCheck check : PdfCheck.values()) {
        if (check.compareTo(PdfCheck.BYTE_RANGE) > 0) {
          assertEquals(Optional.of(Outcome.SKIPPED), outcome(check, verdict), check.name());
        }
      }
      for (SealSignatureCheck check : SealSignatureCheck.values()) {
        assertEquals(Optional.of(Outcome.SKIPPED), outcome(check, verdict), check.name());
      }
    }
  }

  @Nested
  class Coverage {

    @ParameterizedTest
    @ValueSource(strings = {"\n", " ", "%%EOF\n", "\u0000", "1 0 obj\n<<>>\nendobj\n"})
    void bytes_afterTheSignedRevision_fail(String tail) {
      ByteArrayOutputStream longer = new ByteArrayOutputStream();
      longer.writeBytes(good());
      longer.writeBytes(tail.getBytes(StandardCharsets.ISO_8859_1));
      assertVerdict(
          Integrity.CHANGED_AFTER_SIGNING,
          PdfCheck.COVERAGE,
          Outcome.FAILED,
          verify(longer.toByteArray()));
    }
  }
}
