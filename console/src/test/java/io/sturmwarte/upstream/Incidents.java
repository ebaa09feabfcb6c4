package io.sturmwarte.upstream;

import com.sun.net.httpserver.HttpExchange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Two open incidents: a grave one that nobody has acknowledged, and an exercise. */
public final class Incidents extends Server {
  public static final String GRAVE = "0198c0de-0000-7000-8000-00000000000a";
  private static final String EXERCISE = "0198c0de-0000-7000-8000-00000000000b";
  private volatile boolean acknowledged;

  /** Nobody has acknowledged anything. */
  public void reset() {
    acknowledged = false;
    requests.clear();
  }

  @Override
  void answer(HttpExchange exchange, Request request) throws IOException {
    var path = request.path();
    if (path.endsWith("/acknowledge")) {
      acknowledged = true;
      send("9-1", "incident", grave());
      json(exchange, 200, grave().encode());
    } else if (path.equals("/api/v1/incidents")) {
      var items = new JsonArray().add(grave()).add(exercise());
      json(exchange, 200, new JsonObject().put("items", items).encode());
    } else if (path.endsWith("/timeline")) {
      json(exchange, 200, timeline().encode());
    } else if (path.startsWith("/api/v1/incidents/")) {
      exchange.getResponseHeaders().set("ETag", acknowledged ? "\"2\"" : "\"1\"");
      json(exchange, 200, (path.endsWith(GRAVE) ? grave() : exercise()).encode());
    } else if (path.equals("/api/v1/messages")) {
      json(exchange, 200, messages().encode());
    } else {
      json(exchange, 404, "{}");
    }
  }

  private JsonObject grave() {
    var moves =
        acknowledged
            ? List.of("respond", "stabilise", "resolve", "escalate", "notes")
            : List.of("acknowledge", "resolve", "escalate", "notes");
    var deadlines =
        new JsonArray()
            .add(deadline("acknowledge", 11, "PT15M", acknowledged ? "met" : "running"))
            .add(deadline("first-word", 56, "PT60M", "running"))
            .add(deadline("update", 116, "PT2H", "running"))
            .add(deadline("level-2", 26, "PT30M", acknowledged ? "paused" : "running"));
    return incident(GRAVE, "S2", "Abschlagserhöhung ohne Ankündigung", "Nordlicht Energie", false)
        .put("state", acknowledged ? "ACKNOWLEDGED" : "OPEN")
        .put("acknowledgedAt", acknowledged ? Monitoring.ago(0) : null)
        .put("deadlines", deadlines)
        .put(
            "escalation",
            new JsonObject()
                .put("step", 1)
                .put("level", 1)
                .put("nextDueAt", acknowledged ? null : in(10))
                .put(
                    "stepsFired",
                    new JsonArray()
                        .add(
                            new JsonObject()
                                .put("level", 1)
                                .put("firedAt", Monitoring.ago(4))
                                .put("targets", new JsonArray().add("Team Nord").add("Leitung"))))
                .put("acknowledgedBy", acknowledged ? "lead" : null))
        .put("moves", new JsonArray(moves));
  }

  private static JsonObject exercise() {
    return incident(EXERCISE, "S3", "Der gelöschte Kommentar", "Morgenrot Kaffee", true)
        .put("state", "RESPONDING")
        .put("acknowledgedAt", Monitoring.ago(2))
        .put("deadlines", new JsonArray().add(deadline("update", 116, "PT2H", "running")))
        .put("escalation", new JsonObject().put("stepsFired", new JsonArray()))
        .put("moves", new JsonArray().add("stabilise").add("notes"));
  }

  private static JsonObject incident(
      String id, String severity, String title, String brand, boolean exercise) {
    return new JsonObject()
        .put("id", id)
        .put("number", exercise ? "2026-118" : "2026-117")
        .put("brandId", Monitoring.NORDLICHT)
        .put("brandName", brand)
        .put("team", "nord")
        .put("title", title)
        .put("severity", severity)
        .put("level", exercise ? 3 : 4)
        .put("peakLevel", 4)
        .put("exercise", exercise)
        .put("openedAt", Monitoring.ago(4));
  }

  private static JsonObject deadline(String kind, int minutes, String target, String state) {
    return new JsonObject()
        .put("kind", kind)
        .put("dueAt", in(minutes))
        .put("state", state)
        .put("startedAt", Monitoring.ago(4))
        .put("target", target);
  }

  private JsonArray timeline() {
    var entries =
        new JsonArray()
            .add(
                entry(
                    1,
                    4,
                    "Frühwarnung",
                    "Vorfall eröffnet: 14 negative in 10 min, üblich 1",
                    "Incident opened: 14 negative in 10 min, usual 1"))
            .add(
                entry(
                    2,
                    4,
                    "Sturmwarte",
                    "Stufe 1 gerufen: Mail an Team Nord",
                    "Level 1 called: mail to Team Nord"));
    if (acknowledged) {
      entries.add(entry(3, 0, "lead", "Angenommen nach 4 min", "Acknowledged after 4 min"));
    }
    return entries;
  }

  private static JsonObject entry(
      int position, int minutesAgo, String actor, String german, String english) {
    return new JsonObject()
        .put("position", position)
        .put("at", Monitoring.ago(minutesAgo))
        .put("kind", "note")
        .put("actor", actor)
        .put("text", new JsonObject().put("de", german).put("en", english));
  }

  private static JsonObject messages() {
    var items =
        new JsonArray()
            .add(message("a", "email", "Team Nord", "n***@example.org", "delivered", 1, null))
            .add(
                message(
                    "b",
                    "webhook",
                    "Agentur Lotse",
                    "https://hooks.example.org/…",
                    "pending",
                    2,
                    null))
            .add(
                message(
                    "c",
                    "email",
                    "Leitung",
                    "l***@example.org",
                    "dead",
                    9,
                    "550 mailbox unavailable"));
    return new JsonObject().put("items", items);
  }

  private static JsonObject message(
      String id,
      String channel,
      String target,
      String address,
      String state,
      int attempts,
      String error) {
    return new JsonObject()
        .put("id", id)
        .put("incidentId", GRAVE)
        .put("team", "nord")
        .put("channel", channel)
        .put("target", target)
        .put("address", address)
        .put("level", 1)
        .put("subject", "[S2] Nordlicht Energie: Abschlagserhöhung ohne Ankündigung")
        .put("body", "Guten Tag,\n\nein Vorfall ist offen. Bitte nehmen Sie ihn an.\n\nSturmwarte")
        .put("createdAt", Monitoring.ago(4))
        .put("state", state)
        .put("attempts", attempts)
        .put("lastError", error)
        .put("finishedAt", state.equals("pending") ? null : Monitoring.ago(3));
  }

  private static String in(int minutes) {
    return Instant.now().plus(Duration.ofMinutes(minutes)).toString();
  }
}
