package io.sturmwarte.retention;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.awaitScored;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.execute;
import static io.sturmwarte.monitor.House.mention;
import static io.sturmwarte.monitor.House.number;
import static io.sturmwarte.monitor.House.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class RetentionTest {
  private static final Duration EIGHTY_DAYS = Duration.ofDays(80);
  private static final Duration TWO_YEARS = Duration.ofDays(730);

  private final Instant now = Clock.systemUTC().instant();
  private final Instant old = now.minus(Duration.ofDays(82));
  private final Instant older = now.minus(Duration.ofDays(84));
  private final Instant oldest = now.minus(Duration.ofDays(86));

  @Inject Pool pool;

  @Test
  void aDayEndsAndWhatBelongsToAnIncidentIsStillFound() {
    var brand = brand("nord", "haltbarkeit");
    post(
        new JsonArray()
            .add(mention("keep-1", "haltbarkeit schlecht bleibt", old))
            .add(mention("keep-2", "haltbarkeit schlecht geht", old.plusSeconds(1)))
            .add(mention("keep-3", "haltbarkeit schlecht jung", now)));
    awaitScored();
    alert(brand, "keep-1", "gen_random_uuid()");
    var counted = counted(brand);

    workOff(cycle(EIGHTY_DAYS, TWO_YEARS));

    as("viewer")
        .get("/api/v1/mentions?q=haltbarkeit&brand=" + brand)
        .then()
        .body("items.externalId", contains("keep-3", "keep-1"))
        .body("items.score.sentiment", contains("negative", "negative"));
    assertThat(rowsOf("mention")).isEqualTo(2);
    assertThat(rowsOf("mention_key")).isEqualTo(2);
    assertThat(number("select count(*) from mention_brand where brand_id = '" + brand + "'"))
        .isEqualTo(2);
    assertThat(counted(brand)).isEqualTo(counted).isEqualTo(3);
    assertThat(
            number(
                "select count(*) from mention_day where shrunk and now() - interval '82 d' between begins_at and ends_at"))
        .isEqualTo(3);

    workOff(cycle(EIGHTY_DAYS, EIGHTY_DAYS));

    as("viewer")
        .get("/api/v1/mentions?brand=" + brand)
        .then()
        .body("items.externalId", contains("keep-3"));
    assertThat(rowsOf("mention_key")).isEqualTo(1);
    assertThat(number("select count(*) from mention_day where begins_at < now() - interval '82 d'"))
        .isZero();
    assertThat(counted(brand)).isEqualTo(3);
  }

  @Test
  void whatIsOlderThanMentionsAreKeptIsRefusedWithTheReason() {
    var report =
        post(
            new JsonArray()
                .add(mention("older", "zu alt", now.minus(Duration.ofDays(91))))
                .add(mention("younger", "noch nicht zu alt", now.minus(Duration.ofDays(89)))));

    assertThat(report.getInteger("accepted")).isEqualTo(1);
    assertThat(report.getJsonArray("rejected").getJsonObject(0).getString("reason"))
        .isEqualTo("is older than mentions are kept here (90 days)");
  }

  @Test
  void aDayThatIsBeingReadIsLeftForLaterAndWritersDoNotWaitLong() {
    post(new JsonArray().add(mention("busy-1", "beschäftigt", older)));
    var reader = pool.getConnection().await().indefinitely();
    reader.query("begin").execute().await().indefinitely();
    reader.query("select count(*) from mention").execute().await().indefinitely();
    var cycle = cycle(EIGHTY_DAYS, TWO_YEARS);

    var sleep = cycle.round().await().indefinitely();
    while (sleep.isZero()) {
      sleep = cycle.round().await().indefinitely();
    }
    var began = System.nanoTime();
    var attempt = cycle.round().subscribeAsCompletionStage();
    post(new JsonArray().add(mention("busy-2", "beschäftigt", now)));
    var waited = Duration.ofNanos(System.nanoTime() - began);
    attempt.join();

    assertThat(sleep).isEqualTo(Duration.ofSeconds(5));
    assertThat(waited).isLessThan(Duration.ofSeconds(2));
    assertThat(number("select count(*) from mention where external_id = 'busy-1'")).isEqualTo(1);
    reader.query("rollback").execute().await().indefinitely();
    reader.close().await().indefinitely();
    workOff(cycle);
    assertThat(number("select count(*) from mention where external_id like 'busy-%'")).isEqualTo(1);
  }

  @Test
  void fourReplicasEndTheSameDays() throws Exception {
    var brand = brand("nord", "abgelaufen");
    var batch = new JsonArray();
    for (var i = 0; i < 300; i++) {
      batch.add(mention("race-" + i, "abgelaufen", oldest.plusSeconds(60L * i)));
    }
    post(batch);
    awaitScored();
    alert(brand, "race-7", "gen_random_uuid()");

    try (var replicas = Executors.newFixedThreadPool(4)) {
      var work = new ArrayList<Callable<Void>>();
      for (var replica = 0; replica < 4; replica++) {
        work.add(
            () -> {
              workOff(cycle(EIGHTY_DAYS, TWO_YEARS));
              return null;
            });
      }
      for (var done : replicas.invokeAll(work)) {
        done.get();
      }
    }

    assertThat(number("select count(*) from mention where external_id like 'race-%'")).isEqualTo(1);
    assertThat(number("select count(*) from mention_key where external_id like 'race-%'"))
        .isEqualTo(1);
  }

  @Test
  void eventsMessagesAndExamplesGoInTheirTime() {
    var brand = brand("nord", "beispiel");
    post(new JsonArray().add(mention("example-1", "beispiel schlecht", now)));
    awaitScored();
    alert(brand, "example-1", "null");
    execute(
        "update alert set raised_at = raised_at - interval '91 d' where brand_id = '%s'"
            .formatted(brand));
    execute(
        "insert into event (team, type, data, at) values ('nord', 'old', '{}', app_now() - interval '8 d'),"
            + " ('nord', 'young', '{}', app_now() - interval '6 d')");
    execute(
        "insert into outbox (id, channel, body, state, finished_at) values"
            + " ('%s', 'kept', '{\"n\": 1}', 'DELIVERED', app_now() - interval '31 d'),"
                .formatted(UUID.randomUUID())
            + " ('%s', 'kept', '{\"n\": 2}', 'DEAD', app_now() - interval '29 d')"
                .formatted(UUID.randomUUID()));

    workOff(cycle(Duration.ofDays(90), TWO_YEARS));

    assertThat(number("select count(*) from event where type = 'old'")).isZero();
    assertThat(number("select count(*) from event where type = 'young'")).isEqualTo(1);
    assertThat(number("select count(*) from outbox where channel = 'kept'")).isEqualTo(1);
    as("viewer")
        .get("/api/v1/alerts?brand=" + brand)
        .then()
        .body("items", hasSize(1))
        .body("items[0].mentionIds", hasSize(0))
        .body("items[0].reasons[0].mentionIds", hasSize(0))
        .body("items[0].reasons[0].code", org.hamcrest.Matchers.equalTo("negatives"));
  }

  private RetentionCycle cycle(Duration mentions, Duration incidents) {
    return new RetentionCycle(pool, new Settings(mentions, incidents));
  }

  private static void workOff(RetentionCycle cycle) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(1))
        .until(() -> cycle.round().await().indefinitely().compareTo(Duration.ofMinutes(1)) > 0);
  }

  private static void alert(UUID brand, String externalId, String incident) {
    execute(
        """
        insert into alert (id, brand_id, kind, level, score, reasons, mention_ids, raised_at, last_seen_at, exercise, incident_id)
        select gen_random_uuid(), '%s', 'alert', 3, 5, jsonb_build_array(jsonb_build_object('code', 'negatives',
            'value', 1, 'usual', 0, 'text', jsonb_build_object('de', 'Eine.', 'en', 'One.'), 'mentionIds',
            jsonb_build_array(id))),
          array[id], app_now(), app_now(), false, %s
        from mention where external_id = '%s'
        """
            .formatted(brand, incident, externalId));
  }

  private static long rowsOf(String table) {
    return number("select count(*) from " + table + " where external_id like 'keep-%'");
  }

  private static long counted(UUID brand) {
    return number("select sum(mentions) from counter where brand_id = '" + brand + "'");
  }

  private record Settings(Duration mentions, Duration incidents) implements RetentionSettings {
    @Override
    public Duration events() {
      return Duration.ofDays(7);
    }

    @Override
    public Duration corrections() {
      return TWO_YEARS;
    }

    @Override
    public Duration messages() {
      return Duration.ofDays(30);
    }
  }
}
