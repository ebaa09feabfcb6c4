package io.sturmwarte.escalation;

import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.eventually;
import static io.sturmwarte.engine.House.incident;
import static io.sturmwarte.engine.House.kinds;
import static io.sturmwarte.engine.House.move;
import static io.sturmwarte.engine.House.open;
import static io.sturmwarte.escalation.EscalationTest.firedSteps;
import static io.sturmwarte.oncall.Staff.person;
import static io.sturmwarte.oncall.Staff.rotation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.oncall.Staff;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom the steps come to tell, as time goes on. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class WhoTest {
  private final String mark = UUID.randomUUID().toString();
  private final UUID anna = person("Anna", "anna-" + mark + "@example.org");
  private final UUID ben = person("Ben", "ben-" + mark + "@example.org");

  @Test
  void rotationMeansWhoIsOnCallWhenTheStepFires() {
    var rotation = rotation(anna, ben);
    policy(
        2,
        step("PT0S", Map.of("rotation", rotation)),
        step("PT1440M", Map.of("rotation", rotation)));
    var first = Staff.onCall(rotation, Staff.now().toString());
    var id = open(3);
    told(id, 0, first.getFirst());

    AppClock.advance(Duration.ofMinutes(1_441));

    told(id, 1, first.getFirst().equals("Anna") ? "Ben" : "Anna");
  }

  @Test
  void overrideDuringTheIncidentCounts() {
    var cleo = person("Cleo", "cleo-" + mark + "@example.org");
    var rotation = rotation(anna);
    policy(
        0, step("PT0S", Map.of("rotation", rotation)), step("PT10M", Map.of("rotation", rotation)));
    var id = open(3);
    told(id, 0, "Anna");
    var now = Staff.now();
    Staff.override(
            rotation,
            Map.of(
                "absent",
                anna,
                "substitute",
                cleo,
                "from",
                now.toString(),
                "until",
                now.plus(Duration.ofHours(1)).toString()))
        .statusCode(201);

    AppClock.advance(Duration.ofMinutes(11));

    told(id, 1, "Cleo");
  }

  @Test
  void roleMeansEverybodyWithThatFunction() {
    var role = "press-" + mark.substring(0, 8);
    person("Paula", "paula@example.org", role);
    person("Pit", "pit@example.org", role);
    Staff.leave(person("Peer", "peer@example.org", role));
    policy(0, step("PT0S", Map.of("role", role)));

    var id = open(3);

    firedSteps(id, 1);
    incident(id).body("escalation.stepsFired[0].targets", equalTo(List.of("Paula", "Pit")));
  }

  @Test
  void somebodyNamedTwiceIsToldOnce() {
    policy(0, step("PT0S", Map.of("person", anna), Map.of("rotation", rotation(anna))));

    var id = open(3);

    firedSteps(id, 1);
    incident(id).body("escalation.stepsFired[0].targets", equalTo(List.of("Anna")));
  }

  @Test
  void partnersAreToldAtAllTheirAddresses() {
    String partner =
        as(Role.LEAD)
            .body(
                Map.of(
                    "team", "nord",
                    "name", "Kanzlei",
                    "kind", "law-firm",
                    "language", "en",
                    "contacts",
                        List.of(
                            Map.of(
                                "name",
                                "Office",
                                "channel",
                                "email",
                                "address",
                                "office@example.org"),
                            Map.of(
                                "name",
                                "Duty",
                                "channel",
                                "email",
                                "address",
                                "duty@example.org"))))
            .post("/api/v1/partners")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    policy(0, step("PT0S", Map.of("partner", partner)));

    var id = open(3);

    firedSteps(id, 1);
    incident(id)
        .body(
            "escalation.stepsFired[0].targets",
            equalTo(List.of("Office (Kanzlei)", "Duty (Kanzlei)")));
  }

  @Test
  void nobodyOnCallIsLoggedTheFallbackToldAndTheNextStepFollowsAtOnce() {
    var gone = person("Gert", "gert@example.org");
    var body = body(0, step("PT0S", Map.of("person", gone)), step("PT30M", Map.of("person", anna)));
    body.put("fallback", List.of(Map.of("person", ben)));
    put(body).statusCode(200);
    Staff.leave(gone);

    var id = open(3);

    firedSteps(id, 2);
    assertThat(kinds(id)).containsSubsequence("noOneOnCall", "stepFired");
    told(id, 0, "Ben");
    told(id, 1, "Anna");
  }

  @Test
  void stepThatIsNotForTheIncidentIsPassedOver() {
    var severe = new HashMap<>(step("PT0S", Map.of("person", ben)));
    severe.put("onlyIf", Map.of("severityAtLeast", "S1"));
    policy(0, severe, step("PT10M", Map.of("person", anna)));

    var id = open(3);

    firedSteps(id, 1);
    told(id, 0, "Anna");
    assertThat(kinds(id)).contains("stepPassedOver");
  }

  @Test
  void jumpFiresTheStepThatIsNamed() {
    policy(
        0,
        step("PT0S", Map.of("person", anna)),
        step("PT60M", Map.of("person", ben)),
        step("PT60M", Map.of("person", Staff.person("Cleo", "cleo@example.org"))));
    var id = open(3);
    firedSteps(id, 1);

    escalate(id, Map.of("step", 2, "reason", "Presse ruft an")).statusCode(200);

    firedSteps(id, 2);
    told(id, 1, "Cleo");
    escalate(id, Map.of("step", 0)).statusCode(200);
    firedSteps(id, 3);
    told(id, 2, "Anna");
    escalate(id, Map.of("step", 9)).statusCode(400).body("detail", containsString("0 to 2"));
  }

  @Test
  void escalatingWithoutAStepFiresTheNext() {
    policy(0, step("PT0S", Map.of("person", anna)), step("PT60M", Map.of("person", ben)));
    var id = open(3);
    firedSteps(id, 1);

    move(id, "escalate").statusCode(200);

    firedSteps(id, 2);
    told(id, 1, "Ben");
  }

  @Test
  void acknowledgingWhatIsOverDoesNothing() {
    policy(0, step("PT0S", Map.of("person", anna)));
    var id = open(3);
    firedSteps(id, 1);
    move(id, "acknowledge").statusCode(200);
    move(id, "resolve").statusCode(200);

    move(id, "acknowledge").statusCode(200).body("state", equalTo("RESOLVED"));

    assertThat(kinds(id)).containsOnlyOnce("acknowledge");
  }

  @Test
  void everybodyOfTheStepHasToAcknowledge() {
    var lena = Staff.signedIn("Lena", Role.LEAD);
    var rosa = Staff.signedIn("Rosa", Role.RESPONDER);
    var all = new HashMap<>(step("PT0S", Map.of("person", lena), Map.of("person", rosa)));
    all.put("multiAck", true);
    policy(0, all);
    var id = open(3);
    firedSteps(id, 1);
    move(id, "acknowledge").statusCode(200).body("acknowledgedAt", not(equalTo(null)));

    AppClock.advance(Duration.ofMinutes(6));

    eventually().untilAsserted(() -> assertThat(kinds(id)).contains("toldAgain"));
    var again = as(Role.VIEWER).get("/api/v1/incidents/" + id + "/timeline").then();
    again.body("findAll { it.kind == 'toldAgain' }.data.targets", hasItem(List.of("Lena")));
    as(Role.LEAD).post("/api/v1/incidents/" + id + "/acknowledge").then().statusCode(200);
    assertThat(kinds(id)).contains("acknowledgedToo");
    as(Role.LEAD).post("/api/v1/incidents/" + id + "/acknowledge").then().statusCode(409);
  }

  @Test
  void acknowledgedIncidentThatNobodyWorksOnComesBackAtTheSameStep() {
    policy(0, step("PT0S", Map.of("person", anna)), step("PT600M", Map.of("person", ben)));
    var id = open(3);
    firedSteps(id, 1);
    move(id, "acknowledge").statusCode(200);

    AppClock.advance(Duration.ofMinutes(61));

    firedSteps(id, 2);
    told(id, 1, "Anna");
    incident(id).body("state", equalTo("OPEN"));
  }

  @Test
  void previewNamesPeopleAndTimes() {
    policy(0, step("PT0S", Map.of("person", anna)), step("PT20M", Map.of("role", "no-such-role")));

    as(Role.VIEWER)
        .get("/api/v1/escalation-policies/nord/preview?at=2026-01-05T08:00:00Z&severity=S3&level=3")
        .then()
        .statusCode(200)
        .body("$", hasSize(2))
        .body("[0].told", equalTo(List.of("Anna")))
        .body("[1].at", equalTo("2026-01-05T08:20:00Z"))
        .body("[1].nobody", equalTo(true));
  }

  @Test
  void whatWasToldIsRecordedOnceForEachTarget() {
    policy(0, step("PT0S", Map.of("person", anna), Map.of("person", ben)));
    var id = open(3);
    firedSteps(id, 1);

    assertThat(Staff.count("select count(*) from step_told where incident_id = '%s'".formatted(id)))
        .isEqualTo(2);
  }

  @Test
  void faultsOfAPolicyAreNamed() {
    put(body(0, step("PT0S", Map.of("person", UUID.randomUUID())), step("PT30S")))
        .statusCode(400)
        .body("violations.field", equalTo(List.of("steps[0].targets[0].person", "steps[1].delay")));
  }

  private static void told(String id, int place, String name) {
    eventually()
        .untilAsserted(
            () ->
                incident(id)
                    .body(
                        "escalation.stepsFired[%d].targets".formatted(place),
                        equalTo(List.of(name))));
  }

  @SafeVarargs
  private static Map<String, Object> step(String delay, Map<String, Object>... targets) {
    return Map.of("level", 1, "delay", delay, "targets", List.of(targets));
  }

  @SafeVarargs
  private static void policy(int repeat, Map<String, Object>... steps) {
    put(body(repeat, steps)).statusCode(200);
  }

  @SafeVarargs
  private static Map<String, Object> body(int repeat, Map<String, Object>... steps) {
    return new HashMap<>(Map.of("name", "Test", "repeat", repeat, "steps", List.of(steps)));
  }

  private static ValidatableResponse put(Map<String, Object> policy) {
    return as(Role.LEAD).body(policy).put("/api/v1/escalation-policies/nord").then();
  }

  private static ValidatableResponse escalate(String id, Map<String, Object> jump) {
    return as(Role.RESPONDER).body(jump).post("/api/v1/incidents/" + id + "/escalate").then();
  }
}
