package io.sturmwarte.upstream;

import com.sun.net.httpserver.HttpExchange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Four invented brands, one of them in strong wind. */
public final class Monitoring extends Server {
  public static final String NORDLICHT = "0198c0de-0000-7000-8000-000000000001";
  private static final List<String> NAMES =
      List.of("Nordlicht Energie", "Morgenrot Kaffee", "Kurier Rasch", "Hafenbank");
  private static final int[] LEVELS = {4, 1, 2, 0};
  private static final int[] NEGATIVES = {206, 6, 31, 2};
  private static final double[] USUAL = {9, 4, 22, 3};

  @Override
  void answer(HttpExchange exchange, Request request) throws IOException {
    var path = request.path();
    if (path.equals("/api/v1/situation")) {
      json(exchange, 200, situation().encode());
    } else if (path.equals("/api/v1/mentions")) {
      json(exchange, 200, mentions().encode());
    } else if (path.endsWith("/series")) {
      json(exchange, 200, series(request.query()).encode());
    } else if (path.endsWith("/topics")) {
      json(exchange, 200, topics().encode());
    } else {
      json(exchange, 404, "{}");
    }
  }

  private static String brandId(int n) {
    return NORDLICHT.substring(0, 35) + (n + 1);
  }

  private static JsonArray situation() {
    var items = new JsonArray();
    for (var n = 0; n < NAMES.size(); n++) {
      items.add(
          new JsonObject()
              .put(
                  "brand",
                  new JsonObject()
                      .put("id", brandId(n))
                      .put("name", NAMES.get(n))
                      .put("team", "nord"))
              .put("level", level(LEVELS[n]))
              .put("negativesLastHour", NEGATIVES[n])
              .put("usualNegativesPerHour", USUAL[n])
              .put("mentionsLastHour", NEGATIVES[n] * 2)
              .put("usualMentionsPerHour", USUAL[n] * 4)
              .put("negativeShare", 0.61)
              .put("usualNegativeShare", 0.14)
              .put("spark", spark(n))
              .put("unscored", n == 0 ? 412 : 0)
              .put("oldestUnscoredSeconds", n == 0 ? 190 : 0));
    }
    return items;
  }

  private static JsonArray spark(int brand) {
    return new JsonArray(
        IntStream.range(0, 24)
            .mapToObj(h -> brand == 0 && h > 19 ? (h - 19) * 48 : 3 + (h * 7 + brand * 5) % 6)
            .map(Object.class::cast)
            .toList());
  }

  public static JsonObject level(int level) {
    var reasons = new JsonArray();
    if (level > 0) {
      reasons
          .add(
              reason(
                  "negatives",
                  206,
                  9.0,
                  "negative Meldungen in der letzten Stunde",
                  "negative mentions in the last hour"))
          .add(
              reason(
                  "negative-share",
                  0.61,
                  0.14,
                  "der Meldungen sind negativ",
                  "of the mentions are negative"))
          .add(
              reason(
                  "platforms",
                  3,
                  null,
                  "Netze sind beteiligt, seit 25 Minuten",
                  "networks are involved, for 25 minutes"));
    }
    return new JsonObject()
        .put("level", level)
        .put("social", level)
        .put("media", Math.max(0, level - 1))
        .put("since", ago(25))
        .put("evaluatedAt", ago(0))
        .put("reasons", reasons);
  }

  private static JsonObject reason(
      String code, double value, Double usual, String german, String english) {
    return new JsonObject()
        .put("code", code)
        .put("value", value)
        .put("usual", usual)
        .put("text", new JsonObject().put("de", german).put("en", english))
        .put("mentionIds", new JsonArray().add("m-0").add("m-1"));
  }

