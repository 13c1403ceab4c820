package io.github.yinxin.qr.internal;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Base45 (RFC 9285): two bytes as three characters of the alphanumeric mode of QR codes. */
public final class Base45 {

  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  private static final int BASE = ALPHABET.length();
  private static final int ASCII = 128;
  private static final byte[] VALUES = values();

  private Base45() {}

  private static byte[] values() {
    byte[] values = new byte[ASCII];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < BASE; i++) {
      values[ALPHABET.charAt(i)] = (byte) i;
    }
    return values;
  }

  /**
   * Returns the text of {@code bytes}: three characters for two bytes, two for a last single one.
   */
  public static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length / 2 * 3 + 2);
    for (int i = 0; i + 1 < bytes.length; i += 2) {
      append(text, ((bytes[i] & 0xFF) << 8) | (bytes[i + 1] & 0xFF), 3);
    }
    if (bytes.length % 2 == 1) {
      append(text, bytes[bytes.length - 1] & 0xFF, 2);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, int number, int characters) {
    int rest = number;
    for (int i = 0; i < characters; i++) {
      text.append(ALPHABET.charAt(rest % BASE));
      rest /= BASE;
    }
  }

  /**
   * Reads a text back; of all texts, only the one that {@link #encode} makes gives certain bytes.
   *
   * @throws RefusedException for a character outside the alphabet, a length that no bytes have, or
   *     a group that is worth more than its bytes can hold (RFC 9285, 6)
   */
  public static byte[] decode(String text) throws RefusedException {
    if (text.length() % 3 == 1) {
      throw RefusedException.failed(
          "Base45 长度 " + text.length() + " 不可能",
          "no bytes have a base45 text of " + text.length() + " characters");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() / 3 * 2 + 1);
    for (int i = 0; i < text.length(); i += 3) {
      int characters = Math.min(3, text.length() - i);
      int number = number(text, i, characters);
      if (characters == 3) {
        bytes.write(number >>> 8);
      }
      bytes.write(number);
    }
    return bytes.toByteArray();
  }

  private static int number(String text, int start, int characters) throws RefusedException {
    int number = 0;
    for (int i = start + characters - 1; i >= start; i--) {
      number = number * BASE + value(text, i);
    }
    if ((number >>> (8 * (characters - 1))) != 0) {
      throw RefusedException.failed(
          "Base45 第 " + (start + 1) + " 个字符起的一组超出范围",
          "base45 group at character " + (start + 1) + " is out of range");
    }
    return number;
  }

  private static int value(String text, int position) throws RefusedException {
    char character = text.charAt(position);
    int value = character < ASCII ? VALUES[character] : -1;
    if (value < 0) {
      throw RefusedException.failed(
          "第 " + (position + 1) + " 个字符不属于 Base45 字母表",
          "character " + (position + 1) + " is not in the base45 alphabet");
    }
    return value;
  }
}
