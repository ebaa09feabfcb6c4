package io.sturmwarte.briefing;

import static io.restassured.RestAssured.given;
import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.eventually;
import static io.sturmwarte.engine.House.incident;
import static io.sturmwarte.engine.House.kinds;
import static io.sturmwarte.engine.House.messages;
import static io.sturmwarte.engine.House.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class BriefingTest {
  private static final Pattern LINK = Pattern.compile("/api/v1/briefings/[A-Za-z0-9_-]+");

  @Test
  void outsideHelpIsHandedTheSituationAndItsLinkEnds() {
    String id = levelTwoTold();

    var packets = "/api/v1/incidents/" + id + "/briefing-packets";
    as(Role.VIEWER)
        .get(packets + "/1")
        .then()
        .statusCode(200)
        .body("facts.severity", equalTo("S3"))
        .body("facts.timeline.kind", hasItem("stepFired"))
        .body("facts.saidInPublic", hasSize(0));
    as(Role.VIEWER)
        .get(packets + "/1/page?language=en")
        .then()
        .statusCode(200)
        .body(containsString("Open questions"));
    var link = LINK.matcher((String) messages(id).getFirst().get("body"));
    assertThat(link.find()).isTrue();
    given().get(link.group()).then().statusCode(200).body(containsString("Offene Fragen"));

    AppClock.advance(Duration.ofDays(8));

    given().get(link.group()).then().statusCode(404);
    given().get("/api/v1/briefings/guessed").then().statusCode(404);
  }

  @Test
  void packetStaysAsItWasWhenLevelTwoWasTold() {
    String id = levelTwoTold();
    var packet = "/api/v1/incidents/" + id + "/briefing-packets/1";
    int before = as(Role.VIEWER).get(packet).path("facts.timeline.size()");

    as(Role.RESPONDER)
        .body(Map.of("text", "Später", "publicWord", true))
        .post("/api/v1/incidents/" + id + "/notes")
        .then()
        .statusCode(200);

    as(Role.VIEWER).get(packet).then().body("facts.timeline", hasSize(before));
  }

  @Test
  void legalDecidesAndTheScoreIsTheSumOfTheFactors() {
    var id = open(3);
    var door = "/api/v1/incidents/" + id + "/legal-checkpoint";
    as(Role.VIEWER).get(door).then().statusCode(200).body("status", equalTo("not-asked"));
    as(Role.RESPONDER)
        .body(Map.of("text", "Dürfen wir den Grund nennen?"))
        .post(door + "/ask")
        .then()
        .statusCode(200)
        .body("status", equalTo("asked"))
        .body("questions", hasSize(1));
    var verdict =
        Map.of(
            "status",
            "cleared-with-conditions",
            "factors",
            List.of("personal-data", "legal-letter", "legal-letter"),
            "notes",
            "Keine Namen",
            "questions",
            List.of());
    as(Role.RESPONDER).body(verdict).put(door).then().statusCode(403);

    as(Role.LEGAL)
        .body(verdict)
        .put(door)
        .then()
        .statusCode(200)
        .body("score", equalTo(35))
        .body("questions", hasSize(0));

    assertThat(kinds(id)).contains("legalAsked", "legalCheckpoint");
  }

  private static String levelTwoTold() {
    String partner =
        as(Role.LEAD)
            .body(
                Map.of(
                    "team", "nord",
                    "name", "Agentur",
                    "kind", "pr-agency",
                    "language", "de",
                    "contacts",
                        List.of(
                            Map.of(
                                "name", "Dienst",
                                "channel", "email",
                                "address", UUID.randomUUID() + "@example.org"))))
            .post("/api/v1/partners")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    as(Role.LEAD)
        .body(
            Map.of(
                "name",
                "Test",
                "repeat",
                0,
                "steps",
                List.of(
                    Map.of(
                        "level",
                        2,
                        "delay",
                        "PT0S",
                        "targets",
                        List.of(Map.of("partner", partner))))))
        .put("/api/v1/escalation-policies/nord")
        .then()
        .statusCode(200);
    var id = open(3);
    eventually().untilAsserted(() -> incident(id).body("escalation.stepsFired", hasSize(1)));
    return id;
  }
}
