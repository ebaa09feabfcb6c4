package io.sturmwarte.debrief;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.sturmwarte.ScoringFake;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(ScoringFake.class)
class DebriefTest {
  private static final String GOOD = "We are sorry <b>and</b> block batch 0412.";

  @Test
  void showsWhatHappenedWhatWasExpectedAndWhatToPractise() {
    var id = played();

    as("trainer")
        .get(path(id))
        .then()
        .statusCode(200)
        .body("scores.find { it.id == 'quality-screenshot' }.status", equalTo("MET"))
        .body("scores.find { it.id == 'freeze' }.status", equalTo("MISSED"))
        .body("scores.find { it.id == 'freeze' }.reason.de", containsString("Nicht innerhalb"))
        .body("timeline.kind", allOf(hasItem("inject"), hasItem("reply"), hasItem("decision")))
        .body("rubric.calm", equalTo(4.0F))
        .body("best.id", equalTo("quality-screenshot"))
        .body("weakest.status", equalTo("MISSED"))
        .body("practise.size()", greaterThan(0))
        .body("crowd.size()", equalTo(40))
        .body("people.name", contains("lead", "responder"))
        .body("score", greaterThan(0F));
  }

  @Test
  void playerSeesOnlyTheirOwnPersonalScore() {
    var id = played();

    as("responder").get(path(id)).then().statusCode(200).body("people.name", contains("responder"));
    as("lead").get(path(id)).then().statusCode(200).body("people.name", contains("lead"));
  }

  @Test
  void othersOfTheTeamDoNotReadIt() {
    var id = played();

    as("legal").get(path(id)).then().statusCode(403);
    as("viewer").get(path(id)).then().statusCode(403);
  }

  @Test
  void pageIsInTheLanguageOfTheExerciseAndEscapesWhatPlayersWrote() {
    var id = played();

    as("trainer")
        .get(path(id) + "?format=html")
        .then()
        .statusCode(200)
        .contentType(containsString("text/html"))
        .body(containsString("<html lang=\"de\">"))
        .body(containsString("Der gelöschte Kommentar"))
        .body(containsString("&lt;b&gt;and&lt;/b&gt;"))
        .body(not(containsString("<b>and</b>")));
    as("trainer")
        .accept("text/html")
        .get(path(id))
        .then()
        .statusCode(200)
        .body(containsString("Nachbesprechung"));
  }

  @Test
  void thereIsNoneBeforeTheEnd() {
    as("trainer")
        .get(path(started()))
        .then()
        .statusCode(409)
        .body("detail", containsString("RUNNING"));
  }

  private static String played() {
    var id = started();
    AppClock.advance(Duration.ofMinutes(1));
    await()
        .untilAsserted(
            () ->
                as("lead")
                    .get("/api/v1/exercises/" + id)
                    .then()
                    .body("tasks.id", hasItem("reply-screenshot")));
    as("lead")
        .body(Map.of("kind", "acknowledge", "injectId", "screenshot"))
        .post("/api/v1/exercises/" + id + "/decisions")
        .then()
        .statusCode(201);
    as("responder")
        .body(Map.of("injectId", "screenshot", "text", GOOD))
        .post("/api/v1/exercises/" + id + "/replies")
        .then()
        .statusCode(201);
    AppClock.advance(Duration.ofMinutes(20));
    await()
        .untilAsserted(
            () ->
                as("lead")
                    .get("/api/v1/exercises/" + id)
                    .then()
                    .body("state", equalTo("FINISHED")));
    return id;
  }

  private static String started() {
    var id =
        as("lead")
            .body(Map.of("scenario", "deleted-comment", "language", "de", "team", "nord"))
            .post("/api/v1/exercises")
            .then()
            .statusCode(201)
            .extract()
            .<String>path("id");
    as("lead").post("/api/v1/exercises/" + id + "/start").then().statusCode(200);
    return id;
  }

  private static String path(String id) {
    return "/api/v1/exercises/" + id + "/debrief";
  }

  private static RequestSpecification as(String user) {
    return given().auth().preemptive().basic(user, "sturmwarte").contentType(ContentType.JSON);
  }
}
