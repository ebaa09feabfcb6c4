package io.sturmwarte.score;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ScoreResourceTest {
  @Test
  void readsAText() {
    var text = "Ihr Idioten habt meine Daten verloren, ich gehe zum Anwalt!";

    asViewer()
        .body(Map.of("text", text))
        .post("/api/v1/score")
        .then()
        .statusCode(200)
        .body("language", equalTo("de"))
        .body("sentiment", equalTo("negative"))
        .body("crisisTypes", hasItem("data-breach"))
        .body("evidence.name", hasItem("data-breach"))
        .body("confidence", greaterThan(0.5f))
        .body("intents", contains("legal-threat"))
        .body("urgency.parts.name", hasItem("legal-threat"))
        .body("contributions", not(empty()));
  }

  @Test
  void reviewsADraft() {
    asViewer()
        .body(Map.of("draft", "You should have read the terms.", "strategy", "rebuild"))
        .post("/api/v1/reviews")
        .then()
        .statusCode(200)
        .body("language", equalTo("en"))
        .body("findings.kind", hasItem("blame-shift"))
        .body("findings.severity", hasItem("warning"));
  }

  @Test
  void saysWhatTheModelIs() {
    asViewer()
        .get("/api/v1/model")
        .then()
        .statusCode(200)
        .body("trainingData.sha256", everyItem(matchesPattern("[0-9a-f]{64}")))
        .body("limits", not(empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                       | text
          {"text": null}                           | text
          {"text": " "}                            | text
          {"text": "Bonjour", "language": "fr"}    | language
          """)
  void saysWhichFieldIsAtFault(String body, String field) {
    asViewer()
        .body(body)
        .post("/api/v1/score")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("violations.field", contains(field));
  }

  @Test
  void refusesAStrategyThatIsNone() {
    asViewer()
        .body(Map.of("draft", "Wir melden uns heute bei Ihnen.", "strategy", "hide"))
        .post("/api/v1/reviews")
        .then()
        .statusCode(400)
        .body("violations.field", contains("strategy"));
  }

  @Test
  void asksWhoIsCalling() {
    var text = Map.of("text", "gut");
    given().contentType(ContentType.JSON).body(text).post("/api/v1/score").then().statusCode(401);
    var answer = asViewer().body(text).post("/api/v1/score");
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static RequestSpecification asViewer() {
    return given().auth().preemptive().basic("viewer", "sturmwarte").contentType(ContentType.JSON);
  }

  @Test
  void isReadyBecauseItReads() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'scoring' }.status", equalTo("UP"))
        .body("checks.find { it.name == 'scoring' }.data.de", equalTo(true))
        .body("checks.find { it.name == 'scoring' }.data.en", equalTo(true));
  }

  @Test
  void countsWhatItReads() {
    asViewer().body(Map.of("text", "Ihr Idioten, ich verklage euch!")).post("/api/v1/score");
    asViewer().body(Map.of("text", " ")).post("/api/v1/score").then().statusCode(400);

    var metrics = asViewer().accept("text/plain").get("/q/metrics").asString();

    assertThat(metrics)
        .containsPattern("sturmwarte_scoring_read_seconds_count\\{call=\"rest\",?\\} [1-9]")
        .containsPattern("sturmwarte_scoring_refused_total\\{call=\"rest\",?\\} [1-9]")
        .containsPattern(
            "sturmwarte_scoring_found_total\\{head=\"legal-threat\",language=\"de\",?\\} [1-9]");
  }
}
