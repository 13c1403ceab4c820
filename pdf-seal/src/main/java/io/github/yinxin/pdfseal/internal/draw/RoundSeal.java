package io.github.yinxin.pdfseal.internal.draw;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.function.IntFunction;

/**
 * Draws round seals in millimetres. 国发〔1999〕25号 fixes diameter and centre; border, star and
 * lettering follow 皖政〔1980〕8号 (42 mm: border 1.3 mm, star 15 mm) in proportion.
 */
public final class RoundSeal {

  private static final int MIN_DIAMETER = 35;
  private static final int MAX_DIAMETER = 60;
  private static final int MIN_CHARACTERS = 4;
  private static final int MAX_CHARACTERS = 24;

  private static final double REFERENCE_DIAMETER = 42;
  private static final double BORDER = 1.2;
  private static final double GAP = 0.9;
  private static final double LETTER_HEIGHT = 6.6;
  private static final double LETTER_ASPECT = 0.72;
  private static final double STAR_RADIUS = 7;
  private static final double CODE_HEIGHT = 1.9;
  private static final double CODE_STEP = Math.toRadians(5.6);
  private static final double NAME_ARC = Math.toRadians(232);
  private static final double MAX_NAME_STEP = Math.toRadians(30);

  private final IntFunction<Path2D> glyphs;
  private final double scale;
  private final double radius;
  private final Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);

  private RoundSeal(int diameter, IntFunction<Path2D> glyphs) {
    this.glyphs = glyphs;
    this.scale = diameter / REFERENCE_DIAMETER;
    this.radius = diameter / 2.0;
  }

  /** Returns the outline; {@code code} may be empty. */
  public static Path2D draw(int diameter, String name, String code, IntFunction<Path2D> glyphs) {
    if (diameter < MIN_DIAMETER || diameter > MAX_DIAMETER) {
      throw new IllegalArgumentException(
          "seal diameter " + diameter + " mm is not within 35 to 60 mm");
    }
    int length = name.codePointCount(0, name.length());
    if (length < MIN_CHARACTERS || length > MAX_CHARACTERS) {
      throw new IllegalArgumentException(
          "seal name \"" + name + "\" has " + length + " characters, not 4 to 24");
    }
    RoundSeal seal = new RoundSeal(diameter, glyphs);
    seal.addRing();
    seal.addStar();
    seal.addName(name);
    seal.addCode(code);
    seal.path.transform(AffineTransform.getTranslateInstance(seal.radius, seal.radius));
    return seal.path;
  }

  private void addRing() {
    path.append(circle(radius), false);
    // Drawn the other way round, the inner circle cuts the ring out by the non-zero rule.
    path.append(
        AffineTransform.getScaleInstance(-1, 1)
            .createTransformedShape(circle(radius - BORDER * scale)),
        false);
  }

  private static Shape circle(double radius) {
    return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
  }

  private void addStar() {
    double outer = STAR_RADIUS * scale;
    double inner = outer * Math.sin(Math.toRadians(18)) / Math.sin(Math.toRadians(54));
    for (int i = 0; i < 10; i++) {
      double r = i % 2 == 0 ? outer : inner;
      double angle = Math.toRadians(90 + 36 * i);
      if (i == 0) {
        path.moveTo(r * Math.cos(angle), r * Math.sin(angle));
      } else {
        path.lineTo(r * Math.cos(angle), r * Math.sin(angle));
      }
    }
    path.closePath();
  }

  private void addName(String name) {
    int[] letters = name.codePoints().toArray();
    double step = Math.min(MAX_NAME_STEP, NAME_ARC / (letters.length - 1));
    double height = LETTER_HEIGHT * scale;
    double baseline = radius - (BORDER + GAP) * scale - height;
    double width = Math.min(height * LETTER_ASPECT, step * baseline * 0.95);
    double angle = Math.toRadians(90) + step * (letters.length - 1) / 2;
    for (int letter : letters) {
      Shape placed = fit(glyphs.apply(letter), width, height);
      path.append(
          at(baseline, angle, angle - Math.toRadians(90)).createTransformedShape(placed), false);
      angle -= step;
    }
  }

  // Digits stand with their feet to the rim and read from left to right.
  private void addCode(String code) {
    double height = CODE_HEIGHT * scale;
    double foot = radius - (BORDER + GAP * 0.6) * scale;
    double angle = Math.toRadians(270) - CODE_STEP * (code.length() - 1) / 2;
    for (int i = 0; i < code.length(); i++) {
      Shape digit = fit(glyphs.apply(code.charAt(i)), height * 0.8, height);
      path.append(at(foot, angle, angle + Math.toRadians(90)).createTransformedShape(digit), false);
      angle += CODE_STEP;
    }
  }

  private static AffineTransform at(double distance, double angle, double turn) {
    AffineTransform transform =
        AffineTransform.getTranslateInstance(
            distance * Math.cos(angle), distance * Math.sin(angle));
    transform.rotate(turn);
    return transform;
  }

  // The em square, not the ink, is stretched: characters such as 一 keep their shape and place.
  private static Shape fit(Path2D glyph, double width, double height) {
    Rectangle2D ink = glyph.getBounds2D();
    double em = 1.0;
    double descent = 0.12;
    AffineTransform transform = AffineTransform.getScaleInstance(width / em, height / em);
    transform.translate(-ink.getCenterX(), descent);
    return transform.createTransformedShape(glyph);
  }
}
