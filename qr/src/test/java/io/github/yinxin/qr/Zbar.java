package io.github.yinxin.qr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code zbarimg}, another reader of QR codes. */
final class Zbar {

  private Zbar() {}

  /**
   * Returns whether it reads any code in a picture file, whatever text it makes of it, or nothing
   * where it is not installed.
   */
  static Optional<Boolean> reads(Path picture) throws InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder("zbarimg", "-q", "-Sdisable", "-Sqrcode.enable", picture.toString());
    command.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    command.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      return Optional.of(command.start().waitFor() == 0);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
