package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
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
    this.range = holes.byteRange(base.length(), out.size());
    out.fill(holes.range(), range);
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
    out.digest(digest);
    return digest.digest();
  }

  /**
   * Puts the signature in.
   *
   * @param contents its pieces, one behind the other
   * @return the bytes that go behind the base file
   * @throws IllegalStateException if it is larger than was announced; it is not made again
   */
  public ByteBuffer complete(byte[]... contents) {
    byte[] increment = new byte[out.size()];
    put(contents, increment, 0);
    return ByteBuffer.wrap(increment);
  }

  /**
   * Puts the signature in.
   *
   * @param contents its pieces, one behind the other
   * @return the whole file: a copy of the base file, and what goes behind it
   * @throws IllegalStateException if it is larger than was announced; it is not made again
   */
  public ByteBuffer completeFile(byte[]... contents) {
    int length = Math.toIntExact(base.length());
    byte[] file = new byte[Math.addExact(length, out.size())];
    base.copy(0, length, file);
    put(contents, file, length);
    return ByteBuffer.wrap(file);
  }

  private void put(byte[][] contents, byte[] target, int at) {
    int length = 0;
    for (byte[] piece : contents) {
      length += piece.length;
    }
    if (length > holes.room()) {
      throw new IllegalStateException(
          "a signature of " + length + " bytes was announced with " + holes.room());
    }
    out.copyTo(target, at);
    holes.put(contents, target, at);
  }
}
