package io.sturmwarte.promise;

import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.eventually;
import static io.sturmwarte.engine.House.incident;
import static io.sturmwarte.engine.House.kinds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Desk;
import io.sturmwarte.testing.PostgresResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class SlaTest {
  @AfterEach
  void promiseWhatWasPromised() {
    target("S4", Map.of()).statusCode(200);
  }

  @Test
  void targetsAreRead() {
    as(Role.VIEWER)
        .get("/api/v1/sla/targets")
        .then()
        .body("severity", contains("S1", "S2", "S3", "S4"))
        .body("[0].acknowledge", equalTo("PT5M"))
        .body("[2].calendar", equalTo("business-hours"));
  }

  @Test
  void openDeadlinesFollowAChangedTarget() {
    var id = Desk.id(Desk.open("S4", Map.of()));

    target("S4", Map.of("firstWord", "PT30H")).statusCode(200);

    eventually()
        .untilAsserted(
            () ->
                incident(id)
                    .body("deadlines.find { it.kind == 'first-word' }.target", equalTo("PT30H")));
    assertThat(kinds(id)).contains("deadlines");
  }

  @Test
  void openDeadlinesFollowAChangedCalendar() {
    calendar("shift", "00:00", "12:00").statusCode(200);
    target("S4", Map.of("calendar", "shift")).statusCode(200);
    var id = Desk.id(Desk.open("S4", Map.of()));
    var before = due(id);

    calendar("shift", "00:00", "06:00").statusCode(200);

    eventually().untilAsserted(() -> assertThat(due(id)).isGreaterThan(before));
  }

  @Test
  void resolvedIncidentKeepsItsDeadlines() {
    var id = Desk.id(Desk.open("S4", Map.of()));
    io.sturmwarte.engine.House.move(id, "resolve").statusCode(200);
    var open = Desk.id(Desk.open("S4", Map.of()));

    target("S4", Map.of("firstWord", "PT30H")).statusCode(200);

    eventually().untilAsserted(() -> assertThat(kinds(open)).contains("deadlines"));
    assertThat(kinds(id)).doesNotContain("deadlines");
  }

  @Test
  void holidaysAreImported() {
    calendar("import", "09:00", "17:00").statusCode(200);

    as(Role.ADMIN)
        .contentType("text/calendar")
        .body(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261225\r\nSUMMARY:1. Weihnachtstag\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
        .post("/api/v1/sla/calendars/import/holidays")
        .then()
        .statusCode(200)
        .body("holidays.day", contains("2026-12-25"))
        .body("holidays.name", contains("1. Weihnachtstag"));
  }

  @Test
  void calendarMayHaveBreaks() {
    put(
            "breaks",
            Map.of(
                "zone",
                "Europe/Berlin",
                "openings",
                List.of(opening("09:00", "12:00"), opening("13:00", "17:00"))))
        .statusCode(200)
        .body("openings", hasSize(2));
  }

  @Test
  void openingsDoNotOverlap() {
    put(
            "broken",
            Map.of(
                "zone",
                "Europe/Berlin",
                "openings",
                List.of(opening("09:00", "13:00"), opening("12:00", "17:00"))))
        .statusCode(400)
        .body("violations.field", hasItem("openings"));
  }

  @Test
  void zoneThereIsNotIsRefused() {
    put(
            "broken",
            Map.of("zone", "Europe/Nordlicht", "openings", List.of(opening("09:00", "17:00"))))
        .statusCode(400)
        .body("violations.field", hasItem("zone"));
  }

  @Test
  void calendarWithoutOpeningsIsRefused() {
    put("broken", Map.of("zone", "Europe/Berlin", "openings", List.of())).statusCode(400);
  }

  @Test
  void calendarInUseStays() {
    as(Role.ADMIN)
        .delete("/api/v1/sla/calendars/business-hours")
        .then()
        .statusCode(409)
        .body("detail", containsString("S3"));
  }

  @Test
  void calendarThatNothingUsesIsRemoved() {
    calendar("gone", "09:00", "17:00").statusCode(200);

    as(Role.ADMIN).delete("/api/v1/sla/calendars/gone").then().statusCode(204);

    as(Role.ADMIN).get("/api/v1/sla/calendars/gone").then().statusCode(404);
  }

  @Test
  void targetNamesACalendarThatThereIs() {
    target("S4", Map.of("calendar", "nowhere")).statusCode(400);
  }

  @Test
  void nobodyPromisesNothing() {
    target("S4", Map.of("acknowledge", "PT0S"))
        .statusCode(400)
        .body("violations.field", hasItem("acknowledge"));
  }

  @Test
  void onlyTheAdministratorPromises() {
    as(Role.LEAD).body(s4(Map.of())).put("/api/v1/sla/targets/S4").then().statusCode(403);
  }

  @Test
  void wordsOfOursAreNoNames() {
    calendar("always", "09:00", "17:00").statusCode(400);
  }

  private static String due(String id) {
    return incident(id).extract().path("deadlines.find { it.kind == 'first-word' }.dueAt");
  }

  private static io.restassured.response.ValidatableResponse target(
      String severity, Map<String, ?> change) {
    return as(Role.ADMIN).body(s4(change)).put("/api/v1/sla/targets/" + severity).then();
  }

  private static Map<String, Object> s4(Map<String, ?> change) {
    var target = new HashMap<String, Object>();
    target.put("acknowledge", "PT4H");
    target.put("firstWord", "PT24H");
    target.put("acknowledgeTimeout", "PT4H");
    target.put("calendar", "business-hours");
    target.putAll(change);
    return target;
  }

  private static io.restassured.response.ValidatableResponse calendar(
      String name, String opens, String closes) {
    var everyDay =
        List.of(java.time.DayOfWeek.values()).stream()
            .map(day -> Map.of("day", day.name(), "opens", opens, "closes", closes))
            .toList();
    return put(name, Map.of("zone", "Europe/Berlin", "openings", everyDay));
  }

  private static Map<String, String> opening(String opens, String closes) {
    return Map.of("day", "MONDAY", "opens", opens, "closes", closes);
  }

  private static io.restassured.response.ValidatableResponse put(
      String name, Map<String, ?> calendar) {
    return as(Role.ADMIN)
        .contentType(ContentType.JSON)
        .body(calendar)
        .put("/api/v1/sla/calendars/" + name)
        .then();
  }
}
