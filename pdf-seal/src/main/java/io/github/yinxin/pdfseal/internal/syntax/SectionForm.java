package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import java.util.Optional;

/**
 * Whether the cross-reference section of an update says one thing to all readers, to those that
 * repair files as well.
 */
final class SectionForm {

  private final PdfFile file;
  private final XrefSection section;
  private final EmbeddedParts parts;

  SectionForm(PdfFile file, XrefSection section) {
    this.file = file;
    this.section = section;
    this.parts = new EmbeddedParts(file.bytes());
  }

  /** Returns what is wrong, or nothing. */
  Optional<String> problem() throws PdfException {
    if (section.repeats()) {
      return Optional.of("the section of an update lists a number twice");
    }
    return isPlain(section)
        ? Optional.empty()
        : Optional.of("the section at " + section.offset() + " could be read in another way");
  }

  private boolean isPlain(XrefSection part) throws PdfException {
    if (part instanceof HybridXref hybrid) {
      return isPlainTable(part) && isPlain(hybrid.hidden());
    }
    return part instanceof XrefStream stream ? isOwnObject(stream) : isPlainTable(part);
  }

  private boolean isPlainTable(XrefSection table) {
    Bytes bytes = file.bytes();
    long trailer = bytes.find("trailer", table.offset(), table.end());
    return bytes.find("%", table.offset(), bytes.find("<<", trailer, table.end())) < 0
        && !parts.anyObject(table.offset(), table.end())
        && parts.trailers(table.offset(), table.end()) == 1;
  }

  // Its number is nobody else's; some programs do not list it.
  private boolean isOwnObject(XrefStream stream) throws PdfException {
    IndirectObject object = stream.object();
    XrefEntry entry = file.entry(object.reference().number());
    boolean own =
        entry instanceof XrefEntry.InFile place
            ? file.origin() + place.offset() == stream.offset()
            : !(entry instanceof XrefEntry.InStream);
    return own && !parts.anyWithin(object);
  }

  /** Returns whether an object of the update is not all that readers would find there. */
  boolean isHiding(IndirectObject object) throws PdfException {
    return parts.anyWithin(object)
        || (object.value() instanceof Stream stream
            && stream.dictionary().name("Type").equals("ObjStm")
            && !isListed(file.objectStream(object.reference().number())));
  }

  private boolean isListed(ObjectStream objects) throws PdfException {
    for (int i = 0; i < objects.size(); i++) {
      if (!(file.entry(objects.numberAt(i)) instanceof XrefEntry.InStream place)
          || place.stream() != objects.number()
          || place.index() != i) {
        return false;
      }
    }
    return true;
  }
}
