package io.github.yinxin.license;

/** Personal data as logs and messages may show them: recognisable by who knows them already. */
final class Masked {

  private Masked() {}

  /** Keeps the first and the last character. */
  static String code(String code) {
    int length = code.codePointCount(0, code.length());
    return length < 3
        ? "*".repeat(length)
        : code.substring(0, code.offsetByCodePoints(0, 1))
            + "*".repeat(length - 2)
            + code.substring(code.offsetByCodePoints(code.length(), -1));
  }

  /** Keeps the family name, or what is likely to be it. */
  static String name(String name) {
    int length = name.codePointCount(0, name.length());
    return length < 2
        ? "*".repeat(length)
        : name.substring(0, name.offsetByCodePoints(0, 1)) + "*".repeat(length - 1);
  }
}
