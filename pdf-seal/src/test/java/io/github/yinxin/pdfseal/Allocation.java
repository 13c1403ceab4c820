package io.github.yinxin.pdfseal;

import com.sun.management.ThreadMXBean;
import io.github.yinxin.testkit.Fuzz;
import java.lang.management.ManagementFactory;

/**
 * Refuses a parser that allocates more than a stated bound for one input: so much for anything, and
 * so much more for each of its bytes.
 */
public final class Allocation implements Fuzz.Parser {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Fuzz.Parser parser;
  private final long fixed;
  private final long perByte;
  private long most;

  private Allocation(Fuzz.Parser parser, long fixed, long perByte) {
    this.parser = parser;
    this.fixed = fixed;
    this.perByte = perByte;
  }

  /** States the bound of a parser, in bytes. */
  public static Allocation atMost(long fixed, long perByte, Fuzz.Parser parser) {
    return new Allocation(parser, fixed, perByte);
  }

  @Override
  public void read(byte[] input) throws Exception {
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    parser.read(input);
    long allocated = THREADS.getThreadAllocatedBytes(thread) - before;
    most = Math.max(most, allocated);
    if (allocated > fixed + perByte * input.length) {
      throw new AssertionError(
          allocated
              + " bytes for an input of "
              + input.length
              + ", more than "
              + fixed
              + " and "
              + perByte
              + " for each byte");
    }
  }

  /** Returns the most that one input took. */
  public long most() {
    return most;
  }
}
