package io.sturmwarte.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.topic.Topic;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TopicChoiceTest {
  @Test
  void whatLeadsIsTheTopic() {
    assertThat(TopicChoice.of(List.of(topic("akku"), topic("preis")), List.of())).isEqualTo("akku");
  }

  @Test
  void whatWasToldIsKeptWhileItBelongsToWhatLeads() {
    assertThat(TopicChoice.of(List.of(topic("akku brennt", "akku")), List.of("akku")))
        .isEqualTo("akku");
    assertThat(TopicChoice.of(List.of(topic("#Akku")), List.of("#akku"))).isEqualTo("#akku");
  }

  @Test
  void whatLeadsAnewIsATopicOfItsOwn() {
    var found = List.of(topic("preis", "teuer"), topic("akku"));
    assertThat(TopicChoice.of(found, List.of("akku"))).isEqualTo("preis");
  }

  @Test
  void whereNothingIsFoundItIsStillAboutTheLast() {
    assertThat(TopicChoice.of(List.of(), List.of("akku", "preis"))).isEqualTo("akku");
    assertThat(TopicChoice.of(List.of(), List.of())).isEmpty();
  }

  private static Topic topic(String label, String... terms) {
    var id = UUID.randomUUID();
    return new Topic(
        label,
        label,
        List.of(terms),
        1,
        10,
        10,
        null,
        Instant.EPOCH,
        id,
        0,
        id,
        List.of(),
        List.of(),
        List.of());
  }
}
