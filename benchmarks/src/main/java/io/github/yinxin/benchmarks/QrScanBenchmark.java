package io.github.yinxin.benchmarks;

import boofcv.abst.fiducial.QrCodeDetector;
import boofcv.factory.fiducial.FactoryFiducial;
import boofcv.struct.image.GrayU8;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.github.yinxin.qr.GreyImage;
import io.github.yinxin.qr.QrScanner;
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
 * Question: what does a frame of a camera cost until its code is verified, and what one without a
 * code?
 *
 * <p>Workload: 1920 × 1080 grey pixels, clean, with and without a signed code of version 13 turned
 * by 12 degrees, 5 pixels for each module. Everybody's text is verified by our verifier.
 *
 * <p>Peers: ZXing's plain pass, {@code HybridBinarizer} without hints; BoofCV's detector, made
 * once. Goal: the camera's scanner takes at most twice ZXing's time, on both frames.
 *
 * <p>Command: {@code java -jar benchmarks/target/benchmarks.jar QrScanBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class QrScanBenchmark {

  /** Whether the frame has a code. */
  @Param({"true", "false"})
  boolean coded = true;

  private final QrScanner camera = QrScanner.forCamera();
  private final QrScanner pictures = QrScanner.forPictures();
  private final QrCodeDetector<GrayU8> boofcv = FactoryFiducial.qrcode(null, GrayU8.class);

  @SuppressWarnings("NullAway.Init") // JMH calls set-up first.
  private QrScene scene;

  @SuppressWarnings("NullAway.Init")
  private byte[] frame;

  /**
   * Draws the frame. Keys are new ones, so codes differ, and about one in a hundred is too much for
   * ZXing's plain pass: everybody is to do the same work.
   */
  @Setup
  public void setUp() throws GeneralSecurityException {
    do {
      scene = QrScene.make();
      frame = scene.frame(coded);
    } while (coded && plainZxing() == 0);
  }

  /** Ours, for cameras; returns how many good codes there are. */
  @Benchmark
  public long cameraYinxin() {
    return good(camera);
  }

  /**
   * Ours, for single pictures. Without a code it goes on looking as long as it may: 1.5 seconds.
   */
  @Benchmark
  public long pictureYinxin() {
    return good(pictures);
  }

  private long good(QrScanner scanner) {
    return scanner.scan(GreyImage.of(QrScene.WIDTH, QrScene.HEIGHT, frame)).stream()
        .filter(code -> scene.accepts(code.text()))
        .count();
  }

  /** The peer. */
  @Benchmark
  public long plainZxing() {
    PlanarYUVLuminanceSource source =
        new PlanarYUVLuminanceSource(
            frame, QrScene.WIDTH, QrScene.HEIGHT, 0, 0, QrScene.WIDTH, QrScene.HEIGHT, false);
    try {
      String text =
          new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
      return scene.accepts(text) ? 1 : 0;
    } catch (ReaderException e) {
      return 0;
    }
  }

  /** The other peer. */
  @Benchmark
  public long boofcv() {
    GrayU8 image = new GrayU8();
    image.data = frame;
    image.reshape(QrScene.WIDTH, QrScene.HEIGHT);
    boofcv.process(image);
    return boofcv.getDetections().stream().filter(code -> scene.accepts(code.message)).count();
  }
}
