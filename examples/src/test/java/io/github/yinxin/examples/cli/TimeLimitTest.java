package io.github.yinxin.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimeLimitTest {

  private static final TimeLimit LONG = new TimeLimit(Duration.ofMinutes(1));
  private static final TimeLimit SHORT = new TimeLimit(Duration.ofMillis(20));

  private static String reason(TimeLimit limit, TimeLimit.Work<?> work) {
    return assertThrows(Problem.class, () -> limit.run(work)).reason();
  }

  @Test
  void work_inTime_givesItsResult() throws Exception {
    assertEquals("done", LONG.run(lease -> "done"));
  }

  @Test
  void work_thatDoesNotComeBack_isGivenUp_andMayLeaveNothingBehind() throws Exception {
    CountDownLatch givenUp = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    AtomicReference<String> late = new AtomicReference<>("");
    String reason =
        reason(
            SHORT,
            lease -> {
              givenUp.await();
              try {
                lease.take();
              } catch (Problem e) {
                late.set(e.reason());
              } finally {
                ended.countDown();
              }
              return "late";
            });
    givenUp.countDown();
    assertTrue(ended.await(1, TimeUnit.MINUTES));
    assertEquals("TIMEOUT", reason);
    assertEquals("TIMEOUT", late.get());
  }

  @Test
  void work_thatHasBegunToWrite_isWaitedForOnceMore() throws Exception {
    TimeLimit limit = new TimeLimit(Duration.ofMillis(500));
    assertEquals(
        "written",
        limit.run(
            lease -> {
              lease.take();
              new CountDownLatch(1).await(600, TimeUnit.MILLISECONDS);
              return "written";
            }));
  }

  @Test
  void lease_takenForEachOfSeveralFiles_isStillHeld() throws Exception {
    assertEquals(
        "two files",
        LONG.run(
            lease -> {
              lease.take();
              lease.take();
              return "two files";
            }));
  }

  @Test
  void parserThatBreaks_isAProblemOfItsFile() {
    assertEquals("FAILED", reason(LONG, lease -> Integer.parseInt("x")));
    assertEquals("TOO_COMPLEX", reason(LONG, lease -> endless(0)));
    assertEquals(
        "TOO_COMPLEX",
        reason(
            LONG,
            lease -> {
              throw new OutOfMemoryError("as if");
            }));
    assertEquals(
        "SAID",
        reason(
            LONG,
            lease -> {
              throw new Problem("SAID", "so");
            }));
  }

  @SuppressWarnings("InfiniteRecursion")
  private static int endless(int depth) {
    return endless(depth + 1) + 1;
  }
}
