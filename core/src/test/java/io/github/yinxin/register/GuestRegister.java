package io.github.yinxin.register;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A platform that opens a transaction, lets the register join it, and commits: for each call. */
final class GuestRegister {

  private GuestRegister() {}

  static LicenseRegister of(RegisterSettings settings, DataSource database) {
    JdbcRegister register = JdbcRegister.of(settings);
    return (LicenseRegister)
        Proxy.newProxyInstance(
            GuestRegister.class.getClassLoader(),
            new Class<?>[] {LicenseRegister.class},
            (proxy, method, arguments) -> {
              Connection connection = database.getConnection();
              try {
                connection.setAutoCommit(false);
                Object answer = method.invoke(register.joining(connection), arguments);
                // A stream is read while the transaction lasts.
                Object read = answer instanceof Stream<?> stream ? kept(stream) : answer;
                connection.commit();
                return read;
              } catch (InvocationTargetException e) {
                // A refused command leaves the caller's transaction usable, on every database.
                connection.createStatement().executeQuery("SELECT 1 FROM el_head").close();
                connection.commit();
                throw e.getCause();
              } finally {
                connection.setAutoCommit(true);
                connection.close();
              }
            });
  }

  private static Stream<?> kept(Stream<?> stream) {
    return List.copyOf(stream.toList()).stream();
  }
}
