package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a form (ISO 32000-1 12.7.3), with what they inherit. */
public final class FormFields {

  /**
   * A field, or a widget of one.
   *
   * @param name fully qualified
   * @param type /FT, own or inherited; empty if there is none
   * @param value its own /V as it stands there; null, the PDF object, if it has none
   * @param dictionary the field itself
   * @param nullableReference what refers to it, if anything does
   */
  public record Field(
      String name,
      String type,
      PdfObject value,
      Dictionary dictionary,
      @Nullable Ref nullableReference) {

    /** Returns whether it is a signature field. */
    public boolean isSignature() {
      return type.equals("Sig");
    }
  }

  private static final Field NONE = new Field("", "", Constant.NULL, Dictionary.EMPTY, null);

  private final PdfFile file;
  private final Set<Ref> visited = new HashSet<>();
  private final List<Field> fields = new ArrayList<>();
  private final Weight weight = new Weight("fields", 2 * Weight.MAX_HELD);

  private FormFields(PdfFile file) {
    this.file = file;
  }

  /** Returns the fields of a file that carry their own name or have no kids, parents first. */
  public static List<Field> of(PdfFile file) throws PdfException {
    FormFields search = new FormFields(file);
    Dictionary form = file.dictionary(file.catalog().get("AcroForm")).orElse(Dictionary.EMPTY);
    search.visit(form.get("Fields"), NONE, Budget.MAX_DEPTH);
    return List.copyOf(search.fields);
  }

  private void visit(PdfObject kids, Field parent, int depth) throws PdfException {
    Array list = file.array(kids).orElse(new Array(List.of()));
    if (depth == 0) {
      throw new PdfException(Flaw.OVER_BUDGET, "the form is too deep");
    }
    for (PdfObject kid : list) {
      @Nullable Ref reference = kid instanceof Ref ref ? ref : null;
      if (reference != null && !visited.add(reference)) {
        // Twice in the form is twice the same field, not two.
        continue;
      }
      // A form is gone through for each revision, and a file may have many fields and many saves.
      file.budget().visit();
      Dictionary dictionary = file.dictionary(kid).orElse(Dictionary.EMPTY);
      Field field = field(dictionary, reference, parent);
      if (dictionary.has("T") || dictionary.has("V") || !dictionary.has("Kids")) {
        weight.add(dictionary);
        fields.add(field);
      }
      visit(dictionary.get("Kids"), field, depth - 1);
    }
  }

  private Field field(Dictionary dictionary, @Nullable Ref reference, Field parent)
      throws PdfException {
    String part = file.resolve(dictionary.get("T")) instanceof Str text ? text.text() : "";
    String name =
        part.isEmpty() || parent.name().isEmpty()
            ? parent.name() + part
            : parent.name() + "." + part;
    PdfObject type = file.resolve(dictionary.get("FT"));
    return new Field(
        name,
        type instanceof PdfObject.Name own ? own.value() : parent.type(),
        dictionary.has("V") ? dictionary.get("V") : Constant.NULL,
        dictionary,
        reference);
  }
}
