package io.sturmwarte.situation;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.awaitScored;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.mention;
import static io.sturmwarte.monitor.House.post;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class PeaksOfBrandTest {
  private final Instant now = Clock.systemUTC().instant();
  private final String run = UUID.randomUUID().toString();
  private UUID brand;

  @BeforeEach
  void watch() {
    brand = brand("nord", "Gipfelprobe");
  }

  @Test
  void reachAndMediaAreCounted() {
    say(
        said("1", "Gipfelprobe gut", 60),
        said("2", "Gipfelprobe im Blatt", 50).put("platform", "news").put("reach", 90_000));

    peaks("", 600)
        .body("mentions", equalTo(2))
        .body("mediaPerHour", equalTo(1))
        .body("mediaIds", hasSize(1))
        .body("reachPerHour", equalTo(90_000))
        .body("negativesPerHour", equalTo(0));
  }

  @Test
  void negativesMakeTheExcess() {
    var batch = new JsonObject[30];
    for (var i = 0; i < batch.length; i++) {
      batch[i] = said("n" + i, "Gipfelprobe schlecht Nummer " + i * 7919, 60 + i);
    }
    say(batch);

    peaks("", 600).body("negativesPerHour", equalTo(30)).body("excess", greaterThan(5f));
  }

  @Test
  void whatWasBeforeCountsForNothing() {
    say(said("1", "Gipfelprobe gut", 300), said("2", "Gipfelprobe gut so", 30));

    peaks("", 120).body("mentions", equalTo(1));
  }

  @Test
  void wordsNarrowItToWhatHasThem() {
    say(said("1", "Gipfelprobe: Kommentare gelöscht", 60), said("2", "Gipfelprobe gut", 60));

    peaks("&words=gelöscht or zensiert", 600).body("mentions", equalTo(1));
  }

  @Test
  void aMentionIsFollowedToItsAnswers() {
    say(
        said("1", "Gipfelprobe fragt", 60),
        said("2", "Gipfelprobe, meine Antwort", 40).put("replyTo", run + "1"),
        said("3", "Gipfelprobe anders", 30));
    var id = id("fragt");

    peaks("&mention=" + id, 600).body("mentions", equalTo(2));
    circulation(id).body("answers", equalTo(1)).body("copies", equalTo(0));
  }

  @Test
  void nearCopiesCirculate() {
    var text =
        "Gipfelprobe hat meinen Kommentar über die falsche Abrechnung einfach verschwinden lassen";
    say(said("1", text, 90));
    awaitScored();
    say(
        said("2", text + "!", 60).put("reach", 700),
        said("3", text + " so", 30).put("platform", "bluesky"));
    var id =
        as("viewer")
            .get("/api/v1/mentions?brand=" + brand)
            .then()
            .extract()
            .<String>path("items[2].id");
    awaitScored();

    circulation(id)
        .body("mention.id", equalTo(id))
        .body("copies", equalTo(2))
        .body("copyReach", equalTo(700))
        .body("copyPlatforms", hasSize(2))
        .body("lastHour", equalTo(2));
  }

  @Test
  void exercisesAreCountedApart() {
    say(said("1", "Gipfelprobe gut", 60).put("exercise", true));

    peaks("", 600).body("mentions", equalTo(0));
    peaks("&exercise=true", 600).body("mentions", equalTo(1));
  }

  @Test
  void otherTeamsSeeNeither() {
    var other = brand("sued", "Südgipfel");
    post(new JsonArray().add(said("s", "Südgipfel gut", 10)));
    awaitScored();
    var id =
        as("lead")
            .get("/api/v1/mentions?brand=" + other)
            .then()
            .extract()
            .<String>path("items[0].id");

    as("viewer")
        .get("/api/v1/brands/%s/peaks?from=%s".formatted(other, now))
        .then()
        .statusCode(404);
    as("viewer").get("/api/v1/mentions/%s/circulation".formatted(id)).then().statusCode(404);
  }

  @Test
  void anInstantIsNeeded() {
    as("viewer").get("/api/v1/brands/%s/peaks".formatted(brand)).then().statusCode(400);
  }

  private JsonObject said(String id, String text, int secondsAgo) {
    return mention(run + id, text, now.minusSeconds(secondsAgo));
  }

  private static void say(JsonObject... mentions) {
    var batch = new JsonArray();
    for (var one : mentions) {
      batch.add(one);
    }
    post(batch);
    awaitScored();
  }

  private String id(String word) {
    return as("viewer")
        .queryParam("q", word)
        .get("/api/v1/mentions?brand=" + brand)
        .then()
        .extract()
        .path("items[0].id");
  }

  private ValidatableResponse peaks(String more, int seconds) {
    return as("service")
        .get("/api/v1/brands/%s/peaks?from=%s%s".formatted(brand, now.minusSeconds(seconds), more))
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse circulation(String id) {
    return as("service")
        .get("/api/v1/mentions/%s/circulation".formatted(id))
        .then()
        .statusCode(200);
  }
}
