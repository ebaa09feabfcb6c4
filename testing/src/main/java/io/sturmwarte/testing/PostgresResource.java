package io.sturmwarte.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * A real PostgreSQL for a test: one server a JVM, a database of its own for each application under
 * test, in a session zone that is not UTC. Use it with
 * {@code @WithTestResource(PostgresResource.class)}.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    var name = "test_" + UUID.randomUUID().toString().replace("-", "");
    create(name);
    var address = "//127.0.0.1:%d/%s".formatted(server().getPort(), name);
    return Map.of(
        "quarkus.datasource.jdbc.url", "jdbc:postgresql:" + address,
        "quarkus.datasource.reactive.url", "postgresql:" + address,
        "quarkus.datasource.username", "postgres",
        "quarkus.datasource.password", "postgres",
        "sturmwarte.service.secret", "service-secret-of-the-tests");
  }

  @Override
  public void stop() {
    // The server ends with the JVM; the databases are small.
  }

  private static void create(String database) {
    try (var connection = server().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + database);
      statement.execute("alter database " + database + " set timezone to 'Asia/Kathmandu'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EmbeddedPostgres server() {
    return Server.ONE;
  }

  private static final class Server {
    static final EmbeddedPostgres ONE = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
