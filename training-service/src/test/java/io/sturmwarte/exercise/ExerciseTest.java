package io.sturmwarte.exercise;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.sturmwarte.Reader;
import io.sturmwarte.ScoringFake;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(ScoringFake.class)
class ExerciseTest {
  private static final String GOOD =
      "We are sorry, deleting your comment was wrong. Batch 0412 is blocked, please do not drink it.";

  @TestHTTPResource("/api/v1/exercises")
  String url;

  @Test
  void dueInjectsComeEachOnceAndInOrder() {
    var id = started();

    try (var reader = Reader.of(url + "/" + id + "/feed", "responder", null)) {
      AppClock.advance(Duration.ofMinutes(4));

      await().until(() -> reader.of("inject").size() >= 4);
      assertThat(injects(reader))
          .containsExactly("screenshot", "agency-offer", "boycott", "shop-asks");
      assertThat(reader.all().getFirst().data()).contains("SCHEDULED");
    }
  }

  @Test
  void clientThatComesBackMissesNothingAndReadsNothingTwice() {
    var id = started();
    String left;
    try (var reader = Reader.of(url + "/" + id + "/feed", "responder", null)) {
      AppClock.advance(Duration.ofMinutes(1));
      await().until(() -> reader.of("inject").size() == 1);
      left = reader.of("inject").getLast().id();
    }
    AppClock.advance(Duration.ofMinutes(1));

    try (var again = Reader.of(url + "/" + id + "/feed", "responder", left)) {
      await().until(() -> !again.of("inject").isEmpty());
      assertThat(injects(again)).containsExactly("agency-offer");
    }
  }

  @Test
  void pauseShiftsWhatIsPlanned() {
    var id = started();
    post(id, "pause", "lead").statusCode(200).body("state", equalTo("PAUSED"));
    AppClock.advance(Duration.ofHours(1));

    get(id).body("elapsed", startsWith("PT"), "tasks", empty());
    post(id, "resume", "lead").statusCode(200);
    AppClock.advance(Duration.ofMinutes(1));

    await().untilAsserted(() -> get(id).body("tasks.injectId", hasItem("screenshot")));
    get(id).body("tasks.injectId", not(hasItem("agency-offer")));
  }

  @Test
  void twentyTimesTheSpeedEndsTwentyMinutesInOne() {
    var id = create("deleted-comment", 20.0);
    post(id, "start", "responder").statusCode(200);
    AppClock.advance(Duration.ofMinutes(1));

    await().untilAsserted(() -> get(id).body("state", equalTo("FINISHED")));
  }

  @Test
  void illegalMoveNamesTheLegalOnes() {
    var id = create("deleted-comment", 1.0);

    post(id, "pause", "responder")
        .statusCode(409)
        .contentType("application/problem+json")
        .body("detail", containsString("start or finish"));
  }

  @Test
  void otherTeamsExerciseDoesNotExist() {
    var id =
        as("trainer")
            .body(Map.of("scenario", "deleted-comment", "language", "de", "team", "sued"))
            .post("/api/v1/exercises")
            .then()
            .statusCode(201)
            .extract()
            .<String>path("id");

    as("responder").get("/api/v1/exercises/" + id).then().statusCode(404);
    as("responder").get("/api/v1/exercises/" + id + "/feed").then().statusCode(404);
    post(id, "start", "responder").statusCode(404);
    reply(id, "screenshot", GOOD, "responder").statusCode(404);
    as("responder").get("/api/v1/exercises").then().body("id", not(hasItem(id)));
  }

  @Test
  void viewerWatchesButDoesNotPlay() {
    var id = started();

    as("viewer").get("/api/v1/exercises/" + id).then().statusCode(200);
    reply(id, "screenshot", GOOD, "viewer").statusCode(403);
    decide(id, Map.of("kind", "freeze"), "viewer").statusCode(403);
  }

  @Test
  void replyIsReviewedAndMeetsItsExpectations() {
    var id = started();
    AppClock.advance(Duration.ofMinutes(1));
    awaitTask(id, "reply-screenshot");

    reply(id, "screenshot", GOOD, "responder")
        .statusCode(201)
        .body("reviewState", equalTo("done"), "review.rubric.calm", equalTo(4));

    await().untilAsserted(() -> task(id, "quality-screenshot", "MET"));
    task(id, "reply-screenshot", "MET");
    task(id, "acknowledge-screenshot", "MET");
    get(id).body("players", hasItem("responder"));
  }

