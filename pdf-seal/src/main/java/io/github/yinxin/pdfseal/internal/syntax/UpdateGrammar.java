package io.github.yinxin.pdfseal.internal.syntax;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The grammar of an incremental update (ISO 32000-1 7.5.6), without any slack: objects that its one
 * cross-reference section names, that section, startxref, %%EOF. What else stands there is read by
 * some readers and not by others, which is how most forged updates work.
 */
public final class UpdateGrammar {

  // A comment is skipped by readers, but those that repair files look for these words in it.
  private static final String[] FORBIDDEN = {"obj", "xref", "trailer", "stream", "%%EOF", "%PDF"};

  private final PdfFile file;
  private final Revision revision;
  private final Bytes bytes;
  private final SortedMap<Long, Integer> objects = new TreeMap<>();
  private final SortedMap<Long, Long> sections = new TreeMap<>();
  private final Lexer lexer;

  private UpdateGrammar(PdfFile file, Revision revision, long from) {
    this.file = file;
    this.revision = revision;
    this.bytes = file.bytes();
    this.lexer = new Lexer(bytes, from);
  }

  /**
   * Goes through every byte of an update.
   *
   * @param file the file as it was then
   * @param revision the update
   * @param from where the revision before it ended
   * @return what does not belong there, or nothing
   * @throws PdfException if an object of it cannot be read
   */
  public static Optional<String> problem(PdfFile file, Revision revision, long from)
      throws PdfException {
    return new UpdateGrammar(file, revision, from).problem(from);
  }

  /**
   * Returns what is wrong with the /Size that a file ends with, or nothing: readers may leave out
   * what is not below it. Those of earlier revisions count for nobody.
   */
  public static Optional<String> sizeProblem(PdfFile file) {
    long needed = file.sections().get(0).highest() + 1L;
    for (XrefSection section : file.sections()) {
      needed = Math.max(needed, section.trailer().integer("Size", 0));
    }
    return file.trailer().integer("Size", 0) < needed
        ? Optional.of("/Size of the last update is less than " + needed)
        : Optional.empty();
  }

  private Optional<String> problem(long from) throws PdfException {
    if (revision.sections().size() != 1) {
      return Optional.of("an update has " + revision.sections().size() + " xref sections");
    }
    XrefSection section = revision.sections().get(0);
    SectionForm form = new SectionForm(file, section);
    Optional<String> ambiguous = form.problem();
    if (ambiguous.isPresent()) {
      return ambiguous;
    }
    section.forEach((number, entry) -> place(number, entry, from));
    place(section);
    while (skipSpace()) {
      long at = lexer.position();
      if (objects.containsKey(at)) {
        Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        int number = objects.remove(at);
        sections.remove(at);
        IndirectObject object = file.load(number, file.entry(number), flaws);
        if (!flaws.isEmpty()) {
          return Optional.of("object " + number + " of an update: " + flaws);
        }
        if (form.isHiding(object)) {
          return Optional.of(
              "object " + number + " of an update holds what could be read as others");
        }
        lexer.moveTo(object.end());
      } else if (sections.containsKey(at)) {
        lexer.moveTo(sections.remove(at));
      } else {
        return end(section, at);
      }
    }
    return Optional.of("a comment at " + lexer.position() + " could be read as an object");
  }

  private void place(int number, XrefEntry entry, long from) throws PdfException {
    // An older place is a change of the object, which is judged as one.
    if (entry instanceof XrefEntry.InFile place && file.origin() + place.offset() >= from) {
      objects.put(file.origin() + place.offset(), number);
    } else if (entry instanceof XrefEntry.InStream) {
      Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
      file.load(number, entry, flaws);
      if (!flaws.isEmpty()) {
        throw new PdfException(flaws.iterator().next(), "object " + number + " of an update");
      }
    }
  }

  private void place(XrefSection section) {
    sections.put(section.offset(), section.end());
    if (section instanceof HybridXref hybrid) {
      sections.put(hybrid.hidden().offset(), hybrid.hidden().end());
    }
  }

  private Optional<String> end(XrefSection section, long at) {
    boolean ends = lexer.skipWord("startxref");
    skipBlanks(); // A comment is no blank here: readers expect the number, and repair otherwise.
    ends &=
        Lexer.isDigit(lexer.peek())
            && lexer.natural() == section.offset() - file.origin()
            && objects.isEmpty()
            && sections.isEmpty();
    skipBlanks();
    return ends && lexer.position() == revision.end() - "%%EOF".length()
        ? Optional.empty()
        : Optional.of("bytes at " + at + " belong to no object of the update");
  }

  private void skipBlanks() {
    while (Lexer.isSpace(lexer.peek())) {
      lexer.next();
    }
  }

  /** Skips white space and comments; returns whether all of these are harmless. */
  private boolean skipSpace() {
    long from = lexer.position();
    lexer.skipSpace();
    if (bytes.find("%", from, lexer.position()) < 0) {
      return true;
    }
    for (String word : FORBIDDEN) {
      if (bytes.find(word, from, lexer.position()) >= 0) {
        return false;
      }
    }
    return true;
  }
}
