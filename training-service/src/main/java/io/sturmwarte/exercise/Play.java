package io.sturmwarte.exercise;

import io.sturmwarte.crowd.Crowd;
import io.sturmwarte.crowd.Mood;
import io.sturmwarte.exercise.Effect.Felt;
import io.sturmwarte.exercise.Effect.Judged;
import io.sturmwarte.exercise.Effect.Published;
import io.sturmwarte.exercise.Situation.Deed;
import io.sturmwarte.exercise.Situation.Standing;
import io.sturmwarte.expectation.Action;
import io.sturmwarte.expectation.Expectation;
import io.sturmwarte.expectation.Judge;
import io.sturmwarte.expectation.Verdict;
import io.sturmwarte.scenario.Scenario;
import io.sturmwarte.scenario.Scenario.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Moves an exercise on, in order of time, however much has passed since the last step: a replica
 * that comes back after ten minutes gives the same as one that never went. Decides only; the engine
 * records.
 */
final class Play {
  private static final Duration FOREVER = Duration.ofDays(365);

  private final Scenario scenario;
  private final Crowd crowd;
  private final List<Deed> deeds;
  private final Map<String, Duration> published;
  private final Map<String, Standing> standings;
  private final List<Effect> effects = new ArrayList<>();
  private Mood mood;

  Play(Scenario scenario, Situation situation) {
    this.scenario = scenario;
    this.crowd = new Crowd(situation.seed(), scenario.crowd().calm());
    this.deeds = situation.deeds();
    this.published = new HashMap<>(situation.published());
    this.standings = new HashMap<>(situation.standings());
    this.mood = situation.mood();
  }

  /** All that happens up to {@code now}. */
  List<Effect> until(Duration now) {
    var end = now.compareTo(scenario.length()) < 0 ? now : scenario.length();
    for (var at = nextTick(); at.compareTo(end) <= 0; at = nextTick()) {
      publishUntil(at);
      tick(at);
    }
    publishUntil(end);
    judge(end);
    return effects;
  }

  /** The last word on all that is still open, except on replies whose review is pending. */
  List<Effect> close() {
    judge(FOREVER);
    return effects;
  }

  /** When there is something to do again, by the exercise's clock. */
  Duration nextMoment() {
    return scenario.injects().stream()
        .filter(inject -> !isPublished(inject) && inject.at().compareTo(ticked()) > 0)
        .map(Inject::at)
        .reduce(nextTick(), Play::earlier);
  }

  Mood mood() {
    return mood;
  }

  private Duration ticked() {
    return Crowd.TICK.multipliedBy(mood.tick());
  }

  private Duration nextTick() {
    return Crowd.TICK.multipliedBy(mood.tick() + 1L);
  }

  private void publishUntil(Duration at) {
    for (var inject : scenario.injects()) {
      if (inject.at().compareTo(at) <= 0 && !isPublished(inject)) {
        publishIfMeant(inject, inject.at().compareTo(ticked()) > 0 ? inject.at() : at);
      }
    }
  }

  private void publishIfMeant(Inject inject, Duration at) {
    judge(at);
    if (Conditions.hold(inject.when(), standings, this::pointsOf)) {
      publish(inject, at);
    }
  }

  private void publish(Inject inject, Duration at) {
    published.put(key(inject), at);
    for (var expectation : inject.expectations()) {
      standings.put(expectation.id(), new Standing(inject.id(), at, null));
    }
    effects.add(new Published(inject, at));
  }

  private void judge(Duration at) {
    for (var inject : scenario.injects()) {
      for (var expectation : inject.expectations()) {
        judge(expectation, at);
      }
    }
  }

  private void judge(Expectation expectation, Duration at) {
    var standing = standings.get(expectation.id());
    if (standing == null || standing.verdict() != null) {
      return;
    }
    var actions = known(at);
    var judge = new Judge(expectation, standing.injectId(), standing.from(), actions);
    switch (judge.at(at)) {
      case Verdict.Open open -> {}
      case Verdict.Settled settled -> {
        standings.put(
            expectation.id(), new Standing(standing.injectId(), standing.from(), settled));
        effects.add(new Judged(expectation, settled));
      }
    }
  }

  /** What had been done by then; a reply whose review came later had no quality yet. */
  private List<Action> known(Duration at) {
    return deeds.stream()
        .filter(deed -> deed.action().at().compareTo(at) <= 0)
        .map(deed -> deed.felt().compareTo(at) <= 0 ? deed.action() : unreviewed(deed.action()))
        .toList();
  }

  private static Action unreviewed(Action action) {
    return action instanceof Action.Reply reply
        ? new Action.Reply(reply.injectId(), reply.at(), null)
        : action;
  }

  private void tick(Duration at) {
    judge(at);
    var stimuli = new Stimuli(scenario, published, deeds, ticked(), at).all();
    mood = crowd.next(mood, stimuli);
    effects.add(new Felt(mood, at));
    for (var spoken : new Voices(scenario, published, standings, deeds, mood, at).speak()) {
      published.put(spoken.key(), at);
      effects.add(spoken);
    }
  }

  private boolean isPublished(Inject inject) {
    return published.containsKey(key(inject));
  }

  private int pointsOf(String expectationId) {
    return scenario.injects().stream()
        .flatMap(inject -> inject.expectations().stream())
        .filter(expectation -> expectation.id().equals(expectationId))
        .mapToInt(Expectation::points)
        .findFirst()
        .orElseThrow();
  }

  static String key(Inject inject) {
    return "inject:" + inject.id();
  }

  /** A reply whose review is pending is felt at no time that comes. */
  static Duration never() {
    return FOREVER.multipliedBy(2);
  }

  private static Duration earlier(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
