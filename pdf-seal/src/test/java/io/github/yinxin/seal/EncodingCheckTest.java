package io.github.yinxin.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.pdfseal.internal.container.Leniency;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EncodingCheckTest {

  @Test
  void warnings_areThoseOfTheReaders() {
    assertEquals(
        Arrays.stream(Leniency.values()).map(Enum::name).toList(),
        Arrays.stream(EncodingCheck.values()).map(Enum::name).toList());
  }
}
