package io.github.yinxin.pdfseal.internal.sealing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.internal.container.ContainerFormat;
import io.github.yinxin.pdfseal.internal.draw.SealAppearance;
import io.github.yinxin.pdfseal.internal.sealing.IncrementalSealing.Manner;
import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.ReadingCost;
import io.github.yinxin.seal.SealDesign;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.testkit.Documents;
import io.github.yinxin.testkit.Documents.CrossReference;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a seal costs besides copy, digest and signature: in counts, not in time. */
class SealingCostTest {

  private static final int ANNOUNCED = 4000;
  private static final Manner PLAIN = new Manner("", 0, false, false);

  /** Announces a length and gives another. */
  private record Stored(int length) implements ContainerFormat {

    @Override
    public String filter() {
      return "Adobe.PPKLite";
    }

    @Override
    public String subFilter() {
      return "adbe.pkcs7.detached";
    }

    @Override
    public Digest.Algorithm digest() {
      return Digest.Algorithm.SHA256;
    }

    @Override
    public int maxLength() {
      return ANNOUNCED;
    }

    @Override
    public byte[][] pieces(Digest documentDigest, String protectedRange, Instant sealedAt) {
      return new byte[][] {new byte[length]};
    }
  }

  private static IncrementalSealing sealing(int length) {
    SealDesign design = SealingOffice.DESIGN;
    SealAppearance drawing = SealAppearance.of(design.outline(), design.rgb(), design.sizeMm());
    return new IncrementalSealing(new Stored(length), drawing, SealingOffice.NAME);
  }

  private static byte[] document(int pages, CrossReference crossReference) {
    return Documents.pages(pages).line("A line of text.").finding(crossReference).bytes();
  }

  private static ReadingCost cost(int pages, CrossReference crossReference) throws Exception {
    return cost(document(pages, crossReference));
  }

  private static ReadingCost cost(byte[] pdf) throws Exception {
    PdfFile file = PdfFile.open(Bytes.of(pdf), "");
    OpenDocument document = new OpenDocument(file, "");
    List<Spot> places = List.of(document.spot(-1, 70, 70));
    new SealedRevision(document, sealing(ANNOUNCED), 0)
        .prepare(places, SealingOffice.NOW, Set.of());
    return ReadingCost.of(file);
  }

  @ParameterizedTest
  @EnumSource
  void readingCost_doesNotGrowWithThePages(CrossReference crossReference) throws Exception {
    ReadingCost ofOnePage = cost(1, crossReference);
    assertEquals(ofOnePage, cost(20, crossReference));
    assertEquals(ofOnePage, cost(1000, crossReference));
    int streams =
        switch (crossReference) {
          case TABLE -> 0;
          case STREAM -> 1;
          // The cross-reference stream, and the one with catalog and page.
          case OBJECT_STREAM -> 2;
        };
    assertEquals(streams, ofOnePage.streams());
    // Section, catalog, page tree and page; and one object stream.
    assertTrue(ofOnePage.objects() <= 6, () -> "" + ofOnePage);
  }

  @Test
  void objectStreams_withNeitherPageTreeNorPage_areNotInflated() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < 1000; i++) {
        document.addPage(new PDPage());
      }
      document.save(out, new CompressParameters(100));
    }
    ReadingCost cost = cost(out.toByteArray());
    // The cross-reference stream, and of more than ten others those with page tree and last page.
    assertEquals(3, cost.streams());
    assertTrue(cost.objects() <= 7, () -> "" + cost);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 200})
  void memory_isBoundedBesideTheOutput(int pages) throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    IncrementalSealing sealing = sealing(ANNOUNCED);
    Bytes document = Bytes.of(document(pages, CrossReference.TABLE));
    long least = Long.MAX_VALUE;
    // The first runs load classes.
    for (int run = 0; run < 20; run++) {
      long before = threads.getThreadAllocatedBytes(self);
      int output =
          sealing
              .prepare(document, d -> List.of(d.spot(-1, 70, 70)), PLAIN, SealingOffice.NOW)
              .complete(new byte[0])
              .remaining();
      least = Math.min(least, threads.getThreadAllocatedBytes(self) - before - output);
    }
    assertTrue(least < 64 * 1024, "beyond the output: " + least + " bytes");
  }

  @Test
  void signatureLargerThanAnnounced_isNotPutIn() throws Exception {
    Bytes document = Bytes.of(document(1, CrossReference.TABLE));
    IncrementalSealing.Placing place = d -> List.of(d.spot(-1, 70, 70));
    IncrementalSealing.Result fits =
        sealing(ANNOUNCED).seal(document, place, PLAIN, SealingOffice.NOW);
    assertTrue(fits.increment().hasRemaining());
    IncrementalSealing.Result large =
        sealing(ANNOUNCED + 1).seal(document, place, PLAIN, SealingOffice.NOW);
    assertThrows(IllegalStateException.class, large::increment);
    assertThrows(IllegalStateException.class, large::file);
  }
}
