package io.github.yinxin.qr.internal;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The modules of a QR code (ISO/IEC 18004 calls it a symbol). */
public final class Symbol {

  private final int version;
  private final boolean[][] modules;

  private Symbol(QRCode code) {
    ByteMatrix matrix = code.getMatrix();
    this.version = code.getVersion().getVersionNumber();
    this.modules = new boolean[matrix.getHeight()][matrix.getWidth()];
    for (int row = 0; row < modules.length; row++) {
      for (int column = 0; column < modules[row].length; column++) {
        modules[row][column] = matrix.get(column, row) == 1;
      }
    }
  }

  /**
   * Encodes a text: smallest version at level M, then the highest level of that version.
   *
   * @param text of the alphanumeric mode's 45 characters
   * @throws IllegalArgumentException if no version can hold it
   */
  public static Symbol of(String text) {
    try {
      return new Symbol(strengthened(text, Encoder.encode(text, ErrorCorrectionLevel.M)));
    } catch (WriterException e) {
      throw new IllegalArgumentException(
          text.length() + " characters do not fit into a code at level M", e);
    }
  }

  private static QRCode strengthened(String text, QRCode code) {
    Map<EncodeHintType, ?> sameVersion =
        Map.of(EncodeHintType.QR_VERSION, code.getVersion().getVersionNumber());
    return Stream.of(ErrorCorrectionLevel.H, ErrorCorrectionLevel.Q)
        .flatMap(level -> encode(text, level, sameVersion).stream())
        .findFirst()
        .orElse(code);
  }

  private static Optional<QRCode> encode(
      String text, ErrorCorrectionLevel level, Map<EncodeHintType, ?> hints) {
    try {
      return Optional.of(Encoder.encode(text, level, hints));
    } catch (WriterException e) {
      return Optional.empty(); // No room at this level: the encoder has no other way to say so.
    }
  }

  /** Returns a copy of the modules, {@code [row][column]}, {@code true} for dark. */
  public boolean[][] modules() {
    boolean[][] copy = new boolean[modules.length][];
    for (int row = 0; row < copy.length; row++) {
      copy[row] = modules[row].clone();
    }
    return copy;
  }

  /** Returns the version, 1 to 40. */
  public int version() {
    return version;
  }
}
