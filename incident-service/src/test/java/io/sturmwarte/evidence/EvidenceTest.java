package io.sturmwarte.evidence;

import static io.sturmwarte.engine.House.alert;
import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.kinds;
import static io.sturmwarte.engine.House.open;
import static io.sturmwarte.engine.House.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.testing.PostgresResource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class EvidenceTest {
  private static final byte[] PICTURE =
      HexFormat.of().parseHex("89504e470d0a1a0a0000000d494844520000");

  @Inject DataSource database;

  @Test
  void aPictureIsSecuredWithItsHashAndStandsInTheTimeline() {
    var incident = open(3);

    upload(Role.RESPONDER, incident)
        .statusCode(201)
        .body("kind", equalTo("FILE"))
        .body("mediaType", equalTo("image/png"))
        .body("contentHash", equalTo(sha256(PICTURE)))
        .body("takenBy", equalTo(Role.RESPONDER));

    assertThat(kinds(incident)).contains("evidence");
  }

  @Test
  void whatWasSecuredIsReadAsItWas() {
    var id = secured(open(3));

    var read = as(Role.LEGAL).get("/api/v1/evidence/" + id + "/file?reason=Strafanzeige").then();

    assertThat(read.statusCode(200).extract().asByteArray()).isEqualTo(PICTURE);
    read.header("Content-Disposition", containsString("attachment"))
        .header("X-Content-Type-Options", "nosniff")
        .contentType("image/png");
  }

  @Test
  void theDatabaseHoldsNothingReadable() throws SQLException {
    var id = secured(open(3));

    var stored = ask("select encode(content, 'hex') from evidence where id = '%s'".formatted(id));

    assertThat(stored).doesNotContain(HexFormat.of().formatHex(PICTURE));
  }

  @Test
  void nobodyReadsWithoutSayingWhy() {
    var id = secured(open(3));

    as(Role.LEGAL).get("/api/v1/evidence/" + id).then().statusCode(400);
    as(Role.LEGAL).get("/api/v1/evidence/" + id + "?reason= ").then().statusCode(400);

    accesses(id).body("items", empty());
  }

  @Test
  void everyReadingIsInTheLogWithWhoAndWhy() {
    var id = secured(open(3));
    as(Role.LEGAL).get("/api/v1/evidence/" + id + "?reason=Akte 12").then().statusCode(200);
    as(Role.LEAD).get("/api/v1/evidence/" + id + "/file?reason=Lagebild").then().statusCode(200);

    accesses(id)
        .body("items", hasSize(2))
        .body("items[0].who", equalTo(Role.LEAD))
        .body("items[0].reason", equalTo("Lagebild"))
        .body("items[1].reason", equalTo("Akte 12"))
        .body("items[1].at", notNullValue());
  }

  @Test
  void theLogComesInPages() {
    var id = secured(open(3));
    for (var reading : List.of("eins", "zwei", "drei")) {
      as(Role.LEGAL).get("/api/v1/evidence/" + id + "?reason=" + reading).then().statusCode(200);
    }
    var path = "/api/v1/evidence/access-log?limit=2&evidence=" + id;
    String next = as(Role.ADMIN).get(path).then().body("items", hasSize(2)).extract().path("next");

    as(Role.ADMIN)
        .get(path + "&cursor=" + next)
        .then()
        .body("items", hasSize(1))
        .body("items[0].reason", equalTo("eins"));
  }

  @Test
  void onlyLegalAndLeadsRead() {
    var id = secured(open(3));

    for (var other : List.of(Role.VIEWER, Role.RESPONDER, Role.TRAINER, Role.ADMIN)) {
      as(other).get("/api/v1/evidence/" + id + "?reason=Neugier").then().statusCode(403);
    }
  }

  @Test
  void onlyLegalAndAdministratorsSeeWhoHasRead() {
    for (var other : List.of(Role.VIEWER, Role.RESPONDER, Role.LEAD, Role.TRAINER)) {
      as(other).get("/api/v1/evidence/access-log").then().statusCode(403);
    }
  }

  @Test
  void evidenceOfAnotherTeamIsNotThere() {
    var alert = alert(UUID.randomUUID(), "Abrechnung", 3);
    alert.put("team", "west");
    String incident = post(alert).extract().path("incidentId");

    upload(Role.LEAD, incident).statusCode(404);
    as(Role.LEAD).get("/api/v1/incidents/" + incident + "/evidence").then().statusCode(404);
    as(Role.LEAD).get("/api/v1/evidence/verify?team=west").then().statusCode(404);
  }

  @Test
  void aPageOfHtmlIsNoEvidenceWhateverItIsCalled() {
    as(Role.LEAD)
        .contentType("image/png")
        .body("<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/incidents/" + open(3) + "/evidence?reason=Beleg")
        .then()
        .statusCode(400);
  }

  @Test
  void erasedContentIsGoneAndTheChainHolds() {
    var incident = open(3);
    var id = secured(incident);

    as(Role.LEGAL)
        .delete("/api/v1/evidence/" + id + "/content?reason=Antrag nach Art. 17")
        .then()
        .statusCode(200)
        .body("erased", equalTo(true));

    as(Role.LEGAL)
        .get("/api/v1/evidence/" + id + "?reason=Akte 12")
        .then()
        .statusCode(409)
        .body("detail", containsString("erased"));
    accesses(id).body("items[0].action", equalTo("erase"));
    as(Role.LEAD)
        .get("/api/v1/incidents/" + incident + "/evidence")
        .then()
        .body("[0].erased", equalTo(true));
    verify().body("intact", equalTo(true));
  }

  @Test
  void onlyLegalErases() {
    var id = secured(open(3));

    as(Role.LEAD).delete("/api/v1/evidence/" + id + "/content?reason=weg").then().statusCode(403);
  }

  @Test
  void theVaultAndItsLogAreOnlyAddedTo() {
    secured(open(3));

    for (var table : List.of("evidence", "evidence_access")) {
      for (var attack :
          List.of(
              "update %s set reason = 'nichts'", "delete from %s", "truncate table %s cascade")) {
        assertThatThrownBy(() -> execute(attack.formatted(table)))
            .hasMessageContaining("append-only");
      }
    }
  }

  /** With the triggers off, as somebody could who owns the database. */
  @Test
  void everyTamperingShows() throws SQLException {
    var random = new Random(20);
    var incident = open(3);
    for (var piece = 0; piece < 12; piece++) {
      var id = secured(incident);
      as(Role.LEGAL).get("/api/v1/evidence/" + id + "?reason=Prüfung").then().statusCode(200);
    }
    verify().body("intact", equalTo(true)).body("missing", equalTo(null));

    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      for (var attack = 0; attack < 200; attack++) {
        tamper(connection, random);
        assertThat(found(connection)).as("attack %d", attack).isTrue();
        connection.rollback();
      }
    }
  }

  private static void tamper(Connection connection, Random random) throws SQLException {
    var chain = random.nextBoolean() ? "evidence" : "evidence_access";
    var place = 1 + random.nextInt(10);
    var who = chain.equals("evidence") ? "taken_by" : "who";
    var at = "(select id from %s where team = 'nord' order by position offset %d limit 1)";
    var one = at.formatted(chain, place);
    var next = at.formatted(chain, place + 1);
    try (var statement = connection.createStatement()) {
      statement.execute("set local session_replication_role = replica");
      statement.execute(
          switch (random.nextInt(6)) {
            case 0 -> "update %s set reason = reason || '.' where id = %s".formatted(chain, one);
            case 1 -> "update %s set %s = 'niemand' where id = %s".formatted(chain, who, one);
            case 2 -> "delete from %s where id = %s".formatted(chain, one);
            case 3 ->
                "delete from %s where team = 'nord' and position > (select max(position) - 2 from %s)"
                    .formatted(chain, chain);
            case 4 ->
                """
                update %1$s t set reason = o.reason || ' ', hash = o.hash from %1$s o
                where t.id = %2$s and o.id = %3$s
                """
                    .formatted(chain, one, next);
            default ->
                "update evidence set content = content || '\\x00' where id = "
                    + at.formatted("evidence", place);
          });
    }
  }

  /** What the service asks, on the connection that has not committed. */
  private static boolean found(Connection connection) throws SQLException {
    return answers(connection, VaultCheck.EVIDENCE, "first_broken")
        || answers(connection, VaultCheck.ACCESS, "first_broken")
        || answers(connection, VaultCheck.UNWITNESSED, "missing");
  }

  private static boolean answers(Connection connection, String sql, String column)
      throws SQLException {
    var chain = sql.equals(VaultCheck.ACCESS) ? "'access'" : "'evidence'";
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql.replace("$1", "'nord'").replace("$2", chain))) {
      rows.next();
      return rows.getObject(column) != null;
    }
  }

  private static ValidatableResponse upload(String user, String incident) {
    return as(user)
        .contentType("image/png")
        .body(PICTURE)
        .post("/api/v1/incidents/" + incident + "/evidence?reason=Beleidigung")
        .then();
  }

  private static String secured(String incident) {
    return upload(Role.RESPONDER, incident).statusCode(201).extract().path("id");
  }

  private static ValidatableResponse accesses(String evidence) {
    return as(Role.LEGAL)
        .get("/api/v1/evidence/access-log?evidence=" + evidence)
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse verify() {
    return as(Role.ADMIN).get("/api/v1/evidence/verify?team=nord").then().statusCode(200);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of()
          .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String ask(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
