package io.sturmwarte.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** Moves the time of a service under test, by moving its database's. */
public final class AppClock {
  private AppClock() {}

  /**
   * Time goes on by this much at once; sleepers of the outbox and of cycles are woken to see it.
   */
  public static void advance(Duration duration) {
    var config = ConfigProvider.getConfig();
    advance(
        config.getValue("quarkus.datasource.jdbc.url", String.class),
        config.getValue("quarkus.datasource.username", String.class),
        config.getValue("quarkus.datasource.password", String.class),
        duration);
  }

  public static void advance(String jdbcUrl, String user, String password, Duration duration) {
    try (var connection = DriverManager.getConnection(jdbcUrl, user, password);
        var statement =
            connection.prepareStatement(
                "update app_clock set shift = shift + ? * interval '1 millisecond'")) {
      statement.setLong(1, duration.toMillis());
      statement.executeUpdate();
      try (var wake = connection.createStatement()) {
        wake.execute("notify app_clock");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
