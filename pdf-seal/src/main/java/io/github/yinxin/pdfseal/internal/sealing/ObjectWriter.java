package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Name;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Real;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import java.util.Locale;

/** Writes objects (ISO 32000-1 7.3). */
final class ObjectWriter {

  private static final String HEX = "0123456789ABCDEF";
  private static final String SPECIAL = "()<>[]{}/%#";
  private static final boolean[] REGULAR = regular();

  private ObjectWriter() {}

  private static boolean[] regular() {
    boolean[] regular = new boolean[0x100];
    for (int c = '!'; c <= '~'; c++) {
      regular[c] = SPECIAL.indexOf(c) < 0;
    }
    return regular;
  }

  static void write(PdfObject object, ByteSink out) {
    if (object instanceof Dictionary dictionary) {
      dictionary(dictionary, out);
    } else if (object instanceof Array array) {
      array(array, out);
    } else if (object instanceof Name name) {
      name(name.value(), out);
    } else if (object instanceof Ref ref) {
      out.number(ref.number()).write(' ').number(ref.generation()).ascii(" R");
    } else if (object instanceof Int number) {
      out.number(number.value());
    } else if (object instanceof Real number) {
      out.ascii(number.text());
    } else if (object instanceof Str string) {
      string(string.bytes(), out);
    } else if (object instanceof Constant constant) {
      out.ascii(constant.name().toLowerCase(Locale.ROOT));
    } else {
      throw new IllegalArgumentException("a stream is written by what holds its bytes");
    }
  }

  private static void dictionary(Dictionary dictionary, ByteSink out) {
    out.ascii("<<");
    dictionary
        .entries()
        .forEach(
            (key, value) -> {
              name(key, out);
              out.write(' ');
              write(value, out);
            });
    out.ascii(">>");
  }

  private static void array(Array array, ByteSink out) {
    out.ascii("[");
    String separator = "";
    for (PdfObject item : array) {
      out.ascii(separator);
      write(item, out);
      separator = " ";
    }
    out.ascii("]");
  }

  private static void name(String name, ByteSink out) {
    out.write('/');
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (REGULAR[c & 0xFF]) {
        out.write(c);
      } else {
        out.write('#');
        hex(c, out);
      }
    }
  }

  // Printable text stays readable; anything else is safe from every end of line only in hex.
  private static void string(byte[] bytes, ByteSink out) {
    for (byte b : bytes) {
      if (b < ' ' || b > '~') {
        hexString(bytes, out);
        return;
      }
    }
    out.write('(');
    for (byte b : bytes) {
      if (b == '(' || b == ')' || b == '\\') {
        out.write('\\');
      }
      out.write(b);
    }
    out.write(')');
  }

  private static void hexString(byte[] bytes, ByteSink out) {
    out.write('<');
    for (byte b : bytes) {
      hex(b, out);
    }
    out.write('>');
  }

  private static void hex(int b, ByteSink out) {
    out.write(HEX.charAt(b >> 4 & 0xF));
    out.write(HEX.charAt(b & 0xF));
  }
}