  @Test
  void replyIsKeptWhileScoringIsDownAndReviewedLater() {
    var id = started();
    AppClock.advance(Duration.ofMinutes(1));
    awaitTask(id, "reply-screenshot");
    ScoringFake.down();
    try {
      reply(id, "screenshot", GOOD, "responder")
          .statusCode(201)
          .body("reviewState", equalTo("pending"), "review", nullValue());
    } finally {
      ScoringFake.up();
    }
    task(id, "quality-screenshot", "OPEN");

    try (var reader = Reader.of(url + "/" + id + "/feed", "responder", null)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> {
                AppClock.advance(Duration.ofSeconds(5));
                task(id, "quality-screenshot", "MET");
              });
      assertThat(reader.of("review")).hasSize(1);
    }
  }

  @Test
  void deletionFailsItsExpectationAndBringsTheSatire() {
    var id = started();
    AppClock.advance(Duration.ofMinutes(1));
    awaitTask(id, "no-delete-screenshot");

    decide(id, Map.of("kind", "delete", "injectId", "screenshot"), "lead").statusCode(201);
    AppClock.advance(Duration.ofMinutes(12));

    await().untilAsserted(() -> task(id, "no-delete-screenshot", "MISSED"));
    try (var reader = Reader.of(url + "/" + id + "/feed", "responder", null)) {
      await().untilAsserted(() -> assertThat(injects(reader)).contains("satire"));
      assertThat(injects(reader)).doesNotContain("praise");
      assertThat(reader.of("post"))
          .anyMatch(post -> post.data().contains("reaction:roestfreund:DELETION"));
    }
  }

  @Test
  void unknownScenarioAndUnknownInjectAreNamed() {
    as("lead")
        .body(Map.of("scenario", "nowhere", "language", "de"))
        .post("/api/v1/exercises")
        .then()
        .statusCode(404);
    reply(started(), "nowhere", GOOD, "responder")
        .statusCode(400)
        .body("violations[0].field", equalTo("injectId"));
  }

  @Test
  void wrongFieldsAreNamed() {
    as("lead")
        .body(Map.of("scenario", "deleted-comment", "language", "fr", "speed", 1000))
        .post("/api/v1/exercises")
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("language"))
        .body("violations.field", hasItem("speed"));
  }

  private String started() {
    var id = create("deleted-comment", 1.0);
    post(id, "start", "responder").statusCode(200).body("startedAt", notNullValue());
    return id;
  }

  private static String create(String scenario, double speed) {
    return as("responder")
        .body(Map.of("scenario", scenario, "language", "en", "speed", speed))
        .post("/api/v1/exercises")
        .then()
        .statusCode(201)
        .body("state", equalTo("SCHEDULED"), "team", equalTo("nord"))
        .extract()
        .path("id");
  }

  private static List<String> injects(Reader reader) {
    return reader.of("inject").stream()
        .map(event -> io.restassured.path.json.JsonPath.from(event.data()).getString("injectId"))
        .toList();
  }

  private static void awaitTask(String id, String task) {
    await().untilAsserted(() -> get(id).body("tasks.id", hasItem(task)));
  }

  private static void task(String id, String task, String status) {
    get(id).body("tasks.find { it.id == '%s' }.status".formatted(task), equalTo(status));
  }

  private static ValidatableResponse get(String id) {
    return as("viewer").get("/api/v1/exercises/" + id).then().statusCode(200);
  }

  private static ValidatableResponse post(String id, String move, String user) {
    return as(user).post("/api/v1/exercises/%s/%s".formatted(id, move)).then();
  }

  private static ValidatableResponse reply(String id, String inject, String text, String user) {
    return as(user)
        .body(Map.of("injectId", inject, "text", text))
        .post("/api/v1/exercises/%s/replies".formatted(id))
        .then();
  }

  private static ValidatableResponse decide(String id, Map<String, String> choice, String user) {
    return as(user).body(choice).post("/api/v1/exercises/%s/decisions".formatted(id)).then();
  }

  private static RequestSpecification as(String user) {
    return given().auth().preemptive().basic(user, "sturmwarte").contentType(ContentType.JSON);
  }
}
