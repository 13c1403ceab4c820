package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Name;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decodes streams of structure (ISO 32000-1 7.4): FlateDecode with PNG predictors, or no filter.
 */
final class Filters {

  // How large the first array is: one that fits is not copied. Offsets hardly deflate at all.
  private static final int EXPANSION = 8;
  private static final int XREF_EXPANSION = 3;
  private static final int SPARE = 256;
  private static final int CHUNK = 1 << 16;
  private static final int PNG = 10;
  private static final int MAX_COLUMNS = 1 << 16;

  private final Budget budget;

  Filters(Budget budget) {
    this.budget = budget;
  }

  /** Decodes a stream that is not encrypted. */
  ByteBuffer decode(Bytes bytes, Stream stream) throws PdfException {
    return decode(bytes.range(stream.start(), stream.end()), stream.dictionary());
  }

  /** Decodes decrypted bytes. */
  ByteBuffer decode(ByteBuffer encoded, Dictionary dictionary) throws PdfException {
    List<PdfObject> filters = list(dictionary.get("Filter"));
    List<PdfObject> parameters = list(dictionary.get("DecodeParms"));
    ByteBuffer data = encoded;
    int expansion = dictionary.name("Type").equals("XRef") ? XREF_EXPANSION : EXPANSION;
    for (int i = 0; i < filters.size(); i++) {
      String name = filters.get(i) instanceof Name filter ? filter.value() : "";
      PdfObject parameter = i < parameters.size() ? parameters.get(i) : Constant.NULL;
      Dictionary set = parameter instanceof Dictionary given ? given : Dictionary.EMPTY;
      data =
          switch (name) {
            case "FlateDecode" -> predicted(inflate(data, expansion), set);
            case "Crypt" -> data; // Chose a key, and changes nothing else.
            default -> throw new PdfException(Flaw.BAD_STREAM, "filter " + name + " is not known");
          };
    }
    return data;
  }

  private static List<PdfObject> list(PdfObject value) {
    if (value instanceof Array array) {
      return array.items();
    }
    return value == Constant.NULL ? List.of() : List.of(value);
  }

  private ByteBuffer inflate(ByteBuffer data, int expansion) throws PdfException {
    Inflater inflater = new Inflater();
    int room = (int) Math.min((long) expansion * data.remaining() + SPARE, CHUNK);
    try {
      inflater.setInput(data);
      return inflate(inflater, room);
    } catch (DataFormatException e) {
      throw new PdfException(Flaw.BAD_STREAM, "deflated data is damaged: " + e.getMessage());
    } finally {
      inflater.end();
    }
  }

  private ByteBuffer inflate(Inflater inflater, int room) throws DataFormatException, PdfException {
    budget.stream();
    int limit = budget.streamLimit();
    byte[] data = new byte[room];
    int size = 0;
    while (true) {
      int count = inflater.inflate(data, size, data.length - size);
      size += count;
      // Paid as it comes: what breaks off later was inflated all the same.
      budget.inflated(count);
      if (size > limit) {
        throw new PdfException(Flaw.OVER_BUDGET, "a stream inflates to over " + limit + " bytes");
      }
      // Where the array was just filled up, the end shows only now, and brings no byte.
      if (inflater.finished()) {
        return ByteBuffer.wrap(data, 0, size).slice();
      }
      if (count == 0) {
        throw new PdfException(Flaw.BAD_STREAM, "deflated data breaks off");
      }
      if (size == data.length) {
        data = Arrays.copyOf(data, (int) Math.min(2L * size, limit + 1L));
      }
    }
  }

  private static ByteBuffer predicted(ByteBuffer data, Dictionary set) throws PdfException {
    long predictor = set.integer("Predictor", 1);
    if (predictor <= 1) {
      return data;
    }
    long bits = set.integer("Colors", 1) * set.integer("BitsPerComponent", 8);
    long columns = set.integer("Columns", 1);
    if (predictor < PNG || bits <= 0 || bits > 256 || columns <= 0 || columns > MAX_COLUMNS) {
      throw new PdfException(Flaw.BAD_STREAM, "predictor " + predictor + " is not supported");
    }
    return unpredicted(data, (int) ((bits * columns + 7) / 8), (int) Math.max(1, bits / 8));
  }

  // PNG 1.2, 6: each row begins with the number of its filter.
  private static ByteBuffer unpredicted(ByteBuffer data, int row, int pixel) throws PdfException {
    // Stray bytes behind the last whole row are no data; some writers leave them.
    int rows = data.remaining() / (row + 1);
    byte[] out = new byte[rows * row];
    for (int r = 0; r < rows; r++) {
      int filter = data.get(r * (row + 1));
      data.get(r * (row + 1) + 1, out, r * row, row);
      for (int i = 0; filter != 0 && i < row; i++) {
        int at = r * row + i;
        int left = i >= pixel ? out[at - pixel] & 0xFF : 0;
        int up = r > 0 ? out[at - row] & 0xFF : 0;
        int corner = r > 0 && i >= pixel ? out[at - row - pixel] & 0xFF : 0;
        out[at] += (byte) prediction(filter, left, up, corner);
      }
    }
    return ByteBuffer.wrap(out);
  }

  private static int prediction(int filter, int left, int up, int corner) throws PdfException {
    return switch (filter) {
      case 1 -> left;
      case 2 -> up;
      case 3 -> (left + up) / 2;
      case 4 -> paeth(left, up, corner);
      default -> throw new PdfException(Flaw.BAD_STREAM, "no row filter has number " + filter);
    };
  }

  private static int paeth(int left, int up, int corner) {
    int p = left + up - corner;
    int toLeft = Math.abs(p - left);
    int toUp = Math.abs(p - up);
    int toCorner = Math.abs(p - corner);
    if (toLeft <= toUp && toLeft <= toCorner) {
      return left;
    }
    return toUp <= toCorner ? up : corner;
  }
}
