package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.demo.DemoKeys;
import io.github.yinxin.examples.demo.DemoRegister;
import io.github.yinxin.register.LicenseRegister;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The command line's register: an SQLite file beside the demo keys, or any database by its URL. */
final class RegisterFile {

  private RegisterFile() {}

  /** Opens the register at a JDBC URL, or the one in the home folder; makes it if need be. */
  static LicenseRegister open(@Nullable String url, Clock clock) throws Problem {
    try {
      return url == null
          ? DemoRegister.open(DemoKeys.home().resolve("register.db"), clock)
          : DemoRegister.open(url, clock);
    } catch (IOException e) {
      throw new Problem("REGISTER_NOT_OPENED", Problem.words(e));
    } catch (SQLException | IllegalArgumentException e) {
      throw new Problem("REGISTER_NOT_OPENED", String.valueOf(e.getMessage()));
    }
  }
}
