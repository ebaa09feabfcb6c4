package io.sturmwarte.exercise;

import io.sturmwarte.crowd.Mood;
import io.sturmwarte.exercise.Effect.Spoken;
import io.sturmwarte.exercise.Situation.Deed;
import io.sturmwarte.exercise.Situation.Standing;
import io.sturmwarte.expectation.Action;
import io.sturmwarte.expectation.Expectation;
import io.sturmwarte.scenario.Scenario;
import io.sturmwarte.scenario.Scenario.Feeling;
import io.sturmwarte.scenario.Scenario.Inject;
import io.sturmwarte.scenario.Scenario.Reaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who speaks up after a tick: personas that react to what players did, and one of the many. */
record Voices(
    Scenario scenario,
    Map<String, Duration> published,
    Map<String, Standing> standings,
    List<Deed> deeds,
    Mood mood,
    Duration at) {
  private static final double GOOD = 2.4;
  private static final int ANGRY_FROM = 3;

  List<Spoken> speak() {
    var spoken = new ArrayList<Spoken>();
    deeds.stream()
        .filter(deed -> deed.felt().compareTo(at) <= 0)
        .forEach(deed -> reactionTo(deed.action()).ifPresent(words -> addOnce(spoken, words)));
    scenario.injects().stream()
        .filter(this::wasLeftUnanswered)
        .forEach(
            inject ->
                reaction(inject, Reaction.SILENCE).ifPresent(words -> addOnce(spoken, words)));
    oneOfTheMany().ifPresent(words -> addOnce(spoken, words));
    return spoken;
  }

  private void addOnce(List<Spoken> spoken, Spoken words) {
    var said = spoken.stream().anyMatch(earlier -> earlier.key().equals(words.key()));
    if (!said && !published.containsKey(words.key())) {
      spoken.add(words);
    }
  }

  private Optional<Spoken> reactionTo(Action action) {
    var injectId = action.injectId();
    if (injectId == null) {
      return Optional.empty();
    }
    var inject = scenario.inject(injectId);
    return switch (action) {
      case Action.Decision decision ->
          decision.removes() ? reaction(inject, Reaction.DELETION) : Optional.empty();
      case Action.Reply reply ->
          reaction(inject, isGood(reply) ? Reaction.ANSWER : Reaction.POOR_ANSWER);
    };
  }

  private static boolean isGood(Action.Reply reply) {
    var quality = reply.quality();
    return quality != null && quality >= GOOD;
  }

  private Optional<Spoken> reaction(Inject inject, Reaction reaction) {
    var persona = scenario.persona(inject);
    return Optional.ofNullable(persona.reacts().get(reaction))
        .map(
            text ->
                new Spoken(
                    "reaction:%s:%s".formatted(inject.persona(), reaction),
                    persona.handle(),
                    persona.followers(),
                    text,
                    at));
  }

  private boolean wasLeftUnanswered(Inject inject) {
    return inject.expectations().stream()
        .filter(expectation -> expectation.kind() == Expectation.Kind.REPLY_WITHIN)
        .map(expectation -> Optional.ofNullable(standings.get(expectation.id())))
        .flatMap(Optional::stream)
        .anyMatch(Voices::isMissed);
  }

  private static boolean isMissed(Standing standing) {
    var verdict = standing.verdict();
    return verdict != null && verdict.score() == 0;
  }

  private Optional<Spoken> oneOfTheMany() {
    if (published.isEmpty() || mood.negatives() == 0 && feeling() != Feeling.CALM) {
      return Optional.empty();
    }
    return scenario.crowd().voices().stream()
        .filter(voice -> voice.mood() == feeling())
        .filter(voice -> !published.containsKey("voice:" + voice.handle()))
        .findFirst()
        .map(
            voice ->
                new Spoken(
                    "voice:" + voice.handle(),
                    voice.handle(),
                    voice.followers(),
                    voice.text(),
                    at));
  }

  private Feeling feeling() {
    if (removedLately()) {
      return Feeling.DELETED;
    }
    if (mood.level() >= ANGRY_FROM) {
      return Feeling.ANGRY;
    }
    return hasHeardAnAnswer() && mood.level() <= 1 ? Feeling.CALM : Feeling.UNEASY;
  }

  private boolean removedLately() {
    return deeds.stream()
        .filter(deed -> deed.action() instanceof Action.Decision decision && decision.removes())
        .anyMatch(
            deed ->
                deed.felt().compareTo(at) <= 0 && deed.felt().plusMinutes(2).compareTo(at) >= 0);
  }

  private boolean hasHeardAnAnswer() {
    return deeds.stream()
        .filter(deed -> deed.felt().compareTo(at) <= 0)
        .anyMatch(deed -> deed.action() instanceof Action.Reply reply && isGood(reply));
  }
}
