package io.github.yinxin.benchmarks;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/** Runs benchmark methods by hand. */
final class Contests {

  private Contests() {}

  /** Returns the benchmark methods of a class by name, so that a new one cannot be forgotten. */
  static List<Method> of(Class<?> benchmark) {
    return Arrays.stream(benchmark.getMethods())
        .filter(method -> method.isAnnotationPresent(Benchmark.class))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }
}
