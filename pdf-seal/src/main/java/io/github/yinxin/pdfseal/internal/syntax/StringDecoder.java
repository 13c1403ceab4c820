package io.github.yinxin.pdfseal.internal.syntax;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Decodes one string (ISO 32000-1 7.3.4), literal or hexadecimal. */
final class StringDecoder {

  // The longest one is a signature with its seal, and that is a hundredth.
  private static final int MAX_STRING = 4 << 20;
  // Of digits: takes the two parts of a file's /ID, of up to 64 each.
  private static final int SHORT_PIECE = 128;
  private static final int LONG_PIECE = 1 << 13;
  private static final byte[] HEX = hexadecimalDigits();

  private final Bytes bytes;
  private final Lexer lexer;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  // Of hexadecimal digits: bytes decoded in the piece, and the first half of the next one, or -1.
  private int filled;
  private int high = -1;

  private StringDecoder(Bytes bytes, Lexer lexer) {
    this.bytes = bytes;
    this.lexer = lexer;
  }

  /** Decodes the string whose opening bracket is next. */
  static byte[] decode(Bytes bytes, Lexer lexer) throws PdfException {
    StringDecoder decoder = new StringDecoder(bytes, lexer);
    return lexer.next() == '(' ? decoder.literal() : decoder.hexadecimal();
  }

  /** Returns the value of a hexadecimal digit, or -1. */
  static int digit(byte b) {
    return HEX[b & 0xFF];
  }

  private static byte[] hexadecimalDigits() {
    byte[] digits = new byte[0x100];
    for (int b = 0; b < digits.length; b++) {
      digits[b] = (byte) (b < 0x80 ? Character.digit(b, 16) : -1);
    }
    return digits;
  }

  private byte[] hexadecimal() throws PdfException {
    // In pieces: signatures are long, and asking for each byte takes longer than decoding it.
    byte[] piece = new byte[SHORT_PIECE];
    while (true) {
      long position = lexer.position();
      int count = (int) Math.min(piece.length, bytes.length() - position);
      if (count <= 0) {
        throw noDigit(position);
      }
      bytes.copy(position, count, piece);
      int end = decode(piece, count);
      lexer.moveTo(position + count);
      if (end >= 0) {
        lexer.moveTo(position + end + 1);
        return end(piece);
      }
      write(piece, filled);
      piece = piece.length == SHORT_PIECE ? new byte[LONG_PIECE] : piece;
    }
  }

  /** Decodes a piece in place; returns where the string ends in it, or -1. */
  private int decode(byte[] piece, int count) throws PdfException {
    int half = high;
    int done = half < 0 ? pairs(piece, count) : 0;
    int end = -1;
    for (int i = 2 * done; i < count && end < 0; i++) {
      int digit = digit(piece[i]);
      if (digit >= 0) {
        if (half >= 0) {
          // Two digits have been read for each byte.
          piece[done++] = (byte) (half << 4 | digit);
        }
        half = half >= 0 ? -1 : digit;
      } else if (piece[i] == '>') {
        end = i;
      } else if (!Lexer.isSpace(piece[i])) {
        throw noDigit(lexer.position() + i + 1);
      }
    }
    filled = done;
    high = half;
    return end;
  }

  /** Decodes pairs of digits up to what is none: signatures are nothing else. */
  private static int pairs(byte[] piece, int count) {
    int done = 0;
    while (2 * done + 1 < count) {
      int value = digit(piece[2 * done]) << 4 | digit(piece[2 * done + 1]);
      if (value < 0) {
        break;
      }
      piece[done++] = (byte) value;
    }
    return done;
  }

  private static PdfException noDigit(long before) {
    return new PdfException(Flaw.SYNTAX, "no hexadecimal digit before " + before);
  }

  private byte[] end(byte[] piece) throws PdfException {
    int all = filled;
    if (high >= 0) {
      piece[all++] = (byte) (high << 4); // A last digit that is missing is 0 (7.3.4.3).
    }
    if (out.size() == 0) {
      return Arrays.copyOf(piece, all);
    }
    write(piece, all);
    return out.toByteArray();
  }

  private void write(byte[] piece, int count) throws PdfException {
    if (out.size() + count > MAX_STRING) {
      throw new PdfException(Flaw.OVER_BUDGET, "a string of over " + MAX_STRING + " bytes");
    }
    out.write(piece, 0, count);
  }

  private byte[] literal() throws PdfException {
    int open = 1;
    while (true) {
      int b = lexer.next();
      if (b < 0) {
        throw new PdfException(Flaw.SYNTAX, "a string is not closed");
      }
      open += b == '(' ? 1 : b == ')' ? -1 : 0;
      if (open == 0) {
        return out.toByteArray();
      }
      if (b == '\\') {
        escape();
      } else if (b == '\r') {
        // Any end of line within a string is a line feed (7.3.4.2).
        skipLineFeed();
        write('\n');
      } else {
        write(b);
      }
    }
  }

  private void write(int b) throws PdfException {
    if (out.size() == MAX_STRING) {
      throw new PdfException(Flaw.OVER_BUDGET, "a string of over " + MAX_STRING + " bytes");
    }
    out.write(b);
  }

  private void escape() {
    int b = lexer.next();
    int known = "nrtbf".indexOf(b);
    if (known >= 0) {
      out.write("\n\r\t\b\f".charAt(known));
    } else if (b >= '0' && b <= '7') {
      out.write(octal(b - '0'));
    } else if (b == '\r') {
      skipLineFeed();
    } else if (b >= 0 && b != '\n') {
      out.write(b);
    }
  }

  private void skipLineFeed() {
    if (lexer.peek() == '\n') {
      lexer.next();
    }
  }

  private int octal(int first) {
    int code = first;
    for (int i = 0; i < 2 && lexer.peek() >= '0' && lexer.peek() <= '7'; i++) {
      code = code << 3 | (lexer.next() - '0');
    }
    return code;
  }
}
