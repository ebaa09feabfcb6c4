package io.sturmwarte.deletion;

import static io.sturmwarte.engine.House.alert;
import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.eventually;
import static io.sturmwarte.engine.House.incident;
import static io.sturmwarte.engine.House.kinds;
import static io.sturmwarte.engine.House.mail;
import static io.sturmwarte.engine.House.move;
import static io.sturmwarte.engine.House.policy;
import static io.sturmwarte.engine.House.post;
import static io.sturmwarte.engine.House.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.monitoring.FakeGuard;
import io.sturmwarte.monitoring.FakeMonitoring;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class DeletionTest {
  private final UUID brand = UUID.randomUUID();
  private final UUID mention =
      FakeMonitoring.mention(brand, "Ihr Betrüger!", Instant.parse("2026-03-02T10:00:00Z"), 80);

  @Inject DataSource database;

  @Test
  void lawfulCriticismIsBlockedAndTheAttemptIsKept() {
    var id = open();

    request(id, "remove", "lawful-criticism")
        .statusCode(409)
        .body("detail", containsString("Reply to it, or decide to ignore it"));

    list(id)
        .body("", hasSize(1))
        .body("[0].state", equalTo("BLOCKED"))
        .body("[0].evidenceId", nullValue());
    assertThat(kinds(id)).contains("deletionBlocked");
  }

  @Test
  void aBreachOfNetiquetteIsHiddenNotRemoved() {
    var id = open();

    request(id, "remove", "netiquette").statusCode(409).body("detail", containsString("hidden"));
    request(id, "hide", "netiquette").statusCode(201).body("state", equalTo("REQUESTED"));
  }

  @Test
  void whatIsToGoIsSecuredFirst() {
    var id = open();

    String evidence = request(id, "hide", "netiquette").extract().path("evidenceId");

    as(Role.LEGAL)
        .get("/api/v1/evidence/" + evidence + "?reason=Antrag")
        .then()
        .body("mention.mention.text", equalTo("Ihr Betrüger!"))
        .body("evidence.mentionId", equalTo(mention.toString()));
    assertThat(kinds(id)).containsSubsequence("evidence", "deletionRequested");
  }

  @Test
  void theReadingOfScoringIsShownBesideTheClassification() {
    request(open(), "remove", "illegal")
        .body("advice.toxicity", equalTo(0.1f))
        .body("advice.complaint", equalTo(0.8f))
        .body("advice.doubt", equalTo(true));
  }

  @Test
  void theBacklashIsEstimatedFromWhatCirculates() {
    FakeGuard.circulates(mention, Map.of("copies", 30, "lastHour", 40, "copyReach", 200_000));

    request(open(), "hide", "netiquette")
        .body("backlash.risk", equalTo("HIGH"))
        .body("backlash.factors", hasSize(6));
  }

  @Test
  void aSecondPersonIsNeeded() {
    var id = open();
    String own =
        as(Role.LEAD).body(body("hide", "netiquette")).post(path(id)).then().extract().path("id");

    approve(Role.LEAD, id, own).statusCode(409).body("detail", containsString("second person"));
    approve(Role.LEGAL, id, own).statusCode(200);
  }

  @Test
  void whatIsIllegalIsApprovedByLegalOnlyAndTheyAreTold() throws SQLException {
    var lawyer = person("legal");
    var id = open();
    var deletion = requested(id, "remove", "illegal");

    eventually().untilAsserted(() -> assertThat(Post.to(lawyer)).hasSize(1));
    approve(Role.LEAD, id, deletion).statusCode(409).body("detail", containsString("legal"));
    approve(Role.LEGAL, id, deletion).statusCode(200);
  }

  @Test
  void aGreatRiskIsApprovedKnowingly() {
    FakeGuard.circulates(mention, Map.of("copies", 30, "lastHour", 40, "copyReach", 200_000));
    var id = open();
    var deletion = requested(id, "hide", "netiquette");

    approve(Role.LEAD, id, deletion).statusCode(409).body("detail", containsString("acceptRisk"));
    as(Role.LEAD)
        .body(Map.of("acceptRisk", true))
        .post(path(id) + "/" + deletion + "/approve")
        .then()
        .statusCode(200);
  }

  @Test
  void aNetworkThatCannotBeAskedIsNeverAFalseSuccess() {
    var id = open();
    var deletion = requested(id, "hide", "netiquette");

    approve(Role.LEAD, id, deletion).body("state", equalTo("BY_HAND")).body("doneAt", nullValue());

    assertThat(kinds(id)).contains("deletionByHand").doesNotContain("deleted");
    assertThat(FakeGuard.rules(brand)).isEmpty();
  }

  @Test
  void doneByHandNeedsALinkOrAPicture() {
    var id = open();
    var deletion = approved(id);

    confirm(id, deletion, Map.of()).statusCode(400).body("violations[0].field", equalTo("link"));
    confirm(id, deletion, Map.of("link", "javascript:alert(1)")).statusCode(400);
    confirm(id, deletion, Map.of("evidenceId", UUID.randomUUID())).statusCode(404);
    confirm(id, deletion, Map.of("link", "https://social.example.org/gone"))
        .statusCode(200)
        .body("state", equalTo("DONE"))
        .body("doneBy", equalTo(Role.RESPONDER))
        .body("doneAt", notNullValue());
  }

  @Test
  void afterItMonitoringLooksOutForADay() {
    deleted(open());

    eventually().untilAsserted(() -> assertThat(FakeGuard.rules(brand)).hasSize(1));
    var rule = FakeGuard.rules(brand).getFirst();
    assertThat(rule.getString("category")).isEqualTo("legal");
    assertThat(rule.getJsonObject("condition").getString("words"))
        .contains("gelöscht", "zensiert", "deleted", "censored");
    assertThat(Duration.between(rule.getInstant("since"), rule.getInstant("until")))
        .isEqualTo(Duration.ofHours(24));
  }

  @Test
  void whenPeopleNoticeTheIncidentReopensAndTheyAreCalled() {
    var guard = "guard-" + UUID.randomUUID() + "@example.org";
    policy(0, step(1, "PT0S", mail("Wache", guard)));
    var id = open();
    eventually().untilAsserted(() -> assertThat(Post.to(guard)).hasSize(1));
    deleted(id);
    move(id, "resolve").statusCode(200);
    eventually().untilAsserted(() -> assertThat(FakeGuard.rules(brand)).hasSize(1));
    AppClock.advance(Duration.ofMinutes(2));

    eventually().untilAsserted(() -> noticed().body("outcome", equalTo("joined")));

    incident(id).body("state", equalTo("OPEN"));
    assertThat(kinds(id)).containsSubsequence("deleted", "resolve", "deletionNoticed", "reopen");
    eventually().untilAsserted(() -> assertThat(Post.to(guard)).hasSize(2));
  }

  @Test
  void anOpenIncidentIsEscalatedWhenPeopleNotice() {
    var id = open();
    deleted(id);
    eventually().untilAsserted(() -> assertThat(FakeGuard.rules(brand)).hasSize(1));

    eventually()
        .untilAsserted(
            () -> noticed().body("outcome", equalTo("joined")).body("incidentId", equalTo(id)));

    assertThat(kinds(id)).containsSubsequence("deletionNoticed", "escalate");
  }

  @Test
  void theWatchEndsByItselfAndRemovesItsRule() {
    var id = open();
    deleted(id);
    eventually().untilAsserted(() -> assertThat(FakeGuard.rules(brand)).hasSize(1));

    AppClock.advance(Duration.ofHours(24).plusMinutes(1));

    eventually().untilAsserted(() -> assertThat(FakeGuard.rules(brand)).isEmpty());
    eventually().untilAsserted(() -> assertThat(kinds(id)).contains("deletionWatchEnded"));
  }

  @Test
  void aWatchThatMonitoringDidNotTakeIsSetLater() {
    FakeGuard.away(brand, true);
    deleted(open());
    assertThat(FakeGuard.rules(brand)).isEmpty();

    FakeGuard.away(brand, false);
    AppClock.advance(Duration.ofMinutes(2));

    eventually().untilAsserted(() -> assertThat(FakeGuard.rules(brand)).hasSize(1));
  }

  @Test
  void aRequestIsRefusedOrWithdrawn() {
    var id = open();
    var first = requested(id, "hide", "netiquette");
    as(Role.LEAD)
        .body(Map.of("reason", "Wir antworten lieber"))
        .post(path(id) + "/" + first + "/refuse")
        .then()
        .body("state", equalTo("REFUSED"))
        .body("decision", equalTo("Wir antworten lieber"));
    var second = requested(id, "hide", "netiquette");

    as(Role.RESPONDER)
        .post(path(id) + "/" + second + "/withdraw")
        .then()
        .statusCode(200)
        .body("state", equalTo("WITHDRAWN"));
    approve(Role.LEAD, id, second).statusCode(409);
  }

  @Test
  void aMentionHasOneOpenRequest() {
    var id = open();
    requested(id, "hide", "netiquette");

    request(id, "remove", "illegal").statusCode(409).body("detail", containsString("already"));
  }

  @Test
  void aMentionOfAnotherBrandIsNotOfThisIncident() {
    var elsewhere =
        FakeMonitoring.mention(
            UUID.randomUUID(), "anderswo", Instant.parse("2026-03-02T10:00:00Z"), 1);
    var request =
        Map.of(
            "mentionId",
            elsewhere,
            "action",
            "hide",
            "classification",
            "netiquette",
            "reason",
            "so");

    as(Role.RESPONDER).body(request).post(path(open())).then().statusCode(400);
  }

  @Test
  void withoutMonitoringNothingIsAskedFor() {
    var id = open();
    FakeGuard.away(mention, true);

    request(id, "hide", "netiquette").statusCode(503);

    FakeGuard.away(mention, false);
    list(id).body("", hasSize(0));
  }

  private String open() {
    return post(alert(brand, "Beleidigung", 3)).extract().path("incidentId");
  }

  private Map<String, Object> body(String action, String classification) {
    return Map.of(
        "mentionId",
        mention,
        "action",
        action,
        "classification",
        classification,
        "reason",
        "Regel 4");
  }

  private ValidatableResponse request(String id, String action, String classification) {
    return as(Role.RESPONDER).body(body(action, classification)).post(path(id)).then();
  }

  private String requested(String id, String action, String classification) {
    return request(id, action, classification).statusCode(201).extract().path("id");
  }

  private static ValidatableResponse approve(String user, String id, String deletion) {
    return as(user).body(Map.of()).post(path(id) + "/" + deletion + "/approve").then();
  }

  private String approved(String id) {
    var deletion = requested(id, "hide", "netiquette");
    approve(Role.LEAD, id, deletion).statusCode(200);
    return deletion;
  }

  private static ValidatableResponse confirm(
      String id, String deletion, Map<String, Object> proof) {
    return as(Role.RESPONDER).body(proof).post(path(id) + "/" + deletion + "/confirm").then();
  }

  private void deleted(String id) {
    confirm(id, approved(id), Map.of("link", "https://social.example.org/gone")).statusCode(200);
  }

  /** As monitoring tells that the rule of the watch was crossed. */
  private ValidatableResponse noticed() {
    var rule = FakeGuard.rules(brand).getFirst();
    var alert = alert(brand, rule.getString("topic"), 2);
    alert.put("ruleId", rule.getString("id"));
    return post(alert).statusCode(200);
  }

  private static ValidatableResponse list(String id) {
    return as(Role.VIEWER).get(path(id)).then().statusCode(200);
  }

  private static String path(String id) {
    return "/api/v1/incidents/" + id + "/deletions";
  }

  private String person(String function) throws SQLException {
    var id = UUID.randomUUID();
    var address = function + "-" + id + "@example.org";
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into person (id, team, name, functions) values ('%s', 'nord', 'Kanzlei', '{%s}')"
              .formatted(id, function));
      statement.execute(
          "insert into contact_method (id, person_id, channel, address, verified_at) values ('%s', '%s', 'email', '%s', app_now())"
              .formatted(UUID.randomUUID(), id, address));
    }
    return address;
  }
}
