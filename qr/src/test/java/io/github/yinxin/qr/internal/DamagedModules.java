package io.github.yinxin.qr.internal;

import com.google.zxing.common.BitMatrix;
import io.github.yinxin.qr.ScannedCode;
import java.util.Optional;

/** What the scanner makes of modules, once they are told from the picture. */
public final class DamagedModules {

  private static final double[][] ANYWHERE = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};

  private DamagedModules() {}

  /** Reads modules as the scanner does; nothing if they hold no code of either model. */
  public static Optional<String> read(BitMatrix modules) {
    return Symbols.decode(modules, ANYWHERE, 1).map(ScannedCode::text);
  }
}
