package io.github.yinxin.pdf.lab;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The three forms of a cross-reference section. */
enum XrefKind {
  TABLE,
  STREAM,
  HYBRID;

  /** Where objects are, what the trailer says, and the offset of the section before. */
  record Section(SortedMap<Integer, Long> offsets, int size, String trailer, long previous) {

    Section {
      offsets = new TreeMap<>(offsets);
    }

    String entries() {
      String all = trailer + " /Size " + size;
      return previous < 0 ? all : all + " /Prev " + previous;
    }
  }

  /** Writes a section, startxref and %%EOF. */
  void write(ByteArrayOutputStream out, Section section) {
    int start = out.size();
    switch (this) {
      case TABLE -> table(out, section, "");
      case STREAM -> stream(out, section, section.size());
      case HYBRID -> {
        // What the stream hides from old readers here is nothing: it repeats one entry.
        SortedMap<Integer, Long> one = section.offsets().headMap(section.offsets().firstKey() + 1);
        Section hidden = new Section(one, section.size(), section.trailer(), -1);
        stream(out, hidden, section.size());
        String reference = " /XRefStm " + start;
        start = out.size();
        int above = section.size() + 1;
        table(
            out,
            new Section(section.offsets(), above, section.trailer(), section.previous()),
            reference);
      }
    }
    text(out, "startxref\n" + start + "\n%%EOF\n");
  }

  private static void table(ByteArrayOutputStream out, Section section, String more) {
    text(out, "xref\n" + (section.previous() < 0 ? "0 1\n0000000000 65535 f \n" : ""));
    for (Map.Entry<Integer, Long> entry : section.offsets().entrySet()) {
      text(
          out,
          String.format(
              Locale.ROOT,
              "%d 1\n%s \n",
              entry.getKey(),
              entry.getValue() < 0
                  ? "0000000000 00001 f"
                  : String.format(Locale.ROOT, "%010d 00000 n", entry.getValue())));
    }
    text(out, "trailer\n<< " + section.entries() + more + " >>\n");
  }

  private static void stream(ByteArrayOutputStream out, Section section, int number) {
    SortedMap<Integer, Long> offsets = new TreeMap<>(section.offsets());
    offsets.put(number, (long) out.size());
    StringBuilder index = new StringBuilder();
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    offsets.forEach(
        (n, offset) -> {
          index.append(n).append(" 1 ");
          rows.write(offset < 0 ? 0 : 1);
          for (int shift = 24; shift >= 0; shift -= 8) {
            rows.write((int) (Math.max(0, offset) >> shift));
          }
          rows.write(0);
        });
    Section grown = new Section(offsets, number + 1, section.trailer(), section.previous());
    text(
        out,
        number
            + " 0 obj\n<< /Type /XRef /W [1 4 1] /Index ["
            + index
            + "] /Length "
            + rows.size()
            + " "
            + grown.entries()
            + " >>\nstream\n");
    out.writeBytes(rows.toByteArray());
    text(out, "\nendstream\nendobj\n");
  }

  static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
