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

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonArray;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class OutageTest {
  private final Instant now = Clock.systemUTC().instant();

  @Inject MeterRegistry meters;

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
    assertThat(
            number(
                "select count(*) from quarantine q join mention m on m.id = q.mention_id where m.text like 'ausfall%'"))
        .isZero();
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

  @Test
  void whileTheCircuitIsOpenNothingIsClaimedAndNoAttemptCounts() throws InterruptedException {
    brand("nord", "stromkreis");
    Neighbours.SCORING.stop();
    try {
      post(batch("stromkreis gut ", 10));
      await().atMost(Duration.ofSeconds(30)).until(() -> circuit("open") == 1);

      assertThat(meter("sturmwarte.scoring.up")).isZero();
      await().until(() -> number("select count(*) from unscored where due_at <= app_now()") == 10);
      assertThat(number("select max(attempts) from unscored")).isZero();
    } finally {
      Neighbours.SCORING.start();
    }

    awaitScored();
    assertThat(circuit("closed")).isEqualTo(1);
    assertThat(meter("sturmwarte.scoring.up")).isEqualTo(1);
  }

  @Test
  void aMentionThatAlwaysTakesTooLongHoldsUpNobodyAndEndsInQuarantine() {
    var brand = brand("nord", "haengenbleiber");
    var batch = batch("haengenbleiber gut ", 300);
    batch.add(mention("hang", "haengenbleiber HANG", now.plusSeconds(1)));

    post(batch);

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> number("select count(*) from unscored") <= 1);
    assertThat(number("select sum(scored) from counter where brand_id = '" + brand + "'"))
        .isEqualTo(300);
    awaitScored();
    assertThat(
            number(
                "select count(*) from quarantine where reason like '%DEADLINE_EXCEEDED%'"
                    + " and mention_id = (select id from mention where external_id = 'hang')"))
        .isEqualTo(1);
  }

  @Test
  void noMoreMentionsAreUnderWayThanTheStreamsLet() {
    var brand = brand("nord", "gegendruck");
    Neighbours.SCORING.hold();
    try {
      post(batch("gegendruck gut ", 3_000));
      await().until(() -> Neighbours.SCORING.inFlight() == 4 * 64);
    } finally {
      Neighbours.SCORING.release();
    }

    awaitScored();

    assertThat(Neighbours.SCORING.mostInFlight()).isBetween(4 * 64, 4 * 64 + 16);
    assertThat(number("select sum(scored) from counter where brand_id = '" + brand + "'"))
        .isEqualTo(3_000);
    assertThat(
            number(
                "select count(*) from quarantine q join mention m on m.id = q.mention_id"
                    + " where m.text like 'gegendruck%'"))
        .isZero();
  }

  private double circuit(String state) {
    return meters.get("sturmwarte.scoring.circuit").tag("state", state).gauge().value();
  }

  private double meter(String name) {
    return meters.get(name).gauge().value();
  }

  private JsonArray batch(String text, int size) {
    var batch = new JsonArray();
    for (var i = 0; i < size; i++) {
      batch.add(mention(text + i, text + i, now.minusSeconds(i)));
    }
    return batch;
  }
}
