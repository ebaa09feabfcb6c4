package io.sturmwarte.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.launch.History.Event;
import io.sturmwarte.launch.History.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTest {
  private static final String STEP_0 = "incident/0/0";
  private static final String STEP_1 = "incident/0/1";

  private final List<Event> history = new ArrayList<>();

  VerdictTest() {
    happened(0, Kind.READY, "one", "");
    happened(1_000, Kind.FIRED, STEP_0, "1000 1001");
    happened(1_001, Kind.PROMISED, STEP_0 + "/0", "");
    happened(1_001, Kind.WRITTEN, "id-0", STEP_0 + "/0");
    happened(1_010, Kind.RECEIVED, "id-0", "");
  }

  @Test
  void nothingIsWrongWhereNothingIs() {
    var verdict = Verdict.of(history);

    assertThat(verdict.lost()).isEmpty();
    assertThat(verdict.doubled()).isEmpty();
    assertThat(verdict.unknown()).isEmpty();
    assertThat(verdict.unexplained()).isEmpty();
    assertThat(verdict.early()).isEmpty();
    assertThat(verdict.disordered()).isEmpty();
    assertThat(verdict.lags()).containsExactly(10L);
  }

  @Test
  void findsWhatIsLost() {
    happened(2_000, Kind.PROMISED, STEP_1 + "/0", "");

    assertThat(Verdict.of(history).lost()).containsExactly(STEP_1 + "/0");
  }

  @Test
  void findsAnEffectUnderTwoIds() {
    happened(1_002, Kind.WRITTEN, "id-1", STEP_0 + "/0");

    assertThat(Verdict.of(history).doubled()).containsExactly(STEP_0 + "/0");
  }

  @Test
  void findsAMessageThatNobodyWrote() {
    happened(1_020, Kind.RECEIVED, "id-9", "");

    assertThat(Verdict.of(history).unknown()).containsExactly("id-9");
  }

  @Test
  void findsARepeatThatNoKillExplains() {
    happened(9_000, Kind.RECEIVED, "id-0", "");

    assertThat(Verdict.of(history).unexplained()).containsExactly("id-0");
  }

  @Test
  void repeatOfWhatWasUnderWayAtAKillIsExplained() {
    happened(1_200, Kind.KILLED, "one", "");
    happened(9_000, Kind.RECEIVED, "id-0", "");

    var verdict = Verdict.of(history);

    assertThat(verdict.unexplained()).isEmpty();
    assertThat(verdict.repeats()).isEqualTo(1);
    assertThat(verdict.takenOverWithin()).containsExactly(7_800L);
  }

  @Test
  void killLongAfterTheReceiptExplainsNothing() {
    happened(6_000, Kind.KILLED, "one", "");
    happened(9_000, Kind.RECEIVED, "id-0", "");

    assertThat(Verdict.of(history).unexplained()).containsExactly("id-0");
  }

  @Test
  void findsWhatCameTooEarly() {
    happened(1_500, Kind.FIRED, STEP_1, "2000 2000");
    happened(1_500, Kind.WRITTEN, "id-1", STEP_1 + "/0");
    happened(1_900, Kind.RECEIVED, "id-1", "");

    assertThat(Verdict.of(history).early()).containsExactly(STEP_1 + "/0");
  }

  @Test
  void timeThatWasMovedCounts() {
    happened(1_500, Kind.SHIFTED, "clock", "10000");
    happened(1_500, Kind.FIRED, STEP_1, "11000 11600");
    happened(1_501, Kind.WRITTEN, "id-1", STEP_1 + "/0");
    happened(1_600, Kind.RECEIVED, "id-1", "");

    var verdict = Verdict.of(history);

    assertThat(verdict.early()).isEmpty();
    assertThat(verdict.lags()).containsExactly(10L, 100L);
  }

  @Test
  void findsAStepThatFiredBeforeTheOneItFollows() {
    happened(2_000, Kind.FIRED, STEP_1, "900 900");

    assertThat(Verdict.of(history).disordered()).containsExactly(STEP_1);
  }

  @Test
  void findsAStepThatFiredBeforeItWasDue() {
    happened(2_000, Kind.FIRED, STEP_1, "3000 2000");

    assertThat(Verdict.of(history).disordered()).containsExactly(STEP_1);
  }

  @Test
  void timerThatWasDueWhileNobodyWasUpSaysNothingAboutLag() {
    happened(1_050, Kind.KILLED, "one", "");

    assertThat(Verdict.of(history).lags()).isEmpty();
  }

  @Test
  void historyIsReadAsItWasWritten(@TempDir Path folder) throws IOException {
    try (var written = History.in(folder.resolve("history.tsv"))) {
      history.forEach(written::add);

      assertThat(written.events()).isEqualTo(history);
    }
  }

  private void happened(long at, Kind kind, String id, String detail) {
    history.add(new Event(at, at * 1_000_000, kind, id, detail));
  }
}
