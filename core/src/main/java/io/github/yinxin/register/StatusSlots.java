package io.github.yinxin.register;

/**
 * Places in status lists: dense, each used once, but in no order that an outsider could follow, so
 * that neighbours in a list are not neighbours in time. Within each block of 1024 consecutive
 * instance numbers the places are permuted by a secret of the register.
 */
final class StatusSlots {

  private static final int HALF_BITS = 5;
  private static final int HALF = (1 << HALF_BITS) - 1;
  private static final int BLOCK_BITS = 2 * HALF_BITS;
  private static final long BLOCK = (1L << BLOCK_BITS) - 1;
  private static final int ROUNDS = 6;

  private StatusSlots() {}

  /** Returns the place of an instance; different numbers have different places. */
  static long slot(long number, long salt) {
    long block = number & ~BLOCK;
    int left = (int) (number >> HALF_BITS) & HALF;
    int right = (int) number & HALF;
    // A Feistel network: whatever the round function gives, the whole stays a permutation.
    for (int round = 0; round < ROUNDS; round++) {
      int mixed = (int) mix(salt ^ block + ((long) round << 8 | right)) & HALF;
      int next = left ^ mixed;
      left = right;
      right = next;
    }
    return block | left << HALF_BITS | right;
  }

  // The finaliser of SplittableRandom (Steele, Lea, Flood 2014): every input bit reaches all bits.
  private static long mix(long bits) {
    long z = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
