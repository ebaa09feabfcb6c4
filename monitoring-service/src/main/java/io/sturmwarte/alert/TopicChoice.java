package io.sturmwarte.alert;

import io.sturmwarte.topic.Topic;
import java.util.List;

/**
 * What an alert is about. The phrase that leads changes from minute to minute while people speak of
 * the same thing, and each topic is an incident of its own: so what was told not long ago is kept
 * as long as it still belongs to what leads.
 */
final class TopicChoice {
  private TopicChoice() {}

  /**
   * An empty text where there is no topic.
   *
   * @param found the one with the most negatives first
   * @param recent what alerts were about not long ago, the last first
   */
  static String of(List<Topic> found, List<String> recent) {
    if (found.isEmpty()) {
      return recent.isEmpty() ? "" : recent.getFirst();
    }
    var leading = found.getFirst();
    return recent.stream()
        .filter(topic -> belongs(topic, leading))
        .findFirst()
        .orElse(leading.label().strip());
  }

  private static boolean belongs(String topic, Topic leading) {
    return leading.label().equalsIgnoreCase(topic)
        || leading.terms().stream().anyMatch(topic::equalsIgnoreCase);
  }
}
