package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Name;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;

/**
 * A field with what its kids get from it (ISO 32000-1 12.7.3.1).
 *
 * @param name fully qualified
 * @param type /FT; empty if there is none
 * @param readOnly whether nobody was to fill it
 * @param signing whether it is signed
 * @param depth how many levels may follow
 */
record FieldNode(String name, String type, boolean readOnly, Signing signing, int depth) {

  /** The form, above all fields. */
  static final FieldNode FORM = new FieldNode("", "", false, Signing.NONE, 100);

  private static final int READ_ONLY = 1;

  /** Whether a field has a signature, and since when. */
  enum Signing {
    /** It has none. */
    NONE,
    /** It had one before. */
    BEFORE,
    /** This revision signs it. */
    NOW,
    /** This revision puts a time stamp there, which nobody signs with. */
    STAMPING
  }

  /** Returns a field below this one. */
  FieldNode kid(Dictionary field, PdfFile file) throws PdfException {
    String part = file.resolve(field.get("T")) instanceof Str text ? text.text() : "";
    return new FieldNode(
        part.isEmpty() || name.isEmpty() ? name + part : name + "." + part,
        file.resolve(field.get("FT")) instanceof Name own ? own.value() : type,
        file.resolve(field.get("Ff")) instanceof Int flags
            ? (flags.value() & READ_ONLY) != 0
            : readOnly,
        signing,
        depth - 1);
  }

  /** Returns it with another answer. */
  FieldNode with(Signing other) {
    return new FieldNode(name, type, readOnly, other, depth);
  }

  /** Returns it as one that is filled: what others fill in makes its value. */
  FieldNode calculated() {
    return new FieldNode(name, type, false, signing, depth);
  }

  boolean isSignature() {
    return type.equals("Sig");
  }

  @Override
  public String toString() {
    return '"' + name + '"';
  }
}
