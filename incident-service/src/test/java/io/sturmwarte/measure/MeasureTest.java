package io.sturmwarte.measure;

import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.eventually;
import static io.sturmwarte.engine.House.move;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.engine.House;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.monitoring.FakeMonitoring;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class MeasureTest {
  private final UUID brand = UUID.randomUUID();

  @Test
  void everyMeasureIsPrintedWithItsDefinition() {
    var id = open();

    measures(id)
        .statusCode(200)
        .body("measures", hasSize(Definition.values().length))
        .body(
            "measures.definition.de.findAll { it.length() > 20 }",
            hasSize(Definition.values().length))
        .body(
            "measures.definition.en.findAll { it.length() > 20 }",
            hasSize(Definition.values().length))
        .body("measures.findAll { it.value == null && it.missing == null }", hasSize(0));
  }

  @Test
  void whatHasNotHappenedSaysSo() {
    var id = open();

    measures(id)
        .body(missing("time-to-acknowledge", "en"), equalTo("Not acknowledged yet."))
        .body(missing("time-to-first-word", "de"), equalTo("Noch kein öffentliches Wort."))
        .body(missing("cost", "en"), equalTo("No hours were written down."));
  }

  @Test
  void instantsAreCountedFromTheOpening() {
    var id = open();
    AppClock.advance(Duration.ofMinutes(4));
    move(id, "acknowledge").statusCode(200);
    AppClock.advance(Duration.ofMinutes(20));
    word(id, "Wir gehen dem nach.");
    move(id, "respond").statusCode(200);
    AppClock.advance(Duration.ofHours(2));
    move(id, "stabilise").statusCode(200);

    measures(id)
        .body(value("time-to-acknowledge"), closeTo(240))
        .body(value("time-to-first-word"), closeTo(24 * 60))
        .body(value("time-to-stable"), closeTo(144 * 60))
        .body(missing("time-to-resolve", "en"), equalTo("Not resolved yet."));
  }

  @Test
  void theStormIsMeasuredOnTheCurve() {
    storm();
    var id = open();

    measures(id)
        .body("curveMissing", nullValue())
        .body(value("time-to-detect"), greaterThan(20 * 60f))
        .body(value("time-to-detect"), is(org.hamcrest.Matchers.lessThan(36 * 60f)))
        .body(missing("half-life", "en"), notNullValue());
  }

  @Test
  void aBrandThatMonitoringDoesNotKnowHasNoCurve() {
    measures(open())
        .body("curveMissing.en", equalTo("Monitoring does not know this brand."))
        .body(missing("reach", "en"), equalTo("Monitoring does not know this brand."));
  }

  @Test
  void hoursCostWhatTheTeamsRateSays() {
    var id = open();
    hours(id, Map.of("person", "Lea", "hours", 2.5)).statusCode(201).body("cost", equalTo(187.5f));
    hours(id, Map.of("person", "Kanzlei", "hours", 1, "rate", 300)).statusCode(201);

    measures(id).body(value("cost"), equalTo(487.5f));
    as(Role.VIEWER)
        .get("/api/v1/incidents/" + id + "/time-entries")
        .then()
        .body("person", org.hamcrest.Matchers.contains("Lea", "Kanzlei"));
    assertThat(House.kinds(id)).contains("timeEntry");
  }

  @Test
  void noHoursAreRefused() {
    hours(open(), Map.of("person", "Lea", "hours", 0)).statusCode(400);
  }

  @Test
  void theFiguresOfOthersAreNotThere() {
    var id =
        as(Role.LEAD)
            .body(
                Map.of(
                    "brandId",
                    brand,
                    "brandName",
                    "Süd",
                    "team",
                    "sued",
                    "title",
                    "Fremd",
                    "severity",
                    "S3"))
            .post("/api/v1/incidents")
            .then()
            .statusCode(201)
            .extract()
            .<String>path("id");

    measures(id).statusCode(404);
    as(Role.VIEWER).get("/api/v1/incidents/" + id + "/curve").then().statusCode(404);
    as(Role.VIEWER).get("/api/v1/incidents/" + id + "/effects").then().statusCode(404);
  }

  @Test
  void weekAndMonthAreFilledInWhenTheyHavePassed() {
    var opened = now();
    FakeMonitoring.curve(brand)
        .hourly(opened.minus(Duration.ofDays(40)), opened.minus(Duration.ofHours(2)), 40, 10, 400);
    FakeMonitoring.curve(brand)
        .hourly(
            opened.minus(Duration.ofHours(2)), opened.plus(Duration.ofHours(6)), 200, 180, 9_000);
    FakeMonitoring.curve(brand)
        .hourly(opened.plus(Duration.ofHours(6)), opened.plus(Duration.ofDays(10)), 40, 14, 400);
    FakeMonitoring.curve(brand)
        .hourly(opened.plus(Duration.ofDays(10)), opened.plus(Duration.ofDays(60)), 40, 10, 400);
    var id = open();
    AppClock.advance(Duration.ofHours(8));
    move(id, "resolve").statusCode(200);
    measures(id)
        .body(missing("residual-7-days", "en"), equalTo("Too early."))
        .body("isFinal", equalTo(false));

    AppClock.advance(Duration.ofDays(32));

    eventually().untilAsserted(() -> measures(id).body("isFinal", equalTo(true)));
    measures(id)
        .body(value("residual-7-days"), org.hamcrest.Matchers.is(0.1f))
        .body(value("residual-30-days"), org.hamcrest.Matchers.is(0.0f))
        .body(value("peak-negatives"), equalTo(180f))
        .body(value("recovery"), greaterThan(9 * 86_400f));
  }

  @Test
  void whatFollowedAPublicWordIsShown() {
    var now = now();
    FakeMonitoring.curve(brand).hourly(now.minus(Duration.ofDays(2)), now, 40, 30, 400);
    FakeMonitoring.curve(brand)
        .hourly(now.plus(Duration.ofHours(1)), now.plus(Duration.ofDays(2)), 40, 6, 400);
    var id = open();
    word(id, "Wir entschuldigen uns.");
    AppClock.advance(Duration.ofHours(25));

    as(Role.VIEWER)
        .get("/api/v1/incidents/" + id + "/effects")
        .then()
        .statusCode(200)
        .body("", hasSize(1))
        .body("[0].action.text.de", equalTo("Wir entschuldigen uns."))
        .body("[0].hoursAfter", equalTo(24))
        .body("[0].statement.en", startsWith("Negatives per hour fell"));
  }

  @Test
  void theCurveShowsWhatIsUsualAndWhatWasDone() {
    var now = now();
    FakeMonitoring.curve(brand).hourly(now.minus(Duration.ofDays(40)), now, 40, 10, 400);
    var id = open();
    word(id, "Wir prüfen.");

    as(Role.VIEWER)
        .get("/api/v1/incidents/" + id + "/curve")
        .then()
        .statusCode(200)
        .body("hours[0].usual", equalTo(10f))
        .body("hours[0].negatives", equalTo(10))
        .body("actions[0].kind", equalTo("publicWord"));
  }

  /** Four quiet weeks, then half an hour of many negatives. */
  private void storm() {
    var now = instant();
    var hour = now.truncatedTo(ChronoUnit.HOURS);
    var curve =
        FakeMonitoring.curve(brand)
            .hourly(hour.minus(Duration.ofDays(40)), hour.minus(Duration.ofHours(1)), 40, 2, 400);
    for (var minute = 1; minute <= 30; minute++) {
      curve.at(now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(minute)), 9, 8, 500);
    }
  }

  /** The beginning of the present hour. */
  private static Instant now() {
    return instant().truncatedTo(ChronoUnit.HOURS);
  }

  private static Instant instant() {
    var opened = as(Role.VIEWER).get("/api/v1/incidents/" + House.open(1)).path("openedAt");
    return Instant.parse((String) opened);
  }

  private String open() {
    return House.post(House.alert(brand, "Abrechnung", 3))
        .statusCode(200)
        .extract()
        .path("incidentId");
  }

  private static void word(String id, String text) {
    as(Role.RESPONDER)
        .body(Map.of("text", text, "publicWord", true))
        .post("/api/v1/incidents/" + id + "/notes")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse hours(String id, Map<String, Object> request) {
    return as(Role.RESPONDER)
        .body(request)
        .post("/api/v1/incidents/" + id + "/time-entries")
        .then();
  }

  private static ValidatableResponse measures(String id) {
    return as(Role.VIEWER).get("/api/v1/incidents/" + id + "/measures").then();
  }

  private static String value(String measure) {
    return "measures.find { it.id == '%s' }.value".formatted(measure);
  }

  private static String missing(String measure, String language) {
    return "measures.find { it.id == '%s' }.missing.%s".formatted(measure, language);
  }

  private static org.hamcrest.Matcher<Float> closeTo(int seconds) {
    return org.hamcrest.Matchers.allOf(
        org.hamcrest.Matchers.greaterThanOrEqualTo((float) seconds),
        org.hamcrest.Matchers.lessThan(seconds + 30f));
  }
}
