package io.sturmwarte.correction;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.awaitScored;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.execute;
import static io.sturmwarte.monitor.House.mention;
import static io.sturmwarte.monitor.House.number;
import static io.sturmwarte.monitor.House.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.monitor.FakeScoring;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class CorrectionTest {
  private final Instant now = Clock.systemUTC().instant();

  @AfterEach
  void firstModelAgain() {
    Neighbours.SCORING.useModel(FakeScoring.FIRST_MODEL);
  }

  @Test
  void whatPeopleSayIsShownCountedAndKeptByARescore() {
    var brand = brand("nord", "berichtigt");
    var id = mentionOf(brand, "berichtigt nicht schlecht");
    assertThat(negatives(brand)).isEqualTo(1);

    correct(
            "responder",
            id,
            correction("positive").put("crisisTypes", new JsonArray().add("product-fault")))
        .statusCode(200)
        .body("readSentiment", equalTo("negative"))
        .body("createdBy", equalTo("responder"));

    shown(brand)
        .body("items[0].score.sentiment", equalTo("positive"))
        .body("items[0].score.readSentiment", equalTo("negative"))
        .body("items[0].score.crisisTypes", contains("product-fault"));
    assertThat(negatives(brand)).isZero();

    Neighbours.SCORING.useModel(FakeScoring.SECOND_MODEL);
    rescore(brand);

    shown(brand)
        .body("items[0].score.modelVersion", equalTo("fake-2"))
        .body("items[0].score.sentiment", equalTo("positive"))
        .body("items[0].score.readSentiment", equalTo("neutral"))
        .body("items[0].score.crisisTypes", contains("product-fault"));
    assertThat(negatives(brand)).isZero();

    correct("lead", id, correction("negative")).statusCode(200).body("crisisTypes", nullValue());

    assertThat(negatives(brand)).isEqualTo(1);
    as("viewer")
        .get("/api/v1/mentions/" + id + "/corrections")
        .then()
        .body("sentiment", contains("positive", "negative"))
        .body("readSentiment", contains("negative", "neutral"));
  }

  @Test
  void theSameSaidAHundredTimesAtOnceCountsOnce() throws Exception {
    var brand = brand("nord", "einstimmig");
    var id = mentionOf(brand, "einstimmig schlecht");

    try (var people = Executors.newFixedThreadPool(8)) {
      var said = new ArrayList<Callable<Integer>>();
      for (var i = 0; i < 100; i++) {
        var sentiment = i % 2 == 0 ? "neutral" : "negative";
        said.add(() -> correct("lead", id, correction(sentiment)).extract().statusCode());
      }
      for (var answer : people.invokeAll(said)) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }

    assertThat(negatives(brand))
        .isBetween(0L, 1L)
        .isEqualTo(
            number(
                "select count(*) from mention_score where sentiment = 'negative' and mention_id = '%s'"
                    .formatted(id)));
  }

  @Test
  void correctionsAreExportedLineByLineToWhoSeesTheBrand() {
    var brand = brand("sued", "ausfuhr");
    var id = mentionOf(brand, "ausfuhr schlecht");
    correct("lead", id, correction("neutral"));
    correct("lead", id, correction("positive"));

    var lines =
        as("lead")
            .get("/api/v1/corrections?limit=10000")
            .then()
            .statusCode(200)
            .extract()
            .asString()
            .lines()
            .map(JsonObject::new)
            .filter(line -> line.getString("mentionId").equals(id.toString()))
            .toList();

    assertThat(lines)
        .extracting(line -> line.getString("sentiment"))
        .containsExactly("neutral", "positive");
    assertThat(lines).extracting(line -> line.getString("text")).containsOnly("ausfuhr schlecht");
    assertThat(
            as("lead")
                .get("/api/v1/corrections?after=" + lines.getFirst().getString("id"))
                .asString()
                .lines())
        .hasSize(1);
    as("viewer").get("/api/v1/corrections").then().statusCode(403);
    correct("responder", id, correction("neutral")).statusCode(404);
    as("viewer").get("/api/v1/mentions/" + id + "/corrections").then().body("$", hasSize(0));
  }

  @Test
  void aMentionThatWaitsForItsScoreIsNotCorrected() {
    var brand = brand("nord", "wartend");
    var id = mentionOf(brand, "wartend schlecht");
    execute("delete from mention_score where mention_id = '%s'".formatted(id));

    correct("lead", id, correction("neutral"))
        .statusCode(409)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"reason\": \"so\"}",
        "{\"sentiment\": \"mixed\", \"reason\": \"so\"}",
        "{\"sentiment\": \"neutral\"}",
        "{\"crisisTypes\": [\"weather\"], \"reason\": \"so\"}"
      })
  void whatSaysNothingOrNamesWhatThereIsNotIsRefused(String body) {
    as("lead")
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/mentions/" + UUID.randomUUID() + "/corrections")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  private UUID mentionOf(UUID brand, String text) {
    post(new JsonArray().add(mention(brand.toString(), text, now)));
    awaitScored();
    return UUID.fromString(shown(brand).extract().path("items[0].id"));
  }

  private static ValidatableResponse shown(UUID brand) {
    return as("lead").get("/api/v1/mentions?brand=" + brand).then().statusCode(200);
  }

  private static JsonObject correction(String sentiment) {
    return new JsonObject().put("sentiment", sentiment).put("reason", "Ironie");
  }

  private static ValidatableResponse correct(String user, UUID mention, JsonObject correction) {
    return as(user)
        .contentType(ContentType.JSON)
        .body(correction.encode())
        .post("/api/v1/mentions/" + mention + "/corrections")
        .then();
  }

  private static void rescore(UUID brand) {
    var id =
        as("lead")
            .contentType(ContentType.JSON)
            .body(new JsonObject().put("brandId", brand.toString()).encode())
            .post("/api/v1/rescores")
            .then()
            .extract()
            .<String>path("id");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> as("lead").get("/api/v1/rescores/" + id).then().extract().path("state"),
            "done"::equals);
  }

  private static long negatives(UUID brand) {
    return number(
        "select coalesce(sum(negatives), 0) from counter where brand_id = '%s'".formatted(brand));
  }
}
