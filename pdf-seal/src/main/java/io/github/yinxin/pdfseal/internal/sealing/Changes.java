package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.syntax.Flaw;
import io.github.yinxin.pdfseal.internal.syntax.Page;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects that a seal changes or adds, collected before they are written, each once. */
final class Changes {

  // ISO 32000-1 12.7.2, table 219: there are signatures, and only appending keeps them.
  private static final int SIGNATURES_EXIST_APPEND_ONLY = 3;

  private final PdfFile file;
  private final Increment increment;
  private final Map<Ref, PdfObject> values = new LinkedHashMap<>();
  private final Map<Integer, Ref> pages = new HashMap<>();

  Changes(Increment increment) {
    this.increment = increment;
    this.file = increment.file();
  }

  void put(Ref reference, PdfObject value) {
    values.put(reference, value);
  }

  /** Writes all of them. */
  void write() throws PdfException {
    for (Map.Entry<Ref, PdfObject> value : values.entrySet()) {
      increment.put(value.getKey(), value.getValue());
    }
  }

  private PdfObject current(PdfObject object) throws PdfException {
    @Nullable PdfObject changed = object instanceof Ref ref ? values.get(ref) : null;
    return changed == null ? file.resolve(object) : changed;
  }

  private Dictionary dictionary(PdfObject object) throws PdfException {
    PdfObject value = current(object);
    if (value instanceof Dictionary dictionary) {
      return dictionary;
    }
    if (value == Constant.NULL) {
      return Dictionary.EMPTY;
    }
    throw new PdfException(Flaw.WRONG_TYPE, "no dictionary where the seal has to go");
  }

  private List<PdfObject> items(PdfObject object) throws PdfException {
    PdfObject value = current(object);
    if (value instanceof Array array) {
      return array.items();
    }
    if (value == Constant.NULL) {
      return List.of();
    }
    throw new PdfException(Flaw.WRONG_TYPE, "no array where the seal has to go");
  }

  private static Array appended(List<PdfObject> items, PdfObject item) {
    List<PdfObject> longer = new ArrayList<>(items.size() + 1);
    longer.addAll(items);
    longer.add(item);
    return new Array(longer);
  }

  /** Returns what refers to a page; one that stands in its parent becomes an object of its own. */
  Ref reference(Page page) throws PdfException {
    if (page.reference().isPresent()) {
      return page.reference().get();
    }
    @Nullable Ref known = pages.get(page.number());
    if (known != null) {
      return known;
    }
    Ref reference = increment.allocate();
    pages.put(page.number(), reference);
    put(reference, page.dictionary().with("Parent", page.parent().reference()));
    Dictionary parent = dictionary(page.parent().reference());
    List<PdfObject> kids = new ArrayList<>(items(parent.get("Kids")));
    kids.set(page.index(), reference);
    if (parent.get("Kids") instanceof Ref array) {
      put(array, new Array(kids));
    } else {
      put(page.parent().reference(), parent.with("Kids", new Array(kids)));
    }
    return reference;
  }

  /** Adds an annotation to a page. */
  void annotate(Page page, Ref annotation) throws PdfException {
    Ref reference = reference(page);
    Dictionary dictionary = dictionary(reference);
    PdfObject annotations = dictionary.get("Annots");
    Array longer = appended(items(annotations), annotation);
    if (annotations instanceof Ref array && isOf(array, reference)) {
      put(array, longer);
    } else {
      put(reference, dictionary.with("Annots", longer));
    }
  }

  // Pages may share one array: it is the page's own only if an annotation in it says so.
  private boolean isOf(Ref array, Ref page) throws PdfException {
    for (PdfObject item : items(array)) {
      if (current(item) instanceof Dictionary annotation && annotation.get("P").equals(page)) {
        return true;
      }
    }
    return false;
  }

  private Ref root() throws PdfException {
    if (file.trailer().get("Root") instanceof Ref root) {
      return root;
    }
    throw new PdfException(Flaw.WRONG_TYPE, "the trailer does not refer to the catalog");
  }

  /** Adds a field to the form, which is made if there is none. */
  void addField(Ref field) throws PdfException {
    Dictionary catalog = dictionary(root());
    PdfObject place = catalog.get("AcroForm");
    Dictionary form = dictionary(place);
    Dictionary changed = withField(form, field);
    long flags = form.integer("SigFlags", 0) | SIGNATURES_EXIST_APPEND_ONLY;
    changed =
        flags == form.integer("SigFlags", 0) ? changed : changed.with("SigFlags", new Int(flags));
    if (changed.equals(form)) {
      return;
    }
    if (place instanceof Ref reference && current(place) != Constant.NULL) {
      put(reference, changed);
    } else if (place instanceof Dictionary) {
      put(root(), catalog.with("AcroForm", changed));
    } else {
      Ref reference = increment.allocate();
      put(reference, changed);
      put(root(), catalog.with("AcroForm", reference));
    }
  }

  private Dictionary withField(Dictionary form, Ref field) throws PdfException {
    PdfObject fields = form.get("Fields");
    Array longer = appended(items(fields), field);
    if (fields instanceof Ref array) {
      put(array, longer);
      return form;
    }
    return form.with("Fields", longer);
  }

  /** Names a signature as the one that certifies the document (ISO 32000-1 12.8.4). */
  void certify(Ref signature) throws PdfException {
    Dictionary catalog = dictionary(root());
    PdfObject place = catalog.get("Perms");
    Dictionary permissions = dictionary(place).with("DocMDP", signature);
    if (place instanceof Ref reference && current(place) != Constant.NULL) {
      put(reference, permissions);
    } else {
      put(root(), catalog.with("Perms", permissions));
    }
  }
}
