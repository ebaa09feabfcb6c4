package io.sturmwarte.source;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of the other side, which a test tells what to answer. */
public final class Stage implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile Handler<HttpServerRequest> play = request -> request.response().end();

  public Stage() {
    try {
      server =
          vertx
              .createHttpServer()
              .requestHandler(this::answer)
              .listen(0, "127.0.0.1")
              .toCompletionStage()
              .toCompletableFuture()
              .get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpServerRequest request) {
    asked.add(request.uri());
    play.handle(request);
  }

  public Vertx vertx() {
    return vertx;
  }

  public void play(Handler<HttpServerRequest> next) {
    play = next;
  }

  /** Every request's path and query, in their order. */
  public List<String> asked() {
    return asked;
  }

  public String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  @Override
  public void close() {
    vertx.close();
  }
}
