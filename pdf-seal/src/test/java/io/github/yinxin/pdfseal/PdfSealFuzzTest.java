package io.github.yinxin.pdfseal;

import io.github.yinxin.pdf.PdfSealer;
import io.github.yinxin.pdf.PdfVerifier;
import io.github.yinxin.pdf.SealPlacement;
import io.github.yinxin.pdf.SealingRefusedException;
import io.github.yinxin.pdfseal.internal.container.DerException;
import io.github.yinxin.pdfseal.internal.container.SignatureContainer;
import io.github.yinxin.seal.Seal;
import io.github.yinxin.seal.SealContainer;
import io.github.yinxin.seal.SealSignature;
import io.github.yinxin.seal.Typeface;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.Documents;
import io.github.yinxin.testkit.Documents.CrossReference;
import io.github.yinxin.testkit.Fuzz;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Everything of this module that reads what strangers wrote. */
class PdfSealFuzzTest {

  private static byte[] document(CrossReference kind) {
    return Documents.pages(2).line("Hello").finding(kind).bytes();
  }

  private static byte[] sealed(SealContainer container) throws Exception {
    SignatureAlgorithm algorithm =
        container == SealContainer.CMS ? SignatureAlgorithm.RSA_SHA256 : SignatureAlgorithm.SM2_SM3;
    return SealingOffice.sealer(algorithm)
        .inContainer(container)
        .seal(document(CrossReference.TABLE), SealPlacement.centredAtMm(1, 100, 100))
        .bytes();
  }

  private static byte[] contents(SealContainer container) throws Exception {
    String file = new String(sealed(container), StandardCharsets.ISO_8859_1);
    int from = file.indexOf("/Contents <") + "/Contents <".length();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int at = from; file.charAt(at) != '>'; at += 2) {
      bytes.write(Integer.parseInt(file.substring(at, at + 2), 16));
    }
    return bytes.toByteArray();
  }

  @Test
  void containers_areReadOrRefused() throws Exception {
    Fuzz fuzz = Fuzz.of("containers");
    for (SealContainer container : SealContainer.values()) {
      fuzz.seed(contents(container));
    }
    fuzz.run(
        input -> {
          try {
            SignatureContainer.read(input);
          } catch (DerException e) {
            // As it must be.
          }
        });
  }

  @Test
  void sealsAndSealSignatures_areReadOrRefused() throws Exception {
    Fuzz.of("seals")
        .seed(SealingOffice.SEAL.encoded())
        .seed(contents(SealContainer.GB38540))
        .run(
            input -> {
              try {
                Seal.parse(input);
              } catch (IllegalArgumentException e) {
                // As it must be.
              }
              try {
                SealSignature.parse(input);
              } catch (IllegalArgumentException e) {
                // As it must be.
              }
            });
  }

  @Test
  void sealedFiles_areJudged() throws Exception {
    PdfVerifier verifier = SealingOffice.verifier();
    Fuzz fuzz = Fuzz.of("verifier");
    for (SealContainer container : SealContainer.values()) {
      fuzz.seed(sealed(container));
    }
    fuzz.run(input -> verifier.verify(input, SealingOffice.NOW));
  }

  @Test
  void documents_areSealedOrRefused_andKeepTheirBytes() {
    PdfSealer sealer = SealingOffice.sealer(SignatureAlgorithm.ECDSA_SHA256);
    Fuzz fuzz = Fuzz.of("sealer");
    for (CrossReference kind : CrossReference.values()) {
      fuzz.seed(document(kind));
    }
    fuzz.run(
        input -> {
          try {
            byte[] sealed = sealer.seal(input, SealPlacement.centredAtMm(1, 100, 100)).bytes();
            if (!Arrays.equals(input, Arrays.copyOf(sealed, input.length))) {
              throw new AssertionError("bytes of the original changed");
            }
          } catch (SealingRefusedException e) {
            // Damaged, most often.
          }
        });
  }

  @Test
  void fonts_areReadOrRefused() {
    Fuzz.of("fonts")
        .seed(Fonts.latin())
        .seed(new byte[0])
        .run(
            input -> {
              try {
                Typeface.of(input).outline('A');
              } catch (IllegalArgumentException e) {
                // No such font, or it lacks the letter.
              }
            });
  }
}
