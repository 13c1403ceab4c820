package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.FormFields;
import io.github.yinxin.pdfseal.internal.syntax.FormFields.Field;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Name;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the signatures of a revision permit to happen after them (ISO 32000-1 12.8.2.2, 12.8.2.4,
 * 12.7.4.5).
 */
final class Permissions {

  /** Only evidence of validity may be added (ISO 32000-2 12.8.2.2.2). */
  private static final int NO_CHANGES = 1;

  /** Filling and signing; also what holds if nothing is said. */
  private static final int FILL_AND_SIGN = 2;

  /** Notes as well: see {@link NoteRule}. */
  private static final int ANNOTATE = 3;

  /** Fields that must not change: those that are listed, or all others. */
  private record Lock(boolean listed, Set<String> names) {

    boolean closes(String field) {
      return names.stream().anyMatch(n -> field.equals(n) || field.startsWith(n + ".")) == listed;
    }
  }

  private final PdfFile file;
  private final List<Lock> locks = new ArrayList<>();
  private int level = ANNOTATE;
  private boolean certified;

  private Permissions(PdfFile file) {
    this.file = file;
  }

  /** Reads what the signatures of a file say. */
  static Permissions of(PdfFile file) throws PdfException {
    Permissions permissions = new Permissions(file);
    List<Dictionary> signatures = new ArrayList<>();
    for (Field field : FormFields.of(file)) {
      if (isSigned(file, field)) {
        signatures.add(permissions.dictionary(field.value()));
        permissions.lock(field.dictionary().get("Lock"));
      }
    }
    Dictionary entries = permissions.dictionary(file.catalog().get("Perms"));
    signatures.add(permissions.dictionary(entries.get("DocMDP")));
    for (Dictionary signature : signatures) {
      permissions.signature(signature);
    }
    if (!permissions.isFirstToCertify(signatures)) {
      permissions.level = Math.min(permissions.level, FILL_AND_SIGN);
    }
    return permissions;
  }

  /** Returns whether a field has a signature. */
  static boolean isSigned(PdfFile file, Field field) throws PdfException {
    return field.isSignature()
        && file.resolve(field.value()) instanceof Dictionary signature
        && signature.has("Contents");
  }

  /** Returns whether a signature certifies; only the first of a document may (12.8.2.2). */
  static boolean certifies(PdfFile file, Dictionary signature) throws PdfException {
    Permissions permissions = new Permissions(file);
    permissions.signature(signature);
    return permissions.certified;
  }

  // Later ones may forbid more, but permit nothing to be done to those before them.
  private boolean isFirstToCertify(List<Dictionary> signatures) throws PdfException {
    long first = Long.MAX_VALUE;
    boolean certifies = false;
    for (Dictionary signature : signatures) {
      long end = end(signature);
      if (end < first) {
        first = end;
        certifies = certifies(file, signature);
      }
    }
    return certifies;
  }

  private long end(Dictionary signature) throws PdfException {
    List<PdfObject> range =
        file.array(signature.get("ByteRange")).map(Array::items).orElse(List.of());
    return range.size() == 4
            && file.resolve(range.get(2)) instanceof PdfObject.Int from
            && file.resolve(range.get(3)) instanceof PdfObject.Int length
        ? from.value() + length.value()
        : Long.MAX_VALUE;
  }

  private Dictionary dictionary(PdfObject object) throws PdfException {
    return file.dictionary(object).orElse(Dictionary.EMPTY);
  }

  private void signature(Dictionary signature) throws PdfException {
    Array references = file.array(signature.get("Reference")).orElse(new Array(List.of()));
    for (PdfObject item : references) {
      Dictionary reference = dictionary(item);
      Dictionary parameters = dictionary(reference.get("TransformParams"));
      if (name(reference.get("TransformMethod")).equals("DocMDP")) {
        certified = true;
        restrict(parameters.get("P"), FILL_AND_SIGN);
      } else if (name(reference.get("TransformMethod")).equals("FieldMDP")) {
        fields(parameters);
      }
    }
  }

  private void lock(PdfObject lock) throws PdfException {
    if (lock != Constant.NULL) {
      fields(dictionary(lock));
      restrict(dictionary(lock).get("P"), ANNOTATE);
    }
  }

  // Of several, the strictest holds; a number above the three counts as if none was given.
  private void restrict(PdfObject value, int otherwise) throws PdfException {
    long said = file.resolve(value) instanceof PdfObject.Int number ? number.value() : otherwise;
    level = (int) Math.min(level, said > ANNOTATE ? FILL_AND_SIGN : Math.max(NO_CHANGES, said));
  }

  private void fields(Dictionary parameters) throws PdfException {
    Set<String> names = new HashSet<>();
    for (PdfObject item : file.array(parameters.get("Fields")).orElse(new Array(List.of()))) {
      names.add(file.resolve(item) instanceof Str text ? text.text() : "");
    }
    switch (name(parameters.get("Action"))) {
      case "Include" -> locks.add(new Lock(true, names));
      case "Exclude" -> locks.add(new Lock(false, names));
      default -> locks.add(new Lock(false, Set.of()));
    }
  }

  private String name(PdfObject object) throws PdfException {
    return file.resolve(object) instanceof Name name ? name.value() : "";
  }

  /** Requires that a revision was used for nothing else. */
  void require(Uses uses) throws Unexplained {
    if (level == NO_CHANGES && uses.beyondEvidence()) {
      throw new Unexplained("the document is certified against any change (DocMDP, P = 1)");
    }
    if (uses.annotated() && level != ANNOTATE) {
      throw new Unexplained("notes were added, which only DocMDP with P = 3 permits");
    }
    for (String field : uses.filled()) {
      if (locks.stream().anyMatch(lock -> lock.closes(field))) {
        throw new Unexplained("a signature locks the field \"" + field + "\"");
      }
    }
  }
}
