package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.revision.History.Change.Kind;
import io.github.yinxin.pdfseal.internal.syntax.FormFields;
import io.github.yinxin.pdfseal.internal.syntax.FormFields.Field;
import io.github.yinxin.pdfseal.internal.syntax.IndirectObject;
import io.github.yinxin.pdfseal.internal.syntax.Page;
import io.github.yinxin.pdfseal.internal.syntax.PageTree;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import io.github.yinxin.pdfseal.internal.syntax.Revision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each revision added and changed, as somebody who reads a report wants it told. It says what
 * is there, not whether that is allowed, which is for {@link Updates}.
 */
public final class History {

  private static final int MAX_REVISIONS = 100;
  private static final int MAX_CHANGES = 40;

  /**
   * Something that a revision did.
   *
   * @param page from 1; 0 if it is not on one page
   * @param name of a field, or which kind of annotation; may be empty
   */
  public record Change(Kind kind, int page, String name) {

    /** What it did it to. */
    public enum Kind {
      /** A signature was added. */
      SIGNATURE,
      /** A time stamp over the document was added. */
      TIME_STAMP,
      /** A field was made or filled. */
      FIELD,
      /** An annotation was added or changed. */
      ANNOTATION,
      /** What a page draws was changed. */
      CONTENT,
      /** Another entry of a page, for example its resources. */
      PAGE,
      /** There are more or fewer pages. */
      PAGES,
      /** Evidence of validity was added. */
      EVIDENCE,
      /** Title, dates and the like. */
      METADATA,
      /** Objects of other kinds; the name is how many. */
      OTHER
    }
  }

  private static final Set<String> STRUCTURE = Set.of("XRef", "ObjStm", "Catalog", "Pages");

  private final PdfFile before;
  private final PdfFile after;
  private final Set<Change> changes = new LinkedHashSet<>();
  private final Map<Integer, Change> known = new HashMap<>();

