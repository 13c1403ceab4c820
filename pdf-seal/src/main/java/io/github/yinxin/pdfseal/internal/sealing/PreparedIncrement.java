package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An increment whose layout is final: only the signature is missing. What is hashed now is what the
 * file will hold.
 */
public final class PreparedIncrement {

  private final Bytes base;
  private final ByteSink out;
  private final SignatureHoles holes;
  private final List<Spot> places;
  private final Set<String> notes;
  private final String range;

  PreparedIncrement(
      Bytes base, ByteSink out, SignatureHoles holes, List<Spot> places, Set<String> notes) {
    this.base = base;
    this.out = out;
    this.holes = holes;
    this.places = List.copyOf(places);
    this.notes = Set.copyOf(notes);
    this.range = SignatureHoles.text(holes.byteRange(base.length(), out.size()));
    out.fill(holes.range(), range.getBytes(StandardCharsets.US_ASCII));
  }

  /** Returns the file it goes behind. */
  public Bytes base() {
    return base;
  }

  /** Returns where the seal is. */
  public List<Spot> places() {
    return places;
  }

  /** Returns what was unusual. */
  public Set<String> notes() {
    return notes;
  }

  /** Returns the same with a further note. */
  PreparedIncrement noting(String note) {
    Set<String> more = new TreeSet<>(notes);
    more.add(note);
    return new PreparedIncrement(base, out, holes, places, more);
  }

  /** Returns the ByteRange as text. */
  public String protectedRange() {
    return "[0 " + range + "]";
  }

  /** Feeds what is signed to a digest: the base file, and the increment without /Contents. */
  public byte[] digest(MessageDigest digest) {
    base.digest(digest, 0, base.length());
    digest.update(out.view(0, holes.contents()));
    digest.update(out.view(holes.end(), out.size()));
    return digest.digest();
  }

  /** Returns how many bytes /Contents can take. */
  public int room() {
    return (holes.end() - holes.contents() - 2) / 2;
  }

  /**
   * Puts the signature in.
   *
   * @return the bytes that go behind the base file
   * @throws IllegalStateException if it is larger than was announced; it is not made again
   */
  public ByteBuffer complete(byte[] contents) {
    if (contents.length > room()) {
      throw new IllegalStateException(
          "a signature of " + contents.length + " bytes was announced with " + room());
    }
    byte[] digits = ObjectWriter.hex(Arrays.copyOf(contents, room()));
    out.fill(holes.contents() + 1, digits);
    return out.view(0, out.size()).asReadOnlyBuffer();
  }
}
