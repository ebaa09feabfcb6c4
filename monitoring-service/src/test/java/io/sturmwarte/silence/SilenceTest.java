package io.sturmwarte.silence;

import static io.sturmwarte.alert.Raising.alerts;
import static io.sturmwarte.alert.Raising.arrived;
import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class SilenceTest {
  private final Instant now = Clock.systemUTC().instant();

  private UUID brand;

  @BeforeEach
  void watch() {
    brand = brand("nord", "Stilleprobe");
  }

  @Test
  void aSilencedAlertIsKeptAndShowsByWhatAndIsToldWhenTheSilenceEnds() {
    var silence = create(request("brand", brand.toString())).statusCode(201).extract().path("id");

    var group = alerts(brand, "akku", "alert", 1);

    await().untilAsserted(() -> only().body("items[0].suppressedBy[0].id", equalTo(silence)));
    only()
        .body("items[0].suppressedBy[0].kind", equalTo("silence"))
        .body("items[0].delivery", equalTo("suppressed"));
    as("viewer")
        .get("/api/v1/alerts?suppressed=false&brand=" + brand)
        .then()
        .body("items.size()", equalTo(0));
    assertThat(arrived(brand)).isEmpty();

    as("lead")
        .post("/api/v1/silences/" + silence + "/expire")
        .then()
        .statusCode(200)
        .body("state", equalTo("expired"));
    execute("update alert_group set due_at = app_now() where id = '" + group + "'");

    await().until(() -> arrived(brand).size() == 1);
    only().body("items[0].suppressedBy.size()", equalTo(0));
  }

  @Test
  void legalAndThreatRulesAreHeardInSpiteOfASilence() {
    create(request("brand", brand.toString()));

    alerts(brand, "klage", "alert", "legal", 0, 1);
    alerts(brand, "drohung", "alert", "threat", 0, 1);

    await().until(() -> arrived(brand).size() == 2);
  }

  @Test
  void anExcessOfEightIsHeardInSpiteOfASilence() {
    create(request("brand", brand.toString()));

    alerts(brand, "laut", "alert", "general", 8, 1);
    alerts(brand, "leise", "alert", "general", 7.9, 1);

    await().until(() -> arrived(brand).size() == 1);
    assertThat(arrived(brand).getFirst().body().getString("topic")).isEqualTo("laut");
    await()
        .untilAsserted(
            () ->
                as("viewer")
                    .get("/api/v1/alerts?suppressed=true&brand=" + brand)
                    .then()
                    .body("items.topic", equalTo(java.util.List.of("leise"))));
  }

  @Test
  void anOpenAlertMutesTheWatchOfItsBrand() {
    alerts(brand, "akku", "alert", 1);
    await().until(() -> arrived(brand).size() == 1);

    alerts(brand, "reise", "watch", 1);

    await()
        .untilAsserted(
            () ->
                as("viewer")
                    .get("/api/v1/alerts?kind=watch&brand=" + brand)
                    .then()
                    .body("items[0].suppressedBy[0].kind", equalTo("inhibition")));
    assertThat(arrived(brand)).hasSize(1);
  }

  @Test
  void aSilenceIsListedByItsState() {
    var later =
        request("brand", brand.toString()).put("startsAt", now.plusSeconds(3_000).toString());
    String id =
        create(later).statusCode(201).body("state", equalTo("pending")).extract().path("id");

    as("viewer")
        .get("/api/v1/silences?state=pending&limit=500")
        .then()
        .body("items.id", hasItem(id));
    as("viewer")
        .get("/api/v1/silences?state=active&limit=500")
        .then()
        .body("items.id", not(hasItem(id)));
  }

  @Test
  void aSilenceIsChangedAndSaysByWhom() {
    String id = create(request("topic", "akku")).extract().path("id");

    as("lead")
        .contentType(ContentType.JSON)
        .body(request("topic", "reise").put("comment", "anders").encode())
        .put("/api/v1/silences/" + id)
        .then()
        .statusCode(200)
        .body("matchers[0].value", equalTo("reise"))
        .body("changedBy", equalTo("lead"));
  }

  @Test
  void aSilenceThatIsOverCannotBeChanged() {
    String id = create(request("topic", "akku")).extract().path("id");
    as("lead").post("/api/v1/silences/" + id + "/expire");

    as("lead")
        .contentType(ContentType.JSON)
        .body(request("topic", "reise").encode())
        .put("/api/v1/silences/" + id)
        .then()
        .statusCode(409);
  }

  @Test
  void whatIsWrongWithASilenceIsSaid() {
    create(new JsonObject().put("team", "nord").put("comment", "x"))
        .statusCode(400)
        .body("violations.field", hasItem(containsString("matchers")))
        .body("violations.field", hasItem(containsString("endsAt")));
    create(request("topic", "(").put("matchers", matchers("topic", "=~", "(")))
        .statusCode(400)
        .body("detail", containsString("matchers[0].value"));
    create(request("topic", "x").put("endsAt", now.minusSeconds(60).toString()))
        .statusCode(400)
        .body("detail", containsString("endsAt"));
    create(request("colour", "x")).statusCode(400);
  }

  @Test
  void aSilenceOfAnotherTeamIsNotThere() {
    create(request("topic", "x").put("team", "nirgends"))
        .statusCode(400)
        .body("detail", containsString("nirgends"));
    as("viewer").get("/api/v1/silences/" + UUID.randomUUID()).then().statusCode(404);
  }

  @Test
  void viewersSilenceNothing() {
    as("viewer")
        .contentType(ContentType.JSON)
        .body(request("topic", "x").encode())
        .post("/api/v1/silences")
        .then()
        .statusCode(403);
  }

  @Test
  void theInhibitionsAreDataAndCanBeTurnedOff() {
    as("viewer").get("/api/v1/inhibitions").then().body("size()", equalTo(2));
    var id = "00000000-0000-7000-8000-000000000002";
    as("admin")
        .post("/api/v1/inhibitions/" + id + "/disable")
        .then()
        .body("enabled", equalTo(false));
    as("admin").post("/api/v1/inhibitions/" + id + "/enable").then().body("enabled", equalTo(true));
  }

  private ValidatableResponse only() {
    return as("viewer")
        .get("/api/v1/alerts?brand=" + brand)
        .then()
        .body("items.size()", equalTo(1));
  }

  private ValidatableResponse create(JsonObject request) {
    return as("lead")
        .contentType(ContentType.JSON)
        .body(request.encode())
        .post("/api/v1/silences")
        .then();
  }

  private JsonObject request(String label, String value) {
    return new JsonObject()
        .put("team", "nord")
        .put("matchers", matchers(label, "=", value))
        .put("endsAt", now.plus(Duration.ofHours(2)).toString())
        .put("comment", "planned campaign");
  }

  private static JsonArray matchers(String label, String operator, String value) {
    return new JsonArray()
        .add(new JsonObject().put("label", label).put("operator", operator).put("value", value));
  }
}
