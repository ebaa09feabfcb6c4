package io.sturmwarte.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CircuitTest {
  private final List<String> calls = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-02T08:00:00Z");
  private final Circuit circuit =
      new Circuit("scoring", () -> now, Duration.ofSeconds(1), Duration.ofSeconds(3));

  @Test
  void opensAfterFiveFailuresInARow() {
    fail(5);

    assertThat(circuit.outage()).contains(new Circuit.Outage(now, "java.io.IOException: gone"));
    assertThatThrownBy(this::succeed).isInstanceOf(Circuit.Refused.class);
    assertThat(calls).hasSize(5);
  }

  @Test
  void anAnswerBetweenFailuresKeepsItClosed() {
    fail(4);
    succeed();
    fail(4);

    assertThat(circuit.state()).isEqualTo(new Circuit.State.Closed(4));
  }

  @Test
  void oneCallAfterThePauseClosesIt() {
    fail(5);
    pass(Duration.ofSeconds(1));

    succeed();

    assertThat(circuit.state()).isEqualTo(new Circuit.State.Closed(0));
  }

  @Test
  void whileOneCallIsOutToSeeNoOtherIsMade() {
    fail(5);
    pass(Duration.ofSeconds(1));
    var probe = circuit.guard(() -> Uni.createFrom().nothing()).subscribe().with(ignored -> {});

    assertThatThrownBy(this::succeed).isInstanceOf(Circuit.Refused.class);

    probe.cancel();
    assertThat(circuit.state()).isInstanceOf(Circuit.State.Open.class);
  }

  @Test
  void eachTryInVainDoublesThePauseUpToTheLongest() {
    fail(5);
    var pauses = new ArrayList<Duration>();
    for (var i = 0; i < 4; i++) {
      var open = (Circuit.State.Open) circuit.state();
      pauses.add(open.pause());
      pass(open.pause().minusMillis(1));
      assertThatThrownBy(this::succeed).isInstanceOf(Circuit.Refused.class);
      pass(Duration.ofMillis(1));
      fail(1);
    }

    assertThat(pauses)
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(3));
  }

  @Test
  void theOutageBeganWhenItOpenedFirst() {
    var began = now;
    fail(5);
    pass(Duration.ofSeconds(1));
    fail(1);

    assertThat(circuit.outage().orElseThrow().since()).isEqualTo(began);
  }

  @Test
  void aClockThatWasSetBackDoesNotKeepItOpen() {
    fail(5);
    pass(Duration.ofHours(-1));

    succeed();

    assertThat(circuit.outage()).isEmpty();
  }

  private void succeed() {
    circuit.guard(() -> Uni.createFrom().item("answer")).invoke(calls::add).await().indefinitely();
  }

  private void fail(int times) {
    for (var i = 0; i < times; i++) {
      assertThatThrownBy(() -> circuit.guard(this::gone).await().indefinitely())
          .hasRootCauseMessage("gone");
    }
  }

  private Uni<String> gone() {
    calls.add("failure");
    return Uni.createFrom().failure(new java.io.IOException("gone"));
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }
}
