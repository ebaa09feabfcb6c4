package io.sturmwarte.monitoring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A monitoring-service that knows what tests have told it: curves, mentions, levels. It is one for
 * all tests; a brand of one's own keeps them apart.
 */
public final class FakeMonitoring {
  private static final HttpServer SERVER = start();
  private static final Map<String, Curve> CURVES = new ConcurrentHashMap<>();
  private static final Map<String, JsonObject> MENTIONS = new ConcurrentHashMap<>();
  private static final Map<String, JsonObject> LEVELS = new ConcurrentHashMap<>();
  private static final Queue<Integer> REFUSALS = new ConcurrentLinkedDeque<>();
  private static final List<Call> CALLS = new CopyOnWriteArrayList<>();

  private FakeMonitoring() {}

  /** A question that came in. */
  public record Call(String path, Map<String, String> query, String authorization) {}

  public static String url() {
    return "http://127.0.0.1:" + SERVER.getAddress().getPort();
  }

  /** The questions about a brand or a mention. */
  public static List<Call> calls(UUID about) {
    return CALLS.stream()
        .filter(
            call ->
                call.path().contains(about.toString())
                    || about.toString().equals(call.query().get("brand")))
        .toList();
  }

  /** The next questions, whoever asks, are answered with these statuses. */
  public static void refuse(Integer... statuses) {
    REFUSALS.addAll(List.of(statuses));
  }

  public static void refuseNoMore() {
    REFUSALS.clear();
  }

  /** The curve of a brand, empty at first. */
  public static Curve curve(UUID brand) {
    return CURVES.computeIfAbsent(brand.toString(), ignored -> new Curve());
  }

  /** Gives a brand a mention. */
  public static UUID mention(UUID brand, String text, Instant publishedAt, long reach) {
    var id = UUID.randomUUID();
    MENTIONS.put(
        id.toString(),
        new JsonObject()
            .put("id", id.toString())
            .put("brandIds", new JsonArray().add(brand.toString()))
            .put("source", "test")
            .put("platform", "mastodon")
            .put("externalId", "x-" + id)
            .put("url", "https://social.example.org/" + id)
            .put("author", "a1b2c3")
            .put("text", text)
            .put("language", "de")
            .put("publishedAt", publishedAt.toString())
            .put("receivedAt", publishedAt.plusSeconds(20).toString())
            .put("reach", reach)
            .put("engagement", 0)
            .put("exercise", false)
            .put("score", score())
            .put("knownOnlyToLaterVersions", true));
    return id;
  }

  static JsonObject known(String mention) {
    return MENTIONS.get(mention);
  }

  private static JsonObject score() {
    return new JsonObject()
        .put("sentiment", "negative")
        .put("negative", 0.9)
        .put("toxicity", 0.1)
        .put("complaint", 0.8)
        .put("risk", 0.6)
        .put("crisisTypes", new JsonArray().add("product-fault"))
        .put("intents", new JsonArray())
        .put("modelVersion", "test");
  }

  public static void level(UUID brand, int level) {
    var words = new JsonObject().put("de", "Stufe " + level).put("en", "level " + level);
    LEVELS.put(
        brand.toString(),
        new JsonObject()
            .put("level", level)
            .put("name", words)
            .put("automatic", level)
            .put("social", level)
            .put("media", 0)
            .put("since", "2026-03-02T08:00:00Z")
            .put("evaluatedAt", "2026-03-02T09:00:00Z")
            .put(
                "reasons",
                new JsonArray()
                    .add(
                        new JsonObject()
                            .put("code", "negatives")
                            .put("value", 120)
                            .put("text", words)
                            .put("mentionIds", new JsonArray()))));
  }

  /** Counts by minute. */
  public static final class Curve {
    private final ConcurrentSkipListMap<Instant, long[]> counts = new ConcurrentSkipListMap<>();

    /** So much in the minute. */
    public Curve at(Instant minute, long mentions, long negatives, long reach) {
      counts.put(minute, new long[] {mentions, negatives, reach});
      return this;
    }

    /** The same at the beginning of every hour, where there is nothing yet. */
    public Curve hourly(Instant from, Instant to, long mentions, long negatives, long reach) {
      for (var hour = from; hour.isBefore(to); hour = hour.plus(Duration.ofHours(1))) {
        counts.putIfAbsent(hour, new long[] {mentions, negatives, reach});
      }
      return this;
    }

    private JsonObject between(Instant from, Instant to) {
      long[] sum = new long[3];
      for (var count : counts.subMap(from, true, to, false).values()) {
        for (var i = 0; i < sum.length; i++) {
          sum[i] += count[i];
        }
      }
      return new JsonObject()
          .put("at", from.toString())
          .put("mentions", sum[0])
          .put("scored", sum[0])
          .put("negatives", sum[1])
          .put("toxic", 0)
          .put("reach", sum[2])
          .put("usualNegatives", 0.0)
          .put("usualNegativesLow", 0.0)
          .put("usualNegativesHigh", 0.0);
    }
  }

