package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page (ISO 32000-1 7.7.3.3) with what it inherits.
 *
 * @param number page number from 1
 * @param dictionary the page itself
 * @param nullableReference what refers to it; null if it stands in its parent
 * @param path the nodes above it, root first
 * @param index which of its parent's kids it is
 */
public record Page(
    int number,
    Dictionary dictionary,
    @Nullable Ref nullableReference,
    List<Node> path,
    int index) {

  /**
   * A node of the page tree.
   *
   * @param reference what refers to it
   */
  public record Node(Dictionary dictionary, Ref reference) {}

  /** Copies the path. */
  public Page {
    path = List.copyOf(path);
  }

  /** Returns what refers to it, unless it stands in its parent. */
  public Optional<Ref> reference() {
    return Optional.ofNullable(nullableReference);
  }

  /** Returns the node it is a kid of. */
  public Node parent() {
    return path.get(path.size() - 1);
  }

  /** Returns the value of a key of its own or of the nearest node above (7.7.3.4). */
  public PdfObject inherited(String key) {
    if (dictionary.has(key)) {
      return dictionary.get(key);
    }
    for (int i = path.size() - 1; i >= 0; i--) {
      if (path.get(i).dictionary().has(key)) {
        return path.get(i).dictionary().get(key);
      }
    }
    return PdfObject.Constant.NULL;
  }
}
