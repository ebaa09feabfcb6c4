package io.sturmwarte.backtest;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

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
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class BacktestTest {
  private static final int ROWS_A_BIN = Integer.getInteger("backtest.rows-a-bin", 1);

  private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS);
  private final Instant storm = now.minus(Duration.ofDays(10)).plus(Duration.ofHours(15));

  @Test
  void aYearOfOneBrandTakesTenSecondsAtMost() {
    var brand = brand("nord", "Jahresprobe");
    counted(brand, 366 + 60);
    stormAt(brand, storm);

    var began = System.nanoTime();
    var answer =
        run(request(brand, 365)
                .put("confirmed", new JsonArray().add(storm.plusSeconds(3_600).toString())))
            .statusCode(200)
            .body("bins", equalTo((365 + 60) * 288))
            .body("present.found", equalTo(1))
            .body("present.storms[0].lead", equalTo("PT55M"))
            .body("present.falseAlarms", greaterThanOrEqualTo(0));
    var took = Duration.ofNanos(System.nanoTime() - began);

    String within = answer.extract().path("took");
    System.out.printf(
        "A year: %s over REST, %s within, %d rows, %d alerts, %d watches, %.2f false a week%n",
        took,
        within,
        426 * 288 * ROWS_A_BIN * 2,
        answer.extract().<Integer>path("present.alerts"),
        answer.extract().<Integer>path("present.watches"),
        answer.extract().<Float>path("present.falseAlarmsPerWeek"));
    assertThat(took).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aChangedSettingIsComparedWithThePresentOne() {
    var brand = brand("nord", "Vergleichsprobe");
    counted(brand, 50);
    stormAt(brand, storm);
    var loud =
        new JsonObject()
            .put("name", "loud")
            .put("tells", "alert")
            .put(
                "condition",
                new JsonObject()
                    .put("kind", "absolute")
                    .put("metric", "negatives")
                    .put("threshold", 40)
                    .put("window", "PT5M"));

    run(request(brand, 30)
            .put(
                "detection",
                new JsonObject().put("alertScore", 50).put("alertShare", 6).put("watchScore", 50))
            .put("rules", new JsonArray().add(loud))
            .put("confirmed", new JsonArray().add(storm.toString())))
        .statusCode(200)
        .body("present.firings.rule", hasItem("detector"))
        .body("changed.firings.rule", equalTo(java.util.List.of("loud")))
        .body("changed.found", equalTo(1))
        .body("changed.falseAlarms", equalTo(0))
        .body("notReplayed.rule", hasItem("legal words"));
  }

  @Test
  void withoutMoreThePresentSettingIsTriedAndWhatPeopleSaidCounts() {
    var brand = brand("nord", "Meinungsprobe");
    counted(brand, 50);
    stormAt(brand, storm);
    var useful = raised(brand, storm.plusSeconds(1_800));
    feedback(useful, "useful");

    run(request(brand, 30))
        .statusCode(200)
        .body("confirmed.size()", equalTo(1))
        .body("present.found", equalTo(1))
        .body("present.calledUseful", greaterThan(0))
        .body("present.calledNoise", equalTo(0));

    feedback(useful, "noise");

    run(request(brand, 30))
        .body("confirmed.size()", equalTo(0))
        .body("present.falseAlarms", nullValue())
        .body("present.calledUseful", equalTo(0))
        .body("present.calledNoise", greaterThan(0));
  }

  @Test
  void nothingIsSet() {
    var brand = brand("nord", "Folgenlosprobe");
    run(request(brand, 2)
            .put(
                "detection",
                new JsonObject().put("alertScore", 9).put("alertShare", 1).put("watchScore", 9)))
        .statusCode(200);
    as("viewer")
        .get("/api/v1/brands/" + brand + "/detection")
        .then()
        .body("alertScore", equalTo(5.5f));
  }

  @Test
  void whatIsWrongIsSaid() {
    var brand = brand("nord", "Fehlerprobe");
    run(request(brand, 400)).statusCode(400).body("detail", containsString("a year"));
    run(request(brand, 2).put("to", now.plus(Duration.ofDays(2)).toString()))
        .statusCode(400)
        .body("detail", containsString("to"));
    run(request(UUID.randomUUID(), 2)).statusCode(404);
  }

  private ValidatableResponse run(JsonObject request) {
    return as("lead")
        .contentType(ContentType.JSON)
        .body(request.encode())
        .post("/api/v1/rules/backtest")
        .then();
  }

  private JsonObject request(UUID brand, int days) {
    return new JsonObject()
        .put("brandId", brand.toString())
        .put("from", now.minus(Duration.ofDays(days)).toString())
        .put("to", now.toString());
  }

  /** On two platforms about six mentions a bin each, one in five negative; more by day. */
  private void counted(UUID brand, int days) {
    execute(
        """
        select setseed(0.5);
        insert into counter (brand_id, minute, platform, mentions, reach, scored, negatives, toxic)
        select '%s', t, p, m, 100 * m, m, (m * random() * 0.4)::int, 0
        from (
          select t + k * interval '1 minute' as t, p,
            (12 / %d * random() * (1 + sin(extract(hour from t) / 24 * 2 * pi())))::int as m
          from generate_series('%s'::timestamptz, '%s'::timestamptz - interval '1 second', interval '5 minutes') as t,
            generate_series(0, %d - 1) as k, unnest(array['mastodon', 'bluesky']) as p) as drawn
        """
            .formatted(brand, ROWS_A_BIN, now.minus(Duration.ofDays(days)), now, ROWS_A_BIN));
  }

  private static void stormAt(UUID brand, Instant at) {
    execute(
        """
        update counter set mentions = mentions + 60, scored = scored + 60, negatives = negatives + 60
        where brand_id = '%s' and platform = 'mastodon' and minute >= '%s'
          and minute < '%s'::timestamptz + interval '1 hour'
        """
            .formatted(brand, at, at));
  }

  private static UUID raised(UUID brand, Instant at) {
    var id = UUID.randomUUID();
    execute(
        """
        insert into alert (id, brand_id, kind, level, score, reasons, mention_ids, raised_at, last_seen_at, exercise)
        values ('%s', '%s', 'alert', 0, 6, '[]', '{}', '%s', '%s', false)
        """
            .formatted(id, brand, at, at));
    return id;
  }

  private static void feedback(UUID alert, String verdict) {
    as("lead")
        .contentType(ContentType.JSON)
        .body(new JsonObject().put("verdict", verdict).encode())
        .post("/api/v1/alerts/" + alert + "/feedback")
        .then()
        .statusCode(200);
  }
}
