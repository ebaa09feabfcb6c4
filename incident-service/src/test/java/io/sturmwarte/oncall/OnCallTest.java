package io.sturmwarte.oncall;

import static io.restassured.RestAssured.given;
import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.oncall.Staff.create;
import static io.sturmwarte.oncall.Staff.daily;
import static io.sturmwarte.oncall.Staff.onCall;
import static io.sturmwarte.oncall.Staff.override;
import static io.sturmwarte.oncall.Staff.person;
import static io.sturmwarte.oncall.Staff.rotation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.testing.PostgresResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class OnCallTest {
  private static final String MONDAY_NOON = "2026-01-05T11:00:00Z";
  private static final String TUESDAY_NOON = "2026-01-06T11:00:00Z";

  private final UUID anna = person("Anna", "anna@example.org");
  private final UUID ben = person("Ben", "ben@example.org");
  private final UUID cleo = person("Cleo", "cleo@example.org");

  @Test
  void answersForAnyInstant() {
    var rotation = rotation(anna, ben);

    assertThat(onCall(rotation, MONDAY_NOON)).containsExactly("Anna");
    assertThat(onCall(rotation, TUESDAY_NOON)).containsExactly("Ben");
    assertThat(onCall(rotation, "2026-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void saysUntilWhen() {
    var rotation = rotation(anna, ben);

    as(Role.VIEWER)
        .get("/api/v1/on-call?team=nord&at=" + MONDAY_NOON)
        .then()
        .statusCode(200)
        .body(
            "rotations.find { it.rotation == '%s' }.until".formatted(rotation),
            equalTo("2026-01-06T08:00:00Z"));
  }

  @Test
  void overridePutsSomebodyInTheirPlace() {
    var rotation = rotation(anna, ben);

    override(rotation, instead(anna, cleo)).statusCode(201);

    assertThat(onCall(rotation, MONDAY_NOON)).containsExactly("Cleo");
    assertThat(onCall(rotation, TUESDAY_NOON)).containsExactly("Ben");
  }

  @Test
  void overrideThatIsTakenAwayLeavesTheRotation() {
    var rotation = rotation(anna, ben);
    String id = override(rotation, instead(anna, cleo)).extract().path("id");

    as(Role.LEAD)
        .delete("/api/v1/rotations/%s/overrides/%s".formatted(rotation, id))
        .then()
        .statusCode(204);

    assertThat(onCall(rotation, MONDAY_NOON)).containsExactly("Anna");
  }

  @Test
  void overrideWithoutAnybodyIsRefused() {
    override(rotation(anna), Map.of("from", MONDAY_NOON, "until", TUESDAY_NOON))
        .statusCode(400)
        .body("violations[0].field", equalTo("substitute"));
  }

  @Test
  void temporaryScheduleStandsInAndAnotherMayNotOverlap() {
    var rotation = rotation(anna, ben);
    var temporary =
        Map.of(
            "from", "2026-01-05T00:00:00Z",
            "until", "2026-01-07T00:00:00Z",
            "shifts",
                List.of(
                    Map.of(
                        "person", cleo,
                        "from", "2026-01-05T10:00:00Z",
                        "until", "2026-01-05T18:00:00Z")));

    temporary(rotation, temporary).statusCode(201);

    assertThat(onCall(rotation, MONDAY_NOON)).containsExactly("Cleo");
    assertThat(onCall(rotation, TUESDAY_NOON)).isEmpty();
    assertThat(onCall(rotation, "2026-01-07T11:00:00Z")).containsExactly("Anna");
    temporary(rotation, temporary).statusCode(409).body("detail", containsString("remove it"));
  }

  @Test
  void acceptedSwapBecomesOverrides() {
    var responder = Staff.signedIn("Rosa", Role.RESPONDER);
    var rotation = rotation(anna, responder);
    var asked =
        as(Role.LEAD)
            .body(
                Map.of(
                    "asker", anna,
                    "other", responder,
                    "from", "2026-01-05T08:00:00Z",
                    "until", "2026-01-06T08:00:00Z",
                    "returnFrom", "2026-01-06T08:00:00Z",
                    "returnUntil", "2026-01-07T08:00:00Z"))
            .post("/api/v1/rotations/%s/swaps".formatted(rotation))
            .then()
            .statusCode(201)
            .body("state", equalTo("asked"));
    assertThat(onCall(rotation, MONDAY_NOON)).containsExactly("Anna");

    String id = asked.extract().path("id");
    var over = "/api/v1/rotations/%s/swaps/%s/accept".formatted(rotation, id);
    as(Role.RESPONDER).post(over).then().statusCode(409).body("detail", containsString("over"));
  }

  @Test
  void swapAheadIsAcceptedByTheOtherAlone() {
    var responder = Staff.signedIn("Rosa", Role.RESPONDER);
    var rotation = rotation(anna, responder);
    String id =
        as(Role.LEAD)
            .body(
                Map.of(
                    "asker", anna,
                    "other", responder,
                    "from", "2031-01-07T08:00:00Z",
                    "until", "2031-01-08T08:00:00Z",
                    "returnFrom", "2031-01-08T08:00:00Z",
                    "returnUntil", "2031-01-09T08:00:00Z"))
            .post("/api/v1/rotations/%s/swaps".formatted(rotation))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    assertThat(onCall(rotation, "2031-01-07T12:00:00Z")).containsExactly("Anna");
    var swap = "/api/v1/rotations/%s/swaps/%s".formatted(rotation, id);
    as(Role.LEGAL).post(swap + "/accept").then().statusCode(403);

    as(Role.RESPONDER)
        .post(swap + "/accept")
        .then()
        .statusCode(200)
        .body("state", equalTo("accepted"));

    assertThat(onCall(rotation, "2031-01-07T12:00:00Z")).containsExactly("Rosa");
    assertThat(onCall(rotation, "2031-01-08T12:00:00Z")).containsExactly("Anna");
    as(Role.RESPONDER).post(swap + "/decline").then().statusCode(409);
  }

  @Test
  void shiftsAreListedForACalendar() {
    var rotation = rotation(anna, ben);
    override(rotation, instead(anna, cleo)).statusCode(201);

    as(Role.VIEWER)
        .get(
            "/api/v1/rotations/%s/shifts?from=2026-01-05T08:00:00Z&until=2026-01-07T08:00:00Z"
                .formatted(rotation))
        .then()
        .statusCode(200)
        .body("person.name", equalTo(List.of("Anna", "Cleo", "Anna", "Ben")));
  }

  @Test
  void gapsAheadAreNamed() {
    var rotation = rotation(anna, ben);
    Staff.leave(ben);

    as(Role.VIEWER)
        .get("/api/v1/on-call/gaps?team=nord")
        .then()
        .statusCode(200)
        .body("findAll { it.rotation == '%s' }".formatted(rotation), not(hasSize(0)));
  }

  @Test
  void staleReplacementIsRefused() {
    var request = daily("Presse", anna);
    String id = create(request).statusCode(201).header("ETag", "\"0\"").extract().path("id");
    var door = "/api/v1/rotations/" + id;
    as(Role.LEAD).body(request).put(door).then().statusCode(200).header("ETag", "\"1\"");

    as(Role.LEAD).header("If-Match", "\"0\"").body(request).put(door).then().statusCode(412);
    as(Role.LEAD).header("If-Match", "\"1\"").delete(door).then().statusCode(204);
    as(Role.LEAD).get(door).then().statusCode(404);
  }

  @Test
  void sameKeyCreatesOnceAndAnotherBodyIsRefused() {
    var key = UUID.randomUUID().toString();
    var request = daily("Presse", anna);
    String first = keyed(key, request).statusCode(201).extract().path("id");

    keyed(key, request).statusCode(201).body("id", equalTo(first));
    keyed(key, daily("Presse", ben)).statusCode(422);
  }

  @Test
  void nameIsTakenOnceInATeam() {
    var request = daily("Presse", anna);
    create(request).statusCode(201);

    create(request).statusCode(409).body("detail", containsString("another name"));
  }

  @Test
  void faultsNameTheField() {
    refused("zone", "Mars/Olympus", "zone");
    refused("people", List.of(UUID.randomUUID()), "people");
    refused("every", 0, "every");
    refused("start", "1890-01-01T00:00", "start");
    as(Role.VIEWER)
        .get("/api/v1/on-call?at=tomorrow")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("at"));
  }

  @Test
  void anotherTeamsRotationIsNotThere() {
    var other = Staff.member("sued", "Sven", "sven@example.org", null);
    var request = new HashMap<>(daily("Presse", other));
    request.put("team", "sued");
    String id = create(request).statusCode(201).extract().path("id");

    as(Role.VIEWER).get("/api/v1/rotations/" + id).then().statusCode(404);
    as(Role.VIEWER).get("/api/v1/rotations").then().body("items.id", not(hasItem(id)));
  }

  @Test
  void calendarOpensWithItsTokenOnly() {
    var rotation = rotation(anna, ben);
    var calendar =
        as(Role.RESPONDER)
            .body(Map.of("team", "nord", "person", anna))
            .post("/api/v1/on-call/calendars")
            .then()
            .statusCode(201);
    String path = calendar.extract().path("path");

    var text =
        given()
            .get(path)
            .then()
            .statusCode(200)
            .contentType(startsWith("text/calendar"))
            .extract()
            .asString();

    assertThat(text).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
    assertThat(text).contains("UID:" + rotation).contains(": Anna\r\n").doesNotContain(": Ben");
    given().get("/api/v1/on-call/calendar/wrong.ics").then().statusCode(404);
    String id = calendar.extract().path("id");
    as(Role.RESPONDER).delete("/api/v1/on-call/calendars/" + id).then().statusCode(204);
    given().get(path).then().statusCode(404);
  }

  private static void refused(String field, Object value, String named) {
    var request = new HashMap<>(daily("Presse"));
    request.put(field, value);
    create(request).statusCode(400).body("violations[0].field", equalTo(named));
  }

  private static ValidatableResponse keyed(String key, Map<String, Object> request) {
    return as(Role.LEAD)
        .header("Idempotency-Key", key)
        .body(request)
        .post("/api/v1/rotations")
        .then();
  }

  private static ValidatableResponse temporary(String rotation, Map<String, Object> schedule) {
    return as(Role.LEAD)
        .body(schedule)
        .post("/api/v1/rotations/" + rotation + "/temporary-schedules")
        .then();
  }

  private static Map<String, Object> instead(UUID absent, UUID substitute) {
    return Map.of(
        "absent",
        absent,
        "substitute",
        substitute,
        "from",
        "2026-01-05T10:00:00Z",
        "until",
        "2026-01-05T20:00:00Z");
  }
}
