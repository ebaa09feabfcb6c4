package io.sturmwarte.rescore;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.awaitScored;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.execute;
import static io.sturmwarte.monitor.House.mention;
import static io.sturmwarte.monitor.House.number;
import static io.sturmwarte.monitor.House.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.uuid.Generators;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.monitor.FakeScoring;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.reading.Scorer;
import io.sturmwarte.reading.ScoringSettings;
import io.sturmwarte.rescore.Claims.Claimed;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class RescoreTest {
  private static final FakeScoring SCORING = Neighbours.SCORING;

  private final Instant now = Clock.systemUTC().instant();

  @Inject Pool pool;
  @Inject Claims claims;
  @Inject Scorer scorer;
  @Inject ScoringSettings settings;

  @AfterEach
  void firstModelAgain() {
    SCORING.useModel(FakeScoring.FIRST_MODEL);
  }

  @Test
  void aNewModelChangesScoresAndCountersExactly() {
    var brand = scored("neumodell", 600);
    var other = scored("altmodell", 60);
    SCORING.useModel(FakeScoring.SECOND_MODEL);

    var id =
        create(request(brand)).body("modelVersion", equalTo("fake-2")).extract().<String>path("id");

    // "nicht schlecht" is no longer negative, "mies" is: 200 each of 600.
    finished(id)
        .body("total", equalTo(600))
        .body("done", equalTo(600))
        .body("changed", equalTo(400))
        .body("unread", equalTo(0))
        .body("lastError", nullValue());
    assertCountersExact(brand);
    assertThat(number("select sum(negatives) from counter where brand_id = '" + brand + "'"))
        .isEqualTo(200 * 9 / 10);
    as("viewer")
        .get("/api/v1/mentions?modelVersion=fake-2&brand=" + brand)
        .then()
        .body("items", hasSize(50))
        .body("items.score.modelVersion", everyItem(equalTo("fake-2")));
    as("viewer")
        .get("/api/v1/mentions?modelVersion=fake-2&brand=" + other)
        .then()
        .body("items", hasSize(0));
    assertCountersExact(other);
  }

  @Test
  void whatThePresentModelHasScoredIsTakenOnlyWhenAskedFor() {
    var brand = scored("gleichstand", 30);

    var outdated = create(request(brand)).extract().<String>path("id");
    var all = create(request(brand).put("outdatedOnly", false)).extract().<String>path("id");

    finished(outdated).body("total", equalTo(0));
    finished(all).body("total", equalTo(30)).body("done", equalTo(30)).body("changed", equalTo(0));
    assertCountersExact(brand);
  }

  @Test
  void onlyMentionsOfTheTimeAskedForAreTaken() {
    var brand = scored("zeitraum", 60);
    SCORING.useModel(FakeScoring.SECOND_MODEL);
    var request =
        request(brand)
            .put("from", now.minusSeconds(39).toString())
            .put("to", now.minusSeconds(9).toString());

    var id = create(request).extract().<String>path("id");

    finished(id).body("total", equalTo(30)).body("done", equalTo(30));
    assertThat(
            number(
                "select count(*) from mention_score s join mention_brand mb using (published_at, mention_id)"
                    + " where brand_id = '%s' and model_version = 'fake-2'".formatted(brand)))
        .isEqualTo(30);
    assertCountersExact(brand);
  }

  @Test
  void goesOnWhereAReplicaThatDiedHasLeftIt() {
    var brand = scored("absturz", 600);
    SCORING.useModel(FakeScoring.SECOND_MODEL);
    var died = leased(brand);
    assertThat(write(died, 256)).isTrue();
    execute(
        "update rescore set lease = gen_random_uuid(), due_at = app_now() + interval '1 hour' where id = '%s'"
            .formatted(died.id()));

    assertThat(number("select done from rescore where id = '%s'".formatted(died.id())))
        .isEqualTo(256);
    leasesRunOut();

    finished(died.id().toString()).body("done", equalTo(600)).body("changed", equalTo(400));
    assertCountersExact(brand);
  }

  @Test
  void aReplicaThatWasTooSlowWritesNothing() {
    var brand = scored("nachzuegler", 300);
    SCORING.useModel(FakeScoring.SECOND_MODEL);
    var slow = leased(brand);

    leasesRunOut();
    finished(slow.id().toString()).body("done", equalTo(300)).body("changed", equalTo(200));

    assertThat(write(slow, 256)).isFalse();
    assertCountersExact(brand);
  }

  @Test
  void manyReplicasAndTwoJobsOverTheSameMentionsCountOnce() throws Exception {
    var brand = scored("wettlauf", 2_000);
    SCORING.useModel(FakeScoring.SECOND_MODEL);
    var first = create(request(brand).put("outdatedOnly", false)).extract().<String>path("id");
    var second = create(request(brand).put("outdatedOnly", false)).extract().<String>path("id");

    try (var replicas = Executors.newFixedThreadPool(4)) {
      var rounds = new ArrayList<Callable<Void>>();
      for (var replica = 0; replica < 4; replica++) {
        var cycle = new RescoreCycle(pool, claims, scorer, settings);
        rounds.add(() -> workOff(cycle));
      }
      for (var round : replicas.invokeAll(rounds)) {
        round.get();
      }
    }

    var changed =
        finished(first).body("done", equalTo(2_000)).extract().<Integer>path("changed")
            + finished(second).body("done", equalTo(2_000)).extract().<Integer>path("changed");
    assertThat(changed)
        .isEqualTo(
            number(
                "select count(*) from mention where text like 'wettlauf nicht%' or text like 'wettlauf mies%'"));
    assertCountersExact(brand);
  }

  @Test
  void mentionsThatHaveJustComeInGoFirst() throws InterruptedException {
    var brand = scored("vorrang", 60);
    SCORING.stop();
    try {
      post(batch("vorrang", "frisch", 10));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  number("select count(*) from unscored where due_at <= app_now()") == 10
                      && scorer.answers().await().indefinitely().equals(false));
      execute(insert(brand, "app_now()"));

      assertThat(claims.claim(Duration.ofMinutes(1)).await().indefinitely()).isEmpty();
    } finally {
      SCORING.start();
    }

    awaitScored();
    var id = as("lead").get("/api/v1/rescores").then().extract().<String>path("items[0].id");
    finished(id);
  }

  @Test
  void aMentionThatTheNewModelCannotReadKeepsItsScore() {
    var brand = brand("nord", "klemmt");
    var batch = batch("klemmt", "k", 30);
    batch.add(mention("k-stuck", "klemmt schlecht STUCK", now.minusSeconds(15)));
    batch.add(mention("k-odd", "klemmt schlecht", now.minusSeconds(16)));
    post(batch);
    awaitScored();
    execute("update mention set text = 'klemmt UNREADABLE' where external_id = 'k-odd'");
    SCORING.useModel(FakeScoring.SECOND_MODEL);

    var id = create(request(brand)).extract().<String>path("id");

    finished(id).body("done", equalTo(32)).body("unread", equalTo(2)).body("changed", equalTo(20));
    assertThat(
            number(
                "select count(*) from mention_score s join mention m on m.id = s.mention_id"
                    + " where m.external_id like 'k-%' and s.model_version = 'fake-1'"))
        .isEqualTo(2);
    assertCountersExact(brand);
  }

  @Test
  void aCancelledJobChangesNothingMore() {
    var brand = scored("abbruch", 300);
    SCORING.useModel(FakeScoring.SECOND_MODEL);
    var job = leased(brand);

    cancel("lead", job.id()).statusCode(200).body("state", equalTo("cancelled"));
    leasesRunOut();

    assertThat(write(job, 256)).isFalse();
    assertThat(claims.claim(Duration.ofMinutes(1)).await().indefinitely()).isEmpty();
    cancel("lead", job.id()).statusCode(200).body("done", equalTo(0));
    assertThat(
            number(
                "select count(*) from mention_score where model_version = 'fake-2' and mention_id in (select mention_id from mention_brand where brand_id = '%s')"
                    .formatted(brand)))
        .isZero();
    var finished = create(request(brand)).extract().<String>path("id");
    finished(finished);
    cancel("lead", UUID.fromString(finished))
        .statusCode(409)
        .contentType("application/problem+json");
  }

  @Test
  void aJobThatNeverComesOnFails() {
    var brand = scored("vergeblich", 3);
    execute(insert(brand, "app_now() + interval '1 hour'"));
    var id =
        as("lead").get("/api/v1/rescores?limit=1").then().extract().<String>path("items[0].id");
    execute(
        "update rescore set attempts = 10, last_error = 'no room', due_at = app_now() where id = '%s'"
            .formatted(id));

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                as("viewer")
                    .get("/api/v1/rescores/" + id)
                    .then()
                    .body("state", equalTo("failed"))
                    .body("lastError", equalTo("no room")));
  }

  @Test
  void theSameKeyGivesTheSameJob() {
    var brand = brand("nord", "einmalig");
    var key = UUID.randomUUID().toString();
    var id = create(key, request(brand)).statusCode(201).extract().<String>path("id");

    create(key, request(brand)).statusCode(201).body("id", equalTo(id));
    create(key, request(brand).put("outdatedOnly", false))
        .statusCode(422)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "responder", "legal", "trainer", "service"})
  void onlyLeadsAndAdministratorsBeginAndStopJobs(String user) {
    var brand = brand("nord", "rollen");

    as(user)
        .contentType(ContentType.JSON)
        .body(request(brand).encode())
        .post("/api/v1/rescores")
        .then()
        .statusCode(403);
    cancel(user, UUID.randomUUID()).statusCode(403);
    as(user).get("/api/v1/rescores").then().statusCode(200);
  }

  @Test
  void theJobOfAnotherTeamDoesNotExist() {
    var id = create(request(brand("sued", "suedjob"))).extract().<String>path("id");

    as("viewer").get("/api/v1/rescores/" + id).then().statusCode(404);
    as("viewer").get("/api/v1/rescores").then().body("items.id", not(hasItem(id)));
    as("service").get("/api/v1/rescores").then().body("items.id", hasItem(id));
    create(UUID.randomUUID().toString(), request(UUID.randomUUID()))
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void whileScoringIsDownNoJobIsBegun() throws InterruptedException {
    var brand = brand("nord", "stillstand");
    SCORING.stop();
    try {
      create(UUID.randomUUID().toString(), request(brand))
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", "30");
    } finally {
      SCORING.start();
    }
  }

  /**
   * A brand with mentions a second apart, a tenth of them of an exercise, scored by the first
   * model.
   */
  private UUID scored(String word, int mentions) {
    var brand = brand("nord", word);
    post(batch(word, word, mentions));
    awaitScored();
    return brand;
  }

  private JsonArray batch(String word, String externalId, int size) {
    var batch = new JsonArray();
    for (var i = 0; i < size; i++) {
      var text =
          word
              + switch (i % 3) {
                case 0 -> " nicht schlecht, nicht giftig ";
                case 1 -> " mies, giftig ";
                default -> " gut ";
              }
              + i;
      batch.add(
          mention(externalId + i, text, now.minusSeconds(i)).put("exercise", i / 3 % 10 == 0));
    }
    return batch;
  }

  /** A job that a replica has claimed, which this test plays. */
  private Claimed leased(UUID brand) {
    execute(insert(brand, "app_now() + interval '1 hour'"));
    return pool.query("select * from rescore order by created_at desc limit 1")
        .execute()
        .map(rows -> Claimed.of(rows.iterator().next()))
        .await()
        .indefinitely();
  }

  private static String insert(UUID brand, String dueAt) {
    return """
        insert into rescore (id, brand_id, outdated_only, brand_ids, model_version, position_at, position_id, created_by,
          lease, due_at, attempts, total)
        values ('%s', '%s', true, '{%s}', 'fake-2', app_now() + interval '1 day', '%s', 'lead', gen_random_uuid(), %s, 1,
          (select count(*) from mention_brand where brand_id = '%s'))
        """
        .formatted(
            Generators.timeBasedEpochGenerator().generate(),
            brand,
            brand,
            new UUID(0, 0),
            dueAt,
            brand);
  }

  /** Time itself does not move here: it would for the tests that share this house. */
  private static void leasesRunOut() {
    execute("update rescore set due_at = app_now() where due_at > app_now()");
  }

  /** Reads a chunk and writes it, as the holder of the claim would; says whether it was written. */
  private boolean write(Claimed job, int size) {
    var chunk = claims.chunk(job, size).await().indefinitely();
    var outcomes =
        scorer.score(chunk.stream().map(Claims.Mention::text).toList()).await().indefinitely();
    var progress = Progress.of(chunk, outcomes, false);
    return pool.withTransaction(
            tx ->
                claims
                    .hold(tx, job)
                    .call(
                        held ->
                            held
                                ? Rewrite.write(tx, progress)
                                    .chain(changed -> claims.advance(tx, job, progress, changed))
                                : Uni.createFrom().voidItem()))
        .await()
        .indefinitely();
  }

  private static Void workOff(RescoreCycle cycle) {
    while (number("select count(*) from rescore where state = 'running'") > 0) {
      cycle.round().await().indefinitely();
    }
    return null;
  }

  /** Minute by minute, what is counted is what the scores say. */
  private static void assertCountersExact(UUID brand) {
    assertThat(
            number(
                """
                select count(*) from (
                  select date_trunc('minute', m.published_at) as minute, m.platform, count(*) as scored,
                    count(*) filter (where s.sentiment = 'negative') as negatives,
                    count(*) filter (where s.toxicity >= 0.5) as toxic
                  from mention_score s
                  join mention m on m.published_at = s.published_at and m.id = s.mention_id
                  join mention_brand mb on mb.published_at = s.published_at and mb.mention_id = s.mention_id
                  where mb.brand_id = '%s' and not m.exercise
                  group by 1, 2) as meant
                full join (select * from counter where brand_id = '%s') as counted using (minute, platform)
                where (meant.scored, meant.negatives, meant.toxic)
                  is distinct from (counted.scored, counted.negatives, counted.toxic)
                """
                    .formatted(brand, brand)))
        .isZero();
  }

  private static JsonObject request(UUID brand) {
    return new JsonObject().put("brandId", brand.toString());
  }

  private static ValidatableResponse create(JsonObject request) {
    return create(UUID.randomUUID().toString(), request).statusCode(201);
  }

  private static ValidatableResponse create(String key, JsonObject request) {
    return as("lead")
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", key)
        .body(request.encode())
        .post("/api/v1/rescores")
        .then();
  }

  private static ValidatableResponse cancel(String user, UUID id) {
    return as(user).post("/api/v1/rescores/" + id + "/cancel").then();
  }

  private static ValidatableResponse finished(String id) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> as("lead").get("/api/v1/rescores/" + id).then().extract().path("state"),
            "done"::equals);
    return as("lead").get("/api/v1/rescores/" + id).then().statusCode(200);
  }
}
