package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.syntax.Flaw;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.XrefEntry;
import io.github.yinxin.pdfseal.internal.syntax.XrefSection;
import io.github.yinxin.pdfseal.internal.syntax.XrefStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;

/**
 * Writes the cross-reference section of an increment: a table or a stream, as the file has it. A
 * file whose own sections are not to be trusted gets a complete new one, and no /Prev.
 */
final class XrefWriter {

  private static final int MAX_GAPS = 100_000;
  // Ten digits (ISO 32000-1 7.5.4).
  private static final long MAX_IN_TABLE = 9_999_999_999L;
  private static final int OFFSET_BYTES = 8;
  private static final int INDEX_BYTES = 4;
  private static final int ENTRY_BYTES = 1 + OFFSET_BYTES + INDEX_BYTES;

  private final PdfFile file;
  private final ByteSink out;
  private final NavigableMap<Integer, XrefEntry> entries;
  private final int next;

  /** Prepares a section of changed entries, which it takes over. */
  XrefWriter(PdfFile file, ByteSink out, NavigableMap<Integer, XrefEntry> changed, int next)
      throws PdfException {
    this.file = file;
    this.out = out;
    this.next = next;
    this.entries = changed;
    if (file.rebuilt()) {
      file.sections().get(0).forEach(entries::putIfAbsent);
      // Numbers far apart are a few entries that would become millions.
      for (int number = 0; number < Math.min(next, MAX_GAPS); number++) {
        entries.putIfAbsent(number, new XrefEntry.Free(0xFFFF));
      }
    }
    entries.put(0, new XrefEntry.Free(0xFFFF));
  }

  void write(Dictionary trailer) throws PdfException {
    long offset = file.bytes().length() + out.size() - file.origin();
    XrefSection newest = file.sections().get(0);
    Dictionary linked =
        file.rebuilt() ? trailer : trailer.with("Prev", new Int(newest.offset() - file.origin()));
    if (newest instanceof XrefStream || hasCompressed()) {
      writeStream(linked, offset);
    } else {
      writeTable(linked.with("Size", new Int(next)));
    }
    out.ascii("startxref\n").number(offset).ascii("\n%%EOF\n");
  }

  // What is written now never is; only a complete section repeats what was.
  private boolean hasCompressed() {
    return file.rebuilt()
        && entries.values().stream().anyMatch(entry -> entry instanceof XrefEntry.InStream);
  }

  private void writeTable(Dictionary trailer) throws PdfException {
    out.ascii("xref\n");
    Iterator<XrefEntry> rows = entries.values().iterator();
    for (int[] run : runs()) {
      out.number(run[0]).write(' ').number(run[1]).write('\n');
      for (int i = 0; i < run[1]; i++) {
        writeRow(rows.next());
      }
    }
    out.ascii("trailer\n");
    ObjectWriter.write(trailer, out);
    out.ascii("\n");
  }

  private void writeRow(XrefEntry entry) throws PdfException {
    if (entry instanceof XrefEntry.InFile place) {
      if (place.offset() > MAX_IN_TABLE) {
        throw new PdfException(Flaw.OVER_BUDGET, "a table does not reach to " + place.offset());
      }
      out.digits(place.offset(), 10).ascii(" ").digits(place.generation(), 5).ascii(" n \n");
    } else {
      out.ascii("0000000000 65535 f \n");
    }
  }

  /** Returns the first number and the count of each run of successive numbers. */
  private List<int[]> runs() {
    List<int[]> runs = new ArrayList<>();
    int expected = -1;
    for (int number : entries.keySet()) {
      if (number != expected) {
        runs.add(new int[] {number, 0});
      }
      runs.get(runs.size() - 1)[1]++;
      expected = number + 1;
    }
    return runs;
  }

  private void writeStream(Dictionary trailer, long offset) {
    // The stream has an entry for itself: a later update must not take its number (PDFBOX-6236).
    entries.put(next, new XrefEntry.InFile(offset, 0));
    List<PdfObject> index = new ArrayList<>();
    for (int[] run : runs()) {
      index.add(new Int(run[0]));
      index.add(new Int(run[1]));
    }
    Dictionary dictionary =
        trailer
            .with("Type", PdfObject.name("XRef"))
            .with("Size", new Int(next + 1L))
            .with("W", new Array(List.of(new Int(1), new Int(OFFSET_BYTES), new Int(INDEX_BYTES))))
            .with("Index", new Array(index))
            .with("Length", new Int((long) ENTRY_BYTES * entries.size()));
    out.number(next).ascii(" 0 obj\n");
    ObjectWriter.write(dictionary, out);
    out.ascii("\nstream\n");
    entries.values().forEach(this::writeBinary);
    out.ascii("\nendstream\nendobj\n");
  }

  private void writeBinary(XrefEntry entry) {
    if (entry instanceof XrefEntry.InFile place) {
      writeFields(1, place.offset(), place.generation());
    } else if (entry instanceof XrefEntry.InStream place) {
      writeFields(2, place.stream(), place.index());
    } else {
      writeFields(0, 0, 0xFFFF);
    }
  }

  private void writeFields(int type, long second, int third) {
    out.write(type);
    writeField(second, OFFSET_BYTES);
    writeField(third, INDEX_BYTES);
  }

  private void writeField(long value, int width) {
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
      out.write((int) (value >> shift));
    }
  }
}
