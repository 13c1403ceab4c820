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
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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

  private final AtomicInteger rejected = new AtomicInteger();
  private final AtomicInteger accepted = new AtomicInteger();

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
      int first = pass - 1;
      // On all cores: the whole run takes hours.
      IntStream.rangeClosed(0, (sealed.length - 1 - first) / STRIDE)
          .parallel()
          .map(i -> first + i * STRIDE)
          .forEach(at -> variants(sealed, at).forEach(variant -> judge(variant, looks, at)));
      report(algorithm, sealed.length, pass);
    }
    assertTrue(rejected.get() > 0, "nothing was rejected");
  }

  private void report(SignatureAlgorithm algorithm, int length, int passes) {
    System.out.printf(
        "%s: %d bytes, %d of every %d: %d variants rejected, %d accepted that look the same in"
            + " PDFBox%s%n",
        algorithm,
        length,
        passes,
        STRIDE,
        rejected.get(),
        accepted.get(),
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

  private void judge(byte[] variant, Looks looks, int at) {
    PdfVerdict verdict = SealingOffice.verifier().verify(variant, SealingOffice.NOW);
    if (verdict.overall().verified().isPresent()) {
      accepted.incrementAndGet();
      assertEquals(looks, looks(variant), () -> "accepted and looks otherwise: byte " + at);
    } else {
      rejected.incrementAndGet();
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

  private Looks looks(byte[] file) {
    try {
      return new Looks(
          pages(file),
          ByteBuffer.wrap(poppler.isPresent() ? picture(poppler.get(), file) : new byte[0]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<IntBuffer> pages(byte[] file) throws IOException {
    List<IntBuffer> pages = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(file)) {
      PDFRenderer renderer = new PDFRenderer(document);
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        BufferedImage page = renderer.renderImageWithDPI(i, 40);
        int width = page.getWidth();
        pages.add(IntBuffer.wrap(page.getRGB(0, 0, width, page.getHeight(), null, 0, width)));
      }
    }
    return pages;
  }

  private byte[] picture(ExternalProgram program, byte[] file) throws IOException {
    Path own = Files.createTempDirectory(folder, "variant");
    Path pdf = Files.write(own.resolve("variant.pdf"), file);
    assertEquals(0, program.run("-r", 40, "-singlefile", pdf, own.resolve("page")).exitCode());
    byte[] picture = Files.readAllBytes(own.resolve("page.ppm"));
    // Thousands of them fill a disk.
    Files.delete(own.resolve("page.ppm"));
    Files.delete(pdf);
    Files.delete(own);
    return picture;
  }
}
