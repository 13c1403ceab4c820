package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject;

/**
 * A place in the document with what stood there before and after a revision.
 *
 * @param before null, the PDF object, if there was nothing
 * @param after null, the PDF object, if there is nothing any more
 * @param owner the object that the later value stands in; 0 for the trailer
 * @param key of the innermost dictionary around it; empty in an array that is an object
 */
record Slot(PdfObject before, PdfObject after, int owner, String key) {}
