package io.github.yinxin.pdfseal;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Damages bytes in the ways that parsers trip over; the same seed gives the same damage. */
public final class Mutations {

  private static final byte[] EVIL = {0, 1, 0x7F, (byte) 0x80, (byte) 0x84, (byte) 0xFF, 0x30, 6};

  private final Random random;

  /** Starts a series. */
  public Mutations(long seed) {
    this.random = new Random(seed);
  }

  /** Returns a copy with one to three changes; now and then they cancel out. */
  public byte[] of(byte[] original) {
    byte[] bytes = original.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      bytes = changed(bytes);
    }
    return bytes;
  }

  private byte[] changed(byte[] bytes) {
    if (bytes.length == 0) {
      return new byte[] {EVIL[random.nextInt(EVIL.length)]};
    }
    int at = random.nextInt(bytes.length);
    int length = Math.min(bytes.length - at, 1 + random.nextInt(40));
    return switch (random.nextInt(8)) {
      case 0 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
      case 1 -> splice(bytes, at, at + length, new byte[0]);
      case 2 -> Arrays.copyOf(bytes, at);
      case 3 -> splice(bytes, at, at, new byte[] {EVIL[random.nextInt(EVIL.length)]});
      case 4, 5 -> splice(bytes, at, at + 1, new byte[] {EVIL[random.nextInt(EVIL.length)]});
      case 6 -> splice(bytes, at, at + 1, new byte[] {(byte) (bytes[at] + 1)});
      default ->
          splice(bytes, at, at + 1, new byte[] {(byte) (bytes[at] ^ 1 << random.nextInt(8))});
    };
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] instead) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(instead);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
