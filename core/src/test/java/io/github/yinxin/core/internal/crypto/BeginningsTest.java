package io.github.yinxin.core.internal.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.util.Memoable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is remembered of earlier messages changes no digest: it only saves work. */
class BeginningsTest {

  private static final byte[] START = {3, 8, 5, 4, 0};
  private static final int BLOCK = 64;

  private static byte[] plain(byte[] message) {
    SM3Digest sm3 = started(new SM3Digest());
    sm3.update(message, 0, message.length);
    byte[] value = new byte[sm3.getDigestSize()];
    sm3.doFinal(value, 0);
    return value;
  }

  private static SM3Digest started(SM3Digest sm3) {
    sm3.update(START, 0, START.length);
    return sm3;
  }

  private static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** Returns the same bytes with another one at a place. */
  private static byte[] changed(byte[] message, int at) {
    byte[] other = message.clone();
    other[at] ^= 1;
    return other;
  }

  @Nested
  class Values {

    private final Beginnings beginnings = new Beginnings(started(new SM3Digest()));

    private void assertPlain(byte[] message) {
      assertArrayEquals(plain(message), beginnings.digest(message));
    }

    @Test
    void message_seenAgain_hasTheSameDigest() {
      byte[] message = random(1, 10_000);
      for (int i = 0; i < 3; i++) {
        assertPlain(message);
      }
    }

    @Test
    void messages_thatDifferAnywhere_haveTheirOwnDigests() {
      byte[] message = random(2, 3 * Beginnings.LONG);
      assertPlain(message);
      for (int at = message.length - 1; at >= 0; at -= 7) {
        assertPlain(changed(message, at));
        assertPlain(message);
      }
    }

    @Test
    void messages_aroundABlocksEnd_haveTheirOwnDigests() {
      byte[] message = random(3, 4 * Beginnings.LONG);
      for (int length = 2 * Beginnings.LONG; length < 2 * Beginnings.LONG + 3 * BLOCK; length++) {
        assertPlain(Arrays.copyOf(message, length));
        assertPlain(changed(Arrays.copyOf(message, length), length - 1));
      }
    }

    @Test
    void messages_thatBeginOneAnother_haveTheirOwnDigests() {
      byte[] message = random(4, 4 * Beginnings.LONG);
      for (int length : new int[] {8192, 8000, 8191, 2047, 2048, 2049, 0, 1, 4096, 8192}) {
        assertPlain(Arrays.copyOf(message, length));
      }
    }

    @Test
    void messages_aroundTheBounds_haveTheirOwnDigests() {
      for (int bound : new int[] {Beginnings.LONG, Beginnings.LONGEST}) {
        for (int length = bound - 1; length <= bound + 1; length++) {
          byte[] message = random(5, length);
          assertPlain(message);
          assertPlain(changed(message, length - 1));
          assertPlain(Arrays.copyOf(message, length + 100));
        }
      }
    }

    @Test
    void callersArray_changedAfterwards_changesNothingRemembered() {
      byte[] message = random(6, 10_000);
      assertPlain(message);
      message[0] ^= 1;
      assertPlain(message);
      message[0] ^= 1;
      assertPlain(message);
    }

    @Test
    void randomMessages_ofManyFamilies_haveTheirOwnDigests() {
      long seed = 38540;
      Random random = new Random(seed);
      List<byte[]> families = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        families.add(random(i, 1000 + random.nextInt(9000)));
      }
      for (int i = 0; i < 2000; i++) {
        byte[] message = families.get(random.nextInt(families.size())).clone();
        int from = random.nextInt(message.length);
        if (random.nextInt(4) > 0) {
          Arrays.fill(message, from, message.length, (byte) random.nextInt());
        }
        int length = random.nextInt(3) > 0 ? message.length : random.nextInt(message.length);
        byte[] cut = Arrays.copyOf(message, length);
        assertArrayEquals(plain(cut), beginnings.digest(cut), "seed " + seed + ", message " + i);
      }
    }

    @Test
    void manyThreads_withTwoSealsInTurn_getTheirOwnDigests() {
      List<byte[]> seals = List.of(random(7, 10_000), random(8, 10_000));
      boolean same =
          IntStream.range(0, 4000)
              .parallel()
              .mapToObj(i -> changed(seals.get(i % 2), 5000 + i))
              .allMatch(message -> Arrays.equals(plain(message), beginnings.digest(message)));
      assertEquals(true, same);
    }
  }

  @Nested
  class Work {

    private final AtomicLong digested = new AtomicLong();
    private final Beginnings beginnings = new Beginnings(started(new Counting(digested)));

    private long cost(byte[] message) {
      long before = digested.get();
      assertArrayEquals(plain(message), beginnings.digest(message));
      return digested.get() - before;
    }

    @Test
    void thirdOfItsKind_isDigestedFromWhereItParts() {
      byte[] message = random(11, 10_000);
      assertEquals(10_000, cost(message));
      assertEquals(10_000, cost(changed(message, 9_000)));
      assertEquals(1_000, cost(changed(message, 9_500)));
      assertEquals(1_000, cost(changed(message, 9_000)));
    }

    @Test
    void sealsInTurn_areRememberedBoth() {
      byte[] one = random(12, 10_000);
      byte[] other = random(13, 10_000);
      for (int i = 0; i < 2; i++) {
        cost(changed(one, 9_000 + i));
        cost(changed(other, 9_000 + i));
      }
      assertEquals(1_000, cost(changed(one, 9_100)));
      assertEquals(1_000, cost(changed(other, 9_100)));
    }

    @Test
    void shortMessage_isDigestedWhole() {
      byte[] message = random(14, Beginnings.LONG - 1);
      assertEquals(message.length, cost(message));
      assertEquals(message.length, cost(message));
    }

    @Test
    void messageWithLittleInCommon_isDigestedWholeTwice() {
      byte[] message = random(15, 10_000);
      cost(message);
      byte[] early = changed(message, Beginnings.LONG - 1);
      assertEquals(10_000, cost(early));
      assertEquals(0, cost(early));
      assertEquals(0, cost(message), "what parts early is another kind");
    }

    @Test
    void oldestKind_isForgotten() {
      byte[] oldest = random(16, 5_000);
      cost(oldest);
      for (int i = 0; i < 15; i++) {
        cost(random(100 + i, 5_000));
      }
      assertEquals(0, cost(oldest));
      cost(random(200, 5_000));
      assertEquals(5_000, cost(oldest));
    }

    @Test
    void endOfAVeryLongMessage_isNotKept() {
      byte[] message = random(17, 2 * Beginnings.LONGEST);
      cost(message);
      assertEquals(Beginnings.LONGEST, cost(message));
    }
  }

  /** Counts what it is given; so do its copies. */
  private static final class Counting extends SM3Digest {

    private final AtomicLong digested;

    Counting(AtomicLong digested) {
      this.digested = digested;
    }

    private Counting(Counting other) {
      super(other);
      this.digested = other.digested;
    }

    @Override
    public Memoable copy() {
      return new Counting(this);
    }

    @Override
    public void update(byte[] in, int from, int length) {
      super.update(in, from, length);
      digested.addAndGet(length);
    }
  }
}
