package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.revision.FieldNode.Signing;
import io.github.yinxin.pdfseal.internal.revision.Problem.Rule;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What may happen to fields and their widgets (ISO 32000-1 12.7.3, 12.5.6.19): one that is not
 * signed may be signed, one of another type filled, and fields for signatures added.
 */
final class FieldRule {

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
  // A stamp shows nothing; what is there to be signed stays as it was.
  private static final Set<String> STAMPING = Set.of("V", "M");
  private static final int READ_ONLY = 1;
  // Invisible, hidden, printed, not viewed (12.5.3).
  private static final int SHOWING = 1 | 1 << 1 | 1 << 2 | 1 << 5;

  private final Step step;
  private final Uses uses;
  private final Widgets widgets;
  private final Appearances appearances;
  private final NewSignatures signatures;
  private final Set<Ref> calculated;
  private final NewFieldRule newFields;
  private final Set<Integer> visited = new HashSet<>();

  FieldRule(Step step, Uses uses, Widgets widgets, Set<String> names, Set<Ref> calculated) {
    this.step = step;
    this.uses = uses;
    this.widgets = widgets;
    this.appearances = new Appearances(step);
    this.signatures = new NewSignatures(step, uses);
    this.calculated = calculated;
    this.newFields = new NewFieldRule(step, uses, widgets, names);
  }

  /** Checks a list of fields or kids: those that were there stay. */
  void check(Slot list, FieldNode parent) throws Unexplained, PdfException {
    step.explain(list);
    if (parent.depth() == 0) {
      throw new Unexplained("the form is too deep");
    }
    List<PdfObject> rest = new ArrayList<>(step.itemsBefore(list));
    for (PdfObject newer : step.itemsAfter(list)) {
      if (rest.remove(newer)) {
        existing(list.item(newer, newer), parent);
      } else {
        added(list.item(Constant.NULL, newer), parent);
      }
    }
    rest.removeIf(item -> item == Constant.NULL);
    if (!rest.isEmpty()) {
      throw new Unexplained("a field was removed: " + rest.get(0));
    }
  }

  private void added(Slot slot, FieldNode parent) throws Unexplained, PdfException {
    if (slot.after() instanceof Ref ref && !visited.add(ref.number())) {
      throw new Unexplained("a field stands in the form twice: " + ref);
    }
    check(step.child(slot, "Kids"), newFields.check(slot, parent));
  }

  private void existing(Slot slot, FieldNode parent) throws Unexplained, PdfException {
    if (slot.after() instanceof Ref ref && !visited.add(ref.number())) {
      return;
    }
    step.explainField(slot);
    FieldNode own = before(slot, parent);
    Set<String> changes = changes(slot);
    if (own.isSignature()) {
      own = signature(slot, own, changes);
    } else if (!changes.isEmpty() || isLookTouched(slot)) {
      fill(slot, own, changes);
    }
    check(step.child(slot, "Kids"), own);
  }

  private FieldNode before(Slot slot, FieldNode parent) throws PdfException {
    Dictionary older = step.dictionaryBefore(slot);
    FieldNode own = parent.kid(older, step.before());
    if (step.before().resolve(older.get("V")) != Constant.NULL) {
      own = own.with(Signing.BEFORE);
    }
    return slot.before() instanceof Ref ref && calculated.contains(ref) ? own.calculated() : own;
  }

  private boolean isLookTouched(Slot slot) throws PdfException {
    return appearances.isTouched(step.dictionaryAfter(slot).get("AP"));
  }

  private Set<String> changes(Slot slot) throws PdfException {
    Set<String> changes = new HashSet<>();
    if (slot.after() instanceof Ref ref
        && !step.isChanged(ref.number())
        && ref.equals(slot.before())) {
      return changes; // The same object as before: none of its keys is asked.
    }
    boolean parent = !step.itemsBefore(step.child(slot, "Kids")).isEmpty();
    for (String key : step.keys(slot)) {
      // What gets kids for the first time, be it none, is no field to some readers any more.
      boolean listed = parent && key.equals("Kids");
      if (!listed && !step.same(step.child(slot, key))) {
        changes.add(key);
      }
    }
    return changes;
  }

  private FieldNode signature(Slot slot, FieldNode own, Set<String> changes)
      throws Unexplained, PdfException {
    if (own.signing() == Signing.BEFORE) {
      if (!changes.isEmpty() || isLookTouched(slot)) {
        throw new Unexplained(
            Rule.SEAL_APPEARANCE,
            "the signed field " + own + " changed: " + (changes.isEmpty() ? "AP" : changes));
      }
      return own;
    }
    Slot value = step.child(slot, "V");
    boolean signed = step.after().resolve(value.after()) != Constant.NULL;
    FieldNode now = signed ? own.with(signatures.require(value, own)) : own;
    if (changes.isEmpty() && now.signing() == Signing.NONE) {
      return own;
    }
    if (now.signing() == Signing.NONE || !SIGNING.containsAll(changes)) {
      throw new Unexplained("the signature field " + own + " changed: " + changes);
    }
    sign(slot, now, changes);
    return now;
  }

  private void sign(Slot slot, FieldNode own, Set<String> changes)
      throws Unexplained, PdfException {
    Dictionary field = step.dictionaryAfter(slot);
    if (own.signing() == Signing.NOW) {
      // Locks speak of the fields that were there.
      uses.fill(own.name());
    } else if (!STAMPING.containsAll(changes) || isLookTouched(slot)) {
      NewFieldRule.requireInvisible(step, field, own);
    }
    appearances.explain(step.child(slot, "AP"));
    if (slot.after() instanceof Ref ref) {
      widgets.sign(ref.number(), field);
    }
  }

  private void fill(Slot slot, FieldNode own, Set<String> changes)
      throws Unexplained, PdfException {
    if (!FILLING.containsAll(changes)) {
      throw new Unexplained("the field " + own + " changed: " + changes);
    }
    if (own.readOnly()) {
      throw new Unexplained("the field " + own + " changed, which was not to be filled");
    }
    requireFlags(slot, "F", SHOWING, 0);
    requireFlags(slot, "Ff", ~0, READ_ONLY);
    for (String key : List.of("V", "RV", "I")) {
      step.explain(step.child(slot, key));
    }
    appearances.explain(step.child(slot, "AP"));
    uses.fill(own.name());
    redraw(slot.after());
    step.itemsAfter(step.child(slot, "Kids")).forEach(this::redraw);
  }

  private void redraw(PdfObject widget) {
    if (widget instanceof Ref ref) {
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
}
