package io.sturmwarte.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.engine.House;
import io.sturmwarte.engine.Post;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class MonitoringTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  @Inject Monitoring monitoring;

  private final UUID brand = UUID.randomUUID();

  @AfterEach
  void answersAgain() {
    FakeMonitoring.refuseNoMore();
    AppClock.advance(Duration.ofMinutes(1));
    House.eventually()
        .until(() -> get(monitoring.campaign(brand, 2)) instanceof Answer.Found<Campaign>);
  }

  @Test
  void aMentionIsReadWithItsScore() {
    var id = FakeMonitoring.mention(brand, "Der Strom ist weg", MORNING, 900);

    var mention = get(monitoring.mention(id)).found().orElseThrow();

    assertThat(mention.text()).isEqualTo("Der Strom ist weg");
    assertThat(mention.publishedAt()).isEqualTo(MORNING);
    assertThat(mention.isNegative()).isTrue();
  }

  @Test
  void itSaysWhoItIs() {
    get(monitoring.level(brand));

    assertThat(FakeMonitoring.calls(brand).getFirst().authorization()).startsWith("Basic ");
  }

  @Test
  void whatIsNotThereIsMissingAndAskedForOnce() {
    assertThat(get(monitoring.mention(brand))).isEqualTo(new Answer.Missing<Mention>());
    assertThat(FakeMonitoring.calls(brand)).hasSize(1);
  }

  @Test
  void theCurveComesInTheBucketsAskedFor() {
    FakeMonitoring.curve(brand).hourly(MORNING, MORNING.plusSeconds(7_200), 40, 10, 1_000);

    var series =
        get(monitoring.series(brand, Duration.ofHours(1), MORNING, MORNING.plusSeconds(10_800)));

    assertThat(series.found().orElseThrow().points())
        .extracting(Series.Point::negatives)
        .containsExactly(10L, 10L, 0L);
    assertThat(series.found().orElseThrow().points().getFirst().negativeShare()).isEqualTo(0.25);
  }

  @Test
  void mentionsAreFoundByWordsAndReach() {
    FakeMonitoring.mention(brand, "Warum habt ihr das gelöscht?", MORNING, 50);
    var wide = FakeMonitoring.mention(brand, "Gelöscht! Zensur!", MORNING, 5_000);
    var query = MentionQuery.of(brand, MORNING, MORNING.plusSeconds(60));

    var found = get(monitoring.mentions(query.saying("gelöscht or zensur").reaching(1_000)));

    assertThat(found.found().orElseThrow().items()).extracting(Mention::id).containsExactly(wide);
  }

  @Test
  void levelBriefingAndCampaignAreRead() {
    FakeMonitoring.level(brand, 4);

    assertThat(get(monitoring.level(brand)).map(Level::level)).isEqualTo(new Answer.Found<>(4));
    assertThat(get(monitoring.briefing(brand, "en", 2)).map(Briefing::language))
        .isEqualTo(new Answer.Found<>("en"));
    assertThat(get(monitoring.campaign(brand, 2)).map(Campaign::verdict))
        .isEqualTo(new Answer.Found<>("ORGANIC"));
  }

  @Test
  void anOutageThatPassesIsNotNoticed() {
    FakeMonitoring.level(brand, 4);
    FakeMonitoring.refuse(503, 500);

    assertThat(get(monitoring.level(brand)).map(Level::level)).isEqualTo(new Answer.Found<>(4));
    assertThat(FakeMonitoring.calls(brand)).hasSize(3);
  }

  @Test
  void aRefusalIsNotTriedAgain() {
    FakeMonitoring.refuse(403);

    assertThat(get(monitoring.level(brand)))
        .isEqualTo(new Answer.Unavailable<Level>("monitoring-service refused with status 403"));
    assertThat(FakeMonitoring.calls(brand)).hasSize(1);
  }

  @Test
  void afterFiveFailuresNobodyAsksUntilThePauseIsOver() {
    FakeMonitoring.refuse(500, 500, 500, 500, 500, 500);
    get(monitoring.level(UUID.randomUUID()));
    get(monitoring.level(UUID.randomUUID()));

    var answer = get(monitoring.level(brand));

    assertThat(answer).isInstanceOf(Answer.Unavailable.class);
    assertThat(FakeMonitoring.calls(brand)).isEmpty();
  }

  private static <T> T get(Uni<T> question) {
    try {
      return VertxContextSupport.subscribeAndAwait(() -> question);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
