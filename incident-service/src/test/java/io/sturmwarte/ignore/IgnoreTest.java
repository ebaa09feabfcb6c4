package io.sturmwarte.ignore;

import static io.sturmwarte.engine.House.alert;
import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.eventually;
import static io.sturmwarte.engine.House.incident;
import static io.sturmwarte.engine.House.kinds;
import static io.sturmwarte.engine.House.mail;
import static io.sturmwarte.engine.House.move;
import static io.sturmwarte.engine.House.policy;
import static io.sturmwarte.engine.House.post;
import static io.sturmwarte.engine.House.reason;
import static io.sturmwarte.engine.House.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class IgnoreTest {
  private final UUID brand = UUID.randomUUID();
  private final String guard = "guard-" + UUID.randomUUID() + "@example.org";

  @Inject DataSource database;

  @Test
  void anIgnoredIncidentIsResolvedAndSaysWhyAndUntilWhen() throws SQLException {
    var id = open();

    ignore(id, Map.of("reachPerHour", 100_000))
        .statusCode(201)
        .body("owner", equalTo(Role.LEAD))
        .body("reason", equalTo("Einzelne Stimme ohne Resonanz"))
        .body("ending", nullValue());

    incident(id).body("state", equalTo("RESOLVED"));
    assertThat(kinds(id)).contains("resolve", "ignored");
  }

  @Test
  void aBrokenTripwireReopensItAndPeopleAreCalled() throws SQLException {
    policy(0, step(1, "PT0S", mail("Wache", guard)));
    var id = open();
    eventually().untilAsserted(() -> assertThat(Post.to(guard)).hasSize(1));
    ignore(id, Map.of("reachPerHour", 100_000)).statusCode(201);

    FakeGuard.peaks(brand, Map.of("reachPerHour", 400_000));
    AppClock.advance(Duration.ofMinutes(2));

    eventually().untilAsserted(() -> incident(id).body("state", equalTo("OPEN")));
    eventually().untilAsserted(() -> assertThat(Post.to(guard)).hasSize(2));
    list(id)
        .body("[0].ending", equalTo("TRIPPED"))
        .body("[0].endedBy", equalTo("sturmwarte"))
        .body("[0].fired.wire", contains("REACH"))
        .body("[0].continuedIn", equalTo(id));
    assertThat(kinds(id)).containsSubsequence("ignored", "tripwire", "reopen");
  }

  @Test
  void whatStaysBelowItsLimitsStaysIgnored() throws SQLException {
    var id = ignored(Map.of("reachPerHour", 100_000, "level", 3));
    FakeGuard.peaks(brand, Map.of("reachPerHour", 99_000, "level", 2));

    lookSoon();

    seenUntil(id, Instant.EPOCH);
    incident(id).body("state", equalTo("RESOLVED"));
    list(id).body("[0].ending", nullValue());
  }

  @Test
  void moreThanADayLaterANewIncidentFollowsTheOldOne() throws SQLException {
    var id = ignored(Map.of("mediaPerHour", 1));
    AppClock.advance(Duration.ofHours(30));

    FakeGuard.peaks(brand, Map.of("mediaPerHour", 1));
    lookSoon();

    eventually().untilAsserted(() -> list(id).body("[0].continuedIn", notNullValue()));
    String next = list(id).extract().path("[0].continuedIn");
    assertThat(next).isNotEqualTo(id);
    incident(id).body("state", equalTo("RESOLVED"));
    incident(next).body("state", equalTo("OPEN")).body("brandId", equalTo(brand.toString()));
    assertThat(kinds(next)).contains("opened", "follows");
    assertThat(kinds(id)).contains("followedBy");
  }

  @Test
  void whereAnotherIsOpenOnTheTopicThatOneIsEscalated() throws SQLException {
    var id = ignored(Map.of("mediaPerHour", 1));
    var legal = alert(brand, "Abrechnung", 3);
    legal.put("reasons", List.of(reason("legal-letter")));
    String other = post(legal).body("outcome", equalTo("opened")).extract().path("incidentId");

    FakeGuard.peaks(brand, Map.of("mediaPerHour", 1));
    lookSoon();

    eventually().untilAsserted(() -> list(id).body("[0].continuedIn", equalTo(other)));
    incident(id).body("state", equalTo("RESOLVED"));
    assertThat(kinds(other)).contains("escalate");
  }

  @Test
  void anAlertOnWhatIsIgnoredCallsNobodyAndIsWrittenDown() throws SQLException {
    var id = ignored(Map.of("level", 5));

    post(alert(brand, "abrechnung ", 3))
        .body("outcome", equalTo("ignored"))
        .body("incidentId", equalTo(id));

    assertThat(kinds(id)).contains("keptQuiet");
    incident(id).body("state", equalTo("RESOLVED"));
  }

  @Test
  void whatThreatensPeopleIsNeverKeptQuiet() throws SQLException {
    ignored(Map.of("level", 6));
    var threat = alert(brand, "Abrechnung", 2);
    threat.put("reasons", List.of(reason("threat-to-life")));

    post(threat).body("outcome", equalTo("opened"));
  }

  @Test
  void anAlertOnAnotherTopicOpensAsUsual() throws SQLException {
    ignored(Map.of("level", 6));

    post(alert(brand, "Preise", 3)).body("outcome", equalTo("opened"));
  }

  @Test
  void anAlertIsLookedIntoAtOnce() throws SQLException {
    var id = ignored(Map.of("level", 4));
    eventually().untilAsserted(() -> assertThat(asked()).isNotEmpty());
    var looks = asked().size();

    post(alert(brand, "Abrechnung", 4)).body("outcome", equalTo("ignored"));

    eventually().untilAsserted(() -> assertThat(asked()).hasSizeGreaterThan(looks));
    incident(id).body("state", equalTo("RESOLVED"));
  }

  @Test
  void whatIsBlindIsToldAndNothingOfItIsMissed() throws SQLException {
    var id = ignored(Map.of("reachPerHour", 100_000));
    FakeGuard.away(brand, true);
    AppClock.advance(Duration.ofMinutes(6));
    eventually().untilAsserted(() -> assertThat(kinds(id)).contains("ignoreBlind"));

    FakeGuard.away(brand, false);
    FakeGuard.peaks(brand, Map.of("reachPerHour", 90_000));
    lookSoon();

    eventually().untilAsserted(() -> assertThat(kinds(id)).contains("ignoreSeen"));
    assertThat(kinds(id)).containsOnlyOnce("ignoreBlind");
    incident(id).body("state", equalTo("RESOLVED"));
  }

  @Test
  void aLookAsksFromAnHourBeforeTheLastOneAndNeverFromBeforeTheDecision() throws SQLException {
    var id = ignored(Map.of("level", 5));
    var decidedAt = Instant.parse(list(id).extract().<String>path("[0].decidedAt"));
    AppClock.advance(Duration.ofHours(2));
    eventually().untilAsserted(() -> seenUntil(id, decidedAt.plus(Duration.ofHours(2))));

    lookSoon();

    eventually()
        .untilAsserted(
            () ->
                assertThat(asked().getLast())
                    .isAfter(decidedAt.plus(Duration.ofMinutes(59)))
                    .isBefore(decidedAt.plus(Duration.ofMinutes(65))));
    assertThat(asked().getFirst()).isEqualTo(decidedAt);
  }

  @Test
  void onlyWhatHasTheWordsIsAskedAbout() throws SQLException {
    var id = open();
    var request = request(Map.of("level", 3));
    request.put("words", "Zähler or Ablesung");
    decide(id, request).statusCode(201);

    eventually()
        .untilAsserted(
            () ->
                assertThat(FakeMonitoring.calls(brand))
                    .anyMatch(call -> "Zähler or Ablesung".equals(call.query().get("words"))));
  }

  @Test
  void theOwnerIsRemindedBeforeItEnds() throws SQLException {
    var owner = person();
    var request = request(Map.of("level", 5));
    request.put("owner", owner);
    decide(open(), request).statusCode(201);

    AppClock.advance(Duration.ofHours(49));

    eventually()
        .untilAsserted(
            () ->
                assertThat(Post.to(owner + "@example.org"))
                    .anyMatch(mail -> subject(mail).contains("läuft")));
  }

  @Test
  void whenItsTimeIsOverItEndsAndTheOwnerIsTold() throws SQLException {
    var owner = person();
    var id = open();
    var request = request(Map.of("level", 5));
    request.put("owner", owner);
    decide(id, request).statusCode(201);

    AppClock.advance(Duration.ofHours(73));

    eventually().untilAsserted(() -> list(id).body("[0].ending", equalTo("EXPIRED")));
    eventually()
        .untilAsserted(
            () ->
                assertThat(Post.to(owner + "@example.org"))
                    .anyMatch(mail -> subject(mail).contains("abgelaufen")));
    incident(id).body("state", equalTo("RESOLVED"));
    FakeGuard.peaks(brand, Map.of("level", 6));
    lookSoon();
    incident(id).body("state", equalTo("RESOLVED"));
  }

  @Test
  void oneDecisionHoldsAtATime() throws SQLException {
    var id = ignored(Map.of("level", 5));

    ignore(id, Map.of("level", 4)).statusCode(409).body("detail", containsString("take it back"));
  }

  @Test
  void aDecisionIsTakenBack() throws SQLException {
    var id = ignored(Map.of("level", 5));

    as(Role.LEAD)
        .body(Map.of("reason", "Neue Hinweise aus dem Kundendienst"))
        .post("/api/v1/incidents/" + id + "/ignore/revoke")
        .then()
        .statusCode(200)
        .body("ending", equalTo("REVOKED"))
        .body("endedBy", equalTo(Role.LEAD));

    assertThat(kinds(id)).contains("ignoreRevoked");
    ignore(id, Map.of("level", 4)).statusCode(201);
    list(id).body("", hasSize(2));
  }

  @Test
  void whatIsNotHeldCannotBeTakenBack() throws SQLException {
    as(Role.LEAD)
        .body(Map.of("reason", "so"))
        .post("/api/v1/incidents/" + open() + "/ignore/revoke")
        .then()
        .statusCode(409);
  }

  @Test
  void theSameKeyDecidesOnce() throws SQLException {
    var id = open();
    var request = request(Map.of("level", 5));
    var key = UUID.randomUUID().toString();
    String first = decide(id, request, key).statusCode(201).extract().path("id");

    decide(id, request, key).statusCode(201).body("id", equalTo(first));
    list(id).body("", hasSize(1));
  }

  @Test
  void aWaitingIncidentIsNotIgnored() throws SQLException {
    var id = open();
    as(Role.LEAD)
        .body(Map.of("reason", "Gutachten"))
        .post("/api/v1/incidents/" + id + "/wait")
        .then()
        .statusCode(200);

    ignore(id, Map.of("level", 5)).statusCode(409).body("detail", containsString("resume"));
  }

  @Test
  void aReviewedIncidentIsNotIgnored() throws SQLException {
    var id = open();
    move(id, "resolve").statusCode(200);
    move(id, "review").statusCode(200);

    ignore(id, Map.of("level", 5)).statusCode(409);
  }

  @Test
  void whatSomebodyElseHasChangedIsNotIgnored() throws SQLException {
    as(Role.LEAD)
        .header("If-Match", "\"0\"")
        .body(request(Map.of("level", 5)))
        .post("/api/v1/incidents/" + open() + "/ignore")
        .then()
        .statusCode(412);
  }

  @Test
  void whatIsWrongIsNamed() throws SQLException {
    var id = open();
    ignore(id, Map.of()).statusCode(400).body("violations[0].field", equalTo("tripwires"));
    ignore(id, Map.of("level", 7)).statusCode(400);
    var long_ = request(Map.of("level", 5));
    long_.put("until", now().plus(Duration.ofDays(91)).toString());
    decide(id, long_).statusCode(400).body("violations[0].field", equalTo("until"));
    var both = request(Map.of("level", 5));
    both.put("words", "Zähler");
    both.put("mentionId", UUID.randomUUID());
    decide(id, both).statusCode(400).body("violations[0].field", equalTo("words"));
  }

  @Test
  void onlyLeadsDecide() throws SQLException {
    var id = open();

    for (var other : List.of(Role.VIEWER, Role.RESPONDER, Role.LEGAL, Role.ADMIN)) {
      as(other)
          .body(request(Map.of("level", 5)))
          .post("/api/v1/incidents/" + id + "/ignore")
          .then()
          .statusCode(403);
    }
  }

  private String open() {
    return post(alert(brand, "Abrechnung", 3)).extract().path("incidentId");
  }

  private String ignored(Map<String, ?> tripwires) throws SQLException {
    var id = open();
    ignore(id, tripwires).statusCode(201);
    return id;
  }

  private ValidatableResponse ignore(String id, Map<String, ?> tripwires) throws SQLException {
    return decide(id, request(tripwires));
  }

  private Map<String, Object> request(Map<String, ?> tripwires) throws SQLException {
    var request = new HashMap<String, Object>();
    request.put("reason", "Einzelne Stimme ohne Resonanz");
    request.put("until", now().plus(Duration.ofHours(72)).toString());
    request.put("tripwires", tripwires);
    return request;
  }

  private static ValidatableResponse decide(String id, Map<String, Object> request) {
    return as(Role.LEAD).body(request).post("/api/v1/incidents/" + id + "/ignore").then();
  }

  private static ValidatableResponse decide(String id, Map<String, Object> request, String key) {
    return as(Role.LEAD)
        .header("Idempotency-Key", key)
        .body(request)
        .post("/api/v1/incidents/" + id + "/ignore")
        .then();
  }

  private static ValidatableResponse list(String id) {
    return as(Role.VIEWER).get("/api/v1/incidents/" + id + "/ignore").then().statusCode(200);
  }

  /** The next look is at most 20 s away. */
  private static void lookSoon() {
    AppClock.advance(IgnoreWatch.EVERY.plusSeconds(1));
  }

  private static void seenUntil(String id, Instant least) {
    eventually()
        .untilAsserted(
            () ->
                assertThat(Instant.parse(list(id).extract().<String>path("[0].seenUntil")))
                    .isAfter(least));
  }

  private List<Instant> asked() {
    return FakeMonitoring.calls(brand).stream()
        .filter(call -> call.path().endsWith("/peaks"))
        .map(call -> Instant.parse(call.query().get("from")))
        .toList();
  }

  private Instant now() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select extract(epoch from app_now())")) {
      rows.next();
      return Instant.ofEpochSecond(rows.getLong(1));
    }
  }

  /** Somebody who can be reached by mail under their login. */
  private String person() throws SQLException {
    var login = "owner-" + UUID.randomUUID();
    var id = UUID.randomUUID();
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into person (id, team, login, name) values ('%s', 'nord', '%s', 'Wer entscheidet')"
              .formatted(id, login));
      statement.execute(
          "insert into contact_method (id, person_id, channel, address, verified_at) values ('%s', '%s', 'email', '%s@example.org', app_now())"
              .formatted(UUID.randomUUID(), id, login));
    }
    return login;
  }

  private static String subject(jakarta.mail.internet.MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
