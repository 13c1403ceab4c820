package io.github.yinxin.qr;

import io.github.yinxin.qr.internal.SymbolReader;
import java.util.List;
import java.util.stream.IntStream;

/** Finds QR codes in pictures. Immutable and thread-safe. */
public final class QrScanner {

  // Readers do worse, not better, on photographs larger than this.
  private static final int COMFORTABLE_SIDE = 1200;
  private static final int HALF = 2;

  private QrScanner() {}

  /**
   * Returns a scanner for single pictures: it takes its time, since there is no next frame. A
   * picture is looked at in its own size, then at half of it, then with its longer side at 1200
   * pixels or less; the first size in which a code is read ends the search.
   */
  public static QrScanner forPictures() {
    return new QrScanner();
  }

  /**
   * Finds the codes in a picture, at any rotation.
   *
   * @return each text once, in no particular order; empty if no code can be read
   */
  public List<ScannedCode> scan(GreyImage image) {
    return reductions(image)
        .mapToObj(factor -> scan(image.reducedBy(factor), factor))
        .filter(codes -> !codes.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<ScannedCode> scan(GreyImage image, int factor) {
    return SymbolReader.read(image.sharedLuminance(), image.width(), image.height()).stream()
        .map(code -> code.enlargedBy(factor))
        .toList();
  }

  private static IntStream reductions(GreyImage image) {
    int longer = Math.max(image.width(), image.height());
    int comfortable = (longer + COMFORTABLE_SIDE - 1) / COMFORTABLE_SIDE;
    return IntStream.of(1, HALF, Math.max(HALF, comfortable))
        .distinct()
        .filter(factor -> image.width() >= factor && image.height() >= factor);
  }
}
