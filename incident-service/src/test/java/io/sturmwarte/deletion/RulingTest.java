package io.sturmwarte.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sturmwarte.deletion.DeletionState.Step;
import io.sturmwarte.problem.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulingTest {
  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({
    "LAWFUL_CRITICISM, HIDE, blocked",
    "LAWFUL_CRITICISM, REMOVE, blocked",
    "NETIQUETTE, HIDE, anybody",
    "NETIQUETTE, REMOVE, blocked",
    "ILLEGAL, HIDE, legal",
    "ILLEGAL, REMOVE, legal",
  })
  void whatMayBeDoneFollowsFromWhatItIs(Classification what, Action action, String ruling) {
    var said =
        switch (Ruling.of(what, action)) {
          case Ruling.Blocked blocked -> "blocked";
          case Ruling.Open open -> open.onlyLegal() ? "legal" : "anybody";
        };

    assertThat(said).isEqualTo(ruling);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "REQUESTED, APPROVE, true",
    "REQUESTED, REFUSE, true",
    "REQUESTED, WITHDRAW, true",
    "REQUESTED, CONFIRM, false",
    "BY_HAND, CONFIRM, true",
    "BY_HAND, WITHDRAW, true",
    "BY_HAND, APPROVE, false",
    "BLOCKED, APPROVE, false",
    "DONE, CONFIRM, false",
    "REFUSED, APPROVE, false",
    "WITHDRAWN, APPROVE, false",
  })
  void aStepIsOpenInSomeStatesOnly(DeletionState state, Step step, boolean open) {
    if (open) {
      state.require(step);
      return;
    }
    assertThatThrownBy(() -> state.require(step))
        .isInstanceOf(Problem.Conflict.class)
        .hasMessageContaining("open steps");
  }
}
