package io.sturmwarte.erasure;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.awaitScored;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.execute;
import static io.sturmwarte.monitor.House.mention;
import static io.sturmwarte.monitor.House.number;
import static io.sturmwarte.monitor.House.post;
import static io.sturmwarte.monitor.House.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.author.Handle;
import io.sturmwarte.author.Pseudonyms;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class ErasureTest {
  private final Instant now = Clock.systemUTC().instant();

  @Inject Pool pool;
  @Inject Pseudonyms pseudonyms;

  @Test
  void afterwardsNoRowOfAnyTableKnowsTheAuthorTheHashOrTheText() {
    var brand = brand("nord", "spurlos");
    var batch = new JsonArray();
    for (var i = 0; i < 1_200; i++) {
      batch.add(
          mention("gertrud.vergissmeinnicht/" + i, "spurlos schlecht Enzianblau " + i, ago(i))
              .put("author", "@Gertrud.Vergissmeinnicht")
              .put("url", "https://example.org/gertrud.vergissmeinnicht/" + i));
    }
    batch
        .add(
            mention("other-1", "spurlos gut, sagt @gertrud.vergissmeinnicht. Ja!", ago(1))
                .put("author", "hans")
                .put("replyTo", "gertrud.vergissmeinnicht/1"))
        .add(mention("other-2", "spurlos schlecht, wie @gertrud.vergissmeinnichtchen", ago(2)))
        .add(
            mention("queer", "spurlos UNREADABLE Enzianblau", ago(3))
                .put("author", "gertrud.vergissmeinnicht"));
    post(batch);
    awaitScored();
    leaveTraces(brand);
    var author = Handle.of("mastodon", "gertrud.vergissmeinnicht");
    var counted =
        number(
            "select sum(mentions) + sum(negatives) from counter where brand_id = '%s'"
                .formatted(brand));
    assertThat(tablesWith("gertrud.vergissmeinnicht(?!chen)"))
        .contains("mention", "mention_key", "event", "outbox");

    var id = erase("legal", author.name()).statusCode(201).extract().<String>path("id");

    finished(id)
        .body("removed.mention", equalTo(1_201))
        .body("removed.mention_brand", equalTo(1_201))
        .body("removed.mention_key", equalTo(1_201))
        .body("removed.mention_score", equalTo(1_200))
        .body("removed.quarantine", equalTo(1))
        .body("removed.event", greaterThanOrEqualTo(1))
        .body("changed.mention", equalTo(1))
        .body("changed.outbox", equalTo(1))
        .body("changed.alert", equalTo(2))
        .body("lastError", nullValue());
    assertThat(tablesWith("gertrud.vergissmeinnicht(?!chen)")).isEmpty();
    // One word of it may be what a topic is called; of that nobody can be known again.
    assertThat(tablesWith("spurlos schlecht enzianblau")).isEmpty();
    for (var hash : pseudonyms.all(author)) {
      assertThat(tablesWith(hash)).isEmpty();
    }
    as("viewer")
        .get("/api/v1/mentions?q=Enzianblau&brand=" + brand)
        .then()
        .body("items", hasSize(0));
    as("viewer")
        .get("/api/v1/mentions?q=spurlos&brand=" + brand)
        .then()
        .body("items.externalId", contains("other-1", "other-2"))
        .body("items[0].text", equalTo("spurlos gut, sagt @[erased]. Ja!"))
        .body("items[0].score.highlights", hasSize(0))
        .body("items[1].text", containsString("@gertrud.vergissmeinnichtchen"));
    assertThat(
            number(
                "select count(*) from mention where reply_to is not null and external_id = 'other-1'"))
        .isZero();
    assertThat(
            number(
                "select sum(mentions) + sum(negatives) from counter where brand_id = '%s'"
                    .formatted(brand)))
        .isEqualTo(counted);
    assertThat(
            number(
                "select count(*) from alert cross join unnest(mention_ids) as one where brand_id = '%s'"
                        .formatted(brand)
                    + " and not exists (select from mention where id = one)"))
        .isZero();
    // What the planner knows of the columns holds samples of them.
    assertThat(
            number(
                "select count(*) from pg_stats where schemaname = 'public' and (most_common_vals::text ~* 'vergissmeinnicht(?!chen)'"
                    + " or histogram_bounds::text ~* 'vergissmeinnicht(?!chen)|spurlos schlecht enzianblau')"))
        .isZero();
  }

  /** Where a feature may have written the name down: an alert, its message, what a level says. */
  private static void leaveTraces(UUID brand) {
    execute(
        """
        insert into alert (id, brand_id, kind, topic, level, score, reasons, mention_ids, raised_at, last_seen_at, exercise)
        select gen_random_uuid(), '%1$s', 'alert', '@gertrud.vergissmeinnicht', 3, 5,
          '[{"code": "tag", "value": 1, "text": {"de": "@Gertrud.Vergissmeinnicht", "en": ""}, "mentionIds": []}]',
          array[id], app_now(), app_now(), false
        from mention where external_id = 'gertrud.vergissmeinnicht/7';
        insert into outbox (id, channel, body, state, finished_at)
        values (gen_random_uuid(), 'x', '{"topic": "@gertrud.vergissmeinnicht", "n": 1}', 'DEAD', app_now())
        """
            .formatted(brand));
  }

  @Test
  void whatTheAuthorWroteIsNotTakenInAgain() {
    post(new JsonArray().add(mention("again-1", "wiedergänger", now).put("author", "Wilma")));
    finished(erase("admin", "@wilma").extract().path("id"));

    var report =
        post(
            new JsonArray()
                .add(mention("again-1", "wiedergänger", now).put("author", "@wilma"))
                .add(mention("again-2", "wiedergänger neu", now).put("author", "WILMA"))
                .add(mention("again-3", "wiedergänger", now).put("author", "Wilmar"))
                .add(mention("again-4", "wiedergänger", now)));

    assertThat(report.getInteger("accepted")).isEqualTo(2);
    assertThat(report.getInteger("erased")).isEqualTo(2);
    assertThat(number("select count(*) from mention where text like 'wiedergänger%'")).isEqualTo(2);
  }

  @Test
  void whoeverWasTakingMentionsInWhenTheTombstoneCameIsWaitedFor() {
    var writer = pool.getConnection().await().indefinitely();
    writer.query("begin").execute().await().indefinitely();
    writer.query("select count(*) from tombstone").execute().await().indefinitely();
    var id = erase("legal", "nachzügler").extract().<String>path("id");
    await()
        .until(
            () ->
                number(
                        "select count(*) from erasure where seen_after is not null and id = '%s'"
                            .formatted(id))
                    == 1);
    var author = pseudonyms.of(Handle.of("mastodon", "nachzügler"));
    writer
        .query(
            """
            insert into mention (id, source, platform, external_id, author, text, published_at, reach, engagement, exercise, tags)
            values (gen_random_uuid(), 'test', 'mastodon', 'late', '%s', 'spät', app_now(), 0, 0, false, '{}')
            """
                .formatted(author))
        .execute()
        .await()
        .indefinitely();

    as("legal").get("/api/v1/erasures/" + id).then().body("step", equalTo("begun"));
    writer.query("commit").execute().await().indefinitely();
    writer.close().await().indefinitely();

    finished(id).body("removed.mention", equalTo(1));
    assertThat(number("select count(*) from mention where external_id = 'late'")).isZero();
  }

  @Test
  void allThatIsKeptIsExportedAndWhoAskedIsWrittenDown() {
    var brand = brand("nord", "auskunft");
    post(
        new JsonArray()
            .add(
                mention("own-1", "auskunft schlecht", now)
                    .put("author", "Ida.Export")
                    .put("authorFollowers", 12))
            .add(mention("own-2", "auskunft gut", ago(1)).put("author", "ida.export"))
            .add(mention("about-1", "auskunft gibt @ida.export", ago(2)).put("author", "jemand")));
    awaitScored();

    ask("legal", "export", "@ida.export")
        .statusCode(200)
        .body("erased", equalTo(false))
        .body("mentions.external_id", containsInAnyOrder("own-1", "own-2"))
        .body("mentions.find { it.external_id == 'own-1' }.author_followers", equalTo(12))
        .body("mentions.find { it.external_id == 'own-1' }.score.sentiment", equalTo("negative"))
        .body("mentions.find { it.external_id == 'own-1' }.brands", contains("auskunft"))
        .body("addressed.text", contains("auskunft gibt @ida.export"))
        .body("next", nullValue());
    ask("admin", "lookup", "ida.export")
        .body("mentions", equalTo(2))
        .body("authors", hasSize(1))
        .body("erased", equalTo(false));
    as("admin")
        .get("/api/v1/authors/access-log?limit=2")
        .then()
        .body("items.kind", contains("lookup", "export"))
        .body("items.who", contains("admin", "legal"))
        .body("items.reason", contains("Az. 4711", "Az. 4711"));
    assertThat(number("select count(*) from access_log where access_log::text ilike '%ida%'"))
        .isZero();
    assertThat(brand).isNotNull();
  }

  @Test
  void theLogOfAccessesCannotBeChanged() {
    ask("legal", "lookup", "niemand").statusCode(200);

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> execute("delete from access_log"))
        .rootCause()
        .hasMessageContaining("what was accessed is not forgotten");
  }

  @Test
  void aReasonThatNamesTheAuthorIsRefused() {
    as("legal")
        .contentType(ContentType.JSON)
        .body(
            new JsonObject()
                .put("platform", "mastodon")
                .put("handle", "paula")
                .put("reason", "Antrag von Paula vom 1.11.")
                .encode())
        .post("/api/v1/erasures")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("violations[0].field", equalTo("reason"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "responder", "lead", "trainer", "service"})
  void onlyLegalAndAdministratorsAskOrErase(String user) {
    erase(user, "egal").statusCode(403);
    ask(user, "lookup", "egal").statusCode(403);
    ask(user, "export", "egal").statusCode(403);
    as(user).get("/api/v1/authors/access-log").then().statusCode(403);
    as(user).get("/api/v1/erasures").then().statusCode(403);
  }

  private Instant ago(int seconds) {
    return now.minusSeconds(seconds);
  }

  private static ValidatableResponse erase(String user, String handle) {
    return request(user, "/api/v1/erasures", handle);
  }

  private static ValidatableResponse ask(String user, String what, String handle) {
    return request(user, "/api/v1/authors/" + what, handle);
  }

  private static ValidatableResponse request(String user, String path, String handle) {
    return as(user)
        .contentType(ContentType.JSON)
        .body(
            new JsonObject()
                .put("platform", "mastodon")
                .put("handle", handle)
                .put("reason", "Az. 4711")
                .encode())
        .post(path)
        .then();
  }

  private static ValidatableResponse finished(String id) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> as("legal").get("/api/v1/erasures/" + id).then().extract().path("step"),
            "done"::equals);
    return as("legal").get("/api/v1/erasures/" + id).then().statusCode(200);
  }

  /** Every table there is, whatever feature it is of. */
  private static List<String> tablesWith(String pattern) {
    var found = new ArrayList<String>();
    for (var table :
        texts(
            """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema')
            """)) {
      if (number("select count(*) from %s as t where t::text ~* '%s'".formatted(table, pattern))
          > 0) {
        found.add(table);
      }
    }
    return found;
  }
}
