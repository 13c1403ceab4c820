package io.github.yinxin.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.common.BitMatrix;
import io.github.yinxin.qr.QrScanner;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QrBenchmarkTest {

  @Test
  void everyContender_makesTheSameCode() throws Exception {
    QrBenchmark benchmark = new QrBenchmark();
    benchmark.setUp();
    QrScene scene = benchmark.scene();
    assertEquals(13, scene.code().version());
    assertEquals('M', scene.code().level());
    assertTrue(scene.accepts(scene.code().text()));
    assertArrayEquals(scene.code().modules(), benchmark.modulesYinxin());
    assertArrayEquals(scene.code().modules(), inner(benchmark.modulesZxing()));
    for (byte[] png : new byte[][] {benchmark.pngYinxin(), benchmark.pngZxing()}) {
      assertEquals(scene.code().text(), QrScanner.forPictures().scanFile(png).get(0).text());
    }
  }

  private static boolean[][] inner(BitMatrix matrix) {
    boolean[][] modules = new boolean[matrix.getHeight() - 8][matrix.getWidth() - 8];
    for (int row = 0; row < modules.length; row++) {
      for (int column = 0; column < modules.length; column++) {
        modules[row][column] = matrix.get(column + 4, row + 4);
      }
    }
    return modules;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyContender_readsTheFrame(boolean coded) throws Exception {
    QrScanBenchmark benchmark = new QrScanBenchmark();
    benchmark.coded = coded;
    benchmark.setUp();
    for (Method contender : Contests.of(QrScanBenchmark.class)) {
      assertEquals(coded ? 1L : 0L, contender.invoke(benchmark), contender.getName());
    }
  }
}
