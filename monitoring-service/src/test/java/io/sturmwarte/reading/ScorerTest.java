package io.sturmwarte.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.monitor.FakeScoring;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class ScorerTest {
  private static final FakeScoring SCORING = Neighbours.SCORING;

  @Inject Scorer scorer;
  @Inject MeterRegistry meters;

  @Test
  void readsTextsInTheirOrderAndNamesTheModel() {
    var texts = texts("eins schlecht", "zwei UNREADABLE", "drei gut");

    var outcomes = score(texts);

    assertThat(outcomes)
        .extracting(Outcome::id)
        .containsExactlyElementsOf(texts.stream().map(Text::id).toList());
    assertThat(outcomes.getFirst())
        .isInstanceOfSatisfying(
            Outcome.Scored.class,
            one -> assertThat(one.reading().getModelVersion()).isEqualTo(FakeScoring.FIRST_MODEL));
    assertThat(outcomes.get(1))
        .isEqualTo(new Outcome.Failed(texts.get(1).id(), "text: cannot be read"));
    assertThat(scorer.modelVersion().await().indefinitely()).isEqualTo(FakeScoring.FIRST_MODEL);
  }

  @Test
  void triesAgainWhereScoringWasNotReachedOrWasLate() {
    var before = retries();
    SCORING.failNext(Status.UNAVAILABLE, Status.DEADLINE_EXCEEDED);

    var outcomes = score(texts("wieder gut"));

    assertThat(outcomes).hasOnlyElementsOfType(Outcome.Scored.class);
    assertThat(retries() - before).isEqualTo(2);
  }

  @Test
  void whatHadComeBeforeAFailureIsNotAskedForAgain() {
    var texts = texts("vorher gut", "danach POISON", "dahinter gut");

    var outcomes = score(texts);

    assertThat(outcomes)
        .extracting(Object::getClass)
        .containsExactly(Outcome.Scored.class, Outcome.Suspected.class, Outcome.Unreached.class);
    assertThat(SCORING.timesScored("vorher gut")).isEqualTo(1);
  }

  @Test
  void aCallThatTakesTooLongIsGivenUpOnBothSides() {
    var before = SCORING.cancelled();
    var began = System.nanoTime();

    var outcomes = score(texts("davor gut", "lange HANG", "hintendran gut"));

    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
    assertThat(outcomes)
        .extracting(Object::getClass)
        .containsExactly(Outcome.Scored.class, Outcome.Suspected.class, Outcome.Unreached.class);
    // Mentions of tests before may still be on their way as well.
    await().until(() -> SCORING.cancelled() > before);
    await().until(() -> meters.get("sturmwarte.scoring.in.flight").gauge().value() == 0);
    await().until(() -> SCORING.inFlight() == 0);
  }

  @Test
  void noMoreTextsAreUnderWayThanTheWindowLets() {
    SCORING.hold();
    var scored = new ArrayList<Outcome>();
    try {
      scorer.score(texts(1_000)).subscribe().with(scored::addAll);
      await().until(() -> SCORING.inFlight() == 64);
      assertThat(meters.get("sturmwarte.scoring.in.flight").gauge().value()).isEqualTo(64);
    } finally {
      SCORING.release();
    }

    await().atMost(30, TimeUnit.SECONDS).until(() -> scored.size() == 1_000);
    assertThat(scored).hasOnlyElementsOfType(Outcome.Scored.class);
    assertThat(SCORING.mostInFlight()).isEqualTo(64);
  }

  private List<Outcome> score(List<Text> texts) {
    return scorer.score(texts).await().atMost(Duration.ofSeconds(30));
  }

  private double retries() {
    return meters.get("sturmwarte.scoring.retries").counter().count();
  }

  private static List<Text> texts(String... texts) {
    return List.of(texts).stream().map(text -> new Text(UUID.randomUUID(), text, "de")).toList();
  }

  private static List<Text> texts(int many) {
    var texts = new ArrayList<Text>();
    for (var i = 0; i < many; i++) {
      texts.add(new Text(UUID.randomUUID(), "viele gut " + i, "de"));
    }
    return texts;
  }
}
