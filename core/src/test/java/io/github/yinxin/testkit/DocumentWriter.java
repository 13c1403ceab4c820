package io.github.yinxin.testkit;

import io.github.yinxin.testkit.Documents.CrossReference;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Writes numbered objects and the way to find them (ISO 32000-1, 7.5); numbers have no gaps. */
final class DocumentWriter {

  private static final String IDENTIFIER = "<59494E58494E0000000000000000CAFE>";
  private static final int ENTRY_BYTES = 1 + Integer.BYTES + Short.BYTES;
  private static final int GENERATION_OF_FREE = 65535;

  private enum Kind {
    FREE(0),
    PLAIN(1),
    COMPRESSED(2);

    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  /** Where an object is: {@code where} and {@code which} as in table 18 of the standard. */
  private record Entry(Kind kind, int where, int which) {}

  private record Packed(int number, String body) {}

  private final CrossReference crossReference;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final TreeMap<Integer, Entry> entries = new TreeMap<>();
  private final List<Packed> packed = new ArrayList<>();

  DocumentWriter(CrossReference crossReference) {
    this.crossReference = crossReference;
    // The comment of four high bytes tells transfer programs that the file is binary, 7.5.2.
    ascii(crossReference == CrossReference.TABLE ? "%PDF-1.4\n%" : "%PDF-1.5\n%");
    out.writeBytes(new byte[] {(byte) 0xE2, (byte) 0xE3, (byte) 0xCF, (byte) 0xD3, '\n'});
    entries.put(0, new Entry(Kind.FREE, 0, GENERATION_OF_FREE));
  }

  void object(int number, String body) {
    if (crossReference == CrossReference.OBJECT_STREAM) {
      packed.add(new Packed(number, body));
      return;
    }
    begin(number);
    ascii(body + "\nendobj\n");
  }

  void stream(int number, String dictionary, String content) {
    stream(number, dictionary, content.getBytes(StandardCharsets.US_ASCII));
  }

  private void stream(int number, String dictionary, byte[] content) {
    byte[] data = deflate(content);
    begin(number);
    ascii("<< " + dictionary + " /Filter /FlateDecode /Length " + data.length + " >>\nstream\n");
    out.writeBytes(data);
    ascii("\nendstream\nendobj\n");
  }

  byte[] finish(int catalog) {
    if (!packed.isEmpty()) {
      writeObjectStream(next());
    }
    int start = crossReference == CrossReference.TABLE ? table(catalog) : referenceStream(catalog);
    ascii("startxref\n" + start + "\n%%EOF\n");
    return out.toByteArray();
  }

  private void writeObjectStream(int number) {
    StringBuilder index = new StringBuilder();
    StringBuilder bodies = new StringBuilder();
    for (int i = 0; i < packed.size(); i++) {
      Packed object = packed.get(i);
      index.append(object.number).append(' ').append(bodies.length()).append(' ');
      entries.put(object.number, new Entry(Kind.COMPRESSED, number, i));
      bodies.append(object.body).append('\n');
    }
    String dictionary = "/Type /ObjStm /N " + packed.size() + " /First " + index.length();
    stream(number, dictionary, index.toString() + bodies);
  }

  private int table(int catalog) {
    int start = out.size();
    ascii("xref\n0 " + entries.size() + "\n");
    for (Entry entry : entries.values()) {
      boolean free = entry.kind == Kind.FREE;
      int generation = free ? GENERATION_OF_FREE : 0;
      // Exactly 20 bytes each, with a two-byte line end, 7.5.4.
      ascii(
          String.format(
              Locale.ROOT, "%010d %05d %s \n", entry.where, generation, free ? "f" : "n"));
    }
    ascii("trailer\n<< " + trailer(entries.size(), catalog) + " >>\n");
    return start;
  }

  private int referenceStream(int catalog) {
    int start = out.size();
    int number = next();
    entries.put(number, new Entry(Kind.PLAIN, start, 0));
    ByteBuffer rows = ByteBuffer.allocate(entries.size() * ENTRY_BYTES);
    for (Entry entry : entries.values()) {
      rows.put((byte) entry.kind.code).putInt(entry.where).putShort((short) entry.which);
    }
    String dictionary = "/Type /XRef /W [1 4 2] " + trailer(entries.size(), catalog);
    stream(number, dictionary, rows.array());
    return start;
  }

  private static String trailer(int size, int catalog) {
    String identifiers = "[" + IDENTIFIER + " " + IDENTIFIER + "]";
    return "/Size " + size + " /Root " + catalog + " 0 R /ID " + identifiers;
  }

  private int next() {
    int packedMaximum = packed.stream().mapToInt(Packed::number).max().orElse(0);
    return Math.max(entries.lastKey(), packedMaximum) + 1;
  }

  private void begin(int number) {
    entries.put(number, new Entry(Kind.PLAIN, out.size(), 0));
    ascii(number + " 0 obj\n");
  }

  private void ascii(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater();
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      compressed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return compressed.toByteArray();
  }
}
