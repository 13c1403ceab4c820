package io.github.yinxin.benchmarks;

import io.github.yinxin.benchmarks.PdfboxStamp.Drawing;
import io.github.yinxin.pdf.PdfSealer;
import io.github.yinxin.pdf.SealedPdf;
import io.github.yinxin.seal.SealContainer;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.Documents.CrossReference;
import io.github.yinxin.verify.TrustAnchors;
import java.io.IOException;
import java.security.GeneralSecurityException;
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
 * Question: what does a whole stamp cost, from the file's bytes to the sealed file's bytes?
 *
 * <p>Workload: the documents of {@link Workload}; a round seal of 42 mm on the last page; a GB/T
 * 38540 seal signature and GB/T 35275 SignedData by SM2, and a CMS by RSA of 2048 bits. Ours
 * verifies every signature before it hands the file out.
 *
 * <p>Peers: {@link PdfboxStamp} and {@link OpenPdfStamp}, RSA, with the same drawing; {@link
 * DssStamp} without one. They do not verify.
 *
 * <p>Limit: {@link Floor}, what cannot be left out: the sealed file's bytes copied, the covered
 * ones digested, one signature and its verification by {@link KeyedOnce}. {@code sm2Floor} leaves
 * out the seal that GB/T 38540 puts under the signature, {@code sm2SealFloor} has it signed. {@code
 * sm2PlainFloor} is the one under SignedData, which is shorter by the seal.
 *
 * <p>Command: {@code java -jar benchmarks/target/benchmarks.jar StampingBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class StampingBenchmark {

  @Param({"1", "20", "200", "1000"})
  int pages = 1;

  @Param({"TABLE", "OBJECT_STREAM"})
  CrossReference crossReference = CrossReference.TABLE;

  @Param Workload workload = Workload.TEXT;

  @SuppressWarnings("NullAway.Init") // JMH calls set-up first.
  private byte[] document;

  @SuppressWarnings("NullAway.Init")
  private Contender sm2;

  @SuppressWarnings("NullAway.Init")
  private Contender sm2Plain;

  @SuppressWarnings("NullAway.Init")
  private Contender rsa;

  @SuppressWarnings("NullAway.Init")
  private PdfboxStamp pdfbox;

  @SuppressWarnings("NullAway.Init")
  private OpenPdfStamp openPdf;

  @SuppressWarnings("NullAway.Init")
  private DssStamp dss;

  private record Contender(Scene scene, PdfSealer sealer, Floor floor) {}

  /** Makes keys, seal and document, and seals once: floor and peer start from the result. */
  @Setup
  public void setUp() throws IOException, GeneralSecurityException {
    document = workload.document(pages, crossReference);
    sm2 = contender(SignatureAlgorithm.SM2_SM3, SealContainer.GB38540);
    sm2Plain = contender(SignatureAlgorithm.SM2_SM3, SealContainer.GB35275);
    rsa = contender(SignatureAlgorithm.RSA_SHA256, SealContainer.CMS);
    Drawing drawing = Drawing.of(seal(rsa).bytes());
    pdfbox = new PdfboxStamp(rsa.scene.identity(), drawing);
    openPdf = new OpenPdfStamp(rsa.scene.identity(), drawing);
    dss = new DssStamp(rsa.scene.identity());
  }

  private Contender contender(SignatureAlgorithm algorithm, SealContainer container)
      throws IOException, GeneralSecurityException {
    Scene scene = Scene.of(algorithm);
    PdfSealer sealer = scene.sealer().inContainer(container);
    byte[] sealed = sealer.seal(document, Scene.PLACE).bytes();
    return new Contender(scene, sealer, Floor.under(sealed, algorithm, scene.identity()));
  }

  /** Ours: a GB/T 38540 seal signature. */
  @Benchmark
  public SealedPdf sm2Yinxin() throws IOException, GeneralSecurityException {
    return seal(sm2);
  }

  /** The limit with SM2. */
  @Benchmark
  public byte[] sm2Floor() throws GeneralSecurityException {
    return sm2.floor.stamp();
  }

  /** The limit with SM2 and the seal under the signature. */
  @Benchmark
  public byte[] sm2SealFloor() throws GeneralSecurityException {
    return sm2.floor.stampWithSeal();
  }

  /** Ours: SignedData of GB/T 35275. */
  @Benchmark
  public SealedPdf sm2PlainYinxin() throws IOException, GeneralSecurityException {
    return seal(sm2Plain);
  }

  /** The limit with SM2 and no seal in the file. */
  @Benchmark
  public byte[] sm2PlainFloor() throws GeneralSecurityException {
    return sm2Plain.floor.stamp();
  }

  /** Ours: a CMS. */
  @Benchmark
  public SealedPdf rsaYinxin() throws IOException, GeneralSecurityException {
    return seal(rsa);
  }

  /** The peer with RSA. */
  @Benchmark
  public byte[] rsaPdfbox() throws IOException, GeneralSecurityException {
    return pdfbox.seal(document, Scene.NAME, Scene.NOW);
  }

  /** OpenPDF with RSA. */
  @Benchmark
  public byte[] rsaOpenPdf() throws IOException, GeneralSecurityException {
    return openPdf.seal(document, Scene.NAME, Scene.NOW);
  }

  /** EU DSS with RSA. */
  @Benchmark
  public byte[] rsaDss() throws IOException, GeneralSecurityException {
    return dss.seal(document, Scene.NAME, Scene.NOW);
  }

  /** The limit with RSA. */
  @Benchmark
  public byte[] rsaFloor() throws GeneralSecurityException {
    return rsa.floor.stamp();
  }

  /** Returns anchors that trust all signers here. */
  TrustAnchors anchors() {
    return TrustAnchors.of(sm2.scene.root(), sm2Plain.scene.root(), rsa.scene.root());
  }

  private SealedPdf seal(Contender contender) throws IOException, GeneralSecurityException {
    return contender.sealer.seal(document, Scene.PLACE);
  }
}
