package io.sturmwarte.scenario;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.sturmwarte.ScoringFake;
import io.sturmwarte.testing.PostgresResource;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(ScoringFake.class)
class ScenarioTest {

  @Test
  void listNamesTheScenarios() {
    as("viewer")
        .get("/api/v1/scenarios")
        .then()
        .statusCode(200)
        .body("key", hasItem("deleted-comment"));
  }

  @Test
  void scenarioGivesNothingAway() {
    as("responder")
        .get("/api/v1/scenarios/deleted-comment")
        .then()
        .statusCode(200)
        .body(
            "title.de",
            equalTo("Der gelöschte Kommentar"),
            "injects",
            equalTo(18),
            "facts",
            nullValue());
    as("responder").get("/api/v1/scenarios/nothing").then().statusCode(404);
  }

  @Test
  void schemaIsPublished() {
    as("viewer")
        .get("/api/v1/scenarios/schema")
        .then()
        .statusCode(200)
        .body("title", equalTo("Scenario"));
  }

  @Test
  void trainerLearnsTheFaultsOfADocument() {
    as("trainer")
        .contentType("application/yaml")
        .body("key: x\nlength: soon\n".getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/scenarios/validate")
        .then()
        .statusCode(200)
        .body("valid", equalTo(false), "faults.line", hasItem(2));
    as("lead")
        .contentType("application/yaml")
        .body(new byte[] {120})
        .post("/api/v1/scenarios/validate")
        .then()
        .statusCode(403);
  }

  @Test
  void strangerIsAskedToSignIn() {
    given().get("/api/v1/scenarios").then().statusCode(401).contentType("application/problem+json");
  }

  private static RequestSpecification as(String user) {
    return given().auth().preemptive().basic(user, "sturmwarte");
  }
}
