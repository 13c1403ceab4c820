package io.github.yinxin.qr.internal;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Version;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.util.Map;

/** The modules of a QR code (ISO/IEC 18004 calls it a symbol). */
public final class Symbol {

  private static final int LARGEST = 40;
  private static final int MODE_BITS = 4;
  private static final int PAIR_BITS = 11;
  private static final int SINGLE_BITS = 6;

  private final int version;
  private final char level;
  private final boolean[][] modules;

  private Symbol(QRCode code, int version, ErrorCorrectionLevel level) {
    ByteMatrix matrix = code.getMatrix();
    this.version = version;
    this.level = level.name().charAt(0);
    this.modules = new boolean[matrix.getHeight()][matrix.getWidth()];
    for (int row = 0; row < modules.length; row++) {
      for (int column = 0; column < modules[row].length; column++) {
        modules[row][column] = matrix.get(column, row) == 1;
      }
    }
  }

  /**
   * Encodes a text: smallest version at level M, then the highest level of that version. Both are
   * counted beforehand: encoding to find out would take three times as long.
   *
   * @param text of the alphanumeric mode's 45 characters
   * @throws IllegalArgumentException if no version can hold it
   */
  public static Symbol of(String text) {
    int version = 1;
    while (version <= LARGEST && !fits(text, version, ErrorCorrectionLevel.M)) {
      version++;
    }
    if (version > LARGEST) {
      throw new IllegalArgumentException(
          text.length() + " characters do not fit into a code at level M");
    }
    ErrorCorrectionLevel level = ErrorCorrectionLevel.M;
    if (fits(text, version, ErrorCorrectionLevel.H)) {
      level = ErrorCorrectionLevel.H;
    } else if (fits(text, version, ErrorCorrectionLevel.Q)) {
      level = ErrorCorrectionLevel.Q;
    }
    try {
      Map<EncodeHintType, ?> hints = Map.of(EncodeHintType.QR_VERSION, version);
      return new Symbol(Encoder.encode(text, level, hints), version, level);
    } catch (WriterException e) {
      throw new IllegalArgumentException("text is not of the 45 alphanumeric characters", e);
    }
  }

  private static boolean fits(String text, int number, ErrorCorrectionLevel level) {
    Version version = Version.getVersionForNumber(number);
    int codewords =
        version.getTotalCodewords() - version.getECBlocksForLevel(level).getTotalECCodewords();
    int countBits = number < 10 ? 9 : number < 27 ? 11 : 13;
    int bits =
        MODE_BITS + countBits + text.length() / 2 * PAIR_BITS + text.length() % 2 * SINGLE_BITS;
    return bits <= codewords * 8;
  }

  /** Returns a copy of the modules, {@code [row][column]}, {@code true} for dark. */
  public boolean[][] modules() {
    boolean[][] copy = new boolean[modules.length][];
    for (int row = 0; row < copy.length; row++) {
      copy[row] = modules[row].clone();
    }
    return copy;
  }

  /** Returns the modules themselves, to be left alone. */
  public boolean[][] sharedModules() {
    return modules;
  }

  /** Returns the version, 1 to 40. */
  public int version() {
    return version;
  }

  /** Returns the error correction level: L, M, Q or H. */
  public char level() {
    return level;
  }
}
