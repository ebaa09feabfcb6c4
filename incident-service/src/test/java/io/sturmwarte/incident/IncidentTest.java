package io.sturmwarte.incident;

import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.incident;
import static io.sturmwarte.engine.House.kinds;
import static io.sturmwarte.engine.House.move;
import static io.sturmwarte.engine.House.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.testing.PostgresResource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class IncidentTest {
  @Inject DataSource database;

  @Test
  void incidentGoesItsWay() {
    var id = open(3);
    move(id, "acknowledge").body("acknowledgedAt", notNullValue());
    move(id, "respond").body("state", equalTo("RESPONDING"));
    move(id, "stabilise").body("stabilisedAt", notNullValue());

    move(id, "resolve").body("state", equalTo("RESOLVED")).body("resolvedAt", notNullValue());

    assertThat(kinds(id)).contains("opened", "acknowledge", "respond", "stabilise", "resolve");
  }

  @Test
  void moveThatIsNotOpenSaysWhichAre() {
    var id = open(3);

    move(id, "stabilise").statusCode(409).body("detail", containsString("acknowledge, resolve"));
  }

  @Test
  void moveNeedsNeitherBodyNorType() {
    as(Role.LEAD)
        .noContentType()
        .post("/api/v1/incidents/%s/acknowledge".formatted(open(3)))
        .then()
        .statusCode(200)
        .body("state", equalTo("ACKNOWLEDGED"));
  }

  @Test
  void moveThereIsNotIsNotFound() {
    move(open(3), "accept").statusCode(404);
  }

  @Test
  void reopenedIncidentIsEscalatedAgain() {
    var id = open(3);
    move(id, "resolve");

    as(Role.RESPONDER)
        .body(Map.of("reason", "Neue Bilder aufgetaucht"))
        .post("/api/v1/incidents/" + id + "/reopen")
        .then()
        .body("state", equalTo("OPEN"))
        .body("escalation.nextDueAt", notNullValue());
  }

  @Test
  void waitingNeedsAReason() {
    move(open(3), "wait").statusCode(400).body("violations[0].field", equalTo("reason"));
  }

  @Test
  void promisesPauseWhileWaitingForSomebodyOutside() {
    var id = open(3);

    as(Role.LEAD)
        .body(Map.of("reason", "Gutachten des Labors"))
        .post("/api/v1/incidents/" + id + "/wait")
        .then()
        .body("state", equalTo("WAITING_EXTERNAL"))
        .body("deadlines.find { it.kind == 'first-word' }.state", equalTo("paused"));

    move(id, "resume")
        .body("state", equalTo("OPEN"))
        .body("deadlines.find { it.kind == 'first-word' }.state", equalTo("running"));
  }

  @Test
  void acknowledgingKeepsItsPromise() {
    move(open(3), "acknowledge")
        .body("deadlines.find { it.kind == 'acknowledge' }.state", equalTo("met"));
  }

  @Test
  void publicWordKeepsItsPromiseAndBeginsTheNext() {
    var id = open(4);

    as(Role.LEGAL)
        .body(Map.of("text", "Wir prüfen die Lage.", "publicWord", true))
        .post("/api/v1/incidents/" + id + "/notes")
        .then()
        .body("firstWordAt", notNullValue())
        .body("deadlines.find { it.kind == 'first-word' }.state", equalTo("met"))
        .body("deadlines.find { it.kind == 'update' }.target", equalTo("PT2H"));
  }

  @Test
  void openingByHandAnswersWithNumberAndTag() {
    create(UUID.randomUUID().toString(), "Rückruf")
        .statusCode(201)
        .header("ETag", notNullValue())
        .body("number", matchesPattern("\\d{4}-\\d+"));
  }

  @Test
  void repeatUnderTheSameKeyCreatesNothing() {
    var key = UUID.randomUUID().toString();
    String first = create(key, "Rückruf").extract().path("id");

    create(key, "Rückruf").statusCode(201).body("id", equalTo(first));
  }

  @Test
  void anotherRequestUnderTheSameKeyIsRefused() {
    var key = UUID.randomUUID().toString();
    create(key, "Rückruf");

    create(key, "Etwas anderes").statusCode(422);
  }

  @Test
  void staleWriteIsRefused() {
    var id = open(3);
    var tag = incident(id).extract().header("ETag");
    move(id, "acknowledge");

    as(Role.LEAD)
        .header("If-Match", tag)
        .post("/api/v1/incidents/" + id + "/respond")
        .then()
        .statusCode(412);
  }

  @Test
  void freshWriteIsTaken() {
    var id = open(3);
    var tag = move(id, "acknowledge").extract().header("ETag");

    as(Role.LEAD)
        .header("If-Match", tag)
        .post("/api/v1/incidents/" + id + "/respond")
        .then()
        .statusCode(200);
  }

  @Test
  void otherTeamsIncidentIsNotFound() {
    var south = openInTheSouth();

    incident(south).statusCode(404);
    move(south, "acknowledge").statusCode(404);
    as(Role.VIEWER).get("/api/v1/incidents/" + south + "/timeline").then().statusCode(404);
    as(Role.LEAD).get("/api/v1/incidents/" + south).then().statusCode(200);
  }

  @Test
  void listShowsOnlyTheCallersTeams() {
    var south = openInTheSouth();

    as(Role.VIEWER)
        .get("/api/v1/incidents?limit=200")
        .then()
        .body("items.id", not(org.hamcrest.Matchers.hasItem(south)));
  }

  @Test
  void listIsReadPageByPage() {
    open(3);
    open(3);
    var first = as(Role.VIEWER).get("/api/v1/incidents?limit=1").jsonPath();

    var second =
        as(Role.VIEWER)
            .get("/api/v1/incidents?limit=1&cursor=" + first.getString("next"))
            .jsonPath();

    assertThat(second.getString("items[0].id")).isNotEqualTo(first.getString("items[0].id"));
  }

  @Test
  void viewerOnlyLooks() {
    as(Role.VIEWER).post("/api/v1/incidents/" + open(3) + "/acknowledge").then().statusCode(403);
  }

  @Test
  void untouchedTimelineIsIntact() {
    var id = open(3);
    move(id, "acknowledge");

    verify(id).body("intact", equalTo(true));
  }

  @Test
  void timelineCannotBeChanged() {
    var id = open(3);

    assertThatThrownBy(() -> sql("delete from timeline_entry where incident_id = '" + id + "'"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(
            () -> sql("update timeline_entry set actor = 'x' where incident_id = '" + id + "'"))
        .hasMessageContaining("append-only");
  }

  @Test
  void changeBehindOurBackShows() throws SQLException {
    var id = open(3);
    move(id, "acknowledge");

    sql(
        "set session_replication_role = replica; update timeline_entry set actor = 'x' where position = 2 and incident_id = '%s'; set session_replication_role = default"
            .formatted(id));

    verify(id).body("intact", equalTo(false)).body("firstBroken", equalTo(2));
  }

  private static io.restassured.response.ValidatableResponse verify(String id) {
    return as(Role.VIEWER).get("/api/v1/incidents/" + id + "/timeline/verify").then();
  }

  private static io.restassured.response.ValidatableResponse create(String key, String title) {
    return as(Role.RESPONDER)
        .header("Idempotency-Key", key)
        .body(request(title, "nord"))
        .post("/api/v1/incidents")
        .then();
  }

  private static String openInTheSouth() {
    return as(Role.LEAD)
        .body(request("Rückruf", "sued"))
        .post("/api/v1/incidents")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static Map<String, Object> request(String title, String team) {
    var request = new LinkedHashMap<String, Object>();
    request.put("brandId", "6f6d6a1e-9b1c-4a52-a5c7-0d2a8b1c4e11");
    request.put("brandName", "Nordlicht Energie");
    request.put("team", team);
    request.put("title", title);
    request.put("severity", "S3");
    return request;
  }

  private void sql(String statement) throws SQLException {
    try (var connection = database.getConnection();
        var run = connection.createStatement()) {
      run.execute(statement);
    }
  }
}