  private History(PdfFile before, PdfFile after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Goes through the revisions of a file.
   *
   * @return a list for each revision, oldest first; empty for the first one, which is the document
   *     itself, and for those that cannot be read; shorter than the file if it has too many
   */
  public static List<List<Change>> of(PdfFile file) {
    List<Revision> revisions = Revision.of(file);
    List<List<Change>> all = new ArrayList<>(List.of(List.of()));
    for (int i = 1; i < Math.min(MAX_REVISIONS, revisions.size()); i++) {
      all.add(changes(file, revisions.get(i - 1), revisions.get(i)));
    }
    return List.copyOf(all);
  }

  private static List<Change> changes(PdfFile file, Revision one, Revision next) {
    PdfFile before = file.asOf(one);
    PdfFile after = file.asOf(next);
    try {
      return new History(before, after).changes(new Step(before, after, next));
    } catch (PdfException | RuntimeException | StackOverflowError e) {
      return List
          .of(); // Foreign bytes may break it in any way; what is wrong is for Updates to say.
    }
  }

  private List<Change> changes(Step step) throws PdfException {
    List<Page> pages = PageTree.of(after).walk();
    collectEvidence();
    collectMetadata();
    collectPages(pages);
    collectFields();
    int others = 0;
    for (Map.Entry<Integer, IndirectObject> entry : step.changed().entrySet()) {
      int number = entry.getKey();
      Change change = known.get(number);
      PdfObject value = entry.getValue().value();
      if (change != null) {
        changes.add(change);
      } else if (value instanceof Dictionary page && page.name("Type").equals("Page")) {
        page(step, number, pages);
      } else if (!isStructure(value)) {
        others++;
      }
    }
    if (pages.size() != PageTree.of(before).walk().size()) {
      changes.add(new Change(Kind.PAGES, 0, Integer.toString(pages.size())));
    }
    if (others > 0) {
      changes.add(new Change(Kind.OTHER, 0, Integer.toString(others)));
    }
    return changes.stream().limit(MAX_CHANGES).toList();
  }

  private static boolean isStructure(PdfObject value) {
    Dictionary dictionary = value instanceof Dictionary found ? found : Dictionary.EMPTY;
    dictionary = value instanceof Stream stream ? stream.dictionary() : dictionary;
    return STRUCTURE.contains(dictionary.name("Type"));
  }

  private void page(Step step, int number, List<Page> pages) throws PdfException {
    Ref reference = new Ref(number, 0);
    Slot slot = new Slot(reference, reference, number, "");
    for (Page page : pages) {
      if (page.nullableReference() != null && page.nullableReference().number() == number) {
        for (String key : step.keys(slot)) {
          if (!key.equals("Annots") && !step.same(step.child(slot, key))) {
            Kind kind = key.equals("Contents") ? Kind.CONTENT : Kind.PAGE;
            changes.add(new Change(kind, page.number(), kind == Kind.PAGE ? key : ""));
          }
        }
      }
    }
  }

  // Everything below the store.
  private void collectEvidence() throws PdfException {
    Set<Integer> seen = new HashSet<>();
    collectEvidence(after.catalog().get("DSS"), seen, 6);
    seen.forEach(number -> known.put(number, new Change(Kind.EVIDENCE, 0, "")));
  }

  private void collectEvidence(PdfObject object, Set<Integer> seen, int depth) throws PdfException {
    if (depth == 0 || (object instanceof Ref ref && !seen.add(ref.number()))) {
      return;
    }
    PdfObject value = after.resolve(object);
    if (value instanceof Dictionary dictionary) {
      for (PdfObject item : dictionary.entries().values()) {
        collectEvidence(item, seen, depth - 1);
      }
    } else if (value instanceof Array array) {
      for (PdfObject item : array) {
        collectEvidence(item, seen, depth - 1);
      }
    }
  }

  private void collectMetadata() throws PdfException {
    for (PdfObject place : List.of(after.trailer().get("Info"), after.catalog().get("Metadata"))) {
      if (place instanceof Ref ref) {
        known.put(ref.number(), new Change(Kind.METADATA, 0, ""));
      }
    }
  }

  private void collectPages(List<Page> pages) throws PdfException {
    for (Page page : pages) {
      PdfObject contents = page.dictionary().get("Contents");
      Change content = new Change(Kind.CONTENT, page.number(), "");
      know(contents, content);
      if (after.resolve(contents) instanceof Array list) {
        list.forEach(item -> know(item, content));
      }
      if (after.resolve(page.dictionary().get("Annots")) instanceof Array list) {
        for (PdfObject item : list) {
          if (after.resolve(item) instanceof Dictionary annotation) {
            annotation(item, annotation, page.number());
          }
        }
      }
    }
  }

  private void annotation(PdfObject place, Dictionary annotation, int page) throws PdfException {
    Change change = new Change(Kind.ANNOTATION, page, annotation.name("Subtype"));
    know(place, change);
    Dictionary uses =
        after.resolve(annotation.get("AP")) instanceof Dictionary found ? found : Dictionary.EMPTY;
    know(annotation.get("AP"), change);
    uses.entries().values().forEach(use -> know(use, change));
  }

  private void know(PdfObject place, Change change) {
    if (place instanceof Ref ref) {
      known.putIfAbsent(ref.number(), change);
    }
  }

  private void collectFields() throws PdfException {
    for (Field field : FormFields.of(after)) {
      Ref place = field.nullableReference();
      PdfObject value = after.resolve(field.value());
      if (place != null && value == Constant.NULL) {
        known.put(place.number(), new Change(Kind.FIELD, 0, field.name()));
      } else if (place != null && !field.isSignature()) {
        known.put(place.number(), new Change(Kind.FIELD, 0, field.name()));
      } else if (place != null && field.value() instanceof Ref signature) {
        boolean stamp = value instanceof Dictionary d && d.name("Type").equals("DocTimeStamp");
        Change signed = new Change(stamp ? Kind.TIME_STAMP : Kind.SIGNATURE, 0, field.name());
        known.put(signature.number(), signed);
        known.put(place.number(), signed);
      }
    }
  }
}
