package io.sturmwarte.monitor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An incident-service that notes what it is sent, and can be told to fail first. */
public final class FakeIncidents {
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private final HttpServer server;

  /** A request that came in, and the status it got. */
  public record Call(
      String method, String path, String authorization, JsonObject body, int status) {}

  FakeIncidents() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newFixedThreadPool(2));
    server.createContext("/api/v1", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public void failNext(int times) {
    failures.set(times);
  }

  public List<Call> calls() {
    return calls;
  }

  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("GET")) {
      answerIncident(exchange);
      return;
    }
    var body =
        new JsonObject(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    var isAlert = exchange.getRequestMethod().equals("POST");
    var status =
        failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? 500 : isAlert ? 200 : 204;
    calls.add(
        new Call(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders().getFirst("Authorization"),
            body,
            status));
    var answer =
        status == 200
            ? new JsonObject()
                .put("incidentId", UUID.randomUUID().toString())
                .put("outcome", "opened")
                .encode()
                .getBytes(StandardCharsets.UTF_8)
            : new byte[0];
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, status == 200 ? answer.length : -1);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  /** Every incident that is asked for is acknowledged by Lea. */
  private static void answerIncident(HttpExchange exchange) throws IOException {
    var incident =
        new JsonObject()
            .put("number", "2026-007")
            .put("severity", "S2")
            .put("state", "ACKNOWLEDGED")
            .put("lead", "lea")
            .put("version", 3)
            .encode()
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, incident.length);
    exchange.getResponseBody().write(incident);
    exchange.close();
  }
}
