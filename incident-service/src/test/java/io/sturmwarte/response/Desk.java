package io.sturmwarte.response;

import static io.sturmwarte.engine.House.as;

import io.restassured.response.ValidatableResponse;
import io.sturmwarte.identity.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What those who write responses say to the service. */
final class Desk {
  static final String CALM = "Wir haben das Problem gefunden und melden uns bis 15 Uhr mit mehr.";

  private Desk() {}

  static Map<String, Object> mention() {
    return Map.of(
        "text",
        "Seit drei Tagen kein Strom und niemand antwortet!",
        "author",
        "@kundin",
        "platform",
        "mastodon",
        "url",
        "https://social.example.org/@kundin/1",
        "externalId",
        "1",
        "publishedAt",
        Instant.now().minus(30, ChronoUnit.MINUTES).toString());
  }

  static Map<String, Object> reply(UUID mention, String text) {
    var request = new HashMap<String, Object>();
    request.put("mentionId", mention);
    request.put("mention", mention());
    request.put("language", "de");
    request.put("text", text);
    return request;
  }

  static Map<String, Object> statement(String text) {
    return Map.of("platform", "website", "language", "de", "text", text);
  }

  static ValidatableResponse begin(String user, String incident, Map<String, Object> request) {
    return as(user).body(request).post("/api/v1/incidents/" + incident + "/responses").then();
  }

  /** Begins a reply to a mention and gives its id. */
  static String reply(String incident, String text) {
    return begin(Role.RESPONDER, incident, reply(UUID.randomUUID(), text))
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Begins words to the public and gives their id. */
  static String statement(String incident, String text) {
    return begin(Role.RESPONDER, incident, statement(text)).statusCode(201).extract().path("id");
  }

  static ValidatableResponse step(String user, String id, String step) {
    return as(user).post("/api/v1/responses/" + id + "/" + step).then();
  }

  static ValidatableResponse step(String user, String id, String step, Map<String, ?> body) {
    return as(user).body(body).post("/api/v1/responses/" + id + "/" + step).then();
  }

  static ValidatableResponse write(String user, String id, String text) {
    return as(user).body(Map.of("text", text)).put("/api/v1/responses/" + id + "/draft").then();
  }

  static ValidatableResponse read(String id) {
    return as(Role.VIEWER).get("/api/v1/responses/" + id).then();
  }

  static ValidatableResponse publishedByHand(String user, String id) {
    return step(user, id, "published", Map.of("url", "https://social.example.org/@nordlicht/2"));
  }

  static ValidatableResponse claim(String user, String incident, UUID mention) {
    return as(user).post("/api/v1/incidents/%s/claims/%s".formatted(incident, mention)).then();
  }
}
