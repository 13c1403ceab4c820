package io.github.yinxin.qr.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Lists that lie beside the classes, one entry a line; lines that begin with # explain. */
final class DataLines {

  private DataLines() {}

  static List<String> of(String resource) {
    try (InputStream in =
        Objects.requireNonNull(DataLines.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + resource + " of this library", e);
    }
  }
}
