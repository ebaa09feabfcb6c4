package io.sturmwarte.launch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one PostgreSQL of this machine, with a database for each service: embedded, durable ({@code
 * fsync} on), or a server that is there already.
 */
public final class Postgres implements AutoCloseable {
  private final String address;
  private final String user;
  private final String password;
  private final List<AutoCloseable> toClose;

  private Postgres(String address, String user, String password, List<AutoCloseable> toClose) {
    this.address = address;
    this.user = user;
    this.password = password;
    this.toClose = toClose;
  }

  /** Starts a server on {@code folder}, or takes it up again. */
  public static Postgres embedded(Path folder, int port) {
    try {
      Files.createDirectories(folder);
      var server =
          EmbeddedPostgres.builder()
              .setPort(port)
              .setDataDirectory(folder.resolve("data"))
              .setOverrideWorkingDirectory(folder.resolve("server").toFile())
              .setCleanDataDirectory(false)
              // The library switches it off, for tests; here it keeps what users entrust to us.
              .setServerConfig("fsync", "on")
              .setServerConfig("max_connections", "120")
              .setServerConfig("shared_buffers", "128MB")
              .setServerConfig("statement_timeout", "60s")
              .setServerConfig("client_connection_check_interval", "2s")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setPGStartupWait(Duration.ofSeconds(60))
              .start();
      var toClose = new ArrayList<AutoCloseable>(List.of(server));
      return new Postgres("127.0.0.1:" + port, "postgres", "postgres", toClose);
    } catch (IOException | IllegalStateException e) {
      throw new Refusal(
          """
          PostgreSQL does not start in %s: %s
          As root it needs user namespaces, which some systems forbid: then start as an ordinary user, or use a server
          of yours with --database postgresql://user:password@host:port"""
              .formatted(folder, e));
    }
  }

  /** A server that is there, given as {@code postgresql://user:password@host:port}. */
  static Postgres existing(String url) {
    var parts = java.net.URI.create(url);
    var credentials = Optional.ofNullable(parts.getUserInfo()).orElse("postgres").split(":", 2);
    if (!"postgresql".equals(parts.getScheme()) || parts.getHost() == null) {
      throw new Refusal(
          "The database is given as postgresql://user:password@host:port, not " + url);
    }
    var port = parts.getPort() < 0 ? 5432 : parts.getPort();
    var password = credentials.length > 1 ? credentials[1] : "";
    return new Postgres(parts.getHost() + ":" + port, credentials[0], password, List.of());
  }

  /** Creates the databases that are missing. */
  public Postgres withDatabases(List<String> names) {
    try (var connection = connect("postgres");
        var statement = connection.createStatement()) {
      for (var name : names) {
        try (var found =
            statement.executeQuery("select from pg_database where datname = '" + name + "'")) {
          if (found.next()) {
            continue;
          }
        }
        statement.execute("create database " + name);
      }
      return this;
    } catch (SQLException e) {
      throw new Refusal("PostgreSQL at %s cannot be used: %s".formatted(address, e.getMessage()));
    }
  }

  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), user, password);
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://%s/%s".formatted(address, database);
  }

  String reactiveUrl(String database) {
    return "postgresql://%s/%s".formatted(address, database);
  }

  public String user() {
    return user;
  }

  public String password() {
    return password;
  }

  @Override
  public void close() {
    for (var resource : toClose) {
      try {
        resource.close();
      } catch (Exception e) {
        System.err.println("PostgreSQL did not stop: " + e.getMessage());
      }
    }
  }

  /**
   * Stops a server that a killed launcher left behind. The first line of postmaster.pid is the
   * server's process; a fast shutdown (SIGINT) ends its sessions.
   */
  static void stopLeftBehind(Path folder) {
    var pidFile = folder.resolve("data/postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    try {
      var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
      var server = ProcessHandle.of(pid).filter(Postgres::isPostgres);
      if (server.isEmpty()) {
        Files.deleteIfExists(pidFile);
        return;
      }
      System.out.println("  PostgreSQL of an earlier run is still there, stopping it");
      new ProcessBuilder("kill", "-INT", String.valueOf(pid)).start().waitFor();
      server.get().onExit().get(30, TimeUnit.SECONDS);
    } catch (IOException | java.util.concurrent.ExecutionException | TimeoutException e) {
      throw new Refusal(
          "PostgreSQL of an earlier run in %s could not be stopped: %s".formatted(folder, e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(command -> command.endsWith("postgres")).orElse(false);
  }
}
