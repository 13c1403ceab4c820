package io.github.yinxin.qr;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.qr.ScannedCode.Point;
import io.github.yinxin.qr.internal.PictureFile;
import io.github.yinxin.qr.internal.Scan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Finds QR codes in pictures, at any rotation, mirrored and inverted ones too. Thread-safe. */
public final class QrScanner {

  private static final Duration BUDGET = Duration.ofMillis(1500);

  private final boolean camera;
  private final Duration budget;
  private final Predicate<String> genuine;
  private final AtomicInteger frames = new AtomicInteger();

  private QrScanner(boolean camera, Duration budget, Predicate<String> genuine) {
    this.camera = camera;
    this.budget = budget;
    this.genuine = genuine;
  }

  /**
   * Returns a scanner for single pictures: there is no next frame, so it takes up to 1.5 seconds,
   * most of them only where it finds nothing. Where it finds a code, it looks twice more for
   * others, worse lit ones and inverted ones, and no further: one that is harder to read is missed.
   */
  public static QrScanner forPictures() {
    return forPictures(BUDGET);
  }

  /** Returns a scanner for single pictures that takes no more than a time for each. */
  public static QrScanner forPictures(Duration budget) {
    if (budget.isNegative() || budget.isZero()) {
      throw new IllegalArgumentException("budget " + budget + " leaves no time");
    }
    return new QrScanner(false, budget, text -> true);
  }

  /**
   * Returns a scanner for the frames of one camera: each gets one cheap look, and where that finds
   * nothing, one deeper look of a kind that changes from frame to frame. The cheap look reads one
   * code, even if there are more.
   */
  public static QrScanner forCamera() {
    return new QrScanner(true, BUDGET, text -> true);
  }

  /**
   * Returns a scanner that, of the texts which a damaged code of ours may hold, takes the genuine
   * one.
   *
   * @param newGenuine whether a text that begins with {@code EL1:} is genuine: usually whether a
   *     {@link QrVerifier} finds its signature good
   */
  public QrScanner decidingBy(Predicate<String> newGenuine) {
    return new QrScanner(camera, budget, requireNonNull(newGenuine, "newGenuine"));
  }

  /**
   * Finds the codes in a picture.
   *
   * @return each text once, in no particular order; empty if no code can be read
   */
  public List<ScannedCode> scan(GreyImage image) {
    Scan scan =
        new Scan(image.sharedLuminance(), image.width(), image.height(), budget, this::isCredible);
    if (!camera) {
      return List.copyOf(scan.thoroughly());
    }
    List<ScannedCode> codes = scan.plainly();
    return List.copyOf(codes.isEmpty() ? scan.deeply(frames.getAndIncrement()) : codes);
  }

  /**
   * Finds the codes in a PNG, JPEG, BMP or GIF file. Only this method needs {@code java.desktop}.
   * Of pictures of more than 10 million pixels, rows and columns are left out.
   *
   * @param file foreign bytes; the size of the picture is checked before its pixels are decoded
   * @throws IOException if it is no such file, damaged, or has more than {@link
   *     GreyImage#MAX_PIXELS}, 20 MiB, as a JPEG 32 scans or 400 million pixels in all of them, or
   *     as a GIF 64 KiB before the picture; and if it is a BMP that wraps a file of another kind
   */
  public List<ScannedCode> scanFile(byte[] file) throws IOException {
    PictureFile picture = PictureFile.decode(file, GreyImage.MAX_PIXELS);
    return scan(GreyImage.of(picture.width, picture.height, picture.luminance)).stream()
        .map(code -> enlarged(code, picture.step))
        .toList();
  }

  private static ScannedCode enlarged(ScannedCode code, int step) {
    return new ScannedCode(
        code.text(),
        code.corners().stream().map(c -> new Point(c.x() * step, c.y() * step)).toList());
  }

  private boolean isCredible(ScannedCode code) {
    return !code.text().startsWith(QrVerifier.PREFIX) || genuine.test(code.text());
  }
}
