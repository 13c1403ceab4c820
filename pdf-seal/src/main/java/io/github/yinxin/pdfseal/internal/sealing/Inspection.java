package io.github.yinxin.pdfseal.internal.sealing;

import java.util.EnumSet;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/** Looks for what is unusual in a document, though harmless to sealing. */
final class Inspection {

  /** What can be found. */
  enum Note {
    HAS_XFA,
    HAS_SCRIPTS,
    HAS_HIDDEN_LAYERS
  }

  private static final COSName JAVASCRIPT = COSName.getPDFName("JavaScript");

  private Inspection() {}

  static Set<Note> of(OpenDocument document) {
    COSDictionary catalog = document.document().getDocumentCatalog().getCOSObject();
    Set<Note> notes = EnumSet.noneOf(Note.class);
    COSDictionary form = catalog.getCOSDictionary(COSName.ACRO_FORM);
    if (form != null && form.containsKey(COSName.XFA)) {
      notes.add(Note.HAS_XFA);
    }
    if (hasScripts(catalog)) {
      notes.add(Note.HAS_SCRIPTS);
    }
    if (hasHiddenLayers(catalog)) {
      notes.add(Note.HAS_HIDDEN_LAYERS);
    }
    return notes;
  }

  private static boolean hasScripts(COSDictionary catalog) {
    COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
    COSDictionary open = catalog.getCOSDictionary(COSName.OPEN_ACTION);
    return catalog.containsKey(COSName.AA)
        || (names != null && names.containsKey(JAVASCRIPT))
        || (open != null && JAVASCRIPT.equals(open.getCOSName(COSName.S)));
  }

  private static boolean hasHiddenLayers(COSDictionary catalog) {
    COSDictionary layers = catalog.getCOSDictionary(COSName.OCPROPERTIES);
    COSDictionary configuration = layers == null ? null : layers.getCOSDictionary(COSName.D);
    COSArray off = configuration == null ? null : configuration.getCOSArray(COSName.OFF);
    return off != null && off.size() > 0;
  }
}
