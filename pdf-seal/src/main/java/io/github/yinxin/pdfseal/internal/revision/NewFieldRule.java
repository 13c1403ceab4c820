package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.revision.FieldNode.Signing;
import io.github.yinxin.pdfseal.internal.revision.Problem.Rule;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import java.util.Set;

/** Which fields may be added (ISO 32000-1 12.7.4.5): those for signatures, seen if signed. */
final class NewFieldRule {

  // What runs or is switched by something else is not what was signed for.
  private static final Set<String> ACTIVE = Set.of("A", "AA", "OC");

  private final Step step;
  private final Uses uses;
  private final Widgets widgets;
  private final NewSignatures signatures;
  private final Set<String> names;

  /** Takes the names of all fields there are, and adds new ones. */
  NewFieldRule(Step step, Uses uses, Widgets widgets, Set<String> names) {
    this.step = step;
    this.uses = uses;
    this.widgets = widgets;
    this.signatures = new NewSignatures(step, uses);
    this.names = names;
  }

  /** Checks a new field; returns what its kids get from it. */
  FieldNode check(Slot slot, FieldNode parent) throws Unexplained, PdfException {
    if (!(slot.after() instanceof Ref ref) || !step.isNew(ref.number())) {
      throw new Unexplained("a field of the form is no new object: " + slot.after());
    }
    Dictionary field = step.dictionaryAfter(slot);
    FieldNode own = parent.kid(field, step.after());
    requireAllowed(field, own);
    boolean signed = step.after().resolve(field.get("V")) != Constant.NULL;
    if (signed) {
      own = own.with(signatures.require(step.child(slot, "V"), own));
    }
    if (field.has("Kids")) {
      requireNoWidget(field, own);
    } else {
      leaf(field, own, signed);
      widgets.sign(ref.number(), field);
    }
    return own;
  }

  private void requireAllowed(Dictionary field, FieldNode own) throws Unexplained {
    if (own.signing() == Signing.BEFORE) {
      throw new Unexplained(
          Rule.SEAL_APPEARANCE, "the signed field " + own + " gets another widget");
    }
    if (field.has("T") && !names.add(own.name())) {
      throw new Unexplained("a second field has the name " + own);
    }
    requireNotActive(field, "the new field " + own);
  }

  /** Requires that an annotation does nothing and is there whatever layers are shown. */
  static void requireNotActive(Dictionary annotation, String what) throws Unexplained {
    for (String key : ACTIVE) {
      if (annotation.has(key)) {
        throw new Unexplained(what + " has /" + key);
      }
    }
  }

  private void leaf(Dictionary field, FieldNode own, boolean signed)
      throws Unexplained, PdfException {
    if (!own.isSignature()) {
      throw new Unexplained("the new field " + own + " is not for a signature");
    }
    if (own.signing() != Signing.NOW) {
      requireInvisible(step, field, own);
    }
    if (!signed && own.signing() == Signing.NONE) {
      uses.arrange();
    }
  }

  // Readers draw whatever has a rectangle and an appearance, whoever else is below it.
  private static void requireNoWidget(Dictionary field, FieldNode own) throws Unexplained {
    boolean typed = !own.type().isEmpty() && !own.isSignature();
    if (typed || field.has("AP") || field.has("Rect")) {
      throw new Unexplained("the new field " + own + " has kids and is more than their parent");
    }
  }

  /** Requires that nobody sees a field that nobody signs with. */
  static void requireInvisible(Step step, Dictionary field, FieldNode own)
      throws Unexplained, PdfException {
    if (!Area.of(step.after(), field.get("Rect")).isEmpty()) {
      throw new Unexplained("the field " + own + " is visible and not signed");
    }
  }
}
