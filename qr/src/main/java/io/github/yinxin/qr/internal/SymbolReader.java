package io.github.yinxin.qr.internal;

import com.google.zxing.Binarizer;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.ResultPoint;
import com.google.zxing.ResultPointCallback;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DetectorResult;
import com.google.zxing.multi.qrcode.detector.MultiDetector;
import com.google.zxing.qrcode.detector.Detector;
import com.google.zxing.qrcode.detector.FinderPattern;
import io.github.yinxin.qr.ScannedCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for codes in a picture that is already told apart into dark and light. */
final class SymbolReader {

  // Finder patterns are combined by threes: 400 of them in a picture made for it took a minute, 100
  // take a second. The pictures of the test data have 6 at most.
  private static final int MAX_CANDIDATES = 100;
  private static final int MAX_SYMBOLS = 64;
  // A finder pattern has 7 modules; its centre is this far from the code's edges.
  private static final double FINDER_CENTRE = 3.5;
  private static final int SMALL = 600;

  private final Grey grey;
  private final BitMatrix dark;
  private final Deadline deadline;

  SymbolReader(Grey grey, BitMatrix dark, Deadline deadline) {
    this.grey = grey;
    this.dark = dark;
    this.deadline = deadline;
  }

  /** Tells a picture apart as ZXing does. */
  static Optional<BitMatrix> dark(Binarizer binarizer) {
    return attempt(binarizer::getBlackMatrix);
  }

  /**
   * Returns what ZXing reads without looking hard: the fast way, for pictures as they should be.
   */
  List<ScannedCode> plainly() {
    Map<DecodeHintType, ?> hints = Map.of(DecodeHintType.NEED_RESULT_POINT_CALLBACK, new Limit());
    return decode(attempt(() -> new DetectorResult[] {new Detector(dark).detect(hints)}));
  }

  /** Returns what ZXing reads when it expects several codes. */
  List<ScannedCode> severally() {
    List<ScannedCode> codes = decode(attempt(() -> new MultiDetector(dark).detectMulti(hints())));
    return codes.isEmpty()
        ? decode(attempt(() -> new DetectorResult[] {new Detector(dark).detect(hints())}))
        : codes;
  }

  /** Returns what can be read from the grey picture around every three finder patterns. */
  List<ScannedCode> closely(List<ScannedCode> known) {
    int step = grey.longerSide() > SMALL ? 2 : 1;
    List<FinderPattern> patterns = FinderSearch.patterns(dark, step);
    List<FinderPattern> used = new ArrayList<>();
    List<ScannedCode> codes = new ArrayList<>();
    patterns.stream().filter(p -> liesIn(p, known)).forEach(used::add);
    GridDecoder decoder = new GridDecoder(grey, deadline);
    for (FinderSearch.Three three : FinderSearch.threes(patterns)) {
      if (decoder.isOver()) {
        break;
      }
      if (!three.touches(used)) {
        Optional<ScannedCode> code = decoder.decode(three);
        code.ifPresent(codes::add);
        if (code.isPresent()) {
          used.addAll(List.of(three.bottomLeft(), three.topLeft(), three.topRight()));
        }
      }
    }
    return codes;
  }

  private boolean liesIn(FinderPattern pattern, List<ScannedCode> codes) {
    double x = pattern.getX() / grey.scale;
    double y = pattern.getY() / grey.scale;
    return codes.stream().anyMatch(code -> Areas.holds(code, x, y));
  }

  private List<ScannedCode> decode(Optional<DetectorResult[]> found) {
    return found.stream()
        .flatMap(Arrays::stream)
        .limit(MAX_SYMBOLS)
        .flatMap(symbol -> Symbols.decode(symbol.getBits(), corners(symbol), grey.scale).stream())
        .toList();
  }

  // Finder centres come as bottom left, top left, top right; the fourth point, if any, is ignored.
  private static double[][] corners(DetectorResult symbol) {
    double span = symbol.getBits().getWidth() - 2 * FINDER_CENTRE;
    double near = -FINDER_CENTRE / span;
    double far = 1 - near;
    ResultPoint[] finders = symbol.getPoints();
    return new double[][] {
      at(finders, near, near), at(finders, far, near), at(finders, far, far), at(finders, near, far)
    };
  }

  private static double[] at(ResultPoint[] finders, double right, double down) {
    ResultPoint origin = finders[1];
    return new double[] {
      origin.getX()
          + right * (finders[2].getX() - origin.getX())
          + down * (finders[0].getX() - origin.getX()),
      origin.getY()
          + right * (finders[2].getY() - origin.getY())
          + down * (finders[0].getY() - origin.getY())
    };
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
      // ZXing's own bounds fail on pictures made for it, as our limit does.
      return Optional.empty();
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
