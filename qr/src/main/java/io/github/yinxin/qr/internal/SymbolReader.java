package io.github.yinxin.qr.internal;

import com.google.zxing.Binarizer;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.ResultPoint;
import com.google.zxing.ResultPointCallback;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.common.DetectorResult;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.detector.MultiDetector;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.decoder.QRCodeDecoderMetaData;
import com.google.zxing.qrcode.detector.Detector;
import io.github.yinxin.qr.ScannedCode;
import io.github.yinxin.qr.ScannedCode.Point;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads QR codes in one picture as it is, with two ways to tell dark from light. */
public final class SymbolReader {

  // Finder patterns are combined by threes: 400 of them in a picture made for it took a minute, 100
  // take a second. The pictures of the test data have 6 at most.
  private static final int MAX_CANDIDATES = 100;
  private static final int MAX_SYMBOLS = 256;
  // A finder pattern has 7 modules; its centre is this far from the code's edges.
  private static final double FINDER_CENTRE = 3.5;

  private SymbolReader() {}

  /**
   * Returns the codes that can be read, each text once; any picture is safe to give.
   *
   * @param luminance {@code width * height} bytes, row by row; left alone
   */
  public static List<ScannedCode> read(byte[] luminance, int width, int height) {
    LuminanceSource source =
        new PlanarYUVLuminanceSource(luminance, width, height, 0, 0, width, height, false);
    List<ScannedCode> codes = read(new HybridBinarizer(source));
    return codes.isEmpty() ? read(new GlobalHistogramBinarizer(source)) : codes;
  }

  private static List<ScannedCode> read(Binarizer binarizer) {
    return attempt(binarizer::getBlackMatrix).map(SymbolReader::read).orElse(List.of());
  }

  private static List<ScannedCode> read(BitMatrix picture) {
    List<ScannedCode> codes =
        decode(attempt(() -> new MultiDetector(picture).detectMulti(hints())));
    return codes.isEmpty()
        ? decode(attempt(() -> new DetectorResult[] {new Detector(picture).detect(hints())}))
        : codes;
  }

  private static List<ScannedCode> decode(Optional<DetectorResult[]> found) {
    Map<String, ScannedCode> codes = new LinkedHashMap<>();
    found.stream()
        .flatMap(Arrays::stream)
        .limit(MAX_SYMBOLS)
        .flatMap(symbol -> attempt(() -> decode(symbol)).stream())
        .forEach(code -> codes.putIfAbsent(code.text(), code));
    return new ArrayList<>(codes.values());
  }

  private static ScannedCode decode(DetectorResult symbol) throws ReaderException {
    int modules = symbol.getBits().getWidth();
    // Decoding leaves its mark on the modules, which are needed once more for bytes.
    DecoderResult decoded = new Decoder().decode(symbol.getBits().clone());
    ResultPoint[] finders = symbol.getPoints().clone();
    if (decoded.getOther() instanceof QRCodeDecoderMetaData metaData) {
      metaData.applyMirroredCorrection(finders);
    }
    ScannedCode code = new ScannedCode(decoded.getText(), corners(finders, modules));
    return code.isText() ? code : new ScannedCode(bytes(symbol), code.corners());
  }

  // In this character set each byte is a character; whatever set ZXing guessed may lose some.
  private static String bytes(DetectorResult symbol) throws ReaderException {
    return new Decoder()
        .decode(
            symbol.getBits(),
            Map.of(DecodeHintType.CHARACTER_SET, StandardCharsets.ISO_8859_1.name()))
        .getText();
  }

  // Finder centres come as bottom left, top left, top right; the fourth point, if any, is ignored.
  private static List<Point> corners(ResultPoint[] finders, int modules) {
    double span = modules - 2 * FINDER_CENTRE;
    double near = -FINDER_CENTRE / span;
    double far = 1 - near;
    return List.of(
        at(finders, near, near),
        at(finders, far, near),
        at(finders, far, far),
        at(finders, near, far));
  }

  private static Point at(ResultPoint[] finders, double right, double down) {
    ResultPoint origin = finders[1];
    return new Point(
        origin.getX()
            + right * (finders[2].getX() - origin.getX())
            + down * (finders[0].getX() - origin.getX()),
        origin.getY()
            + right * (finders[2].getY() - origin.getY())
            + down * (finders[0].getY() - origin.getY()));
  }

  /** Something ZXing does with a foreign picture. */
  @FunctionalInterface
  private interface Attempt<T> {
    T make() throws ReaderException;
  }

  private static <T> Optional<T> attempt(Attempt<T> attempt) {
    try {
      return Optional.of(attempt.make());
    } catch (ReaderException e) {
      return Optional.empty(); // The usual answer: nothing there that can be read.
    } catch (RuntimeException e) {
      return Optional
          .empty(); // ZXing's own bounds fail on pictures made for it, as our limit does.
    }
  }

  private static Map<DecodeHintType, ?> hints() {
    return Map.of(
        DecodeHintType.TRY_HARDER, true, DecodeHintType.NEED_RESULT_POINT_CALLBACK, new Limit());
  }

  /** Ends a search that meets more candidates for finder patterns than any honest picture has. */
  private static final class Limit implements ResultPointCallback {

    private int candidates;

    @Override
    public void foundPossibleResultPoint(ResultPoint point) {
      if (++candidates > MAX_CANDIDATES) {
        throw new IllegalStateException("more than " + MAX_CANDIDATES + " candidates");
      }
    }
  }
}
