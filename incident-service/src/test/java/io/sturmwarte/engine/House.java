package io.sturmwarte.engine;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.sturmwarte.identity.DemonstrationUsers;
import io.sturmwarte.identity.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** What the tests say to the running service, in its own words. */
public final class House {
  public static final String NORD = "nord";

  private House() {}

  public static RequestSpecification as(String user) {
    var password =
        user.equals(Role.SERVICE) ? "service-secret-of-the-tests" : DemonstrationUsers.PASSWORD;
    return given().auth().preemptive().basic(user, password).contentType(ContentType.JSON);
  }

  public static ConditionFactory eventually() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(25))
        .ignoreExceptions();
  }

  public static Map<String, Object> alert(UUID brand, String topic, int level) {
    var alert = new LinkedHashMap<String, Object>();
    alert.put("alertId", UUID.randomUUID());
    alert.put("brandId", brand);
    alert.put("brandName", "Nordlicht Energie");
    alert.put("team", NORD);
    alert.put("kind", "alert");
    alert.put("topic", topic);
    alert.put("level", level);
    alert.put("score", 7.5);
    alert.put("reasons", List.of(reason("negatives")));
    alert.put("mentionIds", List.of());
    alert.put("raisedAt", Instant.EPOCH.toString());
    alert.put("exercise", false);
    return alert;
  }

  public static Map<String, Object> reason(String code) {
    return Map.of(
        "code",
        code,
        "value",
        120,
        "usual",
        9,
        "text",
        Map.of(
            "de", "120 negative Beiträge in einer Stunde, sonst 9",
            "en", "120 negative posts in an hour, usually 9"),
        "mentionIds",
        List.of());
  }

  public static ValidatableResponse post(Map<String, Object> alert) {
    return as(Role.SERVICE).body(alert).post("/api/v1/alerts").then();
  }

  /** Opens an incident at the given level and gives its id. */
  public static String open(int level) {
    return post(alert(UUID.randomUUID(), "Abrechnung", level))
        .statusCode(200)
        .extract()
        .path("incidentId");
  }

  public static ValidatableResponse incident(String id) {
    return as(Role.VIEWER).get("/api/v1/incidents/" + id).then();
  }

  public static ValidatableResponse move(String id, String verb) {
    return as(Role.RESPONDER).post("/api/v1/incidents/" + id + "/" + verb).then();
  }

  public static List<Map<String, Object>> timeline(String id) {
    return as(Role.VIEWER).get("/api/v1/incidents/" + id + "/timeline").jsonPath().getList("");
  }

  public static List<String> kinds(String id) {
    return timeline(id).stream().map(entry -> (String) entry.get("kind")).toList();
  }

  public static List<Map<String, Object>> messages(String incident) {
    return as(Role.LEAD)
        .get("/api/v1/messages?limit=200&incident=" + incident)
        .jsonPath()
        .getList("items");
  }

  public static Map<String, Object> mail(String name, String address) {
    return Map.of("name", name, "channel", "email", "address", address, "language", "de");
  }

  public static Map<String, Object> step(int level, String delay, Object... targets) {
    return Map.of("level", level, "delay", delay, "targets", List.of(targets));
  }

  @SafeVarargs
  public static void policy(int repeat, Map<String, Object>... steps) {
    as(Role.LEAD)
        .body(Map.of("name", "Test", "repeat", repeat, "steps", new ArrayList<>(List.of(steps))))
        .put("/api/v1/escalation-policies/" + NORD)
        .then()
        .statusCode(200);
  }
}
