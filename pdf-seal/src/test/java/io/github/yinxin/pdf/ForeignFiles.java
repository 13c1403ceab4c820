package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DynamicTest;

/** Files of other programs, which are not everywhere. */
final class ForeignFiles {

  private ForeignFiles() {}

  /** Returns a test that is skipped for want of some: that is seen, a skipped factory is not. */
  static DynamicTest absent(Path wanted) {
    return dynamicTest(
        "foreign files",
        () -> assumeTrue(Files.exists(wanted), "yinxin.data names no folder with " + wanted));
  }
}
