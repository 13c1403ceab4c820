package io.github.yinxin.benchmarks;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import io.github.yinxin.qr.QrCode;
import io.github.yinxin.qr.QrIssuer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Question: what does it cost to make a license a code, once it is signed?
 *
 * <p>Workload: 54 random hanzi, a code of version 13 at level M; as modules, and as a PNG of 8 dots
 * for each module. Ours begins at the claims: they are encoded and compressed too; the signature is
 * a stored one.
 *
 * <p>Peer: ZXing's writer, then {@code ImageIO}, as examples show it; it begins at the text. Goal:
 * at most 0.3 of it.
 *
 * <p>Command: {@code java -jar benchmarks/target/benchmarks.jar QrBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class QrBenchmark {

  private static final int DOTS = 8;

  @SuppressWarnings("NullAway.Init") // JMH calls set-up first.
  private QrScene scene;

  @SuppressWarnings("NullAway.Init")
  private QrIssuer issuer;

  /** Makes the claims and a signer that has signed them already. */
  @Setup
  public void setUp() throws GeneralSecurityException {
    scene = QrScene.make();
    issuer = scene.issuer();
  }

  /** Ours, for those who draw. */
  @Benchmark
  public boolean[][] modulesYinxin() throws GeneralSecurityException {
    return code().modules();
  }

  /** Ours, for printers and screens. */
  @Benchmark
  public byte[] pngYinxin() throws GeneralSecurityException {
    return code().png(DOTS);
  }

  private QrCode code() throws GeneralSecurityException {
    return issuer.issue(QrScene.claims());
  }

  /** The peer's modules alone: quiet zone included, one pixel each. */
  @Benchmark
  public BitMatrix modulesZxing() throws WriterException {
    return written(1);
  }

  /** The peer. */
  @Benchmark
  public byte[] pngZxing() throws WriterException, IOException {
    int side = (scene.code().modules().length + 2 * QrCode.QUIET_ZONE) * DOTS;
    BitMatrix matrix = written(side);
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        image.setRGB(x, y, matrix.get(x, y) ? 0xFF000000 : 0xFFFFFFFF);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private BitMatrix written(int side) throws WriterException {
    return new QRCodeWriter()
        .encode(
            scene.code().text(),
            BarcodeFormat.QR_CODE,
            side,
            side,
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
  }

  QrScene scene() {
    return scene;
  }
}
