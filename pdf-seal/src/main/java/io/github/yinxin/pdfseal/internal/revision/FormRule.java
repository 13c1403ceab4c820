package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.FormFields;
import io.github.yinxin.pdfseal.internal.syntax.FormFields.Field;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import java.util.HashSet;
import java.util.Set;

/** What may happen to the interactive form (ISO 32000-1 12.7.2): fields are filled and signed. */
final class FormRule {

  private final Step step;
  private final Uses uses;
  private final FieldRule fields;

  FormRule(Step step, Uses uses, Widgets widgets) throws PdfException {
    this.step = step;
    this.uses = uses;
    Set<String> names = new HashSet<>();
    for (Field field : FormFields.of(step.before())) {
      names.add(field.name());
    }
    this.fields = new FieldRule(step, uses, widgets, names);
  }

  void check(Slot form) throws Unexplained, PdfException {
    step.explain(form);
    for (String key : step.keys(form)) {
      Slot value = step.child(form, key);
      switch (key) {
        case "Fields" -> fields.check(value, FieldRule.Parent.ROOT);
        case "SigFlags" -> requireFlags(value);
        case "NeedAppearances" -> needAppearances(value);
        case "DR" -> resources(value);
        case "DA", "Q" -> requireKept(value);
        default -> step.requireSame(value, "the form");
      }
    }
  }

  private void requireFlags(Slot flags) throws Unexplained, PdfException {
    step.explain(flags);
    if (!(step.after().resolve(flags.after()) instanceof Int)) {
      throw new Unexplained("/SigFlags is no number any more");
    }
  }

  private void needAppearances(Slot flag) throws PdfException {
    if (!step.same(flag) && step.after().resolve(flag.after()) == Constant.TRUE) {
      // Readers draw the fields from their values then: goes with filling only.
      uses.arrange();
    }
  }

  private void requireKept(Slot value) throws Unexplained, PdfException {
    if (value.before() != Constant.NULL) {
      step.requireSame(value, "the form");
    }
  }

  // Resources of each kind, by name; what has a name keeps it.
  private void resources(Slot resources) throws Unexplained, PdfException {
    step.explain(resources);
    for (String kind : step.keys(resources)) {
      Slot named = step.child(resources, kind);
      PdfObject value = step.before().resolve(named.before());
      if (value != Constant.NULL && !(value instanceof Dictionary)) {
        step.requireSame(named, "the form's resources");
        continue;
      }
      if (!(step.after().resolve(named.after()) instanceof Dictionary)) {
        step.requireSame(named, "the form's resources");
        continue;
      }
      step.explain(named);
      for (String name : step.dictionaryBefore(named).entries().keySet()) {
        step.requireSame(step.child(named, name), "the form's resources");
      }
    }
  }
}
