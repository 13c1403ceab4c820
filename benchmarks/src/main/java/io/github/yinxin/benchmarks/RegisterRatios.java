package io.github.yinxin.benchmarks;

import io.github.yinxin.benchmarks.RegisterBenchmark.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs {@link RegisterBenchmark} and prints goal and ratio of each place and size, with the error
 * that follows from both scores (99.9 %), and the ratio of the smallest iterations, which other
 * work on the machine disturbs least and which is therefore held against the goal:
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.github.yinxin.benchmarks.RegisterRatios 1000 10000000
 * }</pre>
 *
 * <p>Ends with 1 if a goal was missed or something could not be measured.
 */
public final class RegisterRatios {

  private static final double CONFIDENCE = 0.999;

  /** A goal: what is divided by what. */
  private enum Goal {
    IMPORT("import, of plain batches", "importPlain", "importYinxin", 0.6) {
      @Override
      boolean reached(double ratio) {
        return ratio >= bound;
      }
    },
    STATUS("status, in selects by key", "statusYinxin", "selectByKey", 3) {
      @Override
      boolean reached(double ratio) {
        return ratio <= bound;
      }
    };

    final String what;
    final String above;
    final String below;
    final double bound;

    Goal(String what, String above, String below, double bound) {
      this.what = what;
      this.above = above;
      this.below = below;
      this.bound = bound;
    }

    abstract boolean reached(double ratio);
  }

  private RegisterRatios() {}

  /** Measures with as many licenses as the arguments say, each in turn; 1000 without any. */
  public static void main(String[] sizes) throws RunnerException {
    String[] all = sizes.length == 0 ? new String[] {"1000"} : sizes;
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(RegisterBenchmark.class.getName() + "\\.")
                    .param("size", all)
                    .forks(2)
                    .warmupIterations(5)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.seconds(1))
                    .build())
            .run();
    boolean reached = true;
    for (String size : all) {
      for (Place place : Place.values()) {
        for (Goal goal : Goal.values()) {
          reached &= print(goal, place, size, results);
        }
      }
    }
    System.exit(reached ? 0 : 1);
  }

  private static boolean print(Goal goal, Place place, String size, Collection<RunResult> results) {
    List<Statistics> scores = new ArrayList<>();
    for (String method : Arrays.asList(goal.above, goal.below)) {
      find(results, method, place, size)
          .ifPresent(result -> scores.add(result.getPrimaryResult().getStatistics()));
    }
    String where = String.format(Locale.ROOT, "%-8s %9s  %-26s", place, size, goal.what);
    if (scores.size() < 2) {
      System.out.println(where + " not measured");
      return false;
    }
    Statistics above = scores.get(0);
    Statistics below = scores.get(1);
    double ratio = above.getMean() / below.getMean();
    double error = ratio * Math.hypot(relativeError(above), relativeError(below));
    double smallest = above.getMin() / below.getMin();
    System.out.printf(
        Locale.ROOT,
        "%s %5.2f ± %4.2f, smallest %5.2f, goal %s %.1f: %s%n",
        where,
        ratio,
        error,
        smallest,
        goal == Goal.IMPORT ? "≥" : "≤",
        goal.bound,
        goal.reached(smallest) ? "reached" : "missed");
    return goal.reached(smallest);
  }

  private static double relativeError(Statistics score) {
    return score.getMeanErrorAt(CONFIDENCE) / score.getMean();
  }

  private static Optional<RunResult> find(
      Collection<RunResult> results, String method, Place place, String size) {
    return results.stream()
        .filter(r -> r.getParams().getBenchmark().endsWith("." + method))
        .filter(r -> r.getParams().getParam("place").equals(place.name()))
        .filter(r -> r.getParams().getParam("size").equals(size))
        .findFirst();
  }
}
