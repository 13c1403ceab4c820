package io.github.yinxin.pdf.lab;

import io.github.yinxin.pdf.lab.XrefKind.Section;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** An incremental update, well formed: what is wrong with it is what it says. */
final class Update {

  private final Victim victim;
  private final SortedMap<Integer, String> objects = new TreeMap<>();
  private final SortedMap<Integer, Long> offsets = new TreeMap<>();
  private String trailer;
  private int next;

  Update(Victim victim) {
    this.victim = victim;
    this.trailer = victim.trailer();
    this.next = victim.size();
  }

  /** Defines an object. */
  Update put(int number, String body) {
    objects.put(number, body);
    return this;
  }

  Update put(int number, PdfObject value) {
    return put(number, PdfText.of(value));
  }

  /** Changes the value of a key of an object; null, as text, takes it away. */
  Update set(int number, String key, String value) {
    String others = PdfText.of(victim.dictionary(number).with(key, PdfObject.Constant.NULL));
    return put(number, others.substring(0, others.length() - 2) + "/" + key + " " + value + " >>");
  }

  /** Defines a new object and returns its number. */
  int add(String body) {
    put(next, body);
    return next++;
  }

  int addStream(String dictionary, String content) {
    return add(stream(dictionary, content));
  }

  static String stream(String dictionary, String content) {
    int length = content.getBytes(StandardCharsets.ISO_8859_1).length;
    return "<< " + dictionary + " /Length " + length + " >>\nstream\n" + content + "\nendstream";
  }

  /** Frees an object. */
  Update free(int number) {
    offsets.put(number, -1L);
    return this;
  }

  /** Points the entry of an object to another place of the file. */
  Update point(int number, long offset) {
    offsets.put(number, offset);
    return this;
  }

  Update trailer(String entries) {
    trailer = entries;
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(victim.bytes());
    for (Map.Entry<Integer, String> object : objects.entrySet()) {
      offsets.put(object.getKey(), (long) out.size());
      XrefKind.text(out, object.getKey() + " 0 obj\n" + object.getValue() + "\nendobj\n");
    }
    XrefKind kind = victim.kind() == XrefKind.STREAM ? XrefKind.STREAM : XrefKind.TABLE;
    kind.write(out, new Section(offsets, next, trailer, victim.startxref()));
    return out.toByteArray();
  }
}
