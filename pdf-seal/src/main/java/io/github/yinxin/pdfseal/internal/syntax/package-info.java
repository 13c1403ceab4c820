/**
 * The strict reader of PDF files, for the sealer and the verifier alike: what is sealed is what is
 * verified. A map, from the bytes up:
 *
 * <ul>
 *   <li>{@link io.github.yinxin.pdfseal.internal.syntax.Bytes}: the file, addressed by {@code
 *       long}. {@code upTo} cuts it where a revision ended.
 *   <li>{@code Lexer}, {@code ObjectParser}: offset in, {@link
 *       io.github.yinxin.pdfseal.internal.syntax.PdfObject} out. Objects are values; strings,
 *       dictionaries and numbered objects remember where they stand. Nothing is parsed before it is
 *       asked for, and references are not followed by themselves.
 *   <li>{@link io.github.yinxin.pdfseal.internal.syntax.XrefSection}: says where an object is, by
 *       index arithmetic on a table or an inflated stream. {@code XrefReader} follows the chain;
 *       {@code Rebuild} goes through the whole file when it is broken.
 *   <li>{@link io.github.yinxin.pdfseal.internal.syntax.PdfFile}: the sections together; finds,
 *       decrypts, decodes. {@code open} has three answers: a strict file, one that is {@code
 *       rebuilt} because it can be read in one way only, or a {@link
 *       io.github.yinxin.pdfseal.internal.syntax.PdfException} with its {@link
 *       io.github.yinxin.pdfseal.internal.syntax.Flaw}. What is ambiguous in content and was come
 *       across is in {@code flaws()}.
 *   <li>{@link io.github.yinxin.pdfseal.internal.syntax.Revision}: one save. To see the file as it
 *       was then, open its first bytes: {@code PdfFile.strict(bytes.upTo(end), password)}.
 *   <li>{@link io.github.yinxin.pdfseal.internal.syntax.PageTree}, {@link
 *       io.github.yinxin.pdfseal.internal.syntax.FormFields}: the few structures of meaning that
 *       both sides need.
 *   <li>{@link io.github.yinxin.pdfseal.internal.syntax.SignedDocument}: every signature of every
 *       revision, with the structural checks that need no cryptography ({@code SignatureSearch},
 *       {@code SignedRevision}).
 * </ul>
 *
 * <p>To compare two revisions: open both, and go through the entries of the sections that the later
 * one has and the earlier one has not ({@code XrefSection.forEach}); {@code PdfFile.object} of each
 * number gives both versions, and {@code equals} of objects asks whether they mean the same,
 * wherever they stand.
 *
 * <p>Reading is paid from a {@code Budget} of depth, objects, inflated bytes and time, which ends
 * in a verdict. Nothing here knows PDFBox or {@code java.awt}.
 */
@NullMarked
package io.github.yinxin.pdfseal.internal.syntax;

import org.jspecify.annotations.NullMarked;
