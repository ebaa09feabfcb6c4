package io.sturmwarte.exercise;

import io.sturmwarte.crowd.Stimulus;
import io.sturmwarte.exercise.Situation.Deed;
import io.sturmwarte.expectation.Action;
import io.sturmwarte.scenario.Scenario;
import io.sturmwarte.scenario.Scenario.Inject;
import io.sturmwarte.scenario.Scenario.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What moved the crowd in one tick: after {@code from}, up to and including {@code to}. */
record Stimuli(
    Scenario scenario,
    Map<String, Duration> published,
    List<Deed> deeds,
    Duration from,
    Duration to) {
  private static final double BEST = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  List<Stimulus> all() {
    var stimuli = new ArrayList<Stimulus>();
    provoking()
        .filter(inject -> isNow(comeAt(inject)))
        .forEach(inject -> stimuli.add(Stimulus.Post.readBy(inject.reach())));
    deeds.stream().filter(deed -> isNow(deed.felt())).flatMap(this::of).forEach(stimuli::add);
    if (provoking().anyMatch(this::waitsTooLong)) {
      stimuli.add(new Stimulus.Silence());
    }
    return stimuli;
  }

  private Stream<Stimulus> of(Deed deed) {
    return switch (deed.action()) {
      case Action.Decision decision ->
          decision.removes() ? Stream.of(new Stimulus.Removal()) : Stream.empty();
      case Action.Reply reply -> answer(reply).stream();
    };
  }

  /** The crowd does not read mail. */
  private Optional<Stimulus> answer(Action.Reply reply) {
    var quality = reply.quality();
    var inject = scenario.inject(reply.injectId());
    if (quality == null || !inject.kind().isPublic()) {
      return Optional.empty();
    }
    return Optional.of(new Stimulus.Answer(quality / BEST, reply.at().minus(comeAt(inject))));
  }

  private Stream<Inject> provoking() {
    return scenario.injects().stream()
        .filter(inject -> inject.kind().isPublic() && inject.tone() == Tone.CRITICAL)
        .filter(inject -> published.containsKey(Play.key(inject)));
  }

  /** A public word after it counts, to whomever: people read along. */
  private boolean waitsTooLong(Inject inject) {
    var come = comeAt(inject);
    return come.plus(PATIENCE).compareTo(to) <= 0 && !spokenBetween(come, to);
  }

  private boolean spokenBetween(Duration after, Duration until) {
    return deeds.stream()
        .filter(deed -> deed.action() instanceof Action.Reply reply && isPublic(reply))
        .map(deed -> deed.action().at())
        .anyMatch(at -> at.compareTo(after) >= 0 && at.compareTo(until) <= 0);
  }

  private boolean isPublic(Action.Reply reply) {
    return scenario.inject(reply.injectId()).kind().isPublic();
  }

  private Duration comeAt(Inject inject) {
    return published.getOrDefault(Play.key(inject), Play.never());
  }

  private boolean isNow(Duration at) {
    return at.compareTo(from) > 0 && at.compareTo(to) <= 0;
  }
}
