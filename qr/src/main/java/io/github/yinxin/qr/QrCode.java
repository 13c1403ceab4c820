package io.github.yinxin.qr;

import io.github.yinxin.qr.internal.Png;
import io.github.yinxin.qr.internal.Svg;
import io.github.yinxin.qr.internal.Symbol;

/**
 * A QR code (ISO/IEC 18004, GB/T 18284-2000) ready to be drawn: of the smallest version that holds
 * its text at error correction level M, with the highest level which that version has room for.
 */
public final class QrCode {

  /** Light modules that belong around a code, on each side. */
  public static final int QUIET_ZONE = 4;

  private static final int MIN_DOTS = 4;
  // A picture of more would only be larger.
  private static final int MAX_DOTS = 100;
  private static final double MM_PER_INCH = 25.4;
  // 1280 pixels over 60 degrees, 3 of them for each module: a plain kiosk camera.
  private static final double DISTANCE_IN_MODULES = 1280 / (2 * 3 * Math.tan(Math.toRadians(30)));

  /**
   * How a code comes out on a printer.
   *
   * @param dpi dots per inch
   * @param dotsPerModule whole dots for each module, 4 to 100
   * @param moduleMm millimetres for each module
   * @param sideMm millimetres on each side, quiet zone included; not more than was asked for
   * @param readingDistanceMm up to where a camera of 1280 pixels over 60° has 3 for each module
   */
  public record Print(
      int dpi, int dotsPerModule, double moduleMm, double sideMm, double readingDistanceMm) {}

  private final String text;
  private final Symbol symbol;

  private QrCode(String text, Symbol symbol) {
    this.text = text;
    this.symbol = symbol;
  }

  static QrCode of(String text) {
    return new QrCode(text, Symbol.of(text));
  }

  /** Returns the text that a scanner reads. */
  public String text() {
    return text;
  }

  /**
   * Returns a copy of the modules as {@code [row][column]}, {@code true} for dark ones. Whoever
   * draws them adds the quiet zone of 4 light modules on each side.
   */
  public boolean[][] modules() {
    return symbol.modules();
  }

  /** Returns the version, 1 to 40; a code has {@code 17 + 4 * version} modules on each side. */
  public int version() {
    return symbol.version();
  }

  /** Returns the error correction level: M, Q or H. */
  public char level() {
    return symbol.level();
  }

  /**
   * Fits the code into a square on paper. Modules are snapped to whole printer dots, so that all
   * are equally large.
   *
   * @param sideMm millimetres on each side, quiet zone included
   * @param dpi dots per inch of the printer
   * @throws IllegalArgumentException if a module would have less than 4 dots; the message says how
   *     large the code must be
   */
  public Print print(double sideMm, int dpi) {
    if (!(sideMm > 0) || dpi < 1) {
      throw new IllegalArgumentException("code of " + sideMm + " mm at " + dpi + " dpi");
    }
    int side = symbol.sharedModules().length + 2 * QUIET_ZONE;
    double dotMm = MM_PER_INCH / dpi;
    // The tolerance takes back what dividing lost: a code of exactly so many dots has them.
    int dots = (int) Math.min(MAX_DOTS, sideMm / dotMm / side + 1e-9);
    if (dots < MIN_DOTS) {
      throw new IllegalArgumentException(
          "code of "
              + sideMm
              + " mm at "
              + dpi
              + " dpi has "
              + dots
              + " dots per module; "
              + MIN_DOTS
              + " need "
              + side * MIN_DOTS * dotMm
              + " mm");
    }
    double moduleMm = dots * dotMm;
    return new Print(dpi, dots, moduleMm, side * moduleMm, moduleMm * DISTANCE_IN_MODULES);
  }

  /** Returns a PNG for a printer, one pixel for each dot, with its size stated. */
  public byte[] png(Print print) {
    return Png.of(symbol.sharedModules(), QUIET_ZONE, print.dotsPerModule(), print.dpi());
  }

  /**
   * Returns a PNG for a screen, quiet zone included.
   *
   * @param dotsPerModule pixels for each module, 1 to 100
   */
  public byte[] png(int dotsPerModule) {
    if (dotsPerModule < 1 || dotsPerModule > MAX_DOTS) {
      throw new IllegalArgumentException(dotsPerModule + " dots per module are not 1 to 100");
    }
    return Png.of(symbol.sharedModules(), QUIET_ZONE, dotsPerModule, 0);
  }

  /**
   * Returns an SVG, quiet zone included; it can be printed at any size without losing edges.
   *
   * @param sideMm millimetres on each side, quiet zone included
   */
  public String svg(double sideMm) {
    if (!(sideMm > 0) || Double.isInfinite(sideMm)) {
      throw new IllegalArgumentException("code of " + sideMm + " mm");
    }
    return Svg.of(symbol.sharedModules(), QUIET_ZONE, sideMm);
  }

  /** Names version and level; the text is personal. */
  @Override
  public String toString() {
    return "QrCode[version=" + version() + level() + "]";
  }
}
