package io.sturmwarte.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What was decided to be ignored, and what was deleted, in the packaged services: monitoring sees
 * the mentions that change things, and the incident reopens by itself.
 */
class GuardIT {
  private static final Duration SOON = Duration.ofSeconds(75);

  private static Line line;
  private static Api monitoring;
  private static Api lead;
  private static Api responder;

  private final UUID brand = UUID.randomUUID();
  private final String name = "Hafenlicht" + brand.toString().substring(0, 4);

  @BeforeAll
  static void start() throws Exception {
    line = Line.start();
    monitoring = line.as("lead", Service.MONITORING);
    lead = line.as("lead", Service.INCIDENT);
    responder = line.as("responder", Service.INCIDENT);
    lead.put(
        "/api/v1/escalation-policies/nord",
        Map.of(
            "name",
            "one step",
            "repeat",
            0,
            "steps",
            List.of(Map.of("level", 1, "delay", "PT0S", "targets", List.of(hook())))));
  }

  @AfterAll
  static void stop() {
    if (line != null) {
      line.close();
    }
  }

  @Test
  void aReportInTheMediaReopensWhatWasIgnored() throws Exception {
    watch();
    var incident = open();
    awaitPages(incident, 1);
    lead.post(
        "/api/v1/incidents/%s/ignore".formatted(incident),
        Map.of(
            "reason", "Einzelne Stimme ohne Resonanz",
            "until", now().plus(Duration.ofDays(2)).toString(),
            "tripwires", Map.of("mediaPerHour", 1, "reachPerHour", 500_000)));
    assertThat(state(incident)).isEqualTo("RESOLVED");

    say("news", 40_000, name + " schweigt zu den Vorwürfen seiner Kunden");

    await().atMost(SOON).until(() -> state(incident).equals("OPEN"));
    awaitPages(incident, 2);
    var decision = lead.get("/api/v1/incidents/%s/ignore".formatted(incident)).path(0);
    assertThat(decision.path("ending").asText()).isEqualTo("TRIPPED");
    assertThat(decision.path("fired").path(0).path("wire").asText()).isEqualTo("MEDIA");
    assertThat(kinds(incident)).containsSubsequence("ignored", "tripwire", "reopen");
  }

  @Test
  void peopleWhoNoticeADeletionReopenTheIncident() throws Exception {
    watch();
    say("mastodon", 120, name + ", ihr seid das Letzte, ihr Betrüger");
    var mention = await().atMost(SOON).until(this::firstMention, id -> !id.isEmpty());
    var incident = open();
    awaitPages(incident, 1);
    var deletion = delete(incident, mention);
    responder.post("/api/v1/incidents/%s/resolve".formatted(incident), Map.of());
    await().atMost(SOON).until(() -> watchIsSet(deletion));

    say("mastodon", 300, "Mein Kommentar bei %s wurde einfach gelöscht".formatted(name));
    say("bluesky", 500, "%s zensiert, wer etwas Kritisches sagt".formatted(name));
    say("mastodon", 200, "Unglaublich: %s hat Kommentare gelöscht".formatted(name));

    await().atMost(SOON).until(() -> state(incident).equals("OPEN"));
    awaitPages(incident, 2);
    assertThat(kinds(incident))
        .containsSubsequence(
            "evidence",
            "deletionRequested",
            "deletionApproved",
            "deleted",
            "deletionNoticed",
            "reopen");
  }

  /** With all it takes: a request, another person's yes, a confirmation. */
  private static String delete(String incident, String mention) throws Exception {
    var path = "/api/v1/incidents/%s/deletions".formatted(incident);
    var deletion =
        responder
            .post(
                path,
                Map.of(
                    "mentionId", mention,
                    "action", "hide",
                    "classification", "netiquette",
                    "reason", "Grobe Beschimpfung"))
            .path("id")
            .asText();
    lead.post(path + "/" + deletion + "/approve", Map.of());
    responder.post(
        path + "/" + deletion + "/confirm", Map.of("link", "https://social.example.org/gone"));
    return deletion;
  }

  private boolean watchIsSet(String deletion) throws Exception {
    return monitoring
        .get("/api/v1/brands/%s/rules".formatted(brand))
        .findValuesAsText("name")
        .stream()
        .anyMatch(rule -> rule.endsWith(deletion));
  }

  private String firstMention() throws Exception {
    return monitoring
        .get("/api/v1/mentions?brand=" + brand)
        .path("items")
        .path(0)
        .path("id")
        .asText();
  }

  private void watch() throws Exception {
    monitoring.post("/api/v1/brands", Map.of("id", brand, "name", name, "team", "nord"));
    monitoring.post(
        "/api/v1/brands/%s/queries".formatted(brand), Map.of("name", "all", "expression", name));
  }

  private String open() throws Exception {
    return responder
        .post(
            "/api/v1/incidents",
            Map.of(
                "brandId", brand,
                "brandName", name,
                "team", "nord",
                "title", "Beschwerden",
                "severity", "S3"))
        .path("id")
        .asText();
  }

  private void say(String platform, long reach, String text) throws Exception {
    monitoring.post(
        "/api/v1/mentions",
        List.of(
            Map.of(
                "source",
                platform + ".example",
                "platform",
                platform,
                "externalId",
                UUID.randomUUID(),
                "text",
                text,
                "language",
                "de",
                "publishedAt",
                now().toString(),
                "reach",
                reach)));
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }

  private static String state(String incident) throws Exception {
    return lead.get("/api/v1/incidents/" + incident).path("state").asText();
  }

  private static List<String> kinds(String incident) throws Exception {
    return StreamSupport.stream(
            lead.get("/api/v1/incidents/%s/timeline".formatted(incident)).spliterator(), false)
        .map(entry -> entry.path("kind").asText())
        .toList();
  }

  private static void awaitPages(String incident, int count) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(pages(incident)).hasSizeGreaterThanOrEqualTo(count));
  }

  private static List<JsonNode> pages(String incident) {
    return line.receiver().received().stream()
        .map(hook -> hook.body().path("data"))
        .filter(data -> data.path("incidentId").asText().equals(incident))
        .toList();
  }

  private static Map<String, Object> hook() {
    return Map.of(
        "name", "Wache",
        "channel", "webhook",
        "address", line.receiver().url(),
        "language", "de");
  }
}
