package io.sturmwarte.incident;

import static io.sturmwarte.engine.House.alert;
import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.eventually;
import static io.sturmwarte.engine.House.incident;
import static io.sturmwarte.engine.House.kinds;
import static io.sturmwarte.engine.House.mail;
import static io.sturmwarte.engine.House.messages;
import static io.sturmwarte.engine.House.move;
import static io.sturmwarte.engine.House.open;
import static io.sturmwarte.engine.House.policy;
import static io.sturmwarte.engine.House.step;
import static io.sturmwarte.incident.Desk.edit;
import static io.sturmwarte.incident.Desk.id;
import static io.sturmwarte.incident.Desk.post;
import static io.sturmwarte.incident.Desk.put;
import static io.sturmwarte.incident.Desk.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.engine.House;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class DeskTest {
  @Test
  void causeSuggestsTheClusterUntilSomebodySaysOtherwise() {
    var id = open(3);
    edit(id, Map.of("cause", "product-fault"))
        .body("cause", equalTo("product-fault"))
        .body("cluster", equalTo("accidental"));

    edit(id, Map.of("cluster", "preventable"))
        .body("cause", equalTo("product-fault"))
        .body("cluster", equalTo("preventable"));

    assertThat(kinds(id)).contains("edited");
  }

  @Test
  void editThatIsStaleIsRefused() {
    var id = open(3);
    var tag = incident(id).extract().header("ETag");
    edit(id, Map.of("title", "Zähler liefern falsche Werte")).statusCode(200);

    as(Role.LEAD)
        .header("If-Match", tag)
        .body(Map.of("title", "Etwas anderes"))
        .patch("/api/v1/incidents/" + id)
        .then()
        .statusCode(412);
  }

  @Test
  void causeThereIsNotIsRefused() {
    edit(open(3), Map.of("cause", "weather")).statusCode(400);
  }

  @Test
  void causesHaveNamesInBothLanguages() {
    as(Role.VIEWER)
        .get("/api/v1/causes")
        .then()
        .body("cause", hasItems("complaint-handling", "misinformation", "other"))
        .body("$", hasSize(8))
        .body("find { it.cause == 'misinformation' }.cluster", equalTo("rumour"))
        .body("find { it.cause == 'data-breach' }.text.de", containsString("Datenleck"));
  }

  @Test
  void openMovesAreToldToMachinesAsWell() {
    move(open(3), "stabilise")
        .statusCode(409)
        .body("open", contains("acknowledge", "resolve", "wait", "escalate"));
  }

  @Test
  void leadIsHandedOver() {
    var id = open(3);
    move(id, "acknowledge").body("lead", equalTo("responder"));

    put(Role.RESPONDER, id, "lead", Map.of("name", "lead"))
        .body("lead", equalTo("lead"))
        .body("responders.findAll { it.role == 'lead' }.name", contains("lead"));
  }

  @Test
  void respondersHaveRoles() {
    var id = open(3);

    put(Role.RESPONDER, id, "responders/anna", Map.of("role", "scribe")).statusCode(200);
    put(Role.RESPONDER, id, "responders/anna", Map.of("role", "legal"))
        .body("responders.find { it.name == 'anna' }.role", equalTo("legal"))
        .body("responders", hasSize(1));

    as(Role.RESPONDER)
        .delete("/api/v1/incidents/" + id + "/responders/anna")
        .then()
        .body("responders", hasSize(0));
  }

  @Test
  void whoLeadsCannotLeave() {
    var id = open(3);
    move(id, "acknowledge");

    as(Role.RESPONDER)
        .delete("/api/v1/incidents/" + id + "/responders/responder")
        .then()
        .statusCode(409);
  }

  @Test
  void whoIsNotThereCannotLeave() {
    as(Role.RESPONDER)
        .delete("/api/v1/incidents/" + open(3) + "/responders/nobody")
        .then()
        .statusCode(404);
  }

  @Test
  void severityIsRaisedByHandWithAReason() {
    var id = open(3);
    put(Role.RESPONDER, id, "severity", Map.of("severity", "S2")).statusCode(400);

    put(Role.RESPONDER, id, "severity", Map.of("severity", "S2", "reason", "Landesweit"))
        .body("severity", equalTo("S2"));
  }

  @Test
  void onlyALeadLowersTheSeverity() {
    var id = open(4);
    var lower = Map.of("severity", "S3", "reason", "Nur eine Region");

    put(Role.RESPONDER, id, "severity", lower).statusCode(403);
    put(Role.LEAD, id, "severity", lower).body("severity", equalTo("S3"));
  }

  @Test
  void letterReportedByHandRaisesTheIncident() {
    var id = open(1);

    post(id, "reasons", Map.of("code", "legal-letter", "text", "Kanzlei, Frist Freitag"))
        .body("severity", equalTo("S2"))
        .body("reasons.code", hasItem("legal-letter"));

    assertThat(kinds(id)).contains("reason", "severity");
  }

  @Test
  void waitMayBeCapped() {
    var id = open(3);

    post(id, "wait", Map.of("reason", "Gutachten", "atMost", "PT2H"))
        .body("waitingFor", equalTo("Gutachten"))
        .body("waitingUntil", notNullValue());

    AppClock.advance(Duration.ofHours(2).plusMinutes(1));
    eventually().untilAsserted(() -> incident(id).body("state", equalTo("OPEN")));
    assertThat(kinds(id)).contains("waitingEnded");
  }

  @Test
  void waitIsNeverLongerThanThreeDays() {
    post(open(3), "wait", Map.of("reason", "Gutachten", "atMost", "PT73H"))
        .statusCode(400)
        .body("violations[0].field", equalTo("atMost"));
  }

  @Test
  void reopeningNeedsNewEvidence() {
    var id = open(3);
    move(id, "resolve");

    move(id, "reopen").statusCode(400).body("violations[0].field", equalTo("reason"));
  }

  @Test
  void afterADayANewIncidentFollowsTheOldOne() {
    var old = id(Desk.open("S3", Map.of()));
    move(old, "resolve").statusCode(200);
    AppClock.advance(Duration.ofHours(25));
    post(old, "reopen", Map.of("reason", "Neue Bilder"))
        .statusCode(409)
        .body("detail", containsString("follows"));

    var next = id(Desk.open("S3", Map.of("follows", old)));

    incident(next).body("follows", equalTo(old));
    assertThat(kinds(old)).last().isEqualTo("followedBy");
  }

  @Test
  void openIncidentIsNotFollowed() {
    Desk.open("S3", Map.of("follows", open(3))).statusCode(409);
  }

  @Test
  void incidentThatNobodyMaySeeIsNotFollowed() {
    Desk.open("S3", Map.of("follows", UUID.randomUUID().toString())).statusCode(404);
  }

  @Test
  void reopenedIncidentMayStandBesideAnotherOnItsTopic() {
    var brand = UUID.randomUUID();
    var first = opened(alert(brand, "Abrechnung", 3));
    move(first, "resolve");
    opened(alert(brand, "Abrechnung", 3));

    post(first, "reopen", Map.of("reason", "Der alte Fall ist wieder da")).statusCode(200);
  }

  @Test
  void worseIncidentOnTheSameTopicKeepsALesserOneQuiet() {
    policy(0, step(1, "PT0S", mail("Presse", "quiet@example.org")));
    var topic = "Abrechnung " + UUID.randomUUID();
    var worse = id(Desk.open("S1", Map.of("topic", topic)));

    var lesser = id(Desk.open("S3", Map.of("topic", topic.toUpperCase(java.util.Locale.ROOT))));

    eventually().untilAsserted(() -> assertThat(kinds(lesser)).contains("suppressed"));
    incident(lesser).body("suppressedBy.id", equalTo(worse));
    assertThat(messages(lesser)).isEmpty();

    move(worse, "resolve").statusCode(200);
    eventually().untilAsserted(() -> assertThat(messages(lesser)).hasSize(1));
    incident(lesser).body("suppressedBy", nullValue());
    assertThat(kinds(lesser)).containsSubsequence("opened", "suppressed", "released", "stepFired");
    verify(lesser).body("intact", equalTo(true)).body("rebuilt", equalTo(true));
  }

  @Test
  void otherTopicIsNotKeptQuiet() {
    policy(0, step(1, "PT0S", mail("Presse", "loud@example.org")));
    Desk.open("S1", Map.of("topic", "Abrechnung " + UUID.randomUUID()));

    var lesser = id(Desk.open("S3", Map.of("topic", "Zähler " + UUID.randomUUID())));

    eventually().untilAsserted(() -> assertThat(messages(lesser)).hasSize(1));
  }

  @Test
  void alertJoinsWhatAPersonOpenedOnItsTopic() {
    var topic = "Zähler " + UUID.randomUUID();
    var id = id(Desk.open("S3", Map.of("topic", topic)));

    House.post(alert(UUID.fromString(Desk.BRAND), topic, 3))
        .body("outcome", equalTo("joined"))
        .body("incidentId", equalTo(id));
  }

  @Test
  void mentionsOfItsAlertsBelongToAnIncident() {
    var mention = UUID.randomUUID().toString();
    var alert = alert(UUID.randomUUID(), "Abrechnung", 3);
    alert.put("mentionIds", List.of(mention));
    var id = opened(alert);

    as(Role.VIEWER)
        .get("/api/v1/incidents/" + id + "/mentions")
        .then()
        .body("items.mentionId", contains(mention))
        .body("items.linkedBy", contains("monitoring"));
    as(Role.VIEWER)
        .get("/api/v1/incidents/" + id + "/alerts")
        .then()
        .body("alertId", contains(alert.get("alertId").toString()));
  }

  @Test
  void mentionIsLinkedByHandAndTakenOffAgain() {
    var id = open(3);
    var mention = UUID.randomUUID().toString();
    post(id, "mentions", Map.of("mentionIds", List.of(mention))).statusCode(204);
    post(id, "mentions", Map.of("mentionIds", List.of(mention))).statusCode(204);

    var link = "/api/v1/incidents/" + id + "/mentions/" + mention;
    as(Role.RESPONDER).delete(link).then().statusCode(204);

    as(Role.RESPONDER).delete(link).then().statusCode(404);
    assertThat(kinds(id)).containsOnlyOnce("mentionsLinked", "mentionUnlinked");
  }

  @Test
  void mentionsAreReadPageByPage() {
    var id = open(3);
    var mentions = IntStream.range(0, 5).mapToObj(i -> UUID.randomUUID().toString()).toList();
    post(id, "mentions", Map.of("mentionIds", mentions)).statusCode(204);
    var path = "/api/v1/incidents/" + id + "/mentions?limit=3";
    var first = as(Role.VIEWER).get(path).jsonPath();

    var second = as(Role.VIEWER).get(path + "&cursor=" + first.getString("next")).jsonPath();

    assertThat(first.getList("items.mentionId", String.class)).hasSize(3);
    assertThat(second.getList("items.mentionId", String.class))
        .hasSize(2)
        .doesNotContainAnyElementsOf(first.getList("items.mentionId", String.class));
  }

  @Test
  void alertBelongsToOneIncident() {
    var alert = alert(UUID.randomUUID(), "Abrechnung", 3);
    var id = opened(alert);
    var other = open(3);
    var alerts = "/api/v1/incidents/%s/alerts/" + alert.get("alertId");

    as(Role.LEAD).put(alerts.formatted(other)).then().statusCode(409);
    as(Role.LEAD).put(alerts.formatted(id)).then().statusCode(204);
    as(Role.LEAD).delete(alerts.formatted(id)).then().statusCode(204);
    as(Role.LEAD).put(alerts.formatted(other)).then().statusCode(204);

    assertThat(kinds(other)).contains("alertLinked");
  }

  @Test
  void timelineIsReadByKindAndFromAPosition() {
    var id = open(3);
    move(id, "acknowledge");
    move(id, "respond");

    assertThat(
            as(Role.VIEWER)
                .get("/api/v1/incidents/" + id + "/timeline?kind=respond&kind=opened")
                .jsonPath()
                .getList("kind", String.class))
        .containsExactly("opened", "respond");
    assertThat(
            as(Role.VIEWER)
                .get("/api/v1/incidents/" + id + "/timeline?after=1&limit=1")
                .jsonPath()
                .getList("position", Integer.class))
        .containsExactly(2);
  }

  @Test
  void hundredRequestsUnderOneKeyAtTheSameTimeOpenOneIncident() throws Exception {
    var key = UUID.randomUUID().toString();
    try (var callers = Executors.newFixedThreadPool(12)) {
      var answers =
          callers.invokeAll(
              IntStream.range(0, 100)
                  .<Callable<io.restassured.response.Response>>mapToObj(i -> () -> create(key))
                  .toList());
      var ids = new java.util.HashSet<String>();
      for (var answer : answers) {
        assertThat(answer.get().statusCode()).isIn(201, 409);
        if (answer.get().statusCode() == 201) {
          ids.add(answer.get().path("id"));
        }
      }
      assertThat(ids).hasSize(1);
    }
  }

  @Test
  void keyIsForgottenAfterADay() {
    var key = UUID.randomUUID().toString();
    String first = create(key).path("id");
    AppClock.advance(Duration.ofHours(25));

    assertThat(create(key).<String>path("id")).isNotEqualTo(first);
  }

  @Test
  void warningIsWrittenInTime() {
    var id = id(Desk.open("S2", Map.of()));

    AppClock.advance(Duration.ofMinutes(8));

    eventually().untilAsserted(() -> assertThat(kinds(id)).contains("warning"));
    incident(id).body("deadlines.find { it.kind == 'acknowledge' }.warned", equalTo(50));
  }

  @Test
  void missedUpdateIsPromisedAgain() {
    var id = id(Desk.open("S1", Map.of()));
    move(id, "acknowledge");
    move(id, "respond");
    post(id, "notes", Map.of("text", "Wir prüfen die Lage.", "publicWord", true));

    AppClock.advance(Duration.ofMinutes(31));

    eventually().untilAsserted(() -> assertThat(kinds(id)).contains("breach"));
    incident(id).body("deadlines.find { it.kind == 'update' }.state", equalTo("running"));
  }

  private static io.restassured.response.Response create(String key) {
    return as(Role.RESPONDER)
        .header("Idempotency-Key", key)
        .body(
            Map.of(
                "brandId",
                Desk.BRAND,
                "brandName",
                "Nordlicht Energie",
                "team",
                "nord",
                "title",
                "Einmal",
                "severity",
                "S4"))
        .post("/api/v1/incidents");
  }

  private static String opened(Map<String, Object> alert) {
    return House.post(alert).statusCode(200).extract().path("incidentId");
  }
}
