package io.sturmwarte.copy;

import static io.sturmwarte.monitor.House.awaitScored;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.mention;
import static io.sturmwarte.monitor.House.number;
import static io.sturmwarte.monitor.House.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
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
class CopiesTest {
  private final Instant now = Clock.systemUTC().instant();

  @Test
  void aRaidThatComesInOnManyWaysAtOnceCountsOneOriginal() throws Exception {
    var brand = brand("nord", "kopierwerk");
    try (var writers = Executors.newFixedThreadPool(10)) {
      var batches = new ArrayList<Callable<JsonObject>>();
      for (var writer = 0; writer < 20; writer++) {
        var batch = new JsonArray();
        for (var n = 0; n < 15; n++) {
          var text =
              "kopierwerk hat mich jahrelang nur belogen, schlecht, teilt das damit es alle sehen ";
          batch.add(
              mention("raid" + writer + "-" + n, text + "!".repeat(n), now.minusSeconds(writer + n))
                  .put("authorCreatedAt", now.minus(Duration.ofDays(n < 10 ? 3 : 300)).toString()));
        }
        batches.add(() -> post(batch));
      }
      for (var answer : writers.invokeAll(batches)) {
        answer.get();
      }
    }
    awaitScored();

    assertThat(sum("duplicates", brand)).isEqualTo(299);
    assertThat(sum("young_accounts", brand)).isEqualTo(200);
    assertThat(
            number(
                "select count(distinct copy_of) from mention_score join mention_brand using (mention_id) where brand_id = '"
                    + brand
                    + "'"))
        .isEqualTo(1);
  }

  @Test
  void repostsExercisesAndWhatIsOlderThanADayAreNoCopies() {
    var brand = brand("nord", "altpapier");
    var text = "altpapier hat die Preise zum dritten Mal in diesem Jahr erhöht, so geht das nicht";
    post(
        new JsonArray()
            .add(mention("alt1", text, now.minus(Duration.ofHours(30))))
            .add(mention("alt2", text, now))
            .add(mention("alt3", text, now).put("repostOf", "alt2"))
            .add(mention("alt4", text, now).put("exercise", true)));
    awaitScored();

    assertThat(sum("duplicates", brand)).isZero();
    assertThat(sum("mentions", brand)).isEqualTo(3);
  }

  private static long sum(String column, UUID brand) {
    return number("select sum(%s) from counter where brand_id = '%s'".formatted(column, brand));
  }
}
