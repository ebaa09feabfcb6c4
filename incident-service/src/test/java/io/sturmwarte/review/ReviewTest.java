package io.sturmwarte.review;

import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.eventually;
import static io.sturmwarte.engine.House.kinds;
import static io.sturmwarte.engine.House.move;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.engine.House;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class ReviewTest {
  @Test
  void aReviewOpensByItselfWhenAnIncidentIsResolved() {
    var id = resolved(5);

    review(id)
        .statusCode(200)
        .body("state", equalTo("DRAFT"))
        .body("owner", equalTo("responder"))
        .body("dueAt", notNullValue())
        .body("overdue", equalTo(false));
    assertThat(kinds(id)).contains("reviewOpened");
  }

  @Test
  void theReviewOfAnS1IsDueInThreeDays() {
    var id = resolved(5);
    var incident = House.incident(id).extract();
    var resolvedAt = Instant.parse(incident.path("resolvedAt"));

    review(id).body("dueAt", equalTo(resolvedAt.plus(Duration.ofDays(3)).toString()));
  }

  @Test
  void theDraftTellsWhatHappenedInOrder() {
    var id = resolved(4);

    var text = review(id).extract().<String>path("content.whatHappened");

    assertThat(text.lines().toList()).hasSizeGreaterThan(4);
    assertThat(text.indexOf("eröffnet")).isLessThan(text.indexOf("hat übernommen"));
    assertThat(text.indexOf("hat übernommen")).isLessThan(text.indexOf("hat den Vorfall gelöst"));
  }

  @Test
  void whatWasSaidDecidedAndToldStandsApart() {
    var id = resolved(4);

    review(id)
        .body("said.text.de", hasItem("Wir gehen dem nach."))
        .body("decided.kind", hasItem("acknowledge"))
        .body("decided.kind", not(hasItem("publicWord")))
        .body("decided.kind", not(hasItem("opened")));
  }

  @Test
  void theQuestionsAskAboutCircumstances() {
    review(resolved(4))
        .body("content.factors", hasSize(Prompt.values().length))
        .body("content.factors[0].question.en", containsString("circumstances"))
        .body("content.factors.question.en.findAll { it.contains('Who') }", hasSize(0));
  }

  @Test
  void anS4IsReviewedOnlyWhenSomebodyWantsIt() {
    var id = resolvedWithoutReview(1);
    review(id).statusCode(404);

    as(Role.RESPONDER)
        .body(Map.of("language", "en"))
        .post(path(id))
        .then()
        .statusCode(201)
        .body("dueAt", nullValue())
        .body("content.summary", containsString("resolved after"));
  }

  @Test
  void anOpenIncidentIsNotReviewed() {
    as(Role.RESPONDER).post(path(House.open(3))).then().statusCode(409);
  }

  @Test
  void whatIsWrittenIsKeptWithItsVersion() {
    var id = resolved(4);

    write(id, "*", "Kurz gesagt").statusCode(200).header("ETag", "\"1\"");
    write(id, "\"0\"", "Zu spät").statusCode(412);

    review(id).body("content.summary", equalTo("Kurz gesagt")).body("version", equalTo(1));
  }

  @Test
  void theOwnerDoesNotApproveTheirOwn() {
    var id = resolved(4);
    submit(id).statusCode(200).body("state", equalTo("IN_REVIEW"));

    approve(Role.RESPONDER, id).statusCode(409).body("detail", containsString("somebody else"));
  }

  @Test
  void anApprovedReviewMakesTheIncidentReviewed() {
    var id = resolved(4);
    submit(id);

    approve(Role.LEAD, id)
        .statusCode(200)
        .body("state", equalTo("REVIEWED"))
        .body("reviewer", equalTo("lead"))
        .body("incident.state", equalTo("REVIEWED"));
    assertThat(kinds(id)).containsSubsequence("reviewOpened", "reviewSubmitted", "review");
  }

  @Test
  void whatIsInReviewIsNotChanged() {
    var id = resolved(4);
    submit(id);

    write(id, "*", "Noch etwas").statusCode(409).body("detail", containsString("return it"));
  }

  @Test
  void aReviewIsGivenBackWithAReason() {
    var id = resolved(4);
    submit(id);

    as(Role.LEAD)
        .body(Map.of("reason", "Was hat gefehlt?"))
        .post(path(id) + "/return")
        .then()
        .statusCode(200)
        .body("state", equalTo("DRAFT"));
    write(id, "*", "Genauer").statusCode(200);
  }

  @Test
  void anEmptyReviewIsNotHandedIn() {
    var id = resolved(4);
    write(id, "*", "").statusCode(200);

    submit(id).statusCode(409).body("detail", containsString("summary"));
  }

  @Test
  void aDraftIsNotApproved() {
    approve(Role.LEAD, resolved(4)).statusCode(409);
  }

  @Test
  void theReviewOfOthersIsNotThere() {
    var id =
        as(Role.LEAD)
            .body(
                Map.of(
                    "brandId",
                    UUID.randomUUID(),
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
            .extract()
            .<String>path("id");
    as(Role.LEAD).post("/api/v1/incidents/" + id + "/resolve").then().statusCode(200);
    eventually().untilAsserted(() -> as(Role.LEAD).get(path(id)).then().statusCode(200));

    review(id).statusCode(404);
    as(Role.RESPONDER).post(path(id)).then().statusCode(404);
    submit(id).statusCode(404);
  }

  @Test
  void anActionItemIsOnTheListUntilItIsDone() {
    var id = resolved(4);
    var item =
        action(id, "Vorlage schreiben", Duration.ofDays(10))
            .statusCode(201)
            .extract()
            .<String>path("id");
    open().body("items.id", hasItem(item));

    as(Role.RESPONDER)
        .post("/api/v1/action-items/" + item + "/done")
        .then()
        .statusCode(200)
        .body("doneBy", equalTo("responder"));

    open().body("items.id", not(hasItem(item)));
    review(id).body("actions[0].doneAt", notNullValue());
    as(Role.RESPONDER).post("/api/v1/action-items/" + item + "/done").then().statusCode(409);
    assertThat(kinds(id)).contains("actionItem", "actionDone");
  }

  @Test
  void anActionItemThatIsLateIsOverdue() {
    var item =
        action(resolved(4), "Vorlage schreiben", Duration.ofDays(2)).extract().<String>path("id");

    AppClock.advance(Duration.ofDays(3));

    as(Role.VIEWER)
        .get("/api/v1/action-items?overdue=true&limit=200")
        .then()
        .body("items.id", hasItem(item));
  }

  @Test
  void anActionItemIsGivenToSomebodyElse() {
    var item =
        action(resolved(4), "Vorlage schreiben", Duration.ofDays(2)).extract().<String>path("id");

    as(Role.LEAD)
        .body(Map.of("text", "Vorlage prüfen", "owner", "legal", "dueAt", "2030-01-01T00:00:00Z"))
        .put("/api/v1/action-items/" + item)
        .then()
        .statusCode(200)
        .body("owner", equalTo("legal"));
    as(Role.VIEWER)
        .get("/api/v1/action-items?owner=legal&limit=200")
        .then()
        .body("items.id", hasItem(item));
  }

  /** Resolved after a public word, and its review is there. */
  private static String resolved(int level) {
    var id = resolvedWithoutReview(level);
    eventually().untilAsserted(() -> review(id).statusCode(200));
    return id;
  }

  private static String resolvedWithoutReview(int level) {
    var id = House.open(level);
    move(id, "acknowledge").statusCode(200);
    as(Role.RESPONDER)
        .body(Map.of("text", "Wir gehen dem nach.", "publicWord", true))
        .post("/api/v1/incidents/" + id + "/notes")
        .then()
        .statusCode(200);
    move(id, "resolve").statusCode(200);
    return id;
  }

  private static String path(String id) {
    return "/api/v1/incidents/" + id + "/after-action-review";
  }

  private static ValidatableResponse review(String id) {
    return as(Role.VIEWER).get(path(id)).then();
  }

  private static ValidatableResponse write(String id, String match, String summary) {
    var content =
        Map.of(
            "language", "de",
            "summary", summary,
            "whatHappened", "Es begann am Morgen.",
            "factors",
                java.util.List.of(Map.of("prompt", "means", "answer", "Eine Vorlage fehlte.")),
            "wentWell", "Schnell gemerkt.",
            "wentBadly", "Spät geantwortet.");
    return as(Role.RESPONDER)
        .header("If-Match", match)
        .body(Map.of("content", content))
        .put(path(id))
        .then();
  }

  private static ValidatableResponse submit(String id) {
    return as(Role.RESPONDER).post(path(id) + "/submit").then();
  }

  private static ValidatableResponse approve(String user, String id) {
    return as(user).post(path(id) + "/approve").then();
  }

  private static ValidatableResponse action(String id, String text, Duration in) {
    var now = Instant.parse(House.incident(id).extract().path("resolvedAt"));
    return as(Role.RESPONDER)
        .body(Map.of("text", text, "owner", "responder", "dueAt", now.plus(in).toString()))
        .post(path(id) + "/action-items")
        .then();
  }

  private static ValidatableResponse open() {
    return as(Role.VIEWER).get("/api/v1/action-items?limit=200").then().statusCode(200);
  }
}
