package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.yinxin.pdfseal.Dss;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.ExternalProgram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerId;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of other programs, sealed twice, as other programs see them: PDFBox finds both signatures
 * and Bouncy Castle verifies what it calls signed, EU DSS calls both intact, Poppler valid, qpdf
 * finds no new problem. {@code -Dyinxin.exhaustive=true} asks EU DSS about all of them.
 */
class SealedFileOraclesTest {

  private static final Path DATA = Path.of(System.getProperty("yinxin.data", "none"));
  private static final boolean EXHAUSTIVE = Boolean.getBoolean("yinxin.exhaustive");
  private static final PdfSealer SEALER = SealingOffice.sealer(SignatureAlgorithm.RSA_SHA256);

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit makes it.
  private Path folder;

  private record Sample(Path file, String password) {

    static Sample of(String[] columns) {
      String extra = columns[12].replace("\"", "");
      return new Sample(
          DATA.resolve(columns[0]),
          extra.startsWith("password=") ? extra.substring("password=".length()) : "");
    }
  }

  @TestFactory
  Stream<DynamicTest> sealedFile_isSoundToOthers() throws IOException {
    Path manifest = DATA.resolve("manifest.tsv");
    if (!Files.exists(manifest)) {
      return Stream.of(ForeignFiles.absent(manifest));
    }
    return Files.readAllLines(manifest).stream()
        .map(line -> line.split("\t", -1))
        .filter(columns -> columns[1].equals("pdf") && columns[9].startsWith("OK"))
        .map(Sample::of)
        .map(sample -> dynamicTest(sample.file().getFileName().toString(), () -> check(sample)));
  }

  private void check(Sample sample) throws Exception {
    PdfSealer sealer = SEALER.withPassword(sample.password());
    byte[] once;
    try {
      once = sealer.seal(sample.file(), SealPlacement.lowerRightOfLastPage()).bytes();
    } catch (SealingRefusedException e) {
      // A page of 1.4 mm, or everybody's password without the right to sign (see the manifest).
      assertTrue(
          e.reason() == SealingRefusedException.Reason.OUTSIDE_PAGE
              || e.reason() == SealingRefusedException.Reason.PASSWORD_NEEDED,
          e.getMessage());
      return;
    }
    byte[] twice = sealer.seal(once, SealPlacement.lowerRightOfLastPage()).bytes();
    checkPdfbox(twice, sample.password());
    if (isForDss(twice)) {
      checkDss(twice, sample.password());
    }
    Path sealed = Files.write(folder.resolve("sealed.pdf"), twice);
    checkPoppler(sealed, sample.password());
    checkQpdf(sample, sealed);
  }

  // As PDFBox's own examples verify: what it calls signed, by Bouncy Castle's CMS.
  private static void checkPdfbox(byte[] sealed, String password) throws Exception {
    try (PDDocument document = Loader.loadPDF(sealed, password)) {
      List<PDSignature> signatures = document.getSignatureDictionaries();
      assertEquals(2, signatures.size());
      for (PDSignature signature : signatures) {
        CMSSignedData cms =
            new CMSSignedData(
                new CMSProcessableByteArray(signature.getSignedContent(sealed)),
                new ByteArrayInputStream(signature.getContents()));
        assertTrue(cms.verifySignatures(signer -> verifier(cms, signer)));
      }
    }
  }

  private static SignerInformationVerifier verifier(CMSSignedData cms, SignerId signer) {
    X509CertificateHolder certificate =
        cms.getCertificates().getMatches(null).stream()
            .filter(signer::match)
            .findFirst()
            .orElseThrow();
    try {
      return new JcaSimpleSignerInfoVerifierBuilder()
          .setProvider(new BouncyCastleProvider())
          .build(certificate);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  // DSS takes half a second for a file, and none whose header is not its beginning.
  private static boolean isForDss(byte[] sealed) {
    return sealed[0] == '%' && (EXHAUSTIVE || sealed.length % 8 == 0);
  }

  private static void checkDss(byte[] sealed, String password) {
    Dss.Opinion intact = new Dss.Opinion(true, true);
    assertEquals(List.of(intact, intact), Dss.of(sealed, password));
  }

  private static void checkPoppler(Path sealed, String password) {
    Optional<ExternalProgram> pdfsig = ExternalProgram.find("pdfsig");
    assumeTrue(pdfsig.isPresent(), "no pdfsig");
    List<Object> arguments = new ArrayList<>(List.of("-nocert"));
    if (!password.isEmpty()) {
      arguments.addAll(List.of("-upw", password));
    }
    arguments.add(sealed);
    String output = pdfsig.get().run(arguments.toArray()).output();
    assertEquals(2, output.split("Signature is Valid", -1).length - 1, output);
  }

  private static void checkQpdf(Sample sample, Path sealed) {
    Optional<ExternalProgram> qpdf = ExternalProgram.find("qpdf");
    assumeTrue(qpdf.isPresent(), "no qpdf");
    String password = "--password=" + sample.password();
    ExternalProgram.Run before = qpdf.get().run("--check", password, sample.file());
    ExternalProgram.Run after = qpdf.get().run("--check", password, sealed);
    // 0 is sound, 3 has warnings, 2 has errors.
    List<Integer> ranks = List.of(0, 3, 2);
    assertTrue(ranks.indexOf(after.exitCode()) <= ranks.indexOf(before.exitCode()), after.output());
  }
}
