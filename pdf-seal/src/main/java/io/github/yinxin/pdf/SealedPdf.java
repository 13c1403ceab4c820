package io.github.yinxin.pdf;

import io.github.yinxin.pdfseal.internal.sealing.FileOutput;
import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.sign.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A document that was just sealed: the document as it was, and the increment behind it. One that
 * was sealed from a file stays in that file; leave it alone until this is written.
 */
public final class SealedPdf {

  private final Bytes base;
  private final ByteBuffer increment;
  private final List<Impression> impressions;
  private final Set<String> notes;

  SealedPdf(Bytes base, ByteBuffer increment, List<Impression> impressions, Set<String> notes) {
    this.base = base;
    this.increment = increment.asReadOnlyBuffer();
    this.impressions = List.copyOf(impressions);
    this.notes = Set.copyOf(notes);
  }

  /**
   * One drawing of the seal, in millimetres of the page as a viewer shows it.
   *
   * @param page page number from 1
   * @param xMm centre, from the left edge
   * @param yMm centre, from the top edge
   * @param sizeMm side of its square
   */
  public record Impression(int page, double xMm, double yMm, double sizeMm) {}

  /** Returns a copy of the whole file; one of 2 GiB or more does not fit into an array. */
  public byte[] bytes() {
    byte[] bytes = new byte[Math.toIntExact(length())];
    ByteBuffer target = ByteBuffer.wrap(bytes);
    buffers().forEach(target::put);
    return bytes;
  }

  /** Returns how long the whole file is. */
  public long length() {
    return base.length() + increment.remaining();
  }

  /** Returns the whole file as read-only views, in order, without a copy. */
  public List<ByteBuffer> buffers() {
    List<ByteBuffer> buffers = new ArrayList<>();
    for (long at = 0; at < base.length(); ) {
      ByteBuffer part = base.part(at, base.length()).asReadOnlyBuffer();
      buffers.add(part);
      at += part.remaining();
    }
    buffers.add(increment());
    return List.copyOf(buffers);
  }

  /** Returns what sealing put behind the document, as a read-only view. */
  public ByteBuffer increment() {
    return increment.duplicate();
  }

  /**
   * Writes the whole file. Whatever interrupts that, the target is the old file or the finished new
   * one: it is written beside it, forced to the disk and renamed.
   *
   * @param target may be the file that was sealed
   */
  public void writeTo(Path target) throws IOException {
    FileOutput.replace(target, buffers());
  }

  /**
   * Appends the increment to the very file that was sealed, without copying it. A journal beside it
   * lets {@link #recover} cut what an interruption leaves; nobody else may write it meanwhile.
   *
   * @throws IOException if the file is not as long as it was, somebody else is writing it, an
   *     earlier append was interrupted and not yet recovered, or the disk refuses
   */
  public void appendTo(Path file) throws IOException {
    FileOutput.append(file, base.length(), increment());
  }

  /**
   * Brings a file back in order after an interrupted {@link #appendTo}: a finished increment stays,
   * an unfinished one is cut off. Does nothing without a journal.
   */
  public static void recover(Path file) throws IOException {
    FileOutput.recover(file);
  }

  /** Returns the SM3 digest of the whole file, for the register. */
  public Digest digest() {
    MessageDigest digest = Digest.Algorithm.SM3.start();
    buffers().forEach(digest::update);
    return Digest.of(Digest.Algorithm.SM3, digest.digest());
  }

  /** Returns where the seal is; the first one is the signature field's. */
  public List<Impression> impressions() {
    return impressions;
  }

  /**
   * Returns what was unusual in the document: {@code HAS_XFA}, {@code HAS_SCRIPTS}, {@code
   * HAS_HIDDEN_LAYERS}, {@code NEEDS_APPEARANCES}, {@code HAS_USAGE_RIGHTS}, {@code REBUILT_XREF},
   * {@code REPAIRED}.
   */
  public Set<String> notes() {
    return notes;
  }
}
