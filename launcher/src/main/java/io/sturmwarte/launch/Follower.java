package io.sturmwarte.launch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Says in a few lines what happens: levels, alerts, incidents, who was told. */
final class Follower {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final String[] LEVELS = {
    "Windstille", "leiser Zug", "schwache Brise", "frische Brise", "starker Wind", "Sturm", "Orkan"
  };

  private final Api monitoring;
  private final Api incident;
  private final PrintStream out;
  private final Map<String, String> lastLine = new ConcurrentHashMap<>();
  private final Map<String, String> brands = new ConcurrentHashMap<>();

  Follower(Api monitoring, Api incident, PrintStream out) {
    this.monitoring = monitoring;
    this.incident = incident;
    this.out = out;
  }

  void start() {
    Thread.ofVirtual().name("levels").start(() -> keepFollowing(monitoring));
    Thread.ofVirtual().name("incidents").start(() -> keepFollowing(incident));
  }

  private void keepFollowing(Api api) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        api.follow("/api/v1/events", this::tell);
        TimeUnit.SECONDS.sleep(1);
      } catch (InterruptedException e) {
        return;
      } catch (IOException | UncheckedIOException e) {
        // The service is away; it says everything again when it is back.
        pause();
      }
    }
  }

  private void pause() {
    try {
      TimeUnit.SECONDS.sleep(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(ServerSentEvent event) {
    var data = event.data();
    switch (event.type()) {
      case "level" -> level(data);
      case "alert" -> alert(data);
      case "incident" -> incident(data);
      case "message" -> message(data);
      default -> {
        // Mentions and timeline entries are for the console.
      }
    }
  }

  private void level(JsonNode data) {
    var level = data.path("level").path("level").asInt();
    var reason = data.path("level").path("reasons").path(0).path("text").path("en").asText("");
    var text =
        "%s: level %d, %s%s"
            .formatted(brand(data.path("brandId").asText()), level, LEVELS[level], dash(reason));
    once(
        "level" + data.path("brandId").asText(),
        brand(data.path("brandId").asText()) + level,
        text);
  }

  private void alert(JsonNode data) {
    var text =
        "%s: %s, %s"
            .formatted(
                brand(data.path("brandId").asText()),
                data.path("kind").asText(),
                data.path("topic").asText());
    once("alert" + data.path("id").asText(), "raised", text);
  }

  private void incident(JsonNode data) {
    var step = data.path("escalation").path("stepsFired").size();
    var told =
        step == 0 ? "" : ", level %d told".formatted(data.path("escalation").path("level").asInt());
    var text =
        "incident %s, %s: %s%s, %s"
            .formatted(
                data.path("number").asText(),
                data.path("severity").asText(),
                data.path("state").asText(),
                told,
                data.path("title").asText());
    var state = data.path("state").asText() + data.path("severity").asText() + step;
    once("incident" + data.path("id").asText(), state, text);
  }

  private void message(JsonNode data) {
    if (!data.path("state").asText().equals("delivered")) {
      return;
    }
    var text =
        "%s to %s delivered: %s"
            .formatted(
                data.path("channel").asText(),
                data.path("target").asText(),
                data.path("subject").asText());
    once("message" + data.path("id").asText(), "delivered", text);
  }

  /** A line is printed when what it is about has moved. */
  private void once(String about, String state, String text) {
    if (!state.equals(lastLine.put(about, state))) {
      out.printf("%s  %s%n", LocalTime.now().format(TIME), text);
    }
  }

  private String brand(String id) {
    return brands.computeIfAbsent(id, this::nameOf);
  }

  private String nameOf(String id) {
    try {
      return monitoring.get("/api/v1/brands/" + id).path("name").asText(id);
    } catch (IOException e) {
      return id;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return id;
    }
  }

  private static String dash(String reason) {
    return reason.isEmpty() ? "" : " - " + reason;
  }
}
