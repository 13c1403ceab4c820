package io.github.yinxin.pdfseal.internal.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * What one save added to a file (ISO 32000-1 7.5.6). The file as it was then is its first bytes up
 * to the revision's end, and can be opened as a file of its own.
 *
 * @param number from 1, oldest first
 * @param sections its cross-reference sections, newest first: one, or the two of a linearized file
 * @param end the offset behind its %%EOF; -1 if none follows its last section
 */
public record Revision(int number, List<XrefSection> sections, long end) {

  private static final String EOF = "%%EOF";

  /** Copies the list. */
  public Revision {
    sections = List.copyOf(sections);
  }

  /** Returns the revisions of a file, oldest first. A rebuilt file has only one. */
  public static List<Revision> of(PdfFile file) {
    List<XrefSection> sections = file.sections();
    List<Revision> revisions = new ArrayList<>();
    int until = sections.size();
    long end = -1;
    for (int i = sections.size() - 1; i >= 0; i--) {
      end = Math.max(end, endBehind(file, sections.get(i)));
      // In a linearized file the newer section stands before the older one (annex F); others
      // write a second section before the one %%EOF of both.
      boolean closed =
          end > sections.get(i).offset()
              && (i == 0 || sections.get(i - 1).offset() > sections.get(i).offset());
      if (closed || i == 0) {
        revisions.add(new Revision(revisions.size() + 1, sections.subList(i, until), end));
        until = i;
      }
    }
    return List.copyOf(revisions);
  }

  private static long endBehind(PdfFile file, XrefSection section) {
    if (file.rebuilt()) {
      return file.bytes().length();
    }
    Lexer lexer = new Lexer(file.bytes(), section.end());
    if (!lexer.skipWord("startxref") || lexer.natural() < 0) {
      return -1;
    }
    while (Lexer.isSpace(lexer.peek())) {
      lexer.next();
    }
    return file.bytes().has(EOF, lexer.position()) ? lexer.position() + EOF.length() : -1;
  }

  /** Returns whether it says anything of a number. */
  boolean lists(int number) throws PdfException {
    for (XrefSection section : sections) {
      if (!(section.entry(number) instanceof XrefEntry.Absent)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a file cut there ends with this revision: behind %%EOF or its end of line. */
  public boolean endsAt(Bytes bytes, long offset) {
    if (end < 0 || offset < end || offset > end + 2 || offset > bytes.length()) {
      return false;
    }
    return switch ((int) (offset - end)) {
      case 0 -> true;
      case 1 -> bytes.at(end) == '\n' || bytes.at(end) == '\r';
      default -> bytes.at(end) == '\r' && bytes.at(end + 1) == '\n';
    };
  }
}
