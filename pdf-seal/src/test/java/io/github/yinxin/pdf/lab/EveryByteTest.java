package io.github.yinxin.pdf.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdf.PdfVerdict;
import io.github.yinxin.pdf.SealPlacement;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.Documents;
import io.github.yinxin.testkit.ExternalProgram;
import io.github.yinxin.verify.Outcome;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Whatever happens to one byte of a sealed page, it is rejected with a reason, or it looks the same
 * in every reader. A sample of the positions, or with {@code -Dyinxin.exhaustive=true} all of them.
 */
class EveryByteTest {

  private static final boolean EXHAUSTIVE = Boolean.getBoolean("yinxin.exhaustive");
  // Not a multiple of anything in a PDF file.
  private static final int STRIDE = 139;
  // Each begins a byte later, so that a run that is broken off has seen an even sample.
  private static final int PASSES = EXHAUSTIVE ? STRIDE : 1;
  private static final byte[] INSERTED = {' ', '%'};

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path folder;

  private final Optional<ExternalProgram> poppler = ExternalProgram.find("pdftoppm");

  private int rejected;
  private int accepted;

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "ECDSA_SHA256")
  void changedByte_isRejectedWithAReasonOrRendersIdentically(SignatureAlgorithm algorithm)
      throws Exception {
    byte[] document = Documents.pages(1).line("Pay 100 yuan").bytes();
    byte[] sealed =
        SealingOffice.sealer(algorithm)
            .seal(document, SealPlacement.centredAtMm(1, 100, 100))
            .bytes();
    Looks looks = looks(sealed);
    for (int pass = 1; pass <= PASSES; pass++) {
      for (int at = pass - 1; at < sealed.length; at += STRIDE) {
        for (byte[] variant : variants(sealed, at)) {
          judge(variant, looks, at);
        }
      }
      report(algorithm, sealed.length, pass);
    }
    assertTrue(rejected > 0, "nothing was rejected");
  }

  private void report(SignatureAlgorithm algorithm, int length, int passes) {
    System.out.printf(
        "%s: %d bytes, %d of every %d: %d variants rejected, %d accepted that look the same in"
            + " PDFBox%s%n",
        algorithm,
        length,
        passes,
        STRIDE,
        rejected,
        accepted,
        poppler.isPresent() ? " and Poppler" : "");
  }

  /** Eight changed bits, two inserted bytes, one byte less. */
  private static List<byte[]> variants(byte[] file, int at) {
    List<byte[]> variants = new ArrayList<>();
    for (int bit = 0; bit < 8; bit++) {
      byte[] flipped = file.clone();
      flipped[at] ^= (byte) (1 << bit);
      variants.add(flipped);
    }
    for (byte inserted : INSERTED) {
      byte[] longer = Arrays.copyOf(file, file.length + 1);
      longer[at] = inserted;
      System.arraycopy(file, at, longer, at + 1, file.length - at);
      variants.add(longer);
    }
    byte[] shorter = Arrays.copyOf(file, file.length - 1);
    System.arraycopy(file, at + 1, shorter, at, file.length - at - 1);
    variants.add(shorter);
    return variants;
  }

  private void judge(byte[] variant, Looks looks, int at) throws IOException {
    PdfVerdict verdict = SealingOffice.verifier().verify(variant, SealingOffice.NOW);
    if (verdict.overall().verified().isPresent()) {
      accepted++;
      assertEquals(looks, looks(variant), () -> "accepted and looks otherwise: byte " + at);
    } else {
      rejected++;
      boolean reason =
          verdict.overall().findings().stream()
              .anyMatch(f -> f.outcome() == Outcome.FAILED || f.outcome() == Outcome.UNDETERMINED);
      assertTrue(reason, () -> "rejected without a reason: byte " + at);
    }
  }

  /**
   * What readers show.
   *
   * @param pdfbox the pixels of each page
   * @param poppler the picture as a file; empty without Poppler
   */
  private record Looks(List<IntBuffer> pdfbox, ByteBuffer poppler) {}

  private Looks looks(byte[] file) throws IOException {
    List<IntBuffer> pages = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(file)) {
      PDFRenderer renderer = new PDFRenderer(document);
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        BufferedImage page = renderer.renderImageWithDPI(i, 40);
        int width = page.getWidth();
        pages.add(IntBuffer.wrap(page.getRGB(0, 0, width, page.getHeight(), null, 0, width)));
      }
    }
    return new Looks(
        pages, ByteBuffer.wrap(poppler.isPresent() ? picture(poppler.get(), file) : new byte[0]));
  }

  private byte[] picture(ExternalProgram program, byte[] file) throws IOException {
    Path pdf = Files.write(folder.resolve("variant.pdf"), file);
    assertEquals(0, program.run("-r", 40, "-singlefile", pdf, folder.resolve("page")).exitCode());
    return Files.readAllBytes(folder.resolve("page.ppm"));
  }
}
