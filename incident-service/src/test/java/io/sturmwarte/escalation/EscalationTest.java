package io.sturmwarte.escalation;

import static io.sturmwarte.engine.House.eventually;
import static io.sturmwarte.engine.House.incident;
import static io.sturmwarte.engine.House.kinds;
import static io.sturmwarte.engine.House.mail;
import static io.sturmwarte.engine.House.messages;
import static io.sturmwarte.engine.House.move;
import static io.sturmwarte.engine.House.open;
import static io.sturmwarte.engine.House.policy;
import static io.sturmwarte.engine.House.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.engine.Post;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class EscalationTest {
  private final String press = "press-" + UUID.randomUUID() + "@example.org";
  private final String agency = "agency-" + UUID.randomUUID() + "@example.org";

  @Test
  void levelOneIsToldAtOnce() {
    policy(0, step(1, "PT0S", mail("Presse", press)), step(2, "PT30M", mail("Agentur", agency)));

    open(3);

    eventually().untilAsserted(() -> assertThat(Post.to(press)).hasSize(1));
    assertThat(Post.to(agency)).isEmpty();
  }

  @Test
  void levelTwoIsToldWhenNobodyAnswers() {
    policy(0, step(1, "PT0S", mail("Presse", press)), step(2, "PT30M", mail("Agentur", agency)));
    var id = open(3);
    firedSteps(id, 1);

    AppClock.advance(Duration.ofMinutes(31));

    eventually().untilAsserted(() -> assertThat(Post.to(agency)).hasSize(1));
    assertThat(kinds(id)).contains("stepFired");
  }

  @Test
  void acknowledgedIncidentIsNotEscalated() {
    policy(0, step(1, "PT0S", mail("Presse", press)), step(2, "PT10M", mail("Agentur", agency)));
    var id = open(3);
    firedSteps(id, 1);
    move(id, "acknowledge").statusCode(200).body("state", equalTo("ACKNOWLEDGED"));

    AppClock.advance(Duration.ofMinutes(11));

    move(id, "respond").statusCode(200);
    assertThat(messages(id)).hasSize(1);
  }

  static void firedSteps(String id, int count) {
    eventually().untilAsserted(() -> incident(id).body("escalation.stepsFired", hasSize(count)));
  }
}
