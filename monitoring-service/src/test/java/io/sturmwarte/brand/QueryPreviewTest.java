package io.sturmwarte.brand;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.mention;
import static io.sturmwarte.monitor.House.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.monitor.House;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class QueryPreviewTest {
  private static final Instant NOW = Clock.systemUTC().instant();

  private final String word = "probe" + UUID.randomUUID().toString().replace("-", "");
  private UUID brand;

  @BeforeEach
  void someMentions() {
    brand = brand("nord", word);
    post(
        new JsonArray()
            .add(mention(word + 1, "Die Lieferungen von " + word + " sind zu spät", NOW))
            .add(mention(word + 2, word + " ist Müll", NOW.minusSeconds(60)))
            .add(mention(word + 3, "alles gut bei " + word, NOW.minusSeconds(120)))
            .add(mention(word + 4, word + " vor Tagen", NOW.minus(Duration.ofHours(30)))));
  }

  @Test
  void marksWhatMatched() {
    preview("lead", word + " lieferung")
        .statusCode(200)
        .body("matched", equalTo(1))
        .body("scanned", greaterThanOrEqualTo(3))
        .body("complete", equalTo(true))
        .body("examples", hasSize(1))
        .body("examples[0].text", containsString("Lieferungen"))
        .body("examples[0].marks.start", contains(4, 20))
        .body("examples[0].marks.end", contains(15, 20 + word.length()));
  }

  @Test
  void looksAtTheSpanAskedFor() {
    preview("lead", word).body("matched", equalTo(3));
    as("lead")
        .contentType(ContentType.JSON)
        .body(new JsonObject().put("expression", word).put("hours", 48).encode())
        .post("/api/v1/brands/" + brand + "/queries/preview")
        .then()
        .statusCode(200)
        .body("matched", equalTo(4))
        .body("examples[3].text", equalTo(word + " vor Tagen"));
  }

  @Test
  void asksForTheFieldsOfStoredMentions() {
    preview("lead", word + " platform:mastodon lang:de source:test").body("matched", equalTo(3));
    preview("lead", word + " followers:>1").body("matched", equalTo(0));
    preview("lead", word + " is:reply").body("matched", equalTo(0));
  }

  @Test
  void saysWhatAChangeWouldGainAndLose() {
    var query = House.as("lead").get(queries()).then().extract().<String>path("[0].id");
    as("lead")
        .contentType(ContentType.JSON)
        .body(body("müll " + word + " OR lieferung " + word).encode())
        .post(queries() + "/" + query + "/preview")
        .then()
        .statusCode(200)
        .body("before", equalTo(3))
        .body("after", equalTo(2))
        .body("gained.count", equalTo(0))
        .body("lost.count", equalTo(1))
        .body("lost.examples[0].text", equalTo("alles gut bei " + word));
    as("lead").get(queries()).then().body("[0].expression", equalTo(word));
  }

  @Test
  void tellsWhatWouldBeGained() {
    as("lead")
        .contentType(ContentType.JSON)
        .body(new JsonObject().put("name", "eng").put("expression", "müll " + word).encode())
        .post(queries())
        .then()
        .statusCode(201);
    var narrow = as("lead").get(queries()).then().extract().<String>path("[1].id");

    as("lead")
        .contentType(ContentType.JSON)
        .body(body(word).encode())
        .post(queries() + "/" + narrow + "/preview")
        .then()
        .statusCode(200)
        .body("before", equalTo(1))
        .body("gained.count", equalTo(2))
        .body("gained.examples", hasSize(2))
        .body("lost.count", equalTo(0));
  }

  @Test
  void doesNotShowWhatAnotherTeamsBrandsAreAbout() {
    var theirs = brand("sued", "fremd" + word);
    post(new JsonArray().add(mention("fremd" + word, "nur fremd" + word, NOW)));

    preview("responder", "fremd" + word).statusCode(200).body("matched", equalTo(0));
    as("responder")
        .contentType(ContentType.JSON)
        .body(body("fremd" + word).encode())
        .post("/api/v1/brands/" + theirs + "/queries/preview")
        .then()
        .statusCode(404);
  }

  @Test
  void namesTheColumnThatCannotBeRead() {
    preview("lead", word + " AND (neu")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("violations[0].field", equalTo("expression"))
        .body("violations[0].column", equalTo(word.length() + 6))
        .body("violations[0].message", containsString("never closed"));
    preview("viewer", word).statusCode(403);
  }

  @Test
  void aQueryFindsFromTheAnswerOnAndNoMoreOnceItIsGone() {
    var other = "neu" + word;
    House.query(brand, other + " platform:mastodon");
    post(new JsonArray().add(mention("a" + word, other, NOW)));
    var id = as("lead").get(queries()).then().extract().<String>path("[1].id");
    as("lead").delete(queries() + "/" + id).then().statusCode(204);
    post(new JsonArray().add(mention("b" + word, other, NOW)));

    var found =
        "select count(*) from mention_brand mb join mention m on m.id = mb.mention_id where m.external_id = '%s'";
    assertThat(House.number(found.formatted("a" + word))).isOne();
    assertThat(House.number(found.formatted("b" + word))).isZero();
  }

  /** Whoever changes the table, this replica hears of it. */
  @Test
  void aQueryThatAnotherReplicaSavedFindsToo() {
    var other = "woanders" + word;
    House.execute(
        "insert into brand_query values (gen_random_uuid(), '%s', 'x', '%s', now(), 0)"
            .formatted(brand, other));
    awaitFinding(other, true);
    House.execute(
        "update brand_query set expression = 'anders' where expression = '" + other + "'");
    awaitFinding(other, false);
    House.execute("delete from brand_query where brand_id = '" + brand + "'");
    awaitFinding(word, false);
  }

  /** Sends the word until it finds, or finds no more. */
  private static void awaitFinding(String text, boolean expected) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              var id = UUID.randomUUID().toString();
              post(new JsonArray().add(mention(id, text, NOW)));
              var found =
                  House.number(
                      "select count(*) from mention_brand mb join mention m on m.id = mb.mention_id where m.external_id = '%s'"
                          .formatted(id));
              return found == (expected ? 1 : 0);
            });
  }

  private String queries() {
    return "/api/v1/brands/" + brand + "/queries";
  }

  private ValidatableResponse preview(String user, String expression) {
    return as(user)
        .contentType(ContentType.JSON)
        .body(body(expression).encode())
        .post(queries() + "/preview")
        .then();
  }

  private static JsonObject body(String expression) {
    return new JsonObject().put("expression", expression).put("hours", 24);
  }
}
