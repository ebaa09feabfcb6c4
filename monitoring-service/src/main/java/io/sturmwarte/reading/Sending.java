package io.sturmwarte.reading;

import io.sturmwarte.scoring.v1.Result;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Texts on their way to scoring, and what has come back; what a call leaves, the next one sends.
 */
final class Sending {
  private final List<Text> texts;
  private final Map<String, Text> left = new LinkedHashMap<>();
  private final Map<UUID, Outcome> outcomes = new HashMap<>();
  private int calls;

  Sending(List<Text> texts) {
    this.texts = texts;
    texts.forEach(text -> left.put(text.id().toString(), text));
  }

  /** What the next call has to send. */
  synchronized List<Text> next() {
    calls++;
    return List.copyOf(left.values());
  }

  synchronized boolean isRepeated() {
    return calls > 1;
  }

  synchronized void answered(Result result) {
    var text = left.remove(result.getId());
    if (text != null) {
      outcomes.put(text.id(), Outcome.of(text.id(), result));
    }
  }

  synchronized boolean isComplete() {
    return left.isEmpty();
  }

  /**
   * When the last call broke off. Results come in the order of the texts, so it did so over the
   * first that is left, unless scoring is away altogether.
   */
  synchronized List<Outcome> brokenOff(boolean scoringReads, String reason) {
    var suspected = scoringReads;
    for (var text : left.values()) {
      outcomes.put(
          text.id(),
          suspected
              ? new Outcome.Suspected(text.id(), reason)
              : new Outcome.Unreached(text.id(), reason));
      suspected = false;
    }
    left.clear();
    return outcomes();
  }

  /** When every text has one; in the order of the texts. */
  synchronized List<Outcome> outcomes() {
    return texts.stream().map(text -> Objects.requireNonNull(outcomes.get(text.id()))).toList();
  }
}
