package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.FormFields;
import io.github.yinxin.pdfseal.internal.syntax.FormFields.Field;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What may happen to the interactive form (ISO 32000-1 12.7.2): fields are filled and signed. */
final class FormRule {

  private final Step step;
  private final Uses uses;
  private final Widgets widgets;
  private final List<Field> known;
  private final FieldRule fields;

  FormRule(Step step, Uses uses, Widgets widgets) throws PdfException {
    this.step = step;
    this.uses = uses;
    this.widgets = widgets;
    this.known = FormFields.of(step.before());
    Set<String> names = new HashSet<>();
    for (Field field : known) {
      names.add(field.name());
    }
    this.fields = new FieldRule(step, uses, widgets, names, calculated(step.before()));
  }

  /** Returns the fields that readers calculate from others (12.6.3). */
  private static Set<Ref> calculated(PdfFile file) throws PdfException {
    Set<Ref> calculated = new HashSet<>();
    Dictionary form = file.dictionary(file.catalog().get("AcroForm")).orElse(Dictionary.EMPTY);
    for (PdfObject item : file.array(form.get("CO")).orElse(new Array(List.of()))) {
      if (item instanceof Ref field) {
        calculated.add(field);
      }
    }
    return calculated;
  }

  void check(Slot form) throws Unexplained, PdfException {
    step.explain(form);
    for (String key : step.keys(form)) {
      Slot value = step.child(form, key);
      switch (key) {
        case "Fields" -> fields.check(value, FieldNode.FORM);
        case "SigFlags" -> requireFlags(value);
        case "NeedAppearances" -> step.explain(value);
        case "DR" -> resources(value);
        case "DA", "Q" -> requireKept(value);
        default -> step.requireSame(value, "the form");
      }
    }
    drawn(form);
  }

  private void requireFlags(Slot flags) throws Unexplained, PdfException {
    step.explain(flags);
    if (!(step.after().resolve(flags.after()) instanceof Int)) {
      throw new Unexplained("/SigFlags is no number any more");
    }
  }

  private void requireKept(Slot value) throws Unexplained, PdfException {
    if (value.before() != Constant.NULL) {
      step.requireSame(value, "the form");
    }
  }

  /** Counts as filling what makes readers draw all fields otherwise: their values, in some font. */
  private void drawn(Slot form) throws PdfException {
    Slot flag = step.child(form, "NeedAppearances");
    boolean anew = !step.same(flag);
    for (String key : List.of("DA", "Q", "DR")) {
      anew |=
          !step.same(step.child(form, key)) && step.after().resolve(flag.after()) == Constant.TRUE;
    }
    if (!anew) {
      return;
    }
    uses.arrange();
    for (Field field : known) {
      if (!field.isSignature() && field.nullableReference() != null) {
        uses.fill(field.name());
        widgets.redraw(field.nullableReference().number());
      }
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
