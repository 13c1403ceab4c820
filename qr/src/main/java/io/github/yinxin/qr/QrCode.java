package io.github.yinxin.qr;

import io.github.yinxin.qr.internal.Symbol;

/**
 * A QR code (ISO/IEC 18004, GB/T 18284-2000) ready to be drawn: of the smallest version that holds
 * its text at error correction level M, with the highest level which that version has room for.
 */
public final class QrCode {

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

  /** Names the version; the text is personal. */
  @Override
  public String toString() {
    return "QrCode[version=" + version() + "]";
  }
}
