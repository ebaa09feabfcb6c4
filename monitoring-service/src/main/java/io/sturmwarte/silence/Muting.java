package io.sturmwarte.silence;

import java.util.List;
import java.util.stream.Stream;

/**
 * The stage that finds what keeps an alert from being told. What is about the law or about danger
 * to people, and an excess beyond all campaigns, is always heard.
 */
public record Muting(List<Silence> silences, List<Inhibition> inhibitions) {

  /**
   * @param sources what is open, and the storms
   */
  public List<Suppression> of(Labels labels, List<Labels> sources) {
    if (!labels.mutable()) {
      return List.of();
    }
    var silenced =
        silences.stream()
            .filter(silence -> silence.covers(labels))
            .map(silence -> new Suppression(Suppression.Kind.SILENCE, silence.id()));
    var inhibited =
        inhibitions.stream()
            .filter(inhibition -> inhibition.covers(labels, sources))
            .map(inhibition -> new Suppression(Suppression.Kind.INHIBITION, inhibition.id()));
    return Stream.concat(silenced, inhibited).toList();
  }
}
