package io.github.yinxin.pdfseal.internal.report;

import io.github.yinxin.pdfseal.internal.syntax.Page;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Name;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a page makes its renderer inflate, found out before it is drawn and without keeping it:
 * PDFBox inflates whatever it meets, however much that is.
 */
final class PageWeight {

  // These lead to other pages, to what is no drawing, or back.
  private static final Set<String> ELSEWHERE =
      Set.of("Parent", "P", "Pg", "Dest", "A", "AA", "IRT", "V", "DV", "B", "Metadata", "Lock");
  private static final int SCRATCH = 1 << 16;
  private static final int ZLIB_HEADER = 2;
  // What a byte can become at most.
  private static final long MOST_DEFLATED = 1032;
  private static final long MOST_LZW = 1400;
  private static final long MOST_RUN = 64;
  private static final long MAX_PARAMETER = 1 << 20;

  private final PdfFile file;
  private final Allowance allowance;
  private final Set<Integer> visited = new HashSet<>();
  private final Deque<PdfObject> rest = new ArrayDeque<>();

  private PageWeight(PdfFile file, Allowance allowance) {
    this.file = file;
    this.allowance = allowance;
  }

  /** Pays for all that a page draws, its annotations and layers included. */
  static void pay(PdfFile file, Page page, Allowance allowance) throws PdfException {
    PageWeight weight = new PageWeight(file, allowance);
    for (String key : List.of("Resources", "Contents", "Annots", "Group")) {
      weight.rest.push(page.inherited(key));
    }
    weight.rest.push(file.catalog().get("OCProperties"));
    weight.pay();
  }

  private void pay() throws PdfException {
    while (!rest.isEmpty()) {
      PdfObject next = rest.pop();
      if (next instanceof Ref ref) {
        if (!visited.add(ref.number())) {
          continue;
        }
        allowance.object();
        next = file.resolve(next);
      }
      if (next instanceof Array array) {
        array.forEach(rest::push);
      } else if (next instanceof Dictionary dictionary) {
        push(dictionary);
      } else if (next instanceof Stream stream) {
        push(stream.dictionary());
        pay(stream);
      }
    }
  }

  private void push(Dictionary dictionary) {
    dictionary
        .entries()
        .forEach(
            (key, value) -> {
              if (!ELSEWHERE.contains(key)) {
                rest.push(value);
              }
            });
  }

  private void pay(Stream stream) throws PdfException {
    Dictionary dictionary = stream.dictionary();
    if (dictionary.has("Width") || dictionary.has("Height")) {
      allowance.pixels(number(dictionary, "Width"), number(dictionary, "Height"));
    }
    for (PdfObject parameters : list(dictionary.get("DecodeParms"))) {
      requireModest(parameters);
    }
    List<PdfObject> filters = list(dictionary.get("Filter"));
    byte[] encoded = file.encoded(stream);
    if (filters.size() == 1 && isFlate(filters.get(0))) {
      measure(encoded);
    } else {
      estimate(encoded.length, filters);
    }
  }

  private static boolean isFlate(PdfObject filter) {
    return filter instanceof Name name
        && (name.value().equals("FlateDecode") || name.value().equals("Fl"));
  }

  private long number(Dictionary dictionary, String key) throws PdfException {
    return file.resolve(dictionary.get(key)) instanceof Int number ? number.value() : 0;
  }

  private List<PdfObject> list(PdfObject value) throws PdfException {
    PdfObject found = file.resolve(value);
    if (!(found instanceof Array array)) {
      return found == PdfObject.Constant.NULL ? List.of() : List.of(found);
    }
    List<PdfObject> items = new java.util.ArrayList<>();
    for (PdfObject item : array) {
      items.add(file.resolve(item));
    }
    return items;
  }

  // Rows are set up as wide as parameters say.
  private void requireModest(PdfObject parameters) throws PdfException {
    if (!(parameters instanceof Dictionary set)) {
      return;
    }
    allowance.pixels(number(set, "Columns") / 8, number(set, "Rows"));
    for (PdfObject value : set.entries().values()) {
      if (file.resolve(value) instanceof Int number && Math.abs(number.value()) > MAX_PARAMETER) {
        throw new NotShown("过滤器参数异常", "a filter has the parameter " + number.value());
      }
    }
  }

  // As PDFBox does it: whatever the two bytes before the deflated data say.
  private void measure(byte[] encoded) {
    Inflater inflater = new Inflater(true);
    byte[] scratch = new byte[SCRATCH];
    try {
      inflater.setInput(encoded, ZLIB_HEADER, Math.max(0, encoded.length - ZLIB_HEADER));
      int count = encoded.length > ZLIB_HEADER ? inflater.inflate(scratch) : 0;
      while (count > 0) {
        allowance.inflated(count);
        count = inflater.inflate(scratch);
      }
    } catch (DataFormatException e) {
      // Up to there it was paid for, and nobody gets further.
      return;
    } finally {
      inflater.end();
    }
  }

  private void estimate(long length, List<PdfObject> filters) {
    long size = length;
    for (PdfObject filter : filters) {
      size *=
          switch (filter instanceof Name name ? name.value() : "") {
            case "FlateDecode", "Fl" -> MOST_DEFLATED;
            case "LZWDecode", "LZW" -> MOST_LZW;
            case "RunLengthDecode", "RL" -> MOST_RUN;
            default -> 1;
          };
      allowance.inflated(0);
      if (size > Integer.MAX_VALUE) {
        break;
      }
    }
    allowance.inflated(size);
  }
}
