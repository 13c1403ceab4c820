package io.github.yinxin.examples.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.sign.SignatureAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoKeysTest {

  @Test
  void open_again_givesTheSameKeys(@TempDir Path home) throws Exception {
    DemoKeys first = DemoKeys.open(home, Clock.systemUTC());
    DemoKeys second = DemoKeys.open(home, Clock.systemUTC());
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      assertEquals(
          first.authority(algorithm).certificate(), second.authority(algorithm).certificate());
    }
  }

  @Test
  void open_atTheSameTime_makesTheKeysOnce(@TempDir Path home) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<X509Certificate>> opened =
          IntStream.range(0, 4)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> DemoKeys.open(home, Clock.systemUTC()).maker().certificate()))
              .toList();
      Set<X509Certificate> makers = new HashSet<>();
      for (Future<X509Certificate> maker : opened) {
        makers.add(maker.get());
      }
      assertEquals(1, makers.size());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void open_leavesNoUnfinishedFile(@TempDir Path home) throws Exception {
    DemoKeys.open(home, Clock.systemUTC());
    try (Stream<Path> files = Files.list(home)) {
      assertEquals(
          Set.of("keys.bcfks", "keys.lock"),
          files.map(f -> f.getFileName().toString()).collect(Collectors.toSet()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5000})
  void open_damagedStore_namesIt(int length, @TempDir Path home) throws Exception {
    Path store = Files.write(home.resolve("keys.bcfks"), new byte[length]);
    IOException e = assertThrows(IOException.class, () -> DemoKeys.open(home, Clock.systemUTC()));
    assertTrue(String.valueOf(e.getMessage()).contains(store.toString()), e.getMessage());
  }

  @Test
  void open_madeStore_needsNoLock(@TempDir Path home) throws Exception {
    DemoKeys first = DemoKeys.open(home, Clock.systemUTC());
    Files.delete(home.resolve("keys.lock"));
    Files.createDirectory(home.resolve("keys.lock")); // cannot be opened, by nobody
    assertEquals(
        first.maker().certificate(), DemoKeys.open(home, Clock.systemUTC()).maker().certificate());
  }
}
