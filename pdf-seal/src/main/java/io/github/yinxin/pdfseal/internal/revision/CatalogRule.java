package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Name;
import java.util.Set;

/** What may happen to the trailer and the catalog (ISO 32000-1 7.5.5, 7.7.2). */
final class CatalogRule {

  // How the section is written, not what the document is.
  private static final Set<String> OF_THE_SECTION =
      Set.of("Size", "Prev", "XRefStm", "Type", "W", "Index", "Filter", "DecodeParms", "Length");

  private final Step step;
  private final FormRule form;
  private final StoreRule store;
  private final MetadataRule metadata;
  private final StructureRule structure;

  CatalogRule(Step step, Uses uses, Widgets widgets) throws PdfException {
    this.step = step;
    this.form = new FormRule(step, uses, widgets);
    this.store = new StoreRule(step);
    this.metadata = new MetadataRule(step);
    this.structure = new StructureRule(step);
  }

  void check() throws Unexplained, PdfException {
    Set<String> keys = step.trailerKeys();
    for (String key : keys) {
      Slot value = step.trailer(key);
      switch (key) {
        case "Root" -> catalog(value);
        case "Info" -> metadata.information(value);
        case "ID" -> step.explain(value);
        case "Encrypt" -> step.requireSame(value, "the trailer");
        default -> {
          if (!OF_THE_SECTION.contains(key)) {
            unknown(value);
          }
        }
      }
    }
  }

  // Some programs keep notes there, and others do not take them over. A way into the document that
  // no reader goes is none.
  private void unknown(Slot value) throws Unexplained, PdfException {
    if (value.after() == Constant.NULL) {
      return;
    }
    step.requireSame(value, "the trailer");
    if (value.after() instanceof PdfObject.Ref) {
      throw new Unexplained("/" + value.key() + " of the trailer of an update leads to an object");
    }
  }

  private void catalog(Slot catalog) throws Unexplained, PdfException {
    step.requireSame(catalog, "the trailer");
    step.explain(catalog);
    for (String key : step.keys(catalog)) {
      Slot value = step.child(catalog, key);
      switch (key) {
        case "AcroForm" -> form.check(value);
        case "DSS" -> store.check(value);
        case "Extensions" -> extensions(value);
        case "Metadata" -> metadata.stream(value);
        case "Perms" -> permissions(value);
        case "StructTreeRoot" -> structure.check(value);
        case "Version" -> version(value);
        default -> step.requireSame(value, "the catalog");
      }
    }
  }

  // 7.12: a dictionary for each developer, or a list of such; names, numbers and text.
  private void extensions(Slot extensions) throws Unexplained, PdfException {
    step.explain(extensions);
    for (String developer : step.dictionaryAfter(extensions).entries().keySet()) {
      Slot value = step.child(extensions, developer);
      step.explain(value);
      PdfObject found = step.after().resolve(value.after());
      if (found instanceof Array list) {
        for (PdfObject item : list) {
          Slot one = value.item(Constant.NULL, item);
          step.explain(one);
          requireFlat(step.after().resolve(item));
        }
      } else {
        requireFlat(found);
      }
    }
  }

  private static void requireFlat(PdfObject extension) throws Unexplained {
    boolean flat =
        extension instanceof Name
            || (extension instanceof Dictionary dictionary
                && dictionary.entries().values().stream()
                    .noneMatch(v -> v instanceof Dictionary || v instanceof Array));
    if (!flat) {
      throw new Unexplained("an entry of /Extensions is no extension");
    }
  }

  // 12.8.4: what a signature was permitted for stays; the first certification may be added.
  private void permissions(Slot permissions) throws Unexplained, PdfException {
    step.explain(permissions);
    for (String key : step.keys(permissions)) {
      Slot value = step.child(permissions, key);
      if (value.before() != Constant.NULL || !key.equals("DocMDP")) {
        step.requireSame(value, "/Perms");
      }
    }
  }

  private void version(Slot version) throws Unexplained, PdfException {
    step.explain(version);
    if (!step.same(version) && !(step.after().resolve(version.after()) instanceof Name)) {
      throw new Unexplained("/Version of the catalog is no name");
    }
  }
}
