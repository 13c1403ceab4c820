package io.github.yinxin.register;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/**
 * A pool in its simplest form: what is given back clean is handed out again, all else is closed.
 */
final class Reusing {

  private final DataSource database;
  private final Deque<Connection> idle = new ArrayDeque<>();

  Reusing(DataSource database) {
    this.database = database;
  }

  DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            Reusing.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, arguments) ->
                method.getName().equals("getConnection")
                    ? lent(idle.isEmpty() ? database.getConnection() : idle.pop())
                    : call(database, method, arguments));
  }

  private Connection lent(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Reusing.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> {
              if (method.getName().equals("close")) {
                giveBack(connection);
                return null;
              }
              if (method.getName().equals("abort")) {
                connection.close();
                return null;
              }
              return call(connection, method, arguments);
            });
  }

  private void giveBack(Connection connection) throws SQLException {
    if (connection.isClosed() || idle.contains(connection)) {
      return;
    }
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    idle.push(connection);
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
