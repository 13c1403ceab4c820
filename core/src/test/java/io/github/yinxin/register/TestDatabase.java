package io.github.yinxin.register;

import io.github.yinxin.testkit.RealPostgres;
import io.github.yinxin.testkit.UrlDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** The storages on which the one contract is tried, each empty when it is opened. */
enum TestDatabase {
  MEMORY {
    @Override
    LicenseRegister open(RegisterSettings settings) {
      return LicenseRegister.inMemory(settings);
    }
  },
  H2 {
    @Override
    DataSource database() {
      return UrlDatabase.at(
          "jdbc:h2:mem:contract" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
    }
  },
  H2_LIKE_POSTGRES {
    @Override
    DataSource database() {
      return UrlDatabase.at(
          "jdbc:h2:mem:contract"
              + NUMBER.incrementAndGet()
              + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
    }
  },
  SQLITE {
    @Override
    DataSource database() throws SQLException {
      return OneConnection.to(UrlDatabase.at("jdbc:sqlite::memory:"));
    }
  },
  POSTGRES {
    @Override
    DataSource database() throws SQLException {
      return emptied(RealPostgres.schema("contract"));
    }
  },
  /** In a caller's transaction that is committed after each call. */
  SQLITE_AS_GUEST {
    @Override
    DataSource database() throws SQLException {
      return SQLITE.database();
    }

    @Override
    LicenseRegister open(RegisterSettings settings) throws SQLException {
      return GuestRegister.of(settings, installed(settings));
    }
  },
  /** In a caller's transaction that is committed after each call. */
  POSTGRES_AS_GUEST {
    @Override
    DataSource database() throws SQLException {
      return POSTGRES.database();
    }

    @Override
    LicenseRegister open(RegisterSettings settings) throws SQLException {
      return GuestRegister.of(settings, installed(settings));
    }
  };

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Map<String, DataSource> OPEN = new ConcurrentHashMap<>();

  DataSource database() throws SQLException {
    throw new UnsupportedOperationException(this + " has no database");
  }

  /** Returns an empty database with the register's tables. */
  DataSource installed(RegisterSettings settings) throws SQLException {
    DataSource database = database();
    JdbcRegister.of(settings).install(database);
    return database;
  }

  LicenseRegister open(RegisterSettings settings) throws SQLException {
    return JdbcRegister.of(settings).opening(installed(settings));
  }

  /** Dropping the tables of each test would cost more than the tests. */
  static DataSource emptied(UrlDatabase database) throws SQLException {
    // One connection for all tests on a schema: a server has room for a hundred, and no more.
    DataSource one = OPEN.get(database.url());
    if (one == null) {
      one = OneConnection.to(database);
      OPEN.put(database.url(), one);
    }
    try (Connection connection = one.getConnection();
        Statement statement = connection.createStatement()) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      for (String table : SchemaInstaller.statements()) {
        if (table.startsWith("CREATE TABLE")) {
          String name = table.split(" ", -1)[2];
          statement.execute(
              "DO $$ BEGIN IF to_regclass('"
                  + name
                  + "') IS NOT NULL THEN DELETE FROM "
                  + name
                  + "; END IF; END $$");
        }
      }
    }
    return one;
  }
}
