package io.sturmwarte.source;

import static io.sturmwarte.monitor.House.as;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.sturmwarte.monitor.House;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.Predicate;

/** What tests say about sources. */
public final class Sourced {
  private Sourced() {}

  public static JsonObject request(JsonObject settings) {
    return new JsonObject().put("name", "A source").put("team", "nord").put("settings", settings);
  }

  /** The answer to its creation. */
  public static JsonObject create(JsonObject request) {
    return new JsonObject(
        as("lead")
            .contentType(ContentType.JSON)
            .body(request.encode())
            .post("/api/v1/sources")
            .then()
            .statusCode(201)
            .extract()
            .asString());
  }

  public static JsonObject health(String id) {
    return new JsonObject(
        as("viewer")
            .get("/api/v1/sources/" + id + "/health")
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  public static JsonObject awaitHealth(String id, Predicate<JsonObject> condition) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> health(id), condition);
  }

  public static JsonObject awaitState(String id, String state) {
    return awaitHealth(id, health -> health.getString("state").equals(state));
  }

  public static long mentions(String source) {
    return House.number("select count(*) from mention where source = '" + source + "'");
  }

  public static void awaitMentions(String source, long count) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> mentions(source) == count);
  }

  /** It is looked at again at once, whatever was planned. */
  public static void hurry(String id) {
    House.execute(
        "update source_state set due_at = app_now() where lease is null and source_id = '"
            + id
            + "'");
  }
}
