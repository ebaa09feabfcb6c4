package io.sturmwarte.mention;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.awaitScored;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.mention;
import static io.sturmwarte.monitor.House.number;
import static io.sturmwarte.monitor.House.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class IntakeTest {
  private final Instant now = Clock.systemUTC().instant();

  @Test
  void oneHundredWritersOfTheSameMentionsLeaveEachOnce() throws Exception {
    var brand = brand("nord", "hundertfach");
    try (var writers = Executors.newFixedThreadPool(20)) {
      var accepted = new ArrayList<Callable<Integer>>();
      for (var writer = 0; writer < 100; writer++) {
        var first = writer % 10 * 10;
        accepted.add(() -> post(batch(first, 50)).getInteger("accepted"));
      }

      var sum = 0;
      for (var answer : writers.invokeAll(accepted)) {
        sum += answer.get();
      }

      assertThat(sum).isEqualTo(140);
    }
    awaitScored();
    assertThat(number("select count(*) from mention where text like 'hundertfach%'"))
        .isEqualTo(140);
    assertThat(number("select count(*) from mention_brand where brand_id = '" + brand + "'"))
        .isEqualTo(140);
    assertThat(number("select sum(mentions) from counter where brand_id = '" + brand + "'"))
        .isEqualTo(140);
    assertThat(number("select sum(scored) from counter where brand_id = '" + brand + "'"))
        .isEqualTo(140);
    assertThat(number("select sum(negatives) from counter where brand_id = '" + brand + "'"))
        .isEqualTo(70);
  }

  private JsonArray batch(int first, int size) {
    var batch = new JsonArray();
    for (var i = first; i < first + size; i++) {
      var text = "hundertfach " + (i % 2 == 0 ? "schlecht " : "gut ") + i;
      batch.add(mention("h" + i, text, now.minusSeconds(60L * i)));
    }
    return batch;
  }

  @Test
  void aChangedDateDoesNotMakeItAnotherMention() {
    post(new JsonArray().add(mention("moved", "verschoben", now)));

    var report =
        post(
            new JsonArray()
                .add(mention("moved", "verschoben", now.minus(Duration.ofDays(2))))
                .add(mention("fresh", "verschoben", now))
                .add(mention("fresh", "verschoben", now)));

    assertThat(report.getInteger("accepted")).isEqualTo(1);
    assertThat(report.getInteger("duplicate")).isEqualTo(2);
  }

  @Test
  void brokenLinesAreNamedAndTheOthersTaken() {
    var lines = new StringBuilder();
    for (var i = 1; i <= 20; i++) {
      lines
          .append(i % 10 == 0 ? "{\"source\": broken" : mention("line" + i, "Zeile", now).encode())
          .append('\n');
    }
    as("service")
        .contentType("application/x-ndjson")
        .body(lines.toString().getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/mentions")
        .then()
        .statusCode(200)
        .body("accepted", equalTo(18))
        .body("rejected", hasSize(2))
        .body("rejected[0].line", equalTo(10))
        .body("rejected[0].index", equalTo(9))
        .body("rejected[1].line", equalTo(20));
  }

  @Test
  void whatCannotBeStoredOrBelievedIsRefusedItemByItem() {
    var report =
        post(
            new JsonArray()
                .add(mention("odd1", "ein \0 mitten drin", now))
                .add(mention("odd2", "HALB", now))
                .add(mention("odd3", "zu lang".repeat(3_000), now))
                .add(mention("odd4", "Zukunft", now.plus(Duration.ofHours(2))))
                .add(mention("odd5", "Vergangenheit", now.minus(Duration.ofDays(3_000))))
                .add(mention("odd6", "  ", now))
                .add(mention("odd7", "Datum", now).put("publishedAt", "gestern"))
                .add(mention("odd8", "Reichweite", now).put("reach", -1))
                .add("kein Objekt")
                .add(mention("odd9", "in Ordnung \ud83d\ude00", now))
                .encode()
                .replace("HALB", "halb \\ud83d"));

    assertThat(report.getInteger("accepted")).isEqualTo(1);
    assertThat(
            report.getJsonArray("rejected").stream().map(r -> ((JsonObject) r).getString("field")))
        .containsExactly(
            "text",
            "text",
            "text",
            "publishedAt",
            "publishedAt",
            "text",
            "publishedAt",
            "reach",
            "");
  }

  @Test
  void brokenJsonIsRefusedAsAWholeWithThePlace() {
    as("service")
        .contentType(ContentType.JSON)
        .body("[" + mention("whole1", "ganz", now).encode() + ",\n {]")
        .post("/api/v1/mentions")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("line 2"));
    assertThat(number("select count(*) from mention_key where external_id = 'whole1'")).isZero();
    as("service")
        .contentType(ContentType.JSON)
        .body("[".repeat(100_000).getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/mentions")
        .then()
        .statusCode(400);
    as("service")
        .contentType(ContentType.JSON)
        .body("[" + mention("open", "offen", now).encode())
        .post("/api/v1/mentions")
        .then()
        .statusCode(400);
  }

  @Test
  void tooManyTooLargeOrOfAnotherTypeIsRefused() {
    as("service")
        .contentType("application/x-ndjson")
        .body("{}\n".repeat(10_001).getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/mentions")
        .then()
        .statusCode(413);
    as("service")
        .contentType(ContentType.JSON)
        .body(new byte[20 * 1024 * 1024])
        .post("/api/v1/mentions")
        .then()
        .statusCode(413);
    as("service")
        .contentType("text/csv")
        .body("a;b".getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/mentions")
        .then()
        .statusCode(415);
    as("viewer")
        .contentType(ContentType.JSON)
        .body("[]")
        .post("/api/v1/mentions")
        .then()
        .statusCode(403);
  }

  @Test
  void authorsAreKeptAsPseudonymsOnly() {
    var brand = brand("nord", "pseudonymprobe");
    post(
        new JsonArray()
            .add(mention("p1", "pseudonymprobe gut", now).put("author", "@Erika.Muster")));
    awaitScored();

    var author =
        as("viewer")
            .get("/api/v1/mentions?brand=" + brand)
            .then()
            .statusCode(200)
            .body("items[0].score.sentiment", equalTo("positive"))
            .extract()
            .<String>path("items[0].author");

    assertThat(author).matches("1-[0-9a-f]{32}");
    assertThat(number("select count(*) from mention m where m::text ilike '%erika%'")).isZero();
  }
}
