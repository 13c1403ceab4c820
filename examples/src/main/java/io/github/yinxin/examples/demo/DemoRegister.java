package io.github.yinxin.examples.demo;

import io.github.yinxin.register.JdbcRegister;
import io.github.yinxin.register.LicenseRegister;
import io.github.yinxin.register.RegisterSettings;
import io.github.yinxin.testkit.UrlDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;

/** A register in an SQLite file, or in any database by its JDBC URL. */
public final class DemoRegister {

  // Writers wait for each other; a lock that is taken at the start cannot be lost half way.
  private static final String SQLITE_OPTIONS = "?busy_timeout=10000&transaction_mode=IMMEDIATE";

  private DemoRegister() {}

  /** Opens the register in a file, and makes it if it is not there. */
  public static LicenseRegister open(Path file, Clock clock) throws IOException, SQLException {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return open("jdbc:sqlite:" + absolute + SQLITE_OPTIONS, clock);
  }

  /** Opens the register in a database, and makes its tables if they are not there. */
  public static LicenseRegister open(String url, Clock clock) throws SQLException {
    UrlDatabase database = UrlDatabase.at(url);
    // One number at a time: each call is a process of its own and would waste the rest of a block.
    RegisterSettings settings = RegisterSettings.of(clock, new SecureRandom()).leasing(1);
    JdbcRegister register = JdbcRegister.of(settings);
    register.install(database);
    return register.opening(database);
  }
}
