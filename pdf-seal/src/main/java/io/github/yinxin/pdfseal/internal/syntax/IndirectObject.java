package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;

/**
 * An object with a number (ISO 32000-1 7.3.10).
 *
 * @param reference its number and generation
 * @param value what it is
 * @param container the object stream it lies in; 0 if it stands in the file itself
 * @param start where it begins: in the file, or in the decoded object stream
 * @param end behind its last byte there
 */
public record IndirectObject(Ref reference, PdfObject value, int container, long start, long end) {}
