package io.sturmwarte.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * What happened while something was broken on purpose: the driver and every receiver write down
 * what they did and saw, with the wall clock's and the machine's own time. Judged afterwards by
 * {@link Verdict}, which asks nobody else.
 */
final class History implements AutoCloseable {
  private static final Clock CLOCK = Clock.systemUTC();

  private final Path file;
  private final Writer writer;

  private History(Path file, Writer writer) {
    this.file = file;
    this.writer = writer;
  }

  static History in(Path file) throws IOException {
    return new History(file, Files.newBufferedWriter(file));
  }

  /** Now. */
  void add(Kind kind, String id, Object detail) {
    add(new Event(CLOCK.millis(), System.nanoTime(), kind, id, String.valueOf(detail)));
  }

  synchronized void add(Event event) {
    try {
      writer.write(event.line());
      writer.write('\n');
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Event> events() throws IOException {
    return Files.readAllLines(file).stream().map(Event::of).toList();
  }

  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  enum Kind {
    /** The service has promised an effect; the id is the effect's key. */
    PROMISED,
    /** A receiver has got a message; the id is the message's. */
    RECEIVED,
    /** The database holds a message: its id, and the key of its effect. */
    WRITTEN,
    /** The database says that a step has fired: its key, and when it was due and when it fired. */
    FIRED,
    /** A replica was killed, or stopped for longer than its lease. */
    KILLED,
    /** A replica is ready. */
    READY,
    /** The service's time is from now on so many milliseconds ahead of the wall clock. */
    SHIFTED,
    /** A request was answered, or was not. */
    ANSWERED,
    FAILED,
    /** PostgreSQL takes connections again. */
    DATABASE_UP
  }

  /**
   * @param at milliseconds since 1970
   * @param nanos the machine's own time, which nobody sets
   */
  record Event(long at, long nanos, Kind kind, String id, String detail) {
    String line() {
      return "%d\t%d\t%s\t%s\t%s".formatted(at, nanos, kind, id, detail);
    }

    static Event of(String line) {
      var parts = line.split("\t", -1);
      return new Event(
          Long.parseLong(parts[0]),
          Long.parseLong(parts[1]),
          Kind.valueOf(parts[2]),
          parts[3],
          parts[4]);
    }

    long number() {
      return Long.parseLong(detail);
    }
  }
}
