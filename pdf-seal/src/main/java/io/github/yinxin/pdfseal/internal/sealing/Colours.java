package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import java.util.List;

/**
 * Says what the seal's red is: sRGB, as calibrated colour (ISO 32000-1 8.6.5.3). Device colour
 * would depend on the document's output intent, and break PDF/A where that is for print or missing.
 */
final class Colours {

  // IEC 61966-2-1: white point D65, the primaries, and the usual exponent for its curve.
  private static final Array WHITE = Numbers.array(0.9505, 1, 1.089);
  private static final Array GAMMA = Numbers.array(2.2, 2.2, 2.2);
  private static final Array PRIMARIES =
      Numbers.array(0.4124, 0.2126, 0.0193, 0.3576, 0.7152, 0.1192, 0.1805, 0.0722, 0.9505);

  /** Resources in which device red, green and blue mean sRGB (8.6.5.6). */
  static final Dictionary RESOURCES =
      Dictionary.EMPTY.with(
          "ColorSpace",
          Dictionary.EMPTY.with(
              "DefaultRGB",
              new Array(
                  List.of(
                      PdfObject.name("CalRGB"),
                      Dictionary.EMPTY
                          .with("WhitePoint", WHITE)
                          .with("Gamma", GAMMA)
                          .with("Matrix", PRIMARIES)))));

  private Colours() {}
}
