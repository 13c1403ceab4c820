package io.github.yinxin.register;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** H2 keeps commits of a file in memory for a while unless told otherwise; a kill loses them. */
final class H2Files {

  private static final String H2 = "jdbc:h2:";
  private static final String MEMORY = "jdbc:h2:mem:";

  private H2Files() {}

  static void requireDurable(Connection connection) throws SQLException {
    String url = String.valueOf(connection.getMetaData().getURL());
    if (url.startsWith(H2) && !url.startsWith(MEMORY) && !writesAtOnce(connection)) {
      throw new IllegalArgumentException(
          "H2 file "
              + url
              + " needs ;WRITE_DELAY=0 in its URL: without it, commits that were acknowledged are"
              + " lost when the process is killed");
    }
  }

  private static boolean writesAtOnce(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet settings =
            statement.executeQuery(
                "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS"
                    + " WHERE SETTING_NAME = 'WRITE_DELAY'")) {
      return settings.next() && settings.getString(1).equals("0");
    }
  }
}
