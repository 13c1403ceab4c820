package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.sealing.Refusal.Reason;
import io.github.yinxin.pdfseal.internal.syntax.FormFields;
import io.github.yinxin.pdfseal.internal.syntax.FormFields.Field;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import java.util.List;

/** Looks for what forbids a further seal. */
final class Locks {

  private static final int NO_CHANGES = 1;
  private static final int FORM_FILLING = 2;

  private final PdfFile file;
  private final String password;

  Locks(PdfFile file, String password) {
    this.file = file;
    this.password = password;
  }

  /** Refuses a document that must not be changed, by encryption or by an earlier signature. */
  void requireOpen(List<Field> fields, boolean certifying) throws Refusal, PdfException {
    // Whoever was given a password may seal; the empty one is everybody's.
    boolean everybody = password.isEmpty() && file.encryption().isPresent();
    if (everybody && !file.encryption().get().permitsSigning()) {
      throw new Refusal(
          Reason.PASSWORD_NEEDED,
          "users may read the document but not sign it: that needs the owner's password");
    }
    if (certification() == NO_CHANGES) {
      throw new Refusal(Reason.CERTIFIED, "the document is certified against any change");
    }
    for (Field field : fields) {
      requireUnlocked(field, certifying);
    }
  }

  private void requireUnlocked(Field field, boolean certifying) throws Refusal, PdfException {
    if (!field.isSignature() || file.resolve(field.value()) == Constant.NULL) {
      return;
    }
    // A signed field may have locked the document with its signature (ISO 32000-2 12.7.5.5).
    if (dictionary(field.dictionary().get("Lock")).integer("P", 0) == NO_CHANGES) {
      throw new Refusal(
          Reason.CERTIFIED, "field " + field.name() + " locks the document against any change");
    }
    if (certifying) {
      throw new Refusal(
          Reason.ALREADY_SIGNED, "only the first signature can certify, and there is one already");
    }
  }

  /** Returns P of the certification signature (ISO 32000-1 12.8.2.2), or 0 if there is none. */
  private int certification() throws PdfException {
    Dictionary permissions = dictionary(file.catalog().get("Perms"));
    Dictionary signature = dictionary(permissions.get("DocMDP"));
    if (!(file.resolve(signature.get("Reference")) instanceof Array references)
        || references.size() == 0) {
      return 0;
    }
    Dictionary parameters = dictionary(dictionary(references.get(0)).get("TransformParams"));
    return (int) parameters.integer("P", FORM_FILLING);
  }

  private Dictionary dictionary(PdfObject object) throws PdfException {
    return file.resolve(object) instanceof Dictionary found ? found : Dictionary.EMPTY;
  }

  /** Returns the fields of the form. */
  List<Field> fields() throws PdfException {
    return FormFields.of(file);
  }
}
