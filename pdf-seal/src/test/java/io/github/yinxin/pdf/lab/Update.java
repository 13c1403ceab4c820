package io.github.yinxin.pdf.lab;

import io.github.yinxin.pdf.lab.XrefKind.Entry;
import io.github.yinxin.pdf.lab.XrefKind.Section;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** An incremental update, well formed: what is wrong with it is what it says. */
final class Update {

  private final Victim victim;
  private final SortedMap<Integer, String> objects = new TreeMap<>();
  private final SortedMap<Integer, Entry> entries = new TreeMap<>();
  private final SortedMap<Integer, Entry> hidden = new TreeMap<>();
  private final Set<Integer> renewed = new HashSet<>();
  private XrefKind kind;
  private String trailer;
  private int next;

  Update(Victim victim) {
    this.victim = victim;
    this.kind = victim.hasXrefStream() ? XrefKind.STREAM : XrefKind.TABLE;
    this.trailer = victim.trailer();
    this.next = victim.size();
  }

  /** Defines an object. */
  Update put(int number, String body) {
    objects.put(number, body);
    return this;
  }

  /** Defines an object as it is, as the next generation of its number. */
  Update renew(int number) {
    renewed.add(number);
    return put(number, victim.text(number));
  }

  /** Writes the section as a table. */
  Update tabled() {
    kind = XrefKind.TABLE;
    return this;
  }

  /** Changes the value of a key of an object; null, as text, takes it away. */
  Update set(int number, String key, String value) {
    String others = PdfText.of(victim.dictionary(number).with(key, Constant.NULL));
    return put(number, others.substring(0, others.length() - 2) + "/" + key + " " + value + " >>");
  }

  /** Changes the form, wherever it stands. */
  Update setForm(String key, String value) {
    if (victim.form() != 0) {
      return set(victim.form(), key, value);
    }
    String others = PdfText.of(victim.formDictionary().with(key, Constant.NULL));
    String form = others.substring(0, others.length() - 2) + "/" + key + " " + value + " >>";
    return set(victim.catalog(), "AcroForm", form);
  }

  /** Defines a new object and returns its number. */
  int add(String body) {
    put(next, body);
    return next++;
  }

  /** Returns a number without an object, to be pointed somewhere. */
  int reserve() {
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
    entries.put(number, Entry.FREE);
    return this;
  }

  /** Points the entry of an object to another place. */
  Update point(int number, Entry entry) {
    entries.put(number, entry);
    kind = entry.type() == 2 ? XrefKind.STREAM : kind;
    return this;
  }

  /** Points the entry of an object to another place, for readers of streams only. */
  Update hide(int number, Entry entry) {
    kind = XrefKind.HYBRID;
    hidden.put(number, entry);
    return this;
  }

  /** Defines objects in an object stream; the section becomes a stream. */
  Update pack(Map<Integer, String> packed, String dictionary) {
    int stream = add(objectStream(packed, dictionary));
    List<Integer> numbers = new ArrayList<>(packed.keySet());
    numbers.forEach(n -> entries.put(n, Entry.in(stream, numbers.indexOf(n))));
    kind = XrefKind.STREAM;
    return this;
  }

  /** Returns the text of an object stream (7.5.7). */
  static String objectStream(Map<Integer, String> packed, String dictionary) {
    StringBuilder head = new StringBuilder();
    StringBuilder body = new StringBuilder();
    packed.forEach(
        (number, text) -> {
          head.append(number).append(' ').append(body.length()).append(' ');
          body.append(text).append('\n');
        });
    String keys = " /N " + packed.size() + " /First " + head.length();
    return stream("/Type /ObjStm" + keys + " " + dictionary, head.append(body).toString());
  }

  Update trailer(String keys) {
    trailer = keys;
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(victim.bytes());
    for (Map.Entry<Integer, String> object : objects.entrySet()) {
      int generation = renewed.contains(object.getKey()) ? 1 : 0;
      Entry here = new Entry(1, out.size(), generation);
      // Who hides an object gives it a place, here or elsewhere.
      if (!hidden.replace(object.getKey(), Entry.FREE, here)) {
        entries.put(object.getKey(), here);
      }
      String header = object.getKey() + " " + generation + " obj\n";
      XrefKind.text(out, header + object.getValue() + "\nendobj\n");
    }
    kind.write(out, new Section(entries, next, trailer, victim.startxref()), hidden);
    return out.toByteArray();
  }
}
