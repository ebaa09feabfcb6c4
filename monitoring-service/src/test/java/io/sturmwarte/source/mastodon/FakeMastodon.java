package io.sturmwarte.source.mastodon;

import io.sturmwarte.source.Stage;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An instance with one timeline, asked by pages and streamed. Payloads, Link headers and rate-limit
 * headers after docs.joinmastodon.org (methods/timelines, methods/streaming, entities/Status,
 * api/rate-limits, api/guidelines); written down in 2026-11.
 */
public final class FakeMastodon implements AutoCloseable {
  private final Stage stage = new Stage();
  private final ConcurrentSkipListMap<Long, JsonObject> posts = new ConcurrentSkipListMap<>();
  private final Set<HttpServerResponse> streams = ConcurrentHashMap.newKeySet();
  private final Map<HttpServerResponse, Runnable> connections = new ConcurrentHashMap<>();
  private final AtomicLong last = new AtomicLong(Clock.systemUTC().millis() - 3_600_000 << 16);
  private volatile int fault;
  private volatile boolean mute;

  public FakeMastodon() {
    stage.play(this::answer);
    stage.vertx().setPeriodic(500, ignored -> streams.forEach(stream -> beat(stream)));
  }

  /** Never in the middle of an event: no instance does that. */
  private synchronized void beat(HttpServerResponse stream) {
    if (!mute) {
      stream.write(":thump\n");
    }
  }

  public String url() {
    return stage.url();
  }

  public String place() {
    return "mastodon:" + url().replace("http://", "");
  }

  List<String> asked() {
    return stage.asked();
  }

  public int listeners() {
    return streams.size();
  }

  /** Posts something without telling the streams, as while a connection is broken. */
  public long post(String text) {
    var id = last.addAndGet(1 << 16);
    posts.put(id, status(id, text));
    return id;
  }

  public long postLive(String text) {
    var id = post(text);
    tell("update", posts.get(id).encode());
    return id;
  }

  void editLive(long id, String text) {
    posts.put(id, status(id, text));
    tell("status.update", posts.get(id).encode());
  }

  void deleteLive(long id) {
    posts.remove(id);
    tell("delete", Long.toString(id));
  }

  /** Sends an event again. */
  void repeatLive(long id) {
    tell("update", posts.get(id).encode());
  }

  void answerWith(int status) {
    fault = status;
  }

  /** The sockets stand, and nothing comes any more. */
  void fallMute(boolean quiet) {
    mute = quiet;
  }

  /** Every stream's connection breaks. */
  void cut() {
    Set.copyOf(streams).forEach(stream -> connections.get(stream).run());
  }

  private synchronized void tell(String event, String data) {
    if (!mute) {
      // Cut in the middle, as a network may.
      var whole = "event: " + event + "\ndata: " + data + "\n\n";
      streams.forEach(
          stream -> {
            stream.write(whole.substring(0, whole.length() / 2));
            stream.write(whole.substring(whole.length() / 2));
          });
    }
  }

  private void answer(HttpServerRequest request) {
    if (fault != 0) {
      request.response().setStatusCode(fault).putHeader("Retry-After", "3600").end();
      return;
    }
    if (request.path().startsWith("/api/v1/streaming/")) {
      stream(request);
      return;
    }
    page(request);
  }

  private void stream(HttpServerRequest request) {
    var response =
        request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
    response.write(":)\n");
    connections.put(response, () -> request.connection().close());
    streams.add(response);
    response.closeHandler(closed -> streams.remove(response));
  }

  /** {@code min_id}: those next above it; without, the newest. The newest stand first. */
  private void page(HttpServerRequest request) {
    var limit = Integer.parseInt(request.getParam("limit", "20"));
    var minId = request.getParam("min_id");
    var page =
        minId == null
            ? posts.descendingMap().entrySet().stream().limit(limit).toList()
            : posts.tailMap(Long.parseLong(minId), false).entrySet().stream()
                .limit(limit)
                .sorted(Comparator.comparing(Map.Entry<Long, JsonObject>::getKey).reversed())
                .toList();
    var body = new JsonArray();
    page.forEach(entry -> body.add(entry.getValue()));
    var response =
        request
            .response()
            .putHeader("X-RateLimit-Limit", "300")
            .putHeader("X-RateLimit-Remaining", "150")
            .putHeader(
                "X-RateLimit-Reset",
                Instant.ofEpochMilli(Clock.systemUTC().millis() + 300_000).toString());
    if (!page.isEmpty()) {
      response.putHeader(
          "Link",
          "<%s%s?max_id=%d>; rel=\"next\", <%s%s?limit=40&min_id=%d>; rel=\"prev\""
              .formatted(
                  url(),
                  request.path(),
                  page.getLast().getKey(),
                  url(),
                  request.path(),
                  page.getFirst().getKey()));
    }
    response.end(body.encode());
  }

  private JsonObject status(long id, String text) {
    return new JsonObject()
        .put("id", Long.toString(id))
        .put("created_at", Instant.ofEpochMilli(id >> 16).toString())
        .put("in_reply_to_id", null)
        .put("sensitive", false)
        .put("spoiler_text", "")
        .put("visibility", "public")
        .put("language", "de")
        .put("uri", url() + "/users/erika/statuses/" + id)
        .put("url", url() + "/@erika/" + id)
        .put("replies_count", 1)
        .put("reblogs_count", 2)
        .put("favourites_count", 3)
        .put(
            "content",
            "<p>"
                + text
                + " <a href=\""
                + url()
                + "/tags/sturm\" class=\"mention hashtag\" rel=\"tag\">#<span>sturm</span></a></p>")
        .put("reblog", null)
        .put("media_attachments", new JsonArray())
        .put(
            "account",
            new JsonObject()
                .put("id", "1")
                .put("acct", "erika")
                .put("created_at", "2020-01-01T00:00:00.000Z")
                .put("followers_count", 77));
  }

  @Override
  public void close() {
    stage.close();
  }
}
