package io.sturmwarte.testing;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A database with what {@code common} brings along, for tests that need no application. */
public final class Database implements AutoCloseable {
  private static final List<String> MIGRATIONS =
      List.of(
          "V0001__app_clock.sql", "V0002__outbox.sql", "V0003__event.sql", "R__outbox_lease.sql");

  private final Map<String, String> settings;
  private final Vertx vertx = Vertx.vertx();
  private final Pool pool;

  private Database(Map<String, String> settings) {
    this.settings = settings;
    var url = settings.get("quarkus.datasource.reactive.url");
    this.pool =
        PgBuilder.pool()
            .using(vertx)
            .connectingTo(PgConnectOptions.fromUri(url).setUser("postgres").setPassword("postgres"))
            .with(new PoolOptions().setMaxSize(10))
            .build();
  }

  public static Database create() {
    var database = new Database(new PostgresResource().start());
    MIGRATIONS.forEach(database::migrate);
    return database;
  }

  public Pool pool() {
    return pool;
  }

  public io.vertx.core.Vertx vertx() {
    return vertx.getDelegate();
  }

  /** Runs statements, for arranging and for looking. */
  public void execute(String sql) {
    try (var connection = DriverManager.getConnection(jdbcUrl(), "postgres", "postgres");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of the first row. */
  public String ask(String sql) {
    try (var connection = DriverManager.getConnection(jdbcUrl(), "postgres", "postgres");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getObject(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public void advance(Duration duration) {
    AppClock.advance(jdbcUrl(), "postgres", "postgres", duration);
  }

  @Override
  public void close() {
    pool.closeAndAwait();
    vertx.closeAndAwait();
  }

  private String jdbcUrl() {
    return String.valueOf(settings.get("quarkus.datasource.jdbc.url"));
  }

  private void migrate(String file) {
    try (var in = Database.class.getResourceAsStream("/db/common/" + file)) {
      if (in == null) {
        throw new IllegalStateException("missing " + file);
      }
      execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
