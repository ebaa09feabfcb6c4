package io.sturmwarte.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {
  @TempDir Path folder;

  @Test
  void whatWasWrittenIsThereAfterARestart() throws Exception {
    var port = freePort();
    try (var postgres = Postgres.embedded(folder, port).withDatabases(List.of("one", "two"));
        var connection = postgres.connect("one");
        var statement = connection.createStatement()) {
      statement.execute("create table kept (x int)");
      try (var fsync = statement.executeQuery("show fsync")) {
        fsync.next();
        assertThat(fsync.getString(1)).isEqualTo("on");
      }
    }

    try (var postgres = Postgres.embedded(folder, port).withDatabases(List.of("one", "two"));
        var connection = postgres.connect("one");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from kept")) {
      assertThat(rows.next()).isTrue();
    }
  }

  @Test
  void serverOfAKilledLauncherIsStopped() throws Exception {
    var port = freePort();
    var launcher =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                folder.toString(),
                String.valueOf(port))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(launcher.inputReader().readLine()).isEqualTo("up");
    launcher.destroyForcibly().waitFor();

    Postgres.stopLeftBehind(folder);

    try (var again = Postgres.embedded(folder, port).withDatabases(List.of("one"));
        var connection = again.connect("one")) {
      assertThat(connection.isValid(5)).isTrue();
    }
  }

  /** Starts a server and waits to be killed. */
  static final class Launcher {
    public static void main(String[] arguments) throws InterruptedException {
      try (var postgres =
          Postgres.embedded(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
        System.out.println(postgres.user().isEmpty() ? "down" : "up");
        Thread.currentThread().join();
      }
    }
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
