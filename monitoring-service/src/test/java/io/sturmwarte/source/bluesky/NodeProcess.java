package io.sturmwarte.source.bluesky;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of src/test/bluesky in a process of its own. It says in a line of JSON that it is
 * ready; it ends when we do, and what it complains of is in target/bluesky.
 */
final class NodeProcess implements AutoCloseable {
  private static final Path SOURCE = Path.of("src/test/bluesky").toAbsolutePath();
  private static final Path HOME = Path.of("target/bluesky").toAbsolutePath();

  private final Process process;

  private NodeProcess(Process process) {
    this.process = process;
  }

  static NodeProcess start(String program, String... arguments) {
    var command = new ArrayList<>(List.of("node", program));
    command.addAll(List.of(arguments));
    var started = new NodeProcess(run(command, program + ".log"));
    started.awaitReady();
    return started;
  }

  /** Brings what the programs need, unless it is there. */
  static void install() {
    try {
      Files.createDirectories(HOME);
      var wanted = Files.readString(SOURCE.resolve("package.json"));
      var installed = HOME.resolve("package.json");
      var known = Files.exists(installed) && Files.readString(installed).equals(wanted);
      for (var program : List.of("network.js", "jetstream.js", "package.json")) {
        Files.copy(
            SOURCE.resolve(program), HOME.resolve(program), StandardCopyOption.REPLACE_EXISTING);
      }
      if (!known || !Files.exists(HOME.resolve("node_modules/.package-lock.json"))) {
        npmInstall();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void npmInstall() {
    var npm =
        run(
            List.of("npm", "install", "--no-audit", "--no-fund", "--no-package-lock"),
            "npm-install.log");
    try {
      if (!npm.waitFor(20, TimeUnit.MINUTES) || npm.exitValue() != 0) {
        npm.destroyForcibly();
        Files.deleteIfExists(HOME.resolve("package.json"));
        throw new IllegalStateException("npm install failed, see target/bluesky/npm-install.log");
      }
    } catch (InterruptedException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Process run(List<String> command, String log) {
    try {
      return new ProcessBuilder(command)
          .directory(HOME.toFile())
          .redirectError(ProcessBuilder.Redirect.appendTo(HOME.resolve(log).toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("Node 20 or newer with npm must be on the path", e);
    }
  }

  private void awaitReady() {
    try {
      var lines = process.inputReader(StandardCharsets.UTF_8);
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("{\"ready\"") && new JsonObject(line).getBoolean("ready")) {
          return;
        }
      }
      throw new IllegalStateException("it ended before it was ready, see target/bluesky");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As kill -9 does. */
  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  static Path home() {
    return HOME;
  }

  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
