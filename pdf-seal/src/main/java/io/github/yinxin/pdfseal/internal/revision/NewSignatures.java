package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.FormFields;
import io.github.yinxin.pdfseal.internal.syntax.FormFields.Field;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;

/** What a revision may sign with (ISO 32000-1 12.8.1): signatures of its own. */
final class NewSignatures {

  private final Step step;
  private final Uses uses;

  NewSignatures(Step step, Uses uses) {
    this.step = step;
    this.uses = uses;
  }

  /** Requires a signature that was not there before; returns whether somebody signs, or stamps. */
  FieldNode.Signing require(Slot value, FieldNode field) throws Unexplained, PdfException {
    step.explain(value);
    boolean reused =
        value.after() instanceof Ref ref
            && step.before().object(ref.number()).value() instanceof Dictionary older
            && older.has("Contents");
    if (reused
        || !(step.after().resolve(value.after()) instanceof Dictionary signature)
        || !signature.has("ByteRange")) {
      throw new Unexplained("the value of " + field + " is no new signature");
    }
    if (Permissions.certifies(step.after(), signature) && isSigned()) {
      throw new Unexplained(
          "the value of " + field + " certifies a document that is signed already (DocMDP)");
    }
    boolean signs =
        !signature.name("Type").equals("DocTimeStamp")
            && !signature.name("SubFilter").equals("ETSI.RFC3161");
    if (signs) {
      uses.sign();
    }
    return signs ? FieldNode.Signing.NOW : FieldNode.Signing.STAMPING;
  }

  private boolean isSigned() throws PdfException {
    for (Field field : FormFields.of(step.before())) {
      if (Permissions.isSigned(step.before(), field)) {
        return true;
      }
    }
    return false;
  }
}
