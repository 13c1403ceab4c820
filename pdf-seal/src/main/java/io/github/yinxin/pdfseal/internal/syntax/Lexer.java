package io.github.yinxin.pdfseal.internal.syntax;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Reads the smallest parts of PDF syntax (ISO 32000-1 7.2, 7.3) from an offset onwards. */
final class Lexer {

  private static final int MAX_DIGITS = 18;
  private static final int MAX_PLAIN_DIGITS = 9;
  // The longest one is a signature with its seal, and that is a hundredth.
  private static final int MAX_STRING = 4 << 20;
  private static final int MAX_NAME = 1 << 16;
  // Of digits: takes the two parts of a file's /ID, of up to 64 each.
  private static final int SHORT_PIECE = 128;
  private static final int LONG_PIECE = 1 << 13;
  private static final boolean[] REGULAR = regular();
  private static final byte[] HEX = hexadecimal();

  private final Bytes bytes;
  private long position;

  Lexer(Bytes bytes, long position) {
    this.bytes = bytes;
    this.position = position;
  }

  long position() {
    return position;
  }

  void moveTo(long newPosition) {
    position = newPosition;
  }

  int peek() {
    return bytes.at(position);
  }

  int peek(int distance) {
    return bytes.at(position + distance);
  }

  int next() {
    int b = bytes.at(position);
    position++;
    return b;
  }

