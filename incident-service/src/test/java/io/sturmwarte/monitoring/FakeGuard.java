package io.sturmwarte.monitoring;

import com.sun.net.httpserver.HttpExchange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What monitoring tells guards: peaks of brands, the circulation of mentions, and rules that are
 * set and removed. Part of {@link FakeMonitoring}.
 */
public final class FakeGuard {
  private static final Pattern PEAKS = Pattern.compile("/api/v1/brands/([^/]+)/peaks");
  private static final Pattern CIRCULATION =
      Pattern.compile("/api/v1/mentions/([^/]+)/circulation");
  private static final Pattern RULES = Pattern.compile("/api/v1/brands/([^/]+)/rules(?:/([^/]+))?");

  private static final Map<String, JsonObject> SEEN = new ConcurrentHashMap<>();
  private static final Map<String, JsonObject> CIRCULATING = new ConcurrentHashMap<>();
  private static final Map<String, JsonObject> SET = new ConcurrentHashMap<>();
  private static final Set<String> AWAY = ConcurrentHashMap.newKeySet();

  private FakeGuard() {}

  /** So high it went, whatever is asked about; numbers that are not named are zero. */
  public static void peaks(UUID brand, Map<String, ?> numbers) {
    SEEN.put(brand.toString(), new JsonObject(Map.copyOf(numbers)));
  }

  /** Questions about the brand are answered with 503 from now on, or no longer. */
  public static void away(UUID brand, boolean away) {
    if (away) {
      AWAY.add(brand.toString());
    } else {
      AWAY.remove(brand.toString());
    }
  }

  public static void circulates(UUID mention, Map<String, ?> numbers) {
    CIRCULATING.put(mention.toString(), new JsonObject(Map.copyOf(numbers)));
  }

  /** The rules that are set for a brand now. */
  public static List<JsonObject> rules(UUID brand) {
    return SET.values().stream()
        .filter(rule -> rule.getString("brand").equals(brand.toString()))
        .toList();
  }

  /** Whether it was for us. */
  static boolean answers(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var peaks = PEAKS.matcher(path);
    if (peaks.matches()) {
      answer(exchange, peaks.group(1), 200, seen(peaks.group(1)));
      return true;
    }
    var circulation = CIRCULATION.matcher(path);
    if (circulation.matches()) {
      var found = circulation(circulation.group(1));
      answer(exchange, circulation.group(1), found == null ? 404 : 200, found);
      return true;
    }
    var rules = RULES.matcher(path);
    if (rules.matches()) {
      rules(exchange, rules.group(1), rules.group(2));
      return true;
    }
    return false;
  }

  private static JsonObject seen(String brand) {
    return new JsonObject()
        .put("from", "2026-03-02T08:00:00Z")
        .put("to", "2026-03-02T09:00:00Z")
        .put("mentions", 0)
        .put("negativesPerHour", 0)
        .put("reachPerHour", 0)
        .put("mediaPerHour", 0)
        .put("excess", 0.0)
        .put("level", 0)
        .put("mentionIds", new JsonArray())
        .put("mediaIds", new JsonArray())
        .mergeIn(SEEN.getOrDefault(brand, new JsonObject()));
  }

  private static JsonObject circulation(String mention) {
    var known = FakeMonitoring.known(mention);
    return known == null
        ? null
        : new JsonObject()
            .put("mention", known)
            .put("copies", 0)
            .put("copyReach", 0)
            .put("copyPlatforms", new JsonArray())
            .put("answers", 0)
            .put("lastHour", 0)
            .put("hourBefore", 0)
            .mergeIn(CIRCULATING.getOrDefault(mention, new JsonObject()));
  }

  private static void rules(HttpExchange exchange, String brand, String id) throws IOException {
    if (AWAY.contains(brand)) {
      answer(exchange, brand, 503, null);
      return;
    }
    if (exchange.getRequestMethod().equals("DELETE")) {
      answer(exchange, brand, SET.remove(id) == null ? 404 : 204, null);
      return;
    }
    var body =
        new JsonObject(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    var same =
        rules(UUID.fromString(brand)).stream()
            .filter(rule -> rule.getString("name").equals(body.getString("name")))
            .findFirst();
    var rule =
        same.orElseGet(() -> body.put("brand", brand).put("id", UUID.randomUUID().toString()));
    SET.put(rule.getString("id"), rule);
    answer(exchange, brand, 201, rule);
  }

  private static void answer(HttpExchange exchange, String about, int status, JsonObject found)
      throws IOException {
    var away = AWAY.contains(about);
    var body =
        away || found == null ? new byte[0] : found.encode().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(away ? 503 : status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