  private static HttpServer start() {
    try {
      var server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
      server.setExecutor(Executors.newFixedThreadPool(2, FakeMonitoring::thread));
      server.createContext("/api/v1", FakeMonitoring::answer);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON looks for its parts where the thread's class loader does. */
  private static Thread thread(Runnable work) {
    var thread = Thread.ofPlatform().daemon().name("fake-monitoring").unstarted(work);
    thread.setContextClassLoader(FakeMonitoring.class.getClassLoader());
    return thread;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    var query = query(uri.getRawQuery());
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    CALLS.add(new Call(uri.getPath(), query, authorization));
    if (FakeGuard.answers(exchange)) {
      return;
    }
    var refusal = REFUSALS.poll();
    var found = refusal == null ? find(uri.getPath(), query) : null;
    var body = found == null ? new byte[0] : found.encode().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(
        refusal != null ? refusal : found == null ? 404 : 200, found == null ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static JsonObject find(String path, Map<String, String> query) {
    var parts = new ArrayDeque<>(List.of(path.substring("/api/v1/".length()).split("/")));
    var kind = parts.removeFirst();
    if (kind.equals("mentions")) {
      return parts.isEmpty() ? mentions(query) : MENTIONS.get(parts.getFirst());
    }
    var brand = parts.removeFirst();
    return switch (parts.getFirst()) {
      case "series" -> series(brand, query);
      case "level" -> LEVELS.get(brand);
      case "briefing" -> briefing(query);
      case "campaign" -> campaign();
      default -> null;
    };
  }

  private static JsonObject series(String brand, Map<String, String> query) {
    var curve = CURVES.get(brand);
    if (curve == null) {
      return null;
    }
    var bucket = Duration.parse(query.get("bucket"));
    var from = Instant.parse(query.get("from"));
    var to = Instant.parse(query.get("to"));
    var points = new JsonArray();
    var seconds = bucket.toSeconds();
    var at = Instant.ofEpochSecond(Math.floorDiv(from.getEpochSecond(), seconds) * seconds);
    for (; at.isBefore(to); at = at.plus(bucket)) {
      points.add(curve.between(at, at.plus(bucket)));
    }
    return new JsonObject()
        .put("brandId", brand)
        .put("bucket", bucket.toString())
        .put("from", from.toString())
        .put("to", to.toString())
        .put("points", points)
        .put("marks", new JsonArray());
  }

  private static JsonObject mentions(Map<String, String> query) {
    var items = new JsonArray();
    var from = Instant.parse(query.get("from"));
    var to = Instant.parse(query.get("to"));
    MENTIONS.values().stream()
        .filter(it -> it.getJsonArray("brandIds").contains(query.get("brand")))
        .filter(it -> !it.getInstant("publishedAt").isBefore(from))
        .filter(it -> it.getInstant("publishedAt").isBefore(to))
        .filter(it -> says(it.getString("text"), query.getOrDefault("q", "")))
        .filter(it -> it.getLong("reach") >= Long.parseLong(query.getOrDefault("minReach", "0")))
        .sorted(
            (one, other) ->
                other.getInstant("publishedAt").compareTo(one.getInstant("publishedAt")))
        .limit(Long.parseLong(query.get("limit")))
        .forEach(items::add);
    return new JsonObject().put("items", items).putNull("next");
  }

  /** Any of the words that stand between {@code or}. */
  private static boolean says(String text, String words) {
    return List.of(words.split(" or ")).stream()
        .anyMatch(word -> text.toLowerCase().contains(word.replace("\"", "").toLowerCase()));
  }

  private static JsonObject briefing(Map<String, String> query) {
    return new JsonObject()
        .put("language", query.get("language"))
        .put("kind", "BREEZE")
        .put("headline", "120 negative posts")
        .put("paragraphs", new JsonArray())
        .put("text", "120 negative posts\n")
        .put("facts", new JsonObject());
  }

  private static JsonObject campaign() {
    return new JsonObject()
        .put("from", "2026-03-02T08:00:00Z")
        .put("to", "2026-03-02T10:00:00Z")
        .put("verdict", "ORGANIC")
        .put("share", 0.1)
        .put("reasons", new JsonArray());
  }

  private static Map<String, String> query(String raw) {
    var query = new HashMap<String, String>();
    for (var pair : (raw == null ? "" : raw).split("&")) {
      var at = pair.indexOf('=');
      if (at > 0) {
        query.put(
            pair.substring(0, at),
            URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }
}
