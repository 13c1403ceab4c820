package io.github.yinxin.pdf.lab;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The three forms of a cross-reference section (ISO 32000-1 7.5.4, 7.5.8). */
enum XrefKind {
  TABLE,
  STREAM,
  HYBRID;

  /**
   * An entry.
   *
   * @param type as in a stream: 0 free, 1 in the file, 2 in an object stream
   * @param first offset or number of the object stream
   * @param second generation or index
   */
  record Entry(int type, long first, int second) {

    static final Entry FREE = new Entry(0, 0, 1);

    static Entry at(long offset) {
      return new Entry(1, offset, 0);
    }

    static Entry in(int stream, int index) {
      return new Entry(2, stream, index);
    }
  }

  /** Where objects are, what the trailer says, and the offset of the section before. */
  record Section(SortedMap<Integer, Entry> entries, int size, String trailer, long previous) {

    String dictionary() {
      String all = trailer + " /Size " + size;
      return previous < 0 ? all : all + " /Prev " + previous;
    }
  }

  /**
   * Writes a section, startxref and %%EOF.
   *
   * @param hidden what only the stream of a hybrid section says; elsewhere part of the rest
   */
  void write(ByteArrayOutputStream out, Section section, SortedMap<Integer, Entry> hidden) {
    SortedMap<Integer, Entry> all = new TreeMap<>(hidden);
    all.putAll(section.entries());
    int start = out.size();
    switch (this) {
      case TABLE -> table(out, new Section(all, section.size(), section.trailer(), -1), section);
      case STREAM ->
          stream(
              out, new Section(all, section.size(), section.trailer(), section.previous()), false);
      case HYBRID -> {
        stream(out, new Section(hidden, section.size(), section.trailer(), -1), true);
        String trailer = section.trailer() + " /XRefStm " + start;
        start = out.size();
        Section shown =
            new Section(section.entries(), section.size() + 1, trailer, section.previous());
        table(out, shown, shown);
      }
    }
    text(out, "startxref\n" + start + "\n%%EOF\n");
  }

  private static void table(ByteArrayOutputStream out, Section rows, Section section) {
    text(out, "xref\n" + (section.previous() < 0 ? "0 1\n0000000000 65535 f \n" : ""));
    for (Map.Entry<Integer, Entry> row : rows.entries().entrySet()) {
      Entry entry = row.getValue();
      String line =
          entry.type() == 1
              ? String.format(Locale.ROOT, "%010d %05d n", entry.first(), entry.second())
              : "0000000000 00001 f";
      text(out, row.getKey() + " 1\n" + line + " \n");
    }
    text(out, "trailer\n<< " + section.dictionary() + " >>\n");
  }

  private static void stream(ByteArrayOutputStream out, Section section, boolean unlisted) {
    int number = section.size();
    SortedMap<Integer, Entry> entries = new TreeMap<>(section.entries());
    if (!unlisted) {
      entries.put(number, Entry.at(out.size()));
    }
    StringBuilder index = new StringBuilder();
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    entries.forEach(
        (n, entry) -> {
          index.append(n).append(" 1 ");
          row(rows, entry);
        });
    Section grown = new Section(entries, number + 1, section.trailer(), section.previous());
    String dictionary = "/W [1 4 2] /Index [" + index + "] " + grown.dictionary();
    text(out, number + " 0 obj\n<< /Type /XRef /Length " + rows.size() + " " + dictionary);
    text(out, " >>\nstream\n");
    out.writeBytes(rows.toByteArray());
    text(out, "\nendstream\nendobj\n");
  }

  static void row(ByteArrayOutputStream rows, Entry entry) {
    rows.write(entry.type());
    for (int shift = 24; shift >= 0; shift -= 8) {
      rows.write((int) (entry.first() >> shift));
    }
    rows.write(entry.second() >> 8);
    rows.write(entry.second());
  }

  static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
