package io.github.yinxin.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.testkit.RealPostgres.Search;
import io.github.yinxin.testkit.RealPostgres.Way;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

class RealPostgresTest {

  private static Map<String, Way> ways(String working) {
    Map<String, Way> ways = new LinkedHashMap<>();
    for (String name : List.of("url", "local", "embedded")) {
      ways.put(
          name,
          () -> {
            if (!working.contains(name)) {
              throw new IOException("none here");
            }
            return UrlDatabase.at("jdbc:" + name);
          });
    }
    return ways;
  }

  @ParameterizedTest
  @CsvSource({
    "'', url local embedded, jdbc:url",
    "'', local embedded, jdbc:local",
    "'', embedded, jdbc:embedded",
    "required, local embedded, jdbc:local",
    "embedded, url local embedded, jdbc:embedded",
    "url, url local, jdbc:url",
  })
  void firstWayThatLeadsToAServer_isTaken(String wanted, String working, String url) {
    assertEquals(url, Search.among(wanted, ways(working)).require().url());
  }

  @Test
  void noServer_whereNoneIsRequired_skips() {
    assertThrows(TestAbortedException.class, () -> Search.among("", ways("")).require());
  }

  @ParameterizedTest
  @ValueSource(strings = {"required", "embedded"})
  void noServer_whereOneIsRequired_fails(String wanted) {
    assertThrows(IllegalStateException.class, () -> Search.among(wanted, ways("")).require());
  }

  @Test
  void oneWay_thatIsNamed_rulesOutTheOthers() {
    Search search = Search.among("url", ways("local embedded"));
    assertEquals(1, search.reasons().size());
    assertThrows(IllegalStateException.class, search::require);
  }

  @Test
  void misspeltWish_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Search.among("yes", ways("local")));
  }
}
