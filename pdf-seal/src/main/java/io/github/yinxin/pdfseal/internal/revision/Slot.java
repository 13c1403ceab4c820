package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;

/**
 * A place in the document with what stood there before and after a revision.
 *
 * @param before null, the PDF object, if there was nothing
 * @param after null, the PDF object, if there is nothing any more
 * @param owner the object that the later value stands in; 0 for the trailer
 * @param key the keys on the way there from the owner; empty in an array that is an object
 */
record Slot(PdfObject before, PdfObject after, int owner, String key) {

  // No name has this character: names are bytes.
  private static final String INSIDE = "\u203A";

  /** Returns the keys to a value of a dictionary, which has keys to itself or is an object. */
  static String path(String dictionary, String key) {
    return dictionary.isEmpty() ? key : dictionary + INSIDE + key;
  }

  /** Returns the last of some keys. */
  static String last(String path) {
    return path.substring(path.lastIndexOf(INSIDE) + 1);
  }

  /** Goes to a value of the dictionary that stands here. */
  Slot child(PdfObject older, PdfObject newer, String name) {
    return after instanceof Ref ref
        ? new Slot(older, newer, ref.number(), name)
        : new Slot(older, newer, owner, path(key, name));
  }

  /** Goes to an item of the array that stands here. */
  Slot item(PdfObject older, PdfObject newer) {
    return after instanceof Ref ref
        ? new Slot(older, newer, ref.number(), "")
        : new Slot(older, newer, owner, key);
  }
}
