package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Real;
import java.util.ArrayList;
import java.util.List;

/** Makes numbers of four decimals at most: a 700,000th of an inch is nothing to see. */
final class Numbers {

  private static final int UNIT = 10_000;

  private Numbers() {}

  static Array array(double... values) {
    List<PdfObject> numbers = new ArrayList<>(values.length);
    for (double value : values) {
      numbers.add(of(value));
    }
    return new Array(numbers);
  }

  private static PdfObject of(double value) {
    long scaled = (long) Math.rint(value * UNIT);
    return scaled % UNIT == 0 ? new Int(scaled / UNIT) : new Real(text(scaled));
  }

  private static String text(long scaled) {
    long size = Math.abs(scaled);
    StringBuilder text = new StringBuilder(scaled < 0 ? "-" : "");
    text.append(size / UNIT).append('.');
    long rest = size % UNIT;
    for (long place = UNIT / 10; rest > 0; place /= 10) {
      text.append((char) ('0' + rest / place));
      rest %= place;
    }
    return text.toString();
  }
}
