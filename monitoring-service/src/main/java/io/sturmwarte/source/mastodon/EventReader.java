package io.sturmwarte.source.mastodon;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** Takes a stream of server-sent events apart, wherever it is cut into pieces. */
final class EventReader {
  private static final int LONGEST_EVENT = 1024 * 1024;

  private final BiConsumer<String, String> events;
  private Buffer pending = Buffer.buffer();
  private String type = "";
  private final StringBuilder data = new StringBuilder();

  /**
   * @param events takes each event's type and data
   */
  EventReader(BiConsumer<String, String> events) {
    this.events = events;
  }

  /** Throws {@link IllegalStateException} for an event without end. */
  void read(Buffer piece) {
    pending.appendBuffer(piece);
    var start = 0;
    for (var at = 0; at < pending.length(); at++) {
      if (pending.getByte(at) == '\n') {
        line(pending.getString(start, at, StandardCharsets.UTF_8.name()));
        start = at + 1;
      }
    }
    pending = pending.getBuffer(start, pending.length());
    if (pending.length() + data.length() > LONGEST_EVENT) {
      throw new IllegalStateException("an event has no end");
    }
  }

  private void line(String written) {
    var line = written.endsWith("\r") ? written.substring(0, written.length() - 1) : written;
    if (line.isEmpty()) {
      dispatch();
    } else if (line.startsWith("event:")) {
      type = value(line, "event:");
    } else if (line.startsWith("data:")) {
      data.append(data.isEmpty() ? "" : "\n").append(value(line, "data:"));
    }
  }

  private void dispatch() {
    if (!data.isEmpty()) {
      events.accept(type, data.toString());
    }
    type = "";
    data.setLength(0);
  }

  private static String value(String line, String field) {
    var value = line.substring(field.length());
    return value.startsWith(" ") ? value.substring(1) : value;
  }
}