  static boolean isSpace(int b) {
    return b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0);
  }

  static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  /** Returns the value of a hexadecimal digit, or -1. */
  static int digit(byte b) {
    return HEX[b & 0xFF];
  }

  /** Returns whether a token goes on with this byte; the end of the file ends it. */
  static boolean isRegular(int b) {
    return b >= 0 && REGULAR[b];
  }

  private static byte[] hexadecimal() {
    byte[] digits = new byte[0x100];
    for (int b = 0; b < digits.length; b++) {
      digits[b] = (byte) (b < 0x80 ? Character.digit(b, 16) : -1);
    }
    return digits;
  }

  private static boolean[] regular() {
    boolean[] regular = new boolean[0x100];
    for (int b = 0; b < regular.length; b++) {
      regular[b] = !isSpace(b) && "()<>[]{}/%".indexOf(b) < 0;
    }
    return regular;
  }

  /** Skips white space and comments. */
  void skipSpace() {
    while (true) {
      int b = peek();
      if (b == '%') {
        skipLine();
      } else if (isSpace(b)) {
        position++;
      } else {
        return;
      }
    }
  }

  /** Skips one end of line, if there is one. */
  void skipLineEnd() {
    position += peek() == '\r' ? 1 : 0;
    position += peek() == '\n' ? 1 : 0;
  }

  private void skipLine() {
    while (peek() >= 0 && peek() != '\n' && peek() != '\r') {
      position++;
    }
  }

  /** Skips a word if it stands here, after white space, as a whole token. */
  boolean skipWord(String word) {
    long before = position;
    skipSpace();
    if (bytes.has(word, position) && !isRegular(bytes.at(position + word.length()))) {
      position += word.length();
      return true;
    }
    position = before;
    return false;
  }

  /** Reads a whole number without sign after white space, or returns -1 and stays. */
  long natural() {
    long before = position;
    skipSpace();
    long at = position;
    long value = 0;
    int b = bytes.at(at);
    while (isDigit(b) && at - position < MAX_DIGITS) {
      value = value * 10 + b - '0';
      b = bytes.at(++at);
    }
    if (at == position || isRegular(b)) {
      position = before;
      return -1;
    }
    position = at;
    return value;
  }

  /** Reads {@code n 0 R} as most files write it, and returns n; or returns -1 and stays. */
  int plainReference() {
    long at = position;
    int number = 0;
    int b = bytes.at(at);
    while (isDigit(b) && at - position < MAX_PLAIN_DIGITS) {
      number = number * 10 + b - '0';
      b = bytes.at(++at);
    }
    boolean plain = at > position && bytes.has(" 0 R", at) && !isRegular(bytes.at(at + 4));
    position = plain ? at + 4 : position;
    return plain ? number : -1;
  }

  PdfObject number() throws PdfException {
    long start = position;
    while (isRegular(peek())) {
      position++;
    }
    String text = bytes.text(start, position);
    if (!isNumber(text)) {
      throw new PdfException(Flaw.SYNTAX, "\"" + text + "\" at " + start + " is no object");
    }
    if (text.indexOf('.') >= 0 || text.length() > MAX_DIGITS) {
      return new PdfObject.Real(text);
    }
    return new PdfObject.Int(Long.parseLong(text));
  }

  private static boolean isNumber(String text) {
    int digits = 0;
    int points = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        digits++;
      } else if (c == '.') {
        points++;
      } else if (i > 0 || (c != '+' && c != '-')) {
        return false;
      }
    }
    return digits > 0 && points <= 1 && text.length() < 64;
  }

  /** Reads a name after its slash. */
  String name() {
    long start = position;
    boolean escaped = false;
    // What is left of a longer one is no value, and ends the parsing.
    while (isRegular(peek()) && position - start < MAX_NAME) {
      escaped |= next() == '#';
    }
    String raw = bytes.text(start, position);
    return escaped ? unescaped(raw) : raw;
  }

  private static String unescaped(String raw) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      int code = raw.charAt(i) == '#' && i + 2 < raw.length() ? hex(raw, i + 1) : -1;
      name.append(code < 0 ? raw.charAt(i) : (char) code);
      i += code < 0 ? 0 : 2;
    }
    return name.toString();
  }

  private static int hex(String text, int at) {
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  /** Reads a hexadecimal string after its opening bracket. */
  byte[] hexString() throws PdfException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // In pieces: signatures are long, and asking for each byte takes longer than decoding it.
    byte[] piece = new byte[SHORT_PIECE];
    int high = -1;
    while (true) {
      int count = (int) Math.min(piece.length, bytes.length() - position);
      if (count <= 0) {
        throw new PdfException(Flaw.SYNTAX, "no hexadecimal digit before " + position);
      }
      bytes.copy(position, count, piece);
      int filled = 0;
      for (int i = 0; i < count; i++) {
        int digit = digit(piece[i]);
        if (digit >= 0) {
          if (high >= 0) {
            // Decoded in place: two digits have been read for each byte.
            piece[filled++] = (byte) (high << 4 | digit);
          }
          high = high >= 0 ? -1 : digit;
        } else if (piece[i] == '>') {
          position += i + 1L;
          return end(out, piece, filled, high);
        } else if (!isSpace(piece[i])) {
          throw new PdfException(Flaw.SYNTAX, "no hexadecimal digit before " + (position + i + 1));
        }
      }
      position += count;
      write(out, piece, filled);
      piece = piece.length == SHORT_PIECE ? new byte[LONG_PIECE] : piece;
    }
  }

  private static byte[] end(ByteArrayOutputStream out, byte[] piece, int filled, int high)
      throws PdfException {
    int all = filled;
    if (high >= 0) {
      piece[all++] = (byte) (high << 4); // A last digit that is missing is 0 (7.3.4.3).
    }
    if (out.size() == 0) {
      return Arrays.copyOf(piece, all);
    }
    write(out, piece, all);
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, byte[] piece, int count)
      throws PdfException {
    if (out.size() + count > MAX_STRING) {
      throw new PdfException(Flaw.OVER_BUDGET, "a string of over " + MAX_STRING + " bytes");
    }
    out.write(piece, 0, count);
  }

  /** Reads a literal string after its opening bracket. */
  byte[] literalString() throws PdfException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int open = 1;
    while (true) {
      int b = next();
      if (b < 0) {
        throw new PdfException(Flaw.SYNTAX, "a string is not closed");
      }
      open += b == '(' ? 1 : b == ')' ? -1 : 0;
      if (open == 0) {
        return out.toByteArray();
      }
      if (b == '\\') {
        escape(out);
      } else if (b == '\r') {
        // Any end of line within a string is a line feed (7.3.4.2).
        position += peek() == '\n' ? 1 : 0;
        write(out, '\n');
      } else {
        write(out, b);
      }
    }
  }

  private static void write(ByteArrayOutputStream out, int b) throws PdfException {
    if (out.size() == MAX_STRING) {
      throw new PdfException(Flaw.OVER_BUDGET, "a string of over " + MAX_STRING + " bytes");
    }
    out.write(b);
  }

  private void escape(ByteArrayOutputStream out) {
    int b = next();
    int known = "nrtbf".indexOf(b);
    if (known >= 0) {
      out.write("\n\r\t\b\f".charAt(known));
    } else if (b >= '0' && b <= '7') {
      out.write(octal(b - '0'));
    } else if (b == '\r') {
      position += peek() == '\n' ? 1 : 0;
    } else if (b >= 0 && b != '\n') {
      out.write(b);
    }
  }

  private int octal(int first) {
    int code = first;
    for (int i = 0; i < 2 && peek() >= '0' && peek() <= '7'; i++) {
      code = code << 3 | (next() - '0');
    }
    return code;
  }
}
