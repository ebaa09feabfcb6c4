package io.sturmwarte.mention;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.awaitScored;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.execute;
import static io.sturmwarte.monitor.House.mention;
import static io.sturmwarte.monitor.House.post;
import static io.sturmwarte.monitor.House.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonArray;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class MentionSearchTest {
  private final Instant now = Clock.systemUTC().instant();

  @ParameterizedTest
  @ValueSource(strings = {"", "&q=blättern", "&sentiment=negative", "&about=blättern"})
  void whatComesInBetweenPagesMakesNothingAppearTwiceOrVanish(String filter) {
    var word = "blättern" + UUID.randomUUID().toString().substring(0, 8);
    var brand = brand("nord", word);
    post(batch(word, 0, 40, Duration.ofHours(7)));
    awaitScored();
    var seen = new ArrayList<String>();

    var next = page(brand, filter, null, seen);
    post(batch(word, 100, 10, Duration.ofMinutes(1)));
    awaitScored();
    while (next != null) {
      next = page(brand, filter, next, seen);
      post(batch(word, 200 + seen.size(), 3, Duration.ofSeconds(1)));
      awaitScored();
    }

    assertThat(seen).doesNotHaveDuplicates();
    assertThat(seen).containsAll(IntStream.range(0, 40).mapToObj(i -> word + i).toList());
    assertThat(seen.stream().filter(id -> number(id, word) < 40).toList())
        .isEqualTo(IntStream.range(0, 40).mapToObj(i -> word + i).toList());
  }

  private static int number(String externalId, String word) {
    return Integer.parseInt(externalId.substring(word.length()));
  }

  private JsonArray batch(String word, int first, int size, Duration apart) {
    var batch = new JsonArray();
    for (var i = first; i < first + size; i++) {
      batch.add(
          mention(word + i, word + " blättern schlecht", now.minus(apart.multipliedBy(i - first))));
    }
    return batch;
  }

  @ParameterizedTest
  @CsvSource({
    "q=Lieferungen,                            1",
    "q=deliveries,                             2",
    "q=\"kam nie\",                            1",
    "about=Lieferung&about=delivery,           2 1",
    "sentiment=negative,                       4 1",
    "toxic=true,                               3",
    "toxic=false&sentiment=positive,           2",
    "platform=bluesky,                         4",
    "language=en,                              2",
    "minReach=500,                             3 2",
    "minReach=500&q=delivery,                  2",
    "exercise=true,                            4",
    "scored=false,                             0",
    "scored=true&language=de,                  4 3 1",
  })
  void eachFilterFindsWhatItSays(String filter, String expected) {
    var brand = filtered();

    as("viewer")
        .get("/api/v1/mentions?brand=" + brand + "&" + filter)
        .then()
        .statusCode(200)
        .body(
            "items.externalId",
            contains(List.of(expected.split(" ")).stream().map(n -> brand + "-" + n).toArray()));
  }

  /** Five mentions, the first of them waiting for its score. */
  private UUID filtered() {
    var word = "filter" + UUID.randomUUID().toString().substring(0, 8);
    var brand = brand("nord", word);
    post(
        new JsonArray()
            .add(mention(brand + "-0", word + " wartet", now))
            .add(
                mention(brand + "-4", word + " schlecht", ago(1))
                    .put("platform", "bluesky")
                    .put("exercise", true))
            .add(mention(brand + "-3", word + " giftig", ago(2)).put("reach", 900))
            .add(
                mention(brand + "-2", word + " gut, the delivery was early", ago(30))
                    .put("language", "en")
                    .put("reach", 500))
            .add(
                mention(brand + "-1", word + " schlecht, die Lieferung kam nie", ago(60))
                    .put("reach", 499)));
    awaitScored();
    execute(
        "delete from mention_score where mention_id in (select id from mention where external_id = '%s-0')"
            .formatted(brand));
    return brand;
  }

  @Test
  void theMentionsOfAnAuthorAreFoundByThePseudonym() {
    var word = "urheber" + UUID.randomUUID().toString().substring(0, 8);
    var brand = brand("nord", word);
    post(
        new JsonArray()
            .add(mention(word + 1, word, now).put("author", "rita"))
            .add(mention(word + 2, word, ago(50)).put("author", "fritz"))
            .add(mention(word + 3, word, ago(1_000)).put("author", "@Rita")));
    var author =
        as("viewer")
            .get("/api/v1/mentions?limit=1&brand=" + brand)
            .then()
            .extract()
            .<String>path("items[0].author");

    as("viewer")
        .get("/api/v1/mentions?brand=" + brand + "&author=" + author)
        .then()
        .body("items.externalId", contains(word + 1, word + 3));
    as("viewer").get("/api/v1/mentions?author=" + author).then().body("items", hasSize(2));
  }

  @Test
  void aMentionOfTwoBrandsIsFoundOnce() {
    var word = "doppelt" + UUID.randomUUID().toString().substring(0, 8);
    var first = brand("nord", word);
    brand("nord", word);
    brand("sued", word);
    post(new JsonArray().add(mention(word, word, now)));
    awaitScored();

    as("viewer")
        .get("/api/v1/mentions?q=" + word)
        .then()
        .body("items", hasSize(1))
        .body("items[0].brandIds", hasSize(2));
    as("viewer")
        .get("/api/v1/mentions?brand=" + first)
        .then()
        .body("items", hasSize(1))
        .body("items[0].brandIds", contains(first.toString()));
  }

  @Test
  void aMentionIsReadByItsIdWithTheBrandsThatTheReaderSees() {
    var word = "einzeln" + UUID.randomUUID().toString().substring(0, 8);
    var ours = brand("nord", word);
    brand("sued", word);
    post(new JsonArray().add(mention(word, word + " schlecht", now).put("reach", 70)));
    awaitScored();

    as("viewer")
        .get("/api/v1/mentions/" + idOf(word))
        .then()
        .statusCode(200)
        .body("externalId", equalTo(word))
        .body("reach", equalTo(70))
        .body("score.sentiment", equalTo("negative"))
        .body("brandIds", contains(ours.toString()));
  }

  @Test
  void aMentionAboutTheBrandsOfOthersIsNotThere() {
    var word = "fremd" + UUID.randomUUID().toString().substring(0, 8);
    brand("sued", word);
    post(new JsonArray().add(mention(word, word, now)));

    as("viewer").get("/api/v1/mentions/" + idOf(word)).then().statusCode(404);
    as("viewer").get("/api/v1/mentions/" + UUID.randomUUID()).then().statusCode(404);
    as("lead").get("/api/v1/mentions/" + idOf(word)).then().statusCode(200);
  }

  private static String idOf(String externalId) {
    return texts("select id from mention where external_id = '%s'".formatted(externalId))
        .getFirst();
  }

  @Test
  void whereHardlyAnythingFitsAPageEndsEarlyAndTheNextGoesOn() {
    var brand = brand("nord", "nadel" + UUID.randomUUID().toString().substring(0, 8));
    execute(
        """
        with made as (
          insert into mention (id, source, platform, external_id, text, language, published_at, reach, engagement, exercise, tags)
          select gen_random_uuid(), 'test', case when n = 30000 then 'rare' else 'mastodon' end, '%1$s' || n, 'heu', 'de',
            date_trunc('minute', app_now()) - n * interval '10 milliseconds', 0, 0, false, '{}'
          from generate_series(1, 30000) as n
          returning id, published_at)
        insert into mention_brand (brand_id, published_at, mention_id) select '%1$s', published_at, id from made
        """
            .formatted(brand));
    var seen = new ArrayList<String>();
    var pages = 1;

    var next = page(brand, "&platform=rare", null, seen);
    while (next != null) {
      next = page(brand, "&platform=rare", next, seen);
      pages++;
    }

    assertThat(seen).containsExactly(brand + "30000");
    assertThat(pages).isEqualTo(3);
    assertThat(30_000 / MentionWalk.MOST_LOOKED_AT).isEqualTo(2);
  }

  /** Gives the cursor of the next page. */
  private static @Nullable String page(
      UUID brand, String filter, @Nullable String cursor, List<String> seen) {
    var page =
        as("viewer")
            .get(
                "/api/v1/mentions?limit=7&brand="
                    + brand
                    + filter
                    + (cursor == null ? "" : "&cursor=" + cursor))
            .then()
            .statusCode(200)
            .extract();
    seen.addAll(page.<List<String>>path("items.externalId"));
    return page.path("next");
  }

  private Instant ago(long hours) {
    return now.minus(Duration.ofHours(hours));
  }
}
