package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import java.util.EnumSet;
import java.util.Set;

/** Looks for what is unusual in a document, though harmless to sealing. */
final class Inspection {

  /** What can be found. */
  enum Note {
    /** A form of another kind, which viewers without it do not show. */
    HAS_XFA,
    HAS_SCRIPTS,
    HAS_HIDDEN_LAYERS,
    /** Viewers draw the fields anew, over what was sealed. */
    NEEDS_APPEARANCES,
    /** Rights that a reader's maker granted; a change ends them. */
    HAS_USAGE_RIGHTS,
    /** Readable in one way only, by going through the whole file. */
    REBUILT_XREF
  }

  private final PdfFile file;
  private final Set<Note> notes = EnumSet.noneOf(Note.class);

  private Inspection(PdfFile file) {
    this.file = file;
  }

  static Set<Note> of(PdfFile file) throws PdfException {
    Inspection inspection = new Inspection(file);
    inspection.inspect(file.catalog());
    return inspection.notes;
  }

  private void inspect(Dictionary catalog) throws PdfException {
    Dictionary form = dictionary(catalog.get("AcroForm"));
    Dictionary open = dictionary(catalog.get("OpenAction"));
    Dictionary layers = dictionary(dictionary(catalog.get("OCProperties")).get("D"));
    boolean scripts =
        catalog.has("AA")
            || dictionary(catalog.get("Names")).has("JavaScript")
            || open.name("S").equals("JavaScript");
    note(form.has("XFA"), Note.HAS_XFA);
    note(scripts, Note.HAS_SCRIPTS);
    note(
        file.resolve(layers.get("OFF")) instanceof Array off && off.size() > 0,
        Note.HAS_HIDDEN_LAYERS);
    note(
        file.resolve(form.get("NeedAppearances")) == PdfObject.Constant.TRUE,
        Note.NEEDS_APPEARANCES);
    note(dictionary(catalog.get("Perms")).has("UR3"), Note.HAS_USAGE_RIGHTS);
    note(file.rebuilt(), Note.REBUILT_XREF);
  }

  private void note(boolean found, Note note) {
    if (found) {
      notes.add(note);
    }
  }

  // What is of the wrong type is not what is looked for.
  private Dictionary dictionary(PdfObject object) throws PdfException {
    return file.resolve(object) instanceof Dictionary found ? found : Dictionary.EMPTY;
  }
}
