package io.github.yinxin.pdf.lab;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Name;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Real;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes objects as they stand in a file; streams are written by hand. */
final class PdfText {

  private PdfText() {}

  static String of(PdfObject object) {
    if (object instanceof Dictionary dictionary) {
      return dictionary.entries().entrySet().stream()
          .map(e -> "/" + e.getKey() + " " + of(e.getValue()))
          .collect(Collectors.joining(" ", "<< ", " >>"));
    }
    if (object instanceof Array array) {
      return array.items().stream().map(PdfText::of).collect(Collectors.joining(" ", "[", "]"));
    }
    if (object instanceof Str text) {
      return "<" + HexFormat.of().formatHex(text.bytes()) + ">";
    }
    if (object instanceof Name name) {
      return "/" + name.value();
    }
    if (object instanceof Int number) {
      return String.valueOf(number.value());
    }
    if (object instanceof Constant constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
    return object instanceof Real real ? real.text() : object.toString();
  }
}
