package io.sturmwarte.source.bluesky;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A Jetstream server that plays what came since the cursor, then what comes. Messages after the
 * README of github.com/bluesky-social/jetstream; written down in 2026-11.
 */
final class FakeJetstream implements AutoCloseable {
  private static final String AUTHOR = "did:plc:eygmaihciaxprqvxpfvl6flk";

  private final Vertx vertx = Vertx.vertx();
  private final ConcurrentSkipListMap<Long, String> history = new ConcurrentSkipListMap<>();
  private final Set<ServerWebSocket> sockets = ConcurrentHashMap.newKeySet();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicLong clock = new AtomicLong(Clock.systemUTC().millis() * 1_000);
  private final HttpServer server;
  private volatile boolean mute;
  private volatile boolean away;

  FakeJetstream() {
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
    if (away) {
      request.response().setStatusCode(503).end();
      return;
    }
    request.toWebSocket().onSuccess(this::serve);
  }

  private void serve(ServerWebSocket socket) {
    var from = socket.uri().replaceFirst(".*[?&]cursor=", "");
    socket.closeHandler(closed -> sockets.remove(socket));
    if (mute) {
      socket.pause();
    } else if (from.matches("\\d+")) {
      history.tailMap(Long.parseLong(from), true).values().forEach(socket::writeTextMessage);
    }
    sockets.add(socket);
  }

  String url() {
    return "ws://127.0.0.1:" + server.actualPort();
  }

  List<String> asked() {
    return asked;
  }

  int listeners() {
    return sockets.size();
  }

  long post(String key, String text) {
    return say(
        "create",
        key,
        new JsonObject()
            .put("$type", "app.bsky.feed.post")
            .put("createdAt", Instant.ofEpochMilli(clock.get() / 1_000).toString())
            .put("langs", new JsonArray().add("de"))
            .put("text", text));
  }

  void change(String key, String text) {
    say("update", key, new JsonObject().put("$type", "app.bsky.feed.post").put("text", text));
  }

  void delete(String key) {
    say("delete", key, null);
  }

  /** Something that is no post. */
  void identity() {
    var time = clock.addAndGet(1_000);
    tell(
        time,
        new JsonObject()
            .put("did", AUTHOR)
            .put("time_us", time)
            .put("kind", "identity")
            .put(
                "identity",
                new JsonObject().put("did", AUTHOR).put("handle", "erika.example.org")));
  }

  private long say(String operation, String key, JsonObject post) {
    var time = clock.addAndGet(1_000);
    var commit =
        new JsonObject()
            .put("rev", "3l3qo2vuowo2b")
            .put("operation", operation)
            .put("collection", "app.bsky.feed.post")
            .put("rkey", server.actualPort() + key);
    if (post != null) {
      commit
          .put("record", post)
          .put("cid", "bafyreidwaivazkwu67xztlmuobx35hs2lnfh3kolmgfmucldvhd3sgzcqi");
    }
    tell(
        time,
        new JsonObject()
            .put("did", AUTHOR)
            .put("time_us", time)
            .put("kind", "commit")
            .put("commit", commit));
    return time;
  }

  private void tell(long time, JsonObject message) {
    history.put(time, message.encode());
    if (!mute) {
      sockets.forEach(socket -> socket.writeTextMessage(message.encode()));
    }
  }

  void cut() {
    Set.copyOf(sockets).forEach(socket -> socket.close());
  }

  /** The sockets stand, and nothing comes through them, no answer to a ping either. */
  void fallMute(boolean quiet) {
    mute = quiet;
    if (quiet) {
      sockets.forEach(ServerWebSocket::pause);
    }
  }

  void goAway(boolean gone) {
    away = gone;
  }

  /** What is older than that is not played any more. */
  void forgetUntil(long time) {
    history.headMap(time).clear();
  }

  @Override
  public void close() {
    vertx.close();
  }
}
