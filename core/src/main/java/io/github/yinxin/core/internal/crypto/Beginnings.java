package io.github.yinxin.core.internal.crypto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * SM3 of messages behind one start. Long messages that begin as earlier ones did, as those that
 * hold the same seal do, are digested from where they part. Thread-safe.
 */
final class Beginnings {

  /** Shorter ones are digested in less time than a memory of them is worth. */
  static final int LONG = 2 << 10;

  /** No more of a message is kept. */
  static final int LONGEST = 64 << 10;

  // A seal's messages begin in some ten ways: their length comes first, and differs with the digits
  // of the file's offsets.
  private static final int KEPT = 16;

  /** Bytes, and the digest's state behind them; nobody changes either. */
  private record Beginning(byte[] bytes, SM3Digest after) {

    boolean begins(byte[] message) {
      return common(message) == bytes.length;
    }

    int common(byte[] message) {
      int mismatch = Arrays.mismatch(bytes, message);
      return mismatch < 0 ? bytes.length : mismatch;
    }
  }

  private final SM3Digest start;
  private volatile List<Beginning> known = List.of();

  /**
   * Begins all messages behind a state.
   *
   * @param start left alone
   */
  Beginnings(SM3Digest start) {
    this.start = copy(start);
  }

  /** Returns the digest of the start and a message. */
  byte[] digest(byte[] message) {
    if (message.length < LONG) {
      return finished(copy(start), message, 0);
    }
    for (Beginning beginning : known) {
      if (beginning.begins(message)) {
        return finished(copy(beginning.after), message, beginning.bytes.length);
      }
    }
    return learned(message);
  }

  // Kept is what it has in common with an earlier one; of the first of its kind, all of it.
  private byte[] learned(byte[] message) {
    List<Beginning> earlier = known;
    int common = earlier.stream().mapToInt(b -> b.common(message)).max().orElse(0);
    int length = common < LONG ? Math.min(message.length, LONGEST) : common;
    // Digested is the copy: a message that somebody changes meanwhile must not stand for another.
    byte[] kept = Arrays.copyOf(message, length);
    SM3Digest digest = copy(start);
    digest.update(kept, 0, length);
    Beginning fresh = new Beginning(kept, copy(digest));
    List<Beginning> now = new ArrayList<>(List.of(fresh));
    for (Beginning beginning : earlier) {
      if (now.size() < KEPT && !fresh.begins(beginning.bytes)) {
        now.add(beginning);
      }
    }
    known = List.copyOf(now); // What another thread learned meanwhile is lost, and learned again.
    return finished(digest, message, length);
  }

  private static SM3Digest copy(SM3Digest state) {
    return (SM3Digest) state.copy();
  }

  private static byte[] finished(SM3Digest digest, byte[] message, int from) {
    digest.update(message, from, message.length - from);
    byte[] value = new byte[digest.getDigestSize()];
    digest.doFinal(value, 0);
    return value;
  }
}
