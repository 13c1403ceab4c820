package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.revision.Problem.Rule;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Name;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What may happen to fields and their widgets (ISO 32000-1 12.7.3, 12.5.6.19): one that is not
 * signed may be signed, one of another type filled, and fields for signatures added.
 */
final class FieldRule {

  private static final int MAX_DEPTH = 100;
  private static final Set<String> FILLING =
      Set.of("V", "AP", "AS", "RV", "I", "TI", "M", "F", "Ff", "DA", "Q", "StructParent");
  private static final Set<String> SIGNING =
      Set.of(
          "V",
          "AP",
          "AS",
          "F",
          "Ff",
          "M",
          "MK",
          "P",
          "Rect",
          "DA",
          "Q",
          "Type",
          "Subtype",
          "StructParent");
  // What runs or is switched by something else is not what was signed for.
  private static final Set<String> ACTIVE = Set.of("A", "AA", "OC");
  private static final int READ_ONLY = 1;
  private static final int HIDING = 1 | 1 << 1 | 1 << 5;

  /** What kids get from the field above them. */
  record Parent(String name, String type, boolean sealed, boolean signing, int depth) {

    static final Parent ROOT = new Parent("", "", false, false, MAX_DEPTH);
  }

  private final Step step;
  private final Uses uses;
  private final Widgets widgets;
  private final Appearances appearances;
  private final NewSignatures signatures;
  private final Set<String> names;
  private final Set<Integer> visited = new HashSet<>();

  FieldRule(Step step, Uses uses, Widgets widgets, Set<String> names) {
    this.step = step;
    this.uses = uses;
    this.widgets = widgets;
    this.appearances = new Appearances(step);
    this.signatures = new NewSignatures(step, uses);
    this.names = names;
  }

  /** Checks a list of fields or kids: those that were there stay. */
  void check(Slot list, Parent parent) throws Unexplained, PdfException {
    step.explain(list);
    if (parent.depth() == 0) {
      throw new Unexplained("the form is too deep");
    }
    List<PdfObject> rest = new ArrayList<>(step.itemsBefore(list));
    for (PdfObject newer : step.itemsAfter(list)) {
      if (rest.remove(newer)) {
        existing(step.item(list, newer, newer), parent);
      } else {
        added(step.item(list, Constant.NULL, newer), parent);
      }
    }
    rest.removeIf(item -> item == Constant.NULL);
    if (!rest.isEmpty()) {
      throw new Unexplained("a field was removed: " + rest.get(0));
    }
  }

  private void existing(Slot slot, Parent parent) throws Unexplained, PdfException {
    if (slot.after() instanceof Ref ref && !visited.add(ref.number())) {
      return;
    }
    step.explainField(slot);
    Dictionary older = step.dictionaryBefore(slot);
    Dictionary newer = step.dictionaryAfter(slot);
    boolean sealed = parent.sealed() || value(step.before(), older) != Constant.NULL;
    Parent own = own(newer, parent, step.after(), sealed);
    Set<String> changes = changes(slot);
    if (own.type().equals("Sig")) {
      own = signature(slot, own, changes);
    } else if (!changes.isEmpty() || appearances.isTouched(newer.get("AP"))) {
      fill(slot, own, changes);
    }
    check(step.child(slot, "Kids"), own);
  }

  private Set<String> changes(Slot slot) throws PdfException {
    Set<String> changes = new HashSet<>();
    for (String key : step.keys(slot)) {
      if (!key.equals("Kids") && !step.same(step.child(slot, key))) {
        changes.add(key);
      }
    }
    return changes;
  }

  private static PdfObject value(PdfFile file, Dictionary field) throws PdfException {
    return file.resolve(field.get("V"));
  }

  private static Parent own(Dictionary field, Parent parent, PdfFile file, boolean sealed)
      throws PdfException {
    String part = file.resolve(field.get("T")) instanceof Str text ? text.text() : "";
    String name =
        part.isEmpty() || parent.name().isEmpty()
            ? parent.name() + part
            : parent.name() + "." + part;
    String type = file.resolve(field.get("FT")) instanceof Name own ? own.value() : parent.type();
    return new Parent(name, type, sealed, parent.signing(), parent.depth() - 1);
  }