  private static JsonObject series(String query) {
    var hours = query.contains("PT1H") ? 168 : 24;
    var step = query.contains("PT1H") ? 60 : 10;
    var points = new JsonArray();
    for (var minute = hours * 60; minute >= 0; minute -= step) {
      var rise = Math.max(0, 200 - minute);
      var negatives = 3 + minute % 7 % 4 + (int) Math.round(rise * rise / 1200.0);
      points.add(
          new JsonObject()
              .put("at", ago(minute))
              .put("mentions", 22 + minute * 31 % 17 + (int) (negatives * 1.6))
              .put("negatives", negatives)
              .put("usualNegatives", 4)
              .put("usualNegativesLow", 1.5)
              .put("usualNegativesHigh", 8));
    }
    return new JsonObject()
        .put("from", ago(hours * 60))
        .put("to", ago(0))
        .put("points", points)
        .put(
            "marks",
            new JsonArray()
                .add(mark("alert", 62, "Alarm", "Alert"))
                .add(mark("level", 55, "Stufe 3", "Level 3"))
                .add(mark("level", 25, "Stufe 4", "Level 4")));
  }

  private static JsonObject mark(String kind, int minutesAgo, String german, String english) {
    return new JsonObject()
        .put("at", ago(minutesAgo))
        .put("kind", kind)
        .put("label", new JsonObject().put("de", german).put("en", english));
  }

  private static JsonArray topics() {
    return new JsonArray()
        .add(
            topic(
                "Abschlag verdoppelt, keine Mail",
                0.52,
                4.4,
                84_000,
                "Abschlag",
                "ohne Ankündigung",
                "verdoppelt"))
        .add(
            topic(
                "Hotline nicht erreichbar",
                0.27,
                3.1,
                31_000,
                "Warteschleife",
                "40 Minuten",
                "aufgelegt"))
        .add(topic("Kündigung", 0.14, 2.2, 12_000, "Sonderkündigung", "wechsle", "Anbieter"))
        .add(topic("Gelöschter Kommentar", 0.07, null, 4_000, "gelöscht", "Zensur", "Screenshot"));
  }

  private static JsonObject topic(
      String label, double share, Double growth, int reach, String... terms) {
    return new JsonObject()
        .put("label", label)
        .put("terms", new JsonArray(List.of(terms)))
        .put("share", share)
        .put("count", (int) (412 * share))
        .put("growth", growth)
        .put("firstAt", ago(90))
        .put("topReach", reach)
        .put("exampleIds", new JsonArray())
        .put("examples", new JsonArray().add("Abschlag verdoppelt"));
  }

  private static JsonObject mentions() {
    return new JsonObject()
        .put(
            "items",
            new JsonArray()
                .add(
                    mention(
                        "m-0",
                        "Mastodon",
                        86,
                        "Abschlag verdoppelt und keine einzige Mail. Danke für nichts.",
                        "verdoppelt",
                        "keine einzige Mail"))
                .add(
                    mention(
                        "m-1",
                        "Bewertung",
                        91,
                        "40 Minuten Warteschleife, dann aufgelegt. Ich kündige.",
                        "aufgelegt",
                        "kündige"))
                .add(
                    mention("m-2", "Bluesky", 12, "Bei mir hat der Wechsel problemlos geklappt.")));
  }

  /** A mention with the words that made it negative marked. */
  public static JsonObject mention(
      String id, String platform, int risk, String text, String... marked) {
    var highlights = new JsonArray();
    for (var words : marked) {
      var start = text.indexOf(words);
      highlights.add(
          new JsonObject()
              .put("start", start)
              .put("end", start + words.length())
              .put("weight", 0.8));
    }
    return new JsonObject()
        .put("id", id)
        .put("brandIds", new JsonArray().add(NORDLICHT))
        .put("source", "test")
        .put("platform", platform)
        .put("url", "https://example.org/" + id)
        .put("author", "3f9a0c11d2")
        .put("authorFollowers", 2_100)
        .put("text", text)
        .put("publishedAt", ago(2))
        .put("receivedAt", ago(2))
        .put("exercise", false)
        .put(
            "score",
            new JsonObject()
                .put("sentiment", risk > 50 ? "negative" : "positive")
                .put("risk", risk)
                .put("crisisTypes", new JsonArray().add("complaint-handling"))
                .put("intents", new JsonArray())
                .put("highlights", highlights));
  }

  static String ago(int minutes) {
    return Instant.now().minus(Duration.ofMinutes(minutes)).toString();
  }
}
