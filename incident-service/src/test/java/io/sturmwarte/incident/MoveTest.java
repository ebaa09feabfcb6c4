package io.sturmwarte.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sturmwarte.problem.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MoveTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OPEN             | acknowledge resolve wait escalate",
        "ACKNOWLEDGED     | respond resolve wait escalate",
        "RESPONDING       | stabilise resolve wait escalate",
        "STABILISED       | respond resolve wait escalate",
        "RESOLVED         | review reopen",
        "REVIEWED         | ''",
        "WAITING_EXTERNAL | resume escalate"
      })
  void stateOffersItsMoves(IncidentState state, String verbs) {
    assertThat(state.moves())
        .extracting(Move::verb)
        .containsExactly(verbs.isEmpty() ? new String[0] : verbs.split(" "));
  }

  @ParameterizedTest
  @EnumSource(Move.class)
  void moveThatIsNotOpenNamesThoseThatAre(Move move) {
    for (var state : IncidentState.values()) {
      if (!move.isOpenFrom(state)) {
        var open = assertThatThrownBy(() -> move.requireOpenFrom(state));
        open.isInstanceOf(Problem.Conflict.class).hasMessageContaining(state.name());
        state.moves().forEach(possible -> open.hasMessageContaining(possible.verb()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, S4", "1, S4", "2, S4", "3, S3", "4, S2", "5, S1", "6, S1"})
  void stormLevelAsksForASeverity(int level, Severity severity) {
    assertThat(Severity.ofLevel(level)).isEqualTo(severity);
  }
}
