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

  /** Filling and signing. What more P = 3 permits changes what pages show, and is not explained. */
  private static final int FILL_AND_SIGN = 2;

  /** Fields that must not change: those that are listed, or all others. */
  private record Lock(boolean listed, Set<String> names) {

    boolean closes(String field) {
      return names.stream().anyMatch(n -> field.equals(n) || field.startsWith(n + ".")) == listed;
    }
  }

  private final PdfFile file;
  private final List<Lock> locks = new ArrayList<>();
  private int level = FILL_AND_SIGN;

  private Permissions(PdfFile file) {
    this.file = file;
  }

  /** Reads what the signatures of a file say. */
  static Permissions of(PdfFile file) throws PdfException {
    Permissions permissions = new Permissions(file);
    for (Field field : FormFields.of(file)) {
      if (field.isSignature()
          && file.resolve(field.value()) instanceof Dictionary signature
          && signature.has("Contents")) {
        permissions.signature(signature);
        permissions.lock(field.dictionary().get("Lock"));
      }
    }
    Dictionary entries = permissions.dictionary(file.catalog().get("Perms"));
    permissions.signature(permissions.dictionary(entries.get("DocMDP")));
    return permissions;
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
        restrict(parameters.get("P"));
      } else if (name(reference.get("TransformMethod")).equals("FieldMDP")) {
        fields(parameters);
      }
    }
  }

  private void lock(PdfObject lock) throws PdfException {
    if (lock != Constant.NULL) {
      fields(dictionary(lock));
      restrict(dictionary(lock).get("P"));
    }
  }

  private void restrict(PdfObject value) throws PdfException {
    if (file.resolve(value) instanceof PdfObject.Int number && number.value() <= NO_CHANGES) {
      level = NO_CHANGES;
    }
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
    for (String field : uses.filled()) {
      if (locks.stream().anyMatch(lock -> lock.closes(field))) {
        throw new Unexplained("a signature locks the field \"" + field + "\"");
      }
    }
  }
}
