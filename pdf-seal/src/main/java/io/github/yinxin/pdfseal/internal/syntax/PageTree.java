package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The page tree (ISO 32000-1 7.7.3). Finds a page without looking at the others, as long as the
 * counts on the way hold; if one does not, all are gone through.
 */
public final class PageTree {

  private static final Array NO_KIDS = new Array(List.of());

  private final PdfFile file;
  private final Page.Node root;
  private @Nullable List<Page> walked;

  private PageTree(PdfFile file, Page.Node root) {
    this.file = file;
    this.root = root;
  }

  /** Returns the tree of a file. */
  public static PageTree of(PdfFile file) throws PdfException {
    PdfObject pages = file.catalog().get("Pages");
    Dictionary dictionary =
        file.dictionary(pages)
            .orElseThrow(() -> new PdfException(Flaw.WRONG_TYPE, "the catalog has no pages"));
    Ref reference = pages instanceof Ref ref ? ref : new Ref(0, 0);
    return new PageTree(file, new Page.Node(dictionary, reference));
  }

  /** Returns how many pages there are, by the tree's word unless that proved wrong. */
  public int count() throws PdfException {
    if (walked == null && size(root.dictionary()) < 0) {
      walk();
    }
    return walked == null ? size(root.dictionary()) : walked.size();
  }

  /**
   * Finds the last page.
   *
   * @throws PdfException if there is none, or the tree leads back to itself
   */
  public Page last() throws PdfException {
    int count = count();
    Optional<Page> page = count == 0 ? Optional.empty() : page(count);
    if (page.isPresent()) {
      return page.get();
    }
    List<Page> all = walk();
    if (all.isEmpty()) {
      throw new PdfException(Flaw.WRONG_TYPE, "the document has no page");
    }
    return all.get(all.size() - 1);
  }

  /**
   * Finds a page.
   *
   * @param number from 1
   * @return nothing if there are fewer pages
   * @throws PdfException if the tree leads back to itself
   */
  public Optional<Page> page(int number) throws PdfException {
    @Nullable Page page = walked == null && number <= count() ? descend(number) : null;
    if (page != null) {
      return Optional.of(page);
    }
    List<Page> all = walk();
    return number > all.size() ? Optional.empty() : Optional.of(all.get(number - 1));
  }

  /** Goes down by the counts; returns null if they do not lead to the page. */
  private @Nullable Page descend(int number) throws PdfException {
    List<Page.Node> path = new ArrayList<>(List.of(root));
    Set<Ref> visited = new HashSet<>(List.of(root.reference()));
    int rest = number - 1;
    while (true) {
      Dictionary node = path.get(path.size() - 1).dictionary();
      Array kids = kids(node);
      int index = 0;
      if (kids.size() == size(node) && rest < kids.size() && size(kid(kids, rest)) == 1) {
        // As many kids as pages: each is one, and the others need not be looked at.
        index = rest;
        rest = 0;
      } else {
        for (; index < kids.size() && rest >= size(kid(kids, index)); index++) {
          rest -= Math.max(0, size(kid(kids, index)));
        }
      }
      if (index >= kids.size()) {
        return null;
      }
      Dictionary kid = kid(kids, index);
      if (!isNode(kid)) {
        return rest == 0 && isPage(kid) ? page(number, kids, path, index) : null;
      }
      path.add(below(kids, index, path, visited));
    }
  }

  private Page page(int number, Array kids, List<Page.Node> path, int index) throws PdfException {
    @Nullable Ref reference = kids.get(index) instanceof Ref ref ? ref : null;
    if (reference == null) {
      file.note(Flaw.DIRECT_PAGE);
    }
    return new Page(number, kid(kids, index), reference, path, index);
  }

  private Page.Node below(Array kids, int index, List<Page.Node> path, Set<Ref> visited)
      throws PdfException {
    if (!(kids.get(index) instanceof Ref reference)) {
      throw new PdfException(Flaw.WRONG_TYPE, "a node of the page tree is not referred to");
    }
    if (!visited.add(reference)) {
      throw new PdfException(Flaw.LOOP, "the page tree leads back to " + reference);
    }
    if (path.size() >= Budget.MAX_DEPTH) {
      throw new PdfException(Flaw.OVER_BUDGET, "the page tree is too deep");
    }
    return new Page.Node(kid(kids, index), reference);
  }

  private Array kids(Dictionary node) throws PdfException {
    return file.array(node.get("Kids")).orElse(NO_KIDS);
  }

  private Dictionary kid(Array kids, int index) throws PdfException {
    return file.dictionary(kids.get(index)).orElse(Dictionary.EMPTY);
  }

  // A kid that is missing or something else shows nothing: readers pass it over.
  private static boolean isPage(Dictionary kid) {
    return kid.name("Type").equals("Page") || (!kid.has("Type") && !kid.entries().isEmpty());
  }

  private static boolean isNode(Dictionary kid) {
    return kid.has("Kids") || kid.name("Type").equals("Pages");
  }

  /** Returns how many pages a kid stands for, or -1 if it does not say. */
  private int size(Dictionary kid) throws PdfException {
    if (!isNode(kid)) {
      return 1;
    }
    return file.resolve(kid.get("Count")) instanceof Int count
            && count.value() >= 0
            && count.value() <= Integer.MAX_VALUE
        ? (int) count.value()
        : -1;
  }

  /** Returns all pages by going through the whole tree; its counts are not believed. */
  public List<Page> walk() throws PdfException {
    List<Page> known = walked;
    if (known == null) {
      known = new ArrayList<>();
      walk(new ArrayList<>(List.of(root)), new HashSet<>(List.of(root.reference())), known);
      if (known.size() != size(root.dictionary())) {
        file.note(Flaw.WRONG_COUNT);
      }
      walked = known;
    }
    return List.copyOf(known);
  }

  private void walk(List<Page.Node> path, Set<Ref> visited, List<Page> pages) throws PdfException {
    Array kids = kids(path.get(path.size() - 1).dictionary());
    for (int i = 0; i < kids.size(); i++) {
      if (isPage(kid(kids, i)) && !isNode(kid(kids, i))) {
        pages.add(page(pages.size() + 1, kids, path, i));
      } else if (isNode(kid(kids, i))) {
        path.add(below(kids, i, path, visited));
        walk(path, visited, pages);
        path.remove(path.size() - 1);
      }
    }
  }
}
