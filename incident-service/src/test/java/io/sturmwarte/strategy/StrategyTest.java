package io.sturmwarte.strategy;

import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.kinds;
import static io.sturmwarte.engine.House.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.testing.PostgresResource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class StrategyTest {
  @Test
  void newIncidentIsAdvised() {
    as(Role.VIEWER)
        .get(at(open(3)))
        .then()
        .statusCode(200)
        .body("recommendation.posture", equalTo("diminish"))
        .body("recommendation.steps[0].de", notNullValue())
        .body("facts.reputation", equalTo("neutral"));
  }

  @Test
  void factsChangeTheAdvice() {
    as(Role.RESPONDER)
        .body(Map.of("history", true, "reputation", "good", "claim", "unclear"))
        .put(at(open(3)) + "/facts")
        .then()
        .statusCode(200)
        .body("recommendation.posture", equalTo("rebuild"))
        .body("recommendation.treatedAs", equalTo("preventable"));
  }

  @Test
  void choiceStandsInTheLedgerAndInTheTimeline() {
    var incident = open(3);

    choose(incident, "rebuild")
        .statusCode(200)
        .body("ledger[0].posture", equalTo("rebuild"))
        .body("ledger[0].advised", equalTo("diminish"))
        .body("ledger[0].chosenBy", equalTo("lead"))
        .body("ledger[0].why", equalTo("weil"));

    assertThat(kinds(incident)).contains("strategyChosen");
  }

  @Test
  void denialAfterAnApologyIsWarnedOfAndStillTheHumansChoice() {
    var incident = open(3);
    choose(incident, "rebuild");

    choose(incident, "deny")
        .statusCode(200)
        .body("ledger[1].warnings.code", hasItem("deny-after-rebuild"))
        .body("ledger.posture", contains("rebuild", "deny"));
  }

  @Test
  void effectIsNotedWithTheChoice() {
    var incident = open(3);
    var choice = choose(incident, "rebuild").extract().<String>path("ledger[0].id");

    effect(incident, choice)
        .statusCode(200)
        .body("ledger[0].effects[0].effect", equalTo("Ton beruhigt sich"))
        .body("ledger[0].effects[0].notedBy", equalTo("responder"));
    effect(open(3), choice).statusCode(404);
  }

  @Test
  void onlyALeadChooses() {
    as(Role.RESPONDER)
        .body(Map.of("posture", "inform", "why", "weil"))
        .post(at(open(3)))
        .then()
        .statusCode(403);
  }

  @Test
  void choiceNeedsAReason() {
    as(Role.LEAD)
        .body(Map.of("posture", "inform", "why", " "))
        .post(at(open(3)))
        .then()
        .statusCode(400);
  }

  @Test
  void unknownIncidentIsNotFound() {
    as(Role.VIEWER).get(at(UUID.randomUUID().toString())).then().statusCode(404);
  }

  private static ValidatableResponse choose(String incident, String posture) {
    return as(Role.LEAD).body(Map.of("posture", posture, "why", "weil")).post(at(incident)).then();
  }

  private static ValidatableResponse effect(String incident, String choice) {
    return as(Role.RESPONDER)
        .body(Map.of("effect", "Ton beruhigt sich"))
        .post(at(incident) + "/" + choice + "/effect")
        .then();
  }

  private static String at(String incident) {
    return "/api/v1/incidents/" + incident + "/strategy";
  }
}
