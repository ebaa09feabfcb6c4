package io.sturmwarte.backlog;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.awaitScored;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.mention;
import static io.sturmwarte.monitor.House.number;
import static io.sturmwarte.monitor.House.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonArray;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class OutageTest {
  private final Instant now = Clock.systemUTC().instant();

  @Test
  void whileScoringIsDownMentionsWaitAndAreScoredLater() throws InterruptedException {
    var brand = brand("nord", "ausfall");
    Neighbours.SCORING.stop();
    try {
      post(batch("ausfall schlecht ", 300));

      as("viewer").get("/api/v1/backlog").then().body("unscored", equalTo(300));
      as("viewer")
          .get("/api/v1/mentions?brand=" + brand)
          .then()
          .body("items[0].score", nullValue());
      assertThat(number("select sum(mentions) from counter where brand_id = '" + brand + "'"))
          .isEqualTo(300);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  as("viewer")
                      .get("/q/health/ready")
                      .then()
                      .statusCode(200)
                      .body("checks.data.state", hasItem("degraded: does not answer")));
    } finally {
      Neighbours.SCORING.start();
    }

    awaitScored();

    assertThat(number("select sum(negatives) from counter where brand_id = '" + brand + "'"))
        .isEqualTo(300);
    assertThat(number("select count(*) from quarantine")).isZero();
  }

  @Test
  void whatCannotBeScoredGoesIntoQuarantineAndTheOthersPass() {
    var brand = brand("nord", "giftprobe");
    var batch = batch("giftprobe gut ", 300);
    batch.add(mention("poison", "giftprobe POISON", now));
    batch.add(mention("unreadable", "giftprobe UNREADABLE", now));
    batch.add(mention("nan", "giftprobe NAN", now));

    post(batch);
    awaitScored();

    assertThat(number("select sum(scored) from counter where brand_id = '" + brand + "'"))
        .isEqualTo(300);
    assertThat(
            number(
                "select count(*) from quarantine q join mention m on m.id = q.mention_id where m.text like 'giftprobe%'"))
        .isEqualTo(3);
  }

  private JsonArray batch(String text, int size) {
    var batch = new JsonArray();
    for (var i = 0; i < size; i++) {
      batch.add(mention(text + i, text + i, now.minusSeconds(i)));
    }
    return batch;
  }
}
