package io.sturmwarte.storm;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.awaitScored;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.mention;
import static io.sturmwarte.monitor.House.number;
import static io.sturmwarte.monitor.House.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonArray;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The line through the service: history teaches, a storm raises one alert, the level rises. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class StormTest {
  private static final List<String> PLATFORMS = List.of("mastodon", "bluesky", "youtube");

  private final Instant now = Clock.systemUTC().instant();
  private final Random random = new Random(7);

  @Test
  void aStormRaisesOneAlertWhichArrivesOnceAndTheLevelRises() {
    var brand = brand("nord", "Sturmprobe");
    history(brand, 3);
    assertThat(alerts(brand)).isZero();
    Neighbours.INCIDENTS.failNext(2);

    storm(400);

    await().atMost(Duration.ofSeconds(30)).until(() -> alerts(brand) == 1);
    awaitDelivered(brand);
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> level(brand) >= 4 || later());
    as("viewer")
        .get("/api/v1/brands/" + brand + "/level")
        .then()
        .body("level", equalTo(5))
        .body(
            "reasons.code",
            hasItems("negatives", "negative-share", "platforms", "shared-hashtag", "media"))
        .body("reasons[0].mentionIds", not(empty()))
        .body("reasons[0].text.de", notNullValue());
    as("viewer")
        .get("/api/v1/brands/" + brand + "/level/mentions")
        .then()
        .statusCode(200)
        .body("[0].text", containsString("der Akku brennt"))
        .body("[0].reasons", hasItems("negatives"))
        .body("reasons.flatten()", hasItems("shared-hashtag", "media", "platforms"));
    as("viewer")
        .get("/api/v1/alerts?brand=" + brand)
        .then()
        .body("items.size()", equalTo(1))
        .body("items[0].kind", equalTo("alert"))
        .body("items[0].delivery", equalTo("delivered"))
        .body("items[0].incidentId", notNullValue())
        .body("items[0].languageCue.texts", greaterThan(0))
        .body("items[0].languageCue.textsBefore", greaterThan(100))
        .body("items[0].reasons.code", hasItems("negatives", "negative-share"));
    as("viewer")
        .get("/api/v1/brands/" + brand + "/topics?hours=2")
        .then()
        .body("[0].terms", hasItems("#Akkubrand"))
        .body("[0].key", equalTo("akkubrand"))
        .body("[0].count", greaterThan(100))
        .body("[0].texts", equalTo(1));
    as("viewer")
        .get("/api/v1/brands/" + brand + "/campaign?hours=2")
        .then()
        .statusCode(200)
        .body("verdict", equalTo("COORDINATED"))
        .body("share", greaterThan(0.4f))
        .body("signs.mentions", greaterThan(400))
        .body("reasons.code", hasItems("copies", "moments", "young-accounts", "concentration"));
    as("viewer")
        .get("/api/v1/brands/" + brand + "/briefing?language=en&zone=Europe/London")
        .then()
        .statusCode(200)
        .body("kind", equalTo("STORM"))
        .body("headline", startsWith("Sturmprobe: storm (level 5 of 6) since "))
        .body("paragraphs.about", hasItems("numbers", "level", "spread", "topics", "campaign"))
        .body("text", containsString("percent of the criticism, new since "))
        .body("text", containsString("Incident 2026-007 (S2) is acknowledged; lea is in the lead."))
        .body("facts.negatives", greaterThan(400))
        .body("facts.usual.mentions", greaterThan(10f));
    as("viewer")
        .accept("text/plain")
        .get("/api/v1/brands/" + brand + "/briefing")
        .then()
        .statusCode(200)
        .body(startsWith("Sturmprobe: Sturm (Stufe 5 von 6) seit "));
    as("viewer").get("/api/v1/brands/" + brand + "/briefing?zone=Mars").then().statusCode(400);
    as("viewer").get("/api/v1/brands/" + brand + "/briefing?language=fr").then().statusCode(400);
    as("viewer").get("/api/v1/brands/" + UUID.randomUUID() + "/briefing").then().statusCode(404);
    await().until(() -> arrived(brand, "PUT") >= 1);
    assertThat(alerts(brand)).isEqualTo(1);
    assertThat(arrived(brand, "POST")).isEqualTo(1);
  }

  /** Ten mentions an hour, one in five of them negative. */
  private void history(UUID brand, int days) {
    var batch = new JsonArray();
    for (var at = now.minus(Duration.ofDays(days));
        at.isBefore(now.minusSeconds(600));
        at = at.plusSeconds(360)) {
      var text = "Sturmprobe " + (random.nextInt(5) == 0 ? "schlecht" : "gut") + " wie immer";
      batch.add(mention("history" + batch.size(), text, at));
    }
    post(batch);
    awaitScored();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                number(
                            "select count(*) from watch where brand_id = '"
                                + brand
                                + "' and position > now() - interval '10 minutes'")
                        == 1
                    && number("select count(*) from late_count") == 0);
  }

  private void storm(int size) {
    var batch = new JsonArray();
    for (var i = 0; i < size; i++) {
      var text = "Sturmprobe schlecht, der Akku brennt #Akkubrand " + i;
      batch.add(
          mention("storm" + i, text, now.minusSeconds(random.nextInt(60)))
              .put("platform", i % 40 == 0 ? "news" : PLATFORMS.get(i % PLATFORMS.size()))
              .put("author", "person" + i)
              .put("reach", random.nextInt(10_000)));
    }
    post(batch);
  }

  private static long alerts(UUID brand) {
    return number("select count(*) from alert where brand_id = '" + brand + "'");
  }

  private static long level(UUID brand) {
    return number("select level from storm where brand_id = '" + brand + "'");
  }

  /** The level rises slowly: time passes by hand. */
  private static boolean later() {
    AppClock.advance(Duration.ofSeconds(15));
    return false;
  }

  private static void awaitDelivered(UUID brand) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                number(
                        "select count(*) from alert where incident_id is not null and brand_id = '"
                            + brand
                            + "'")
                    == 1);
  }

  /** How many requests for the brand were answered with success. */
  private static long arrived(UUID brand, String method) {
    return Neighbours.INCIDENTS.calls().stream()
        .filter(call -> call.method().equals(method) && call.status() < 300)
        .filter(
            call ->
                call.path().contains(brand.toString())
                    || brand.toString().equals(call.body().getString("brandId")))
        .count();
  }
}
