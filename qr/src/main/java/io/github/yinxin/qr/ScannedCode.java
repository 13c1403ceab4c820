package io.github.yinxin.qr;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A code found in a picture. Its text is whatever a stranger put there: verify it before use.
 *
 * @param text what it says; of a code that holds no text, its bytes as characters 0 to 255
 * @param corners where it is: the outer corners of the code without its quiet zone, four points
 *     beginning at the code's own top left, going clockwise (in a mirrored picture
 *     counter-clockwise). They are computed from the three finder patterns as if the code were seen
 *     straight on: under perspective the third one, bottom right, is an estimate, and any may lie
 *     outside the picture.
 */
public record ScannedCode(String text, List<Point> corners) {

  private static final int CORNERS = 4;

  /**
   * A point in a picture; pixel (0, 0) covers the square from 0 to 1.
   *
   * @param x pixels from the left edge
   * @param y pixels from the top edge
   */
  public record Point(double x, double y) {}

  /** Refuses anything but four corners. */
  public ScannedCode {
    requireNonNull(text, "text");
    corners = List.copyOf(corners);
    if (corners.size() != CORNERS) {
      throw new IllegalArgumentException(
          "a code has " + CORNERS + " corners, not " + corners.size());
    }
  }

  /**
   * Returns whether it holds text: neither control characters, line ends and the separators of
   * formatted data aside, nor what could not be decoded.
   */
  public boolean isText() {
    return text.chars().noneMatch(ScannedCode::isNoText);
  }

  private static boolean isNoText(int character) {
    return switch (character) {
      case '\t', '\n', '\r', '\u001C', '\u001D', '\u001E', '\u001F', '\u0004' -> false;
      case '\uFFFD' -> true;
      default -> Character.isISOControl(character);
    };
  }

  /** Returns the bytes of a code that holds no text. */
  public Optional<byte[]> bytes() {
    return isText() ? Optional.empty() : Optional.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
