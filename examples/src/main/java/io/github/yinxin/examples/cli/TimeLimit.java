package io.github.yinxin.examples.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Work that may never end: a parser of another project over a stranger's bytes. Each piece has a
 * thread of its own; one that does not come back is left behind, and keeps neither the rest of the
 * run nor the end of the program waiting.
 */
final class TimeLimit {

  private final Duration limit;

  TimeLimit(Duration limit) {
    this.limit = limit;
  }

  /**
   * A piece of work.
   *
   * @param <T> what it comes to
   */
  @FunctionalInterface
  interface Work<T> {
    /**
     * Does it.
     *
     * @param lease to be taken before anything is left behind in the file system
     */
    T perform(Lease lease) throws Exception;
  }

  /** The right to leave something behind: gone if the time is over before it is taken. */
  static final class Lease {

    private enum State {
      OPEN,
      TAKEN,
      OVER
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

    /**
     * Takes the right, after which the work is waited for; again changes nothing.
     *
     * @throws Problem if the time is over and the file has been given up already
     */
    void take() throws Problem {
      state.compareAndSet(State.OPEN, State.TAKEN);
      if (state.get() == State.OVER) {
        throw new Problem("TIMEOUT", "the time was over before anything was written");
      }
    }

    private boolean end() {
      return state.compareAndSet(State.OPEN, State.OVER);
    }
  }

  /**
   * Does a piece of work and waits for it, but not longer than the limit; once more as long if it
   * has begun to write.
   *
   * @throws Problem if it broke off or did not come back
   */
  <T> T run(Work<T> work) throws Problem, InterruptedException {
    Lease lease = new Lease();
    CompletableFuture<Result<T>> result = new CompletableFuture<>();
    Thread thread = new Thread(() -> result.complete(perform(work, lease)), "file");
    thread.setDaemon(true);
    thread.start();
    try {
      return result.get(limit.toMillis(), TimeUnit.MILLISECONDS).value();
    } catch (TimeoutException e) {
      if (lease.end()) {
        throw over();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return written(result);
  }

  private <T> T written(CompletableFuture<Result<T>> result) throws Problem, InterruptedException {
    try {
      return result.get(limit.toMillis(), TimeUnit.MILLISECONDS).value();
    } catch (TimeoutException e) {
      throw over();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What came of the work. */
  @FunctionalInterface
  private interface Result<T> {
    T value() throws Problem;
  }

  // Whatever one file does to a parser, the next one still gets its line.
  private static <T> Result<T> perform(Work<T> work, Lease lease) {
    try {
      T value = work.perform(lease);
      return () -> value;
    } catch (Exception | Error e) {
      Problem problem = problem(e);
      return () -> {
        throw problem;
      };
    }
  }

  private Problem over() {
    return new Problem(
        "TIMEOUT",
        "took more than " + limit.toSeconds() + " s and was given up: --timeout allows more");
  }

  private static Problem problem(Throwable e) {
    if (e instanceof Problem problem) {
      return problem;
    }
    if (e instanceof StackOverflowError || e instanceof OutOfMemoryError) {
      return new Problem("TOO_COMPLEX", "needs more memory than there is");
    }
    String message = e.getMessage();
    return new Problem("FAILED", message == null ? e.getClass().getSimpleName() : message);
  }
}
