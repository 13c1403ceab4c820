package io.github.yinxin.benchmarks;

import io.github.yinxin.pdfseal.internal.container.ContainerFormat;
import io.github.yinxin.pdfseal.internal.draw.SealAppearance;
import io.github.yinxin.pdfseal.internal.sealing.IncrementalSealing;
import io.github.yinxin.pdfseal.internal.sealing.IncrementalSealing.Manner;
import io.github.yinxin.pdfseal.internal.sealing.PreparedIncrement;
import io.github.yinxin.pdfseal.internal.sealing.Refusal;
import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.seal.SealDesign;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.Documents.CrossReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Question: what does stamping cost beside copy, digest and signature?
 *
 * <p>Workload: from the file's bytes to the finished increment, without digest and without
 * signature: a stored one is put in. The documents are those of {@link Workload}; the seal goes on
 * the last page.
 *
 * <p>Peer: PDFBox does the same by {@link PdfboxStamp}, its drawing compressed beforehand, its
 * output thrown away, its content not hashed. {@link OpenPdfStamp} and {@link DssStamp} cannot be
 * kept from copying the file, and EU DSS not from digesting it; DSS draws nothing.
 *
 * <p>Command: {@code java -jar benchmarks/target/benchmarks.jar OverheadBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class OverheadBenchmark {

  private static final byte[] STORED = new byte[4000];
  private static final byte[] VALUE = new byte[256];
  private static final Manner PLAIN = new Manner("", 0, false, false);

  @Param({"1", "20", "200", "1000"})
  int pages = 1;

  @Param({"TABLE", "OBJECT_STREAM"})
  CrossReference crossReference = CrossReference.TABLE;

  @Param Workload workload = Workload.TEXT;

  @SuppressWarnings("NullAway.Init") // JMH calls set-up first.
  private byte[] document;

  @SuppressWarnings("NullAway.Init")
  private IncrementalSealing sealing;

  @SuppressWarnings("NullAway.Init")
  private PdfboxStamp pdfbox;

  @SuppressWarnings("NullAway.Init")
  private OpenPdfStamp openPdf;

  @SuppressWarnings("NullAway.Init")
  private DssStamp dss;

  /** Makes document and drawing. */
  @Setup
  public void setUp() throws IOException, GeneralSecurityException {
    document = workload.document(pages, crossReference);
    SealDesign design = Scene.design();
    SealAppearance drawing = SealAppearance.of(design.outline(), design.rgb(), design.sizeMm());
    sealing = new IncrementalSealing(new Stored(), drawing, Scene.NAME);
    Scene scene = Scene.of(SignatureAlgorithm.RSA_SHA256);
    byte[] sealed = scene.sealer().seal(document, Scene.PLACE).bytes();
    PdfboxStamp.Drawing peers = PdfboxStamp.Drawing.of(sealed);
    pdfbox = new PdfboxStamp(scene.identity(), peers);
    openPdf = new OpenPdfStamp(scene.identity(), peers);
    dss = new DssStamp(scene.identity());
  }

  /** Ours: the increment with the stored signature in it. */
  @Benchmark
  public ByteBuffer yinxin() throws IOException, GeneralSecurityException, Refusal {
    PreparedIncrement prepared =
        sealing.prepare(Bytes.of(document), d -> List.of(d.spot(-1, 150, 240)), PLAIN, Scene.NOW);
    return prepared.complete(STORED);
  }

  /** The peer. */
  @Benchmark
  public int pdfbox() throws IOException {
    return pdfbox.layOut(document, Scene.NAME, Scene.NOW, STORED);
  }

  /** OpenPDF. */
  @Benchmark
  public int openPdf() throws IOException {
    return openPdf.layOut(document, Scene.NAME, Scene.NOW, STORED);
  }

  /** EU DSS. */
  @Benchmark
  public int dss() throws IOException {
    return dss.layOut(document, Scene.NAME, Scene.NOW, VALUE);
  }

  int documentLength() {
    return document.length;
  }

  /** Takes as much room as a signature with its certificates. */
  private static final class Stored implements ContainerFormat {

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
      return STORED.length;
    }

    @Override
    public byte[][] pieces(Digest documentDigest, String protectedRange, Instant sealedAt) {
      return new byte[][] {STORED};
    }
  }
}
