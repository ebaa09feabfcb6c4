package io.sturmwarte.library;

import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.eventually;
import static io.sturmwarte.engine.House.move;
import static io.sturmwarte.library.Desk.act;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.engine.House;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.testing.PostgresResource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class FromReviewTest {
  @Test
  void finishedReviewBecomesADraftWithoutNames() {
    var review = finished("Nordlicht Energie wollte www.example.org sperren");

    var draft =
        make(review)
            .statusCode(200)
            .body("state", equalTo("draft"))
            .body("kind", equalTo("case-study"))
            .body("team", equalTo(House.NORD))
            .body("reviewId", equalTo(review))
            .body("title.de", equalTo("Aus eigener Erfahrung: [Unternehmen] wollte [Link] sperren"))
            .body("body.de", startsWith("## Was geschah"))
            .body("body.de", containsString("[Tag]"))
            .extract();

    assertThat(draft.<String>path("body.de")).doesNotContain("Nordlicht", "2026-", "example.org");
  }

  @Test
  void secondCallGivesTheSameDraft() {
    var review = finished("Zweimal");
    var first = make(review).extract().<String>path("id");

    make(review).statusCode(200).body("id", equalTo(first)).body("version", equalTo(1));
  }

  @Test
  void draftWaitsForWhatPeopleHaveToAdd() {
    var draft = make(finished("Unfertig")).extract().<String>path("id");

    act(draft, "publish").statusCode(409).body("detail", containsString("title.en"));
  }

  @Test
  void unfinishedReviewIsRefused() {
    var incident = resolved("Noch offen");

    make(review(incident)).statusCode(409).body("detail", containsString("DRAFT"));
  }

  @Test
  void reviewOfOthersIsNotThere() {
    make(UUID.randomUUID().toString()).statusCode(404);
  }

  private static ValidatableResponse make(String review) {
    return as(Role.LEAD).post("/api/v1/library/from-review/" + review).then();
  }

  /** Handed in by one, approved by another; gives the review's id. */
  private static String finished(String title) {
    var incident = resolved(title);
    var review = review(incident);
    as(Role.RESPONDER).post(path(incident) + "/submit").then().statusCode(200);
    as(Role.LEAD).post(path(incident) + "/approve").then().statusCode(200);
    return review;
  }

  private static String resolved(String title) {
    var incident =
        as(Role.RESPONDER)
            .body(
                Map.of(
                    "brandId",
                    UUID.randomUUID(),
                    "brandName",
                    "Nordlicht Energie",
                    "team",
                    House.NORD,
                    "title",
                    title,
                    "severity",
                    "S2"))
            .post("/api/v1/incidents")
            .then()
            .statusCode(201)
            .extract()
            .<String>path("id");
    move(incident, "acknowledge").statusCode(200);
    move(incident, "resolve").statusCode(200);
    return incident;
  }

  private static String review(String incident) {
    eventually().untilAsserted(() -> as(Role.LEAD).get(path(incident)).then().statusCode(200));
    return as(Role.LEAD).get(path(incident)).then().extract().path("id");
  }

  private static String path(String incident) {
    return "/api/v1/incidents/" + incident + "/after-action-review";
  }
}
