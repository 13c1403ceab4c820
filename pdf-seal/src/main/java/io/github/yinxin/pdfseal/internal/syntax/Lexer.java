package io.github.yinxin.pdfseal.internal.syntax;

/** Reads the smallest parts of PDF syntax (ISO 32000-1 7.2, 7.3) from an offset onwards. */
final class Lexer {

  private static final int MAX_DIGITS = 18;
  private static final int MAX_PLAIN_DIGITS = 9;
  private static final int MAX_NAME = 1 << 16;
  private static final boolean[] REGULAR = regular();

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

  /** Returns whether a token goes on with this byte; the end of the file ends it. */
  static boolean isRegular(int b) {
    return b >= 0 && REGULAR[b];
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
}
