package io.sturmwarte.upstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One HTTP server with a live stream, which notes what it is asked. */
public abstract class Server {
  private static final String SIGN_OF_LIFE = ": still here\n\n";

  private final HttpServer http;
  private final List<BlockingQueue<String>> clients = new CopyOnWriteArrayList<>();
  final List<Request> requests = new CopyOnWriteArrayList<>();

  /** What came in. */
  public record Request(
      String method, String path, String query, Map<String, List<String>> headers, String body) {
    public String header(String name) {
      var values = headers.get(name);
      return values == null ? null : values.getFirst();
    }
  }

  Server() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::take);
    http.start();
  }

  /** Answers one request that is not for the live stream. */
  abstract void answer(HttpExchange exchange, Request request) throws IOException;

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  void stop() {
    http.stop(0);
  }

  public List<Request> requests() {
    return requests;
  }

  public int liveClients() {
    return clients.size();
  }

  /** Sends an event to everybody who listens. */
  public void send(String id, String type, JsonObject data) {
    var event = "id: %s\nevent: %s\ndata: %s\n\n".formatted(id, type, data.encode());
    clients.forEach(client -> client.add(event));
  }

  private void take(HttpExchange exchange) throws IOException {
    // The server's own threads know nothing of the test's class loader, and JSON is looked up in
    // it.
    Thread.currentThread().setContextClassLoader(Server.class.getClassLoader());
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var uri = exchange.getRequestURI();
    var request =
        new Request(
            exchange.getRequestMethod(),
            uri.getPath(),
            uri.getQuery(),
            exchange.getRequestHeaders(),
            body);
    requests.add(request);
    if (request.path().equals("/api/v1/events")) {
      stream(exchange);
      return;
    }
    answer(exchange, request);
  }

  private void stream(HttpExchange exchange) throws IOException {
    var events = new LinkedBlockingQueue<String>();
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    clients.add(events);
    try (var out = exchange.getResponseBody()) {
      while (true) {
        var event = events.poll(200, TimeUnit.MILLISECONDS);
        out.write((event == null ? SIGN_OF_LIFE : event).getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (IOException | InterruptedException gone) {
      clients.remove(events);
    }
  }

  static void json(HttpExchange exchange, int status, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
