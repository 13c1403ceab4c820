package io.github.yinxin.pdf.lab;

import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.pdfseal.internal.syntax.FormFields;
import io.github.yinxin.pdfseal.internal.syntax.FormFields.Field;
import io.github.yinxin.pdfseal.internal.syntax.PageTree;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import io.github.yinxin.pdfseal.internal.syntax.XrefStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A sealed file, opened: where its seal and its page are. */
final class Victim {

  private final byte[] bytes;
  private final PdfFile file;

  private Victim(byte[] bytes, PdfFile file) {
    this.bytes = bytes;
    this.file = file;
  }

  private interface Reading<T> {
    T read() throws PdfException;
  }

  private static <T> T read(Reading<T> reading) {
    try {
      return reading.read();
    } catch (PdfException e) {
      throw new IllegalArgumentException("the file cannot be read", e);
    }
  }

  /** Opens a file; it must be readable strictly. */
  static Victim of(byte[] file) {
    return read(() -> new Victim(file, PdfFile.strict(Bytes.of(file), "")));
  }

  /** Returns the same objects in other bytes. */
  Victim in(byte[] others) {
    return new Victim(others, file);
  }

  byte[] bytes() {
    return bytes;
  }

  Dictionary dictionary(int number) {
    PdfObject value = read(() -> file.object(number).value());
    return value instanceof Stream stream ? stream.dictionary() : (Dictionary) value;
  }

  private Dictionary dictionary(PdfObject object) {
    return read(() -> file.dictionary(object).orElse(Dictionary.EMPTY));
  }

  private List<PdfObject> items(PdfObject object) {
    return read(() -> file.array(object).map(Array::items).orElse(List.of()));
  }

  private Field seal() {
    return read(() -> FormFields.of(file)).stream()
        .filter(field -> field.isSignature() && field.value() instanceof Ref)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the file has no signature field"));
  }

  /** Returns the number of the seal's field, which is its widget as well. */
  int sealField() {
    return Objects.requireNonNull(seal().nullableReference()).number();
  }

  int signature() {
    return ((Ref) seal().value()).number();
  }

  /** Returns the number of the stream that draws the seal. */
  int sealLook() {
    Dictionary uses = dictionary(dictionary(sealField()).get("AP"));
    if (uses.get("N") instanceof Ref look) {
      return look.number();
    }
    throw new IllegalArgumentException("the seal is not drawn");
  }

  String sealRectangle() {
    return PdfText.of(dictionary(sealField()).get("Rect"));
  }

  int catalog() {
    return ((Ref) file.trailer().get("Root")).number();
  }

  Dictionary formDictionary() {
    return dictionary(dictionary(catalog()).get("AcroForm"));
  }

  /** Returns the number of the form; 0 if it stands in the catalog. */
  int form() {
    return dictionary(catalog()).get("AcroForm") instanceof Ref form ? form.number() : 0;
  }

  /** Returns the list of the form's fields, one left out, more added. */
  String fields(int without, Integer... more) {
    return list(items(formDictionary().get("Fields")), without, more);
  }

  /** Returns the number of the page that shows the seal. */
  int page() {
    Ref seal = new Ref(sealField(), 0);
    return pages().stream()
        .filter(page -> items(dictionary(page).get("Annots")).contains(seal))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no page shows the seal"));
  }

  List<Integer> pages() {
    return read(() -> PageTree.of(file).walk()).stream()
        .map(page -> Objects.requireNonNull(page.nullableReference()).number())
        .toList();
  }

  /** Returns the number of the first stream that draws the page with the seal. */
  int content() {
    PdfObject contents = dictionary(page()).get("Contents");
    PdfObject first =
        read(() -> file.resolve(contents)) instanceof Array list && list.size() > 0
            ? list.get(0)
            : contents;
    if (first instanceof Ref ref) {
      return ref.number();
    }
    throw new IllegalArgumentException("the page draws nothing");
  }

  /** Returns the annotations of a page, one left out, more added. */
  String annotations(int page, int without, Integer... more) {
    return list(items(dictionary(page).get("Annots")), without, more);
  }

  private static String list(List<PdfObject> items, int without, Integer... more) {
    List<PdfObject> all = new ArrayList<>(items);
    all.remove(new Ref(without, 0));
    List.of(more).forEach(number -> all.add(new Ref(number, 0)));
    return PdfText.of(new Array(all));
  }

  boolean hasXrefStream() {
    return file.sections().get(0) instanceof XrefStream;
  }

  int size() {
    return read(() -> Math.max(file.nextNumber(), LabDocument.PROMISED + 1));
  }

  String trailer() {
    StringBuilder keys = new StringBuilder();
    for (String key : List.of("Root", "Info", "ID")) {
      PdfObject value = file.trailer().get(key);
      if (value != Constant.NULL) {
        keys.append('/').append(key).append(' ').append(PdfText.of(value)).append(' ');
      }
    }
    return keys.toString();
  }

  long startxref() {
    return file.sections().get(0).offset();
  }

  long offset(int number) {
    return read(() -> file.object(number).start());
  }

  /** Returns how an object is written, without its first and last line. */
  String text(int number) {
    String text = TailForgeries.text(bytes);
    int from = text.indexOf("obj", (int) offset(number)) + "obj".length();
    return text.substring(from, text.indexOf("endobj", from));
  }

  boolean has(int number) {
    return read(() -> file.object(number).value()) != Constant.NULL;
  }

  @Override
  public String toString() {
    return "file of " + bytes.length + " bytes";
  }
}
