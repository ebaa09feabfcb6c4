package io.sturmwarte.upstream;

import com.sun.net.httpserver.HttpExchange;
import io.vertx.core.json.JsonObject;
import java.io.IOException;

/** Says back what it was sent; asked for /challenge, it wants a password as services do. */
public final class Echo extends Server {
  @Override
  void answer(HttpExchange exchange, Request request) throws IOException {
    if (request.path().endsWith("/challenge")) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"service\"");
      exchange.getResponseHeaders().set("Set-Cookie", "theirs=1");
      json(exchange, 401, "{\"status\":401}");
      return;
    }
    exchange.getResponseHeaders().set("ETag", "\"7\"");
    json(
        exchange,
        200,
        new JsonObject()
            .put("method", request.method())
            .put("path", request.path())
            .put("query", request.query())
            .put("length", request.body().length())
            .encode());
  }
}
