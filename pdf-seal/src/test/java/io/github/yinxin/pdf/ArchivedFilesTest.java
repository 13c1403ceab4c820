package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.Verapdf;
import io.github.yinxin.seal.SealContainer;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A file made for archives stays one: sealing breaks no rule of PDF/A that was not broken. */
class ArchivedFilesTest {

  private static final Path FILES =
      Path.of(System.getProperty("yinxin.data", "none")).resolve("pdf");
  private static final SealPlacement PLACE = SealPlacement.lowerRightOfLastPage();
  private static final PdfSealer RSA = SealingOffice.sealer(SignatureAlgorithm.RSA_SHA256);
  private static final PdfSealer SM2 = SealingOffice.sealer(SignatureAlgorithm.SM2_SM3);

  private interface Check {
    void of(byte[] file) throws Exception;
  }

  private static Stream<DynamicTest> tests(Check check) throws IOException {
    if (!Files.exists(FILES)) {
      return Stream.of(ForeignFiles.absent(FILES));
    }
    try (Stream<Path> files = Files.list(FILES)) {
      return files
          .filter(file -> file.getFileName().toString().matches("pdf-a__.*|.*__veraPDF-.*"))
          // Its page is 1.4 mm wide.
          .filter(file -> !file.getFileName().toString().startsWith("cropbox-offset__"))
          .sorted()
          .map(
              file ->
                  dynamicTest(
                      file.getFileName().toString(), () -> check.of(Files.readAllBytes(file))))
          .toList()
          .stream();
    }
  }

  @TestFactory
  Stream<DynamicTest> cms_changesNoVerdict() throws IOException {
    return tests(
        file -> {
          Verapdf.Verdict verdict = Verapdf.of(file);
          assertEquals(verdict, Verapdf.of(RSA.seal(file, PLACE).bytes()));
          PdfSealer sm2 = SM2.inContainer(SealContainer.CMS);
          assertEquals(verdict, Verapdf.of(sm2.seal(file, PLACE).bytes()));
        });
  }

  /** ISO 19005-2 and 19005-3 6.4.3 demand PKCS#7 with a certificate and one signer. */
  @TestFactory
  Stream<DynamicTest> sealSignature_isNoSignatureToPartsTwoAndThree() throws IOException {
    return tests(
        file -> {
          Verapdf.Verdict verdict = Verapdf.of(file);
          Set<String> broken = new TreeSet<>(verdict.broken());
          if (verdict.flavour().matches("[23].")) {
            broken.addAll(List.of("6.4.3-2", "6.4.3-3"));
          }
          assertEquals(broken, Verapdf.of(SM2.seal(file, PLACE).bytes()).broken());
        });
  }
}