  private Parent signature(Slot slot, Parent own, Set<String> changes)
      throws Unexplained, PdfException {
    Dictionary newer = step.dictionaryAfter(slot);
    if (own.sealed()) {
      if (!changes.isEmpty() || appearances.isTouched(newer.get("AP"))) {
        throw new Unexplained(
            Rule.SEAL_APPEARANCE,
            "the signed field \""
                + own.name()
                + "\" changed: "
                + (changes.isEmpty() ? "AP" : changes));
      }
      return own;
    }
    boolean signing = own.signing() || value(step.after(), newer) != Constant.NULL;
    if (changes.isEmpty() && !signing) {
      return own;
    }
    if (!signing || !SIGNING.containsAll(changes)) {
      throw new Unexplained("the signature field \"" + own.name() + "\" changed: " + changes);
    }
    sign(slot, own, newer);
    return new Parent(own.name(), own.type(), false, true, own.depth());
  }

  private void sign(Slot slot, Parent own, Dictionary field) throws Unexplained, PdfException {
    Slot value = step.child(slot, "V");
    if (value.after() != Constant.NULL && signatures.require(value, own.name())) {
      // Locks speak of the fields that were there.
      uses.fill(own.name());
    }
    appearances.explain(step.child(slot, "AP"));
    if (slot.after() instanceof Ref ref) {
      widgets.sign(ref.number(), field);
    }
  }

  private void fill(Slot slot, Parent own, Set<String> changes) throws Unexplained, PdfException {
    if (!FILLING.containsAll(changes)) {
      throw new Unexplained("the field \"" + own.name() + "\" changed: " + changes);
    }
    requireFlags(slot, "F", HIDING, 0);
    requireFlags(slot, "Ff", ~0, READ_ONLY);
    for (String key : List.of("V", "RV", "I")) {
      step.explain(step.child(slot, key));
    }
    appearances.explain(step.child(slot, "AP"));
    uses.fill(own.name());
    if (slot.after() instanceof Ref ref) {
      widgets.redraw(ref.number());
    }
  }

  /** Requires that no frozen flag changed, except for those that may be set. */
  private void requireFlags(Slot slot, String key, int frozen, int settable)
      throws Unexplained, PdfException {
    Slot flags = step.child(slot, key);
    long older = step.before().resolve(flags.before()) instanceof Int n ? n.value() : 0;
    long newer = step.after().resolve(flags.after()) instanceof Int n ? n.value() : 0;
    if (((older | settable) & frozen) != ((newer | settable) & frozen)
        || (older & ~newer & settable) != 0) {
      throw new Unexplained("the flags /" + key + " of a field changed: " + older + ", " + newer);
    }
  }

  private void added(Slot slot, Parent parent) throws Unexplained, PdfException {
    Dictionary field = step.dictionaryAfter(slot);
    if (!(slot.after() instanceof Ref ref)
        || !visited.add(ref.number())
        || !step.isNew(ref.number())) {
      throw new Unexplained("a field of the form is no new object: " + slot.after());
    }
    Parent own = own(field, parent, step.after(), false);
    if (parent.sealed()) {
      throw new Unexplained(
          Rule.SEAL_APPEARANCE, "the signed field \"" + own.name() + "\" gets another widget");
    }
    boolean named = field.has("T");
    if (named && names.contains(own.name())) {
      throw new Unexplained("a second field has the name \"" + own.name() + "\"");
    }
    for (String key : ACTIVE) {
      if (field.has(key)) {
        throw new Unexplained("the new field \"" + own.name() + "\" has /" + key);
      }
    }
    boolean leaf = !field.has("Kids");
    if (leaf && !own.type().equals("Sig")) {
      throw new Unexplained("the new field \"" + own.name() + "\" is not for a signature");
    }
    boolean signed = value(step.after(), field) != Constant.NULL;
    boolean signing = parent.signing() || signed;
    if (signed) {
      signatures.require(step.child(slot, "V"), own.name());
    } else if (leaf && !signing) {
      requireInvisible(field, own.name());
      uses.arrange();
    }
    widgets.sign(ref.number(), field);
    check(
        step.child(slot, "Kids"), new Parent(own.name(), own.type(), false, signing, own.depth()));
  }

  private void requireInvisible(Dictionary field, String name) throws Unexplained, PdfException {
    if (!Area.of(step.after(), field.get("Rect")).isEmpty()) {
      throw new Unexplained("the new field \"" + name + "\" is visible and not signed");
    }
  }
}
