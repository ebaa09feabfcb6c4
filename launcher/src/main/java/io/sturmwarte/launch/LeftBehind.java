package io.sturmwarte.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Remembers the processes of a run in a file, so that the next run can stop those that a killed
 * launcher left behind. A process is known by its number and its start time, since numbers come
 * again.
 */
final class LeftBehind {
  private static final String UNKNOWN_START = "-";

  private final Path file;

  LeftBehind(Path file) {
    this.file = file;
  }

  void remember(ProcessHandle process) throws IOException {
    Files.createDirectories(file.getParent());
    var line = "%d %s%n".formatted(process.pid(), start(process));
    Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops what is still there of an earlier run; gives how many. */
  int stop() throws IOException, InterruptedException {
    if (!Files.exists(file)) {
      return 0;
    }
    List<ProcessHandle> alive =
        Files.readAllLines(file).stream().map(LeftBehind::find).flatMap(Optional::stream).toList();
    alive.forEach(ProcessHandle::destroy);
    for (var process : alive) {
      try {
        process.onExit().get(10, TimeUnit.SECONDS);
      } catch (TimeoutException | ExecutionException e) {
        process.destroyForcibly();
      }
    }
    forget();
    return alive.size();
  }

  private static Optional<ProcessHandle> find(String line) {
    var parts = line.split(" ", 2);
    return ProcessHandle.of(Long.parseLong(parts[0]))
        .filter(ProcessHandle::isAlive)
        .filter(process -> start(process).equals(parts[1].strip()));
  }

  private static String start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse(UNKNOWN_START);
  }
}
