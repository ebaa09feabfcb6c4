package io.sturmwarte.storm;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people set by hand: the level and its thresholds. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class LevelByHandTest {
  @Test
  void aLevelSetByHandCountsUntilItIsLifted() {
    var brand = brand("nord", "Handprobe");

    set(brand, "{\"level\": 3, \"reason\": \"Rückruf wird um 14 Uhr bekannt\"}")
        .statusCode(200)
        .body("level", equalTo(3))
        .body("automatic", equalTo(0))
        .body("name.de", equalTo("frische Brise"))
        .body("override.by", equalTo("lead"))
        .body("override.until", nullValue())
        .body("reasons[0].code", equalTo("override"));
    as("viewer")
        .get("/api/v1/brands/" + brand + "/level")
        .then()
        .body("level", equalTo(3))
        .body("override.reason", equalTo("Rückruf wird um 14 Uhr bekannt"));
    as("viewer")
        .get("/api/v1/situation")
        .then()
        .body("find { it.brand.name == 'Handprobe' }.level.level", equalTo(3));
    as("lead")
        .delete("/api/v1/brands/" + brand + "/level/override")
        .then()
        .statusCode(200)
        .body("level", equalTo(0))
        .body("override", nullValue());
    as("lead").delete("/api/v1/brands/" + brand + "/level/override").then().statusCode(409);

    assertThat(changes(brand, "set", 3)).isEqualTo(1);
    assertThat(changes(brand, "lifted", 0)).isEqualTo(1);
    assertThat(events(brand)).isEqualTo(2);
    await().until(() -> arrivedLevels(brand) == 2);
  }

  @Test
  void aLevelSetByHandEndsAtItsTime() {
    var brand = brand("nord", "Endprobe");
    var until = Instant.ofEpochSecond(number("select extract(epoch from app_now())::bigint") + 3);
    set(brand, "{\"level\": 2, \"reason\": \"Probe\", \"until\": \"" + until + "\"}")
        .statusCode(200);

    await().atMost(Duration.ofSeconds(30)).until(() -> changes(brand, "expired", 0) == 1);
    as("viewer").get("/api/v1/brands/" + brand + "/level").then().body("level", equalTo(0));
  }

  @Test
  void refusesWhatMakesNoSense() {
    var brand = brand("nord", "Fehlprobe");

    set(brand, "{\"level\": 7, \"reason\": \"Probe\"}").statusCode(400);
    set(brand, "{\"level\": 2, \"reason\": \" \"}").statusCode(400);
    set(brand, "{\"level\": 2, \"reason\": \"x\", \"until\": \"2020-01-01T00:00:00Z\"}")
        .statusCode(400)
        .body("detail", containsString("future"));
    as("viewer")
        .contentType(ContentType.JSON)
        .body("{\"level\": 2, \"reason\": \"Probe\"}")
        .put("/api/v1/brands/" + brand + "/level/override")
        .then()
        .statusCode(403);
    set(UUID.randomUUID(), "{\"level\": 2, \"reason\": \"Probe\"}").statusCode(404);
  }

  @Test
  void aBrandHasThresholdsOfItsOwnUntilTheyAreTakenBack() {
    var brand = brand("nord", "Schwellenprobe");

    thresholds(brand, "{\"windShare\": 0.3, \"breezeLasts\": \"PT30M\"}")
        .statusCode(200)
        .body("thresholds.windShare", equalTo(0.3f))
        .body("thresholds.breezeLasts", equalTo("PT30M"))
        .body("thresholds.windExcess", equalTo(5.0f))
        .body("own.windExcess", nullValue())
        .body("changedBy", equalTo("lead"));
    as("lead")
        .delete("/api/v1/brands/" + brand + "/thresholds")
        .then()
        .statusCode(200)
        .body("thresholds.windShare", equalTo(0.4f))
        .body("own.windShare", nullValue());

    assertThat(number("select count(*) from storm_threshold where brand_id = '" + brand + "'"))
        .isEqualTo(2);
  }

  @Test
  void theDefaultsInTheTableAreThoseOfTheCode() {
    var brand = brand("nord", "Standardprobe");

    var view =
        as("viewer")
            .get("/api/v1/brands/" + brand + "/thresholds")
            .then()
            .statusCode(200)
            .body("changedBy", nullValue())
            .extract()
            .body()
            .jsonPath()
            .getObject("thresholds", Thresholds.class);

    assertThat(view).isEqualTo(Thresholds.DEFAULT);
  }

  @Test
  void thresholdsThatDoNotFitTogetherAreRefusedWithTheField() {
    var brand = brand("nord", "Ordnungsprobe");

    thresholds(brand, "{\"windShare\": 0.7}")
        .statusCode(400)
        .body("violations[0].field", equalTo("stormShare"));
    thresholds(brand, "{\"windshare\": 0.3}")
        .statusCode(400)
        .body("violations[0].field", equalTo("windshare"))
        .body("detail", containsString("windShare"));
    thresholds(brand, "{\"stormPlatforms\": 2.5}")
        .statusCode(400)
        .body("violations[0].message", equalTo("must be a whole number"));
    thresholds(brand, "{\"breezeLasts\": \"an hour\"}")
        .statusCode(400)
        .body("violations[0].field", equalTo("breezeLasts"));
    thresholds(brand, "[]").statusCode(400);
  }

  private static ValidatableResponse set(UUID brand, String body) {
    return as("lead")
        .contentType(ContentType.JSON)
        .body(body)
        .put("/api/v1/brands/" + brand + "/level/override")
        .then();
  }

  private static ValidatableResponse thresholds(UUID brand, String body) {
    return as("lead")
        .contentType(ContentType.JSON)
        .body(body)
        .put("/api/v1/brands/" + brand + "/thresholds")
        .then();
  }

  private static long changes(UUID brand, String cause, int level) {
    return number(
        "select count(*) from storm_change where brand_id = '%s' and cause = '%s' and level = %d"
            .formatted(brand, cause, level));
  }

  private static long events(UUID brand) {
    return number("select count(*) from event where type = 'level' and subject = '" + brand + "'");
  }

  private static long arrivedLevels(UUID brand) {
    return Neighbours.INCIDENTS.calls().stream()
        .filter(call -> call.method().equals("PUT") && call.path().contains(brand.toString()))
        .count();
  }
}
