package io.github.yinxin.qr.internal;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.util.Optional;

/**
 * A picture told apart into dark and light in some way.
 *
 * @param dark nothing, if that way does not lead anywhere
 */
record Way(Grey grey, Optional<BitMatrix> dark) {

  static Way byHybrid(Grey grey) {
    return new Way(grey, SymbolReader.dark(new HybridBinarizer(grey.source())));
  }

  static Way byHistogram(Grey grey) {
    return new Way(grey, SymbolReader.dark(new GlobalHistogramBinarizer(grey.source())));
  }

  /**
   * Against the surroundings: how far these reach, and by how many percent a dark pixel is darker.
   */
  static Way byOurs(Grey grey, int radius, int percent) {
    return new Way(grey, Optional.of(new Sums(grey).darker(radius, percent)));
  }

  Optional<SymbolReader> reader(Deadline deadline) {
    return dark.map(d -> new SymbolReader(grey, d, deadline));
  }
}
