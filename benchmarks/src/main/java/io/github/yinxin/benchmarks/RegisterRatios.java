package io.github.yinxin.benchmarks;

import io.github.yinxin.benchmarks.RegisterBenchmark.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs {@link RegisterBenchmark} and prints goal and ratio of each place and size:
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.github.yinxin.benchmarks.RegisterRatios 1000 10000000
 * }</pre>
 *
 * <p>Both sides of a ratio run one after the other, three times, so that a load that comes and goes
 * meets both; a ratio is that of the smallest iterations, which other work disturbs least. Printed
 * are the middle one and the others, which are its error.
 *
 * <p>Ends with 1 if a goal was missed.
 */
public final class RegisterRatios {

  private static final int ROUNDS = 3;

  /** A goal: what is divided by what. */
  private enum Goal {
    IMPORT("import, of plain batches, at least 0.6", "importPlain", "importYinxin") {
      @Override
      boolean reached(double ratio) {
        return ratio >= 0.6;
      }
    },
    STATUS("status, in selects by key, at most 3", "statusYinxin", "selectByKey") {
      @Override
      boolean reached(double ratio) {
        return ratio <= 3;
      }
    };

    private final String what;
    private final String above;
    private final String below;

    Goal(String what, String above, String below) {
      this.what = what;
      this.above = above;
      this.below = below;
    }

    abstract boolean reached(double ratio);
  }

  private RegisterRatios() {}

  /** Measures with as many licenses as the arguments say, each in turn; 1000 without any. */
  public static void main(String[] sizes) throws RunnerException {
    List<String> lines = new ArrayList<>();
    boolean reached = true;
    for (String size : sizes.length == 0 ? new String[] {"1000"} : sizes) {
      for (Place place : Place.values()) {
        for (Goal goal : Goal.values()) {
          List<Double> ratios = new ArrayList<>();
          for (int round = 0; round < ROUNDS; round++) {
            ratios.add(smallest(goal.above, place, size) / smallest(goal.below, place, size));
          }
          Collections.sort(ratios);
          double middle = ratios.get(ROUNDS / 2);
          reached &= goal.reached(middle);
          lines.add(line(goal, place, size, ratios, middle));
        }
      }
    }
    lines.forEach(System.out::println);
    System.exit(reached ? 0 : 1);
  }

  private static double smallest(String method, Place place, String size) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.include(RegisterBenchmark.class.getName() + "\\." + method + "$");
    options.param("place", place.name()).param("size", size).forks(1).shouldFailOnError(true);
    options.warmupIterations(5).warmupTime(TimeValue.seconds(1));
    options.measurementIterations(5).measurementTime(TimeValue.seconds(1));
    return new Runner(options.build()).runSingle().getPrimaryResult().getStatistics().getMin();
  }

  private static String line(
      Goal goal, Place place, String size, List<Double> ratios, double middle) {
    return String.format(
        Locale.ROOT,
        "%-8s %9s  %-40s %5.2f (%.2f to %.2f): %s",
        place,
        size,
        goal.what,
        middle,
        ratios.get(0),
        ratios.get(ROUNDS - 1),
        goal.reached(middle) ? "reached" : "missed");
  }
}
