package io.sturmwarte.report;

import static io.sturmwarte.engine.House.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.testing.PostgresResource;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures reckoned by hand: five incidents of two brands in spring 2025. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class ReportTest {
  private static final String SPRING =
      "/api/v1/reports/incidents%s?from=2025-02-28T23:00:00Z&to=2025-05-31T22:00:00Z%s";

  @BeforeEach
  void fiveIncidents() {
    // Of a later revision than any, so that nobody plans their deadlines anew.
    execute(
        """
        insert into incident (id, number, brand_id, brand_name, team, title, severity, state, exercise, cause, opened_at,
          acknowledged_at, first_word_at, resolved_at, sla_revision)
        values
          ('10000000-0000-0000-0000-000000000001', 'R-1', '20000000-0000-0000-0000-000000000001', 'Nordlicht', 'nord',
            'eins', 'S1', 'RESOLVED', false, 'product-fault', '2025-03-31T21:30Z', '2025-03-31T21:34Z', '2025-03-31T22:00Z', '2025-04-01T01:30Z', 1000000),
          ('10000000-0000-0000-0000-000000000002', 'R-2', '20000000-0000-0000-0000-000000000001', 'Nordlicht', 'nord',
            'zwei', 'S1', 'RESOLVED', false, null, '2025-03-31T22:30Z', '2025-03-31T22:40Z', null, '2025-04-01T00:30Z', 1000000),
          ('10000000-0000-0000-0000-000000000003', 'R-3', '20000000-0000-0000-0000-000000000002', '=Süd, Licht', 'nord',
            'drei', 'S3', 'ACKNOWLEDGED', false, null, '2025-04-10T08:00Z', '2025-04-10T08:31Z', null, null, 1000000),
          ('10000000-0000-0000-0000-000000000004', 'R-4', '20000000-0000-0000-0000-000000000002', '=Süd, Licht', 'nord',
            'Übung', 'S1', 'RESOLVED', true, null, '2025-04-11T08:00Z', '2025-04-11T08:01Z', null, '2025-04-11T09:00Z', 1000000),
          ('10000000-0000-0000-0000-000000000005', 'R-5', '20000000-0000-0000-0000-000000000003', 'Fremd', 'sued',
            'fremd', 'S1', 'OPEN', false, null, '2025-04-12T08:00Z', null, null, null, 1000000)
        on conflict do nothing;
        insert into response (id, incident_id, team, kind, mention_id, mention, platform, language, state, author,
          published_at)
        select ('30000000-0000-0000-0000-00000000000' || n)::uuid, '10000000-0000-0000-0000-000000000001', 'nord', 'reply',
          ('40000000-0000-0000-0000-00000000000' || n)::uuid, '{"publishedAt": "2025-03-31T21:00:00Z"}', 'mastodon', 'de',
          'PUBLISHED', 'lea', '2025-03-31T21:00Z'::timestamptz + minutes * interval '1 minute'
        from (values (1, 10), (2, 20), (3, 90)) as answered (n, minutes)
        on conflict do nothing;
        insert into deadline (incident_id, kind, started_at, target, due_at, state) values
          ('10000000-0000-0000-0000-000000000001', 'acknowledge', '2025-03-31T21:30Z', '5 minutes', '2025-03-31T21:35Z', 'met'),
          ('10000000-0000-0000-0000-000000000001', 'first-word', '2025-03-31T21:30Z', '30 minutes', '2025-03-31T22:00Z', 'met'),
          ('10000000-0000-0000-0000-000000000002', 'acknowledge', '2025-03-31T22:30Z', '5 minutes', '2025-03-31T22:35Z', 'breached'),
          ('10000000-0000-0000-0000-000000000003', 'acknowledge', '2025-04-10T08:00Z', '30 minutes', '2025-04-10T08:30Z', 'breached'),
          ('10000000-0000-0000-0000-000000000003', 'level-2', '2025-04-10T08:00Z', '8 hours', '2225-04-10T08:30Z', 'paused')
        on conflict do nothing
        """);
  }

  @Test
  void theTotalIsAsReckonedByHand() {
    report("&by=severity")
        .body("total.incidents", equalTo(3))
        .body("total.resolved", equalTo(2))
        .body("total.mtta", equalTo(900f)) // (4 + 10 + 31) / 3 minutes
        .body("total.medianAcknowledge", equalTo(600f))
        .body("total.meanFirstWord", equalTo(1_800f))
        .body("total.mttr", equalTo(10_800f)) // (4 + 2) / 2 hours
        .body("total.deadlinesMet", equalTo(2))
        .body("total.deadlinesBreached", equalTo(2))
        .body("total.slaCompliance", equalTo(0.5f))
        .body("total.responses", equalTo(3))
        .body("total.medianResponse", equalTo(1_200f));
  }

  @Test
  void severitiesStandApart() {
    report("&by=severity")
        .body("groups.group", contains("S1", "S3"))
        .body("groups[0].mtta", equalTo(420f))
        .body(
            "groups[0].slaCompliance",
            org.hamcrest.Matchers.allOf(
                org.hamcrest.Matchers.greaterThan(0.666f), org.hamcrest.Matchers.lessThan(0.667f)))
        .body("groups[1].mttr", nullValue())
        .body("groups[1].slaCompliance", equalTo(0f));
  }

  @Test
  void aMonthBeginsAtMidnightOfTheZoneAskedFor() {
    report("&by=month&zone=Europe/Berlin")
        .body("groups.group", contains("2025-03", "2025-04"))
        .body("groups.incidents", contains(1, 2));
    report("&by=month&zone=UTC").body("groups.incidents", contains(2, 1));
  }

  @Test
  void brandsAndCausesStandApart() {
    report("&by=brand")
        .body("groups.group", contains("=Süd, Licht", "Nordlicht"))
        .body("groups.incidents", contains(1, 2));
    report("&by=cause").body("groups.group", contains("", "product-fault"));
  }

  @Test
  void exercisesCountOnlyWhenAsked() {
    report("&by=severity&exercises=true")
        .body("total.incidents", equalTo(4))
        .body("groups[0].incidents", equalTo(3));
  }

  @Test
  void oneBrandIsReportedAlone() {
    report("&by=severity&brand=20000000-0000-0000-0000-000000000002")
        .body("groups.group", contains("S3"))
        .body("total.incidents", equalTo(1));
  }

  @Test
  void otherTeamsAreNotCounted() {
    as(Role.LEAD)
        .get(SPRING.formatted("", "&by=severity"))
        .then()
        .body("total.incidents", equalTo(4));
  }

  @Test
  void anEmptyTimeIsNoError() {
    as(Role.VIEWER)
        .get("/api/v1/reports/incidents?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z")
        .then()
        .statusCode(200)
        .body("total.incidents", equalTo(0))
        .body("total.mtta", nullValue());
  }

  @Test
  void theTableHasGermanTitlesAndNoFormulas() {
    var csv =
        as(Role.VIEWER)
            .get(SPRING.formatted("/csv", "&by=brand&language=de"))
            .then()
            .statusCode(200)
            .header("Content-Disposition", containsString("incidents-by-brand.csv"))
            .extract()
            .asByteArray();

    assertThat(new String(csv, java.nio.charset.StandardCharsets.UTF_8))
        .startsWith("\uFEFFMarke,Vorfälle,Davon gelöst,MTTA (Sekunden),")
        .contains("\"'=Süd, Licht\",1,0,1860,1860,,,,,0,1,0,0,\r\n")
        .contains("Nordlicht,2,2,420,420,1800,1800,10800,10800,2,1,67,3,1200\r\n")
        .endsWith("Gesamt,3,2,900,600,1800,1800,10800,10800,2,2,50,3,1200\r\n");
  }

  @Test
  void thePageIsWholeInBothLanguages() {
    var german = page("de");
    var english = page("en");

    assertThat(german)
        .contains(
            "1. März 2025 – 31. Mai 2025",
            "Nach Schwere",
            "April 2025",
            "<svg class=\"bars\"",
            "=Süd, Licht",
            "nicht angegeben");
    assertThat(english).contains("1 March 2025 – 31 May 2025", "By severity", "April 2025");
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    as(Role.VIEWER).get(SPRING.formatted("", "&by=colour")).then().statusCode(400);
    as(Role.VIEWER).get(SPRING.formatted("", "&zone=Nordpol")).then().statusCode(400);
    as(Role.VIEWER)
        .get("/api/v1/reports/incidents?from=2025-02-01T00:00:00Z&to=2025-01-01T00:00:00Z")
        .then()
        .statusCode(400);
  }

  private static String page(String language) {
    var page =
        as(Role.VIEWER)
            .get(SPRING.formatted("/page", "&language=" + language))
            .then()
            .statusCode(200)
            .extract()
            .asString();
    return page;
  }

  private static ValidatableResponse report(String how) {
    return as(Role.VIEWER).get(SPRING.formatted("", how)).then().statusCode(200);
  }

  private static void execute(String sql) {
    var config = ConfigProvider.getConfig();
    try (var connection =
            DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
