package io.sturmwarte;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** A client that reads the feed of an exercise until it is closed. */
public final class Reader implements AutoCloseable {
  /** One event as it came. */
  public record Event(String id, String type, String data) {}

  private final HttpClient http = HttpClient.newHttpClient();
  private final Queue<Event> events = new ConcurrentLinkedQueue<>();

  public static Reader of(String url, String user, String lastEventId) {
    var reader = new Reader();
    var pair = user + ":sturmwarte";
    var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Basic " + basic)
            .header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    reader
        .http
        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines())
        .thenAcceptAsync(response -> reader.read(response.body()));
    return reader;
  }

  public List<Event> all() {
    return List.copyOf(events);
  }

  public List<Event> of(String type) {
    return events.stream().filter(event -> event.type().equals(type)).toList();
  }

  private void read(Stream<String> lines) {
    var fields = new String[3];
    try {
      lines.forEach(line -> take(line, fields));
    } catch (UncheckedIOException closed) {
      // The connection ended; so does the reading.
    }
  }

  private void take(String line, String[] fields) {
    if (line.isEmpty()) {
      if (fields[2] != null) {
        events.add(new Event(fields[0], fields[1], fields[2]));
      }
      fields[0] = fields[1] = fields[2] = null;
      return;
    }
    var colon = line.indexOf(':');
    var value = line.substring(colon + 1).strip();
    switch (line.substring(0, Math.max(colon, 0))) {
      case "id" -> fields[0] = value;
      case "event" -> fields[1] = value;
      case "data" -> fields[2] = value;
      default -> {}
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
