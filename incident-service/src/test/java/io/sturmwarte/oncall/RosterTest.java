package io.sturmwarte.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Daily turns from Monday, 5 January 2026, nine o'clock in Berlin (eight in UTC). */
class RosterTest {
  private static final UUID ANNA = new UUID(0, 1);
  private static final UUID BEN = new UUID(0, 2);
  private static final UUID CLEO = new UUID(0, 3);
  private static final UUID DORA = new UUID(0, 4);
  private static final Instant MONDAY = Instant.parse("2026-01-05T08:00:00Z");

  @Test
  void overridePutsSomebodyInTheirPlace() {
    var roster = with(override(0, 10, ANNA, DORA));

    assertThat(roster.onCall(hour(0))).containsExactly(DORA);
    assertThat(roster.onCall(hour(10))).containsExactly(ANNA);
  }

  @Test
  void overrideAddsSomebody() {
    assertThat(with(override(0, 10, null, DORA)).onCall(hour(1))).containsExactly(ANNA, DORA);
  }

  @Test
  void overrideLeavesNobody() {
    assertThat(with(override(0, 10, ANNA, null)).onCall(hour(1))).isEmpty();
  }

  @Test
  void substituteForSomebodyWhoIsNotOnCallIsNotCalled() {
    assertThat(with(override(0, 48, BEN, DORA)).onCall(hour(1))).containsExactly(ANNA);
    assertThat(with(override(0, 48, BEN, DORA)).onCall(hour(25))).containsExactly(DORA);
  }

  @Test
  void laterOverridesLieOnEarlierOnes() {
    var roster = with(override(0, 10, ANNA, BEN), override(0, 10, BEN, CLEO));

    assertThat(roster.onCall(hour(1))).containsExactly(CLEO);
  }

  @Test
  void somebodyWhoIsAddedTwiceIsCalledOnce() {
    assertThat(with(override(0, 10, null, ANNA)).onCall(hour(1))).containsExactly(ANNA);
  }

  @Test
  void temporaryScheduleStandsInForTheRotation() {
    var roster = temporary(0, 24, shift(DORA, 0, 12));

    assertThat(roster.onCall(hour(1))).containsExactly(DORA);
    assertThat(roster.onCall(hour(13))).isEmpty();
    assertThat(roster.onCall(hour(24))).containsExactly(BEN);
  }

  @Test
  void overridesLieOnTemporarySchedulesToo() {
    var roster =
        new Roster(
            rotation(),
            List.of(new Change.Temporary(span(0, 24), List.of(shift(DORA, 0, 24)))),
            List.of(override(0, 24, DORA, CLEO)),
            Set.of());

    assertThat(roster.onCall(hour(5))).containsExactly(CLEO);
  }

  @Test
  void thoseWhoHaveLeftAreNotCalled() {
    assertThat(new Roster(rotation(), List.of(), List.of(), Set.of(ANNA)).onCall(hour(1)))
        .isEmpty();
  }

  @Test
  void shiftsAreCutByOverrides() {
    assertThat(with(override(6, 12, ANNA, DORA)).shifts(hour(0), hour(24)))
        .containsExactly(shift(ANNA, 0, 6), shift(DORA, 6, 12), shift(ANNA, 12, 24));
  }

  @Test
  void shiftsOfTwoAtATimeOverlap() {
    assertThat(with(override(6, 30, null, DORA)).shifts(hour(0), hour(36)))
        .containsExactly(shift(ANNA, 0, 24), shift(DORA, 6, 30), shift(BEN, 24, 36));
  }

  @Test
  void shiftIsNotCutWhereTheSamePersonGoesOn() {
    assertThat(with(override(20, 30, BEN, ANNA)).shifts(hour(0), hour(48)))
        .containsExactly(shift(ANNA, 0, 30), shift(BEN, 30, 48));
  }

  @Test
  void gapsAreNamed() {
    var roster = with(override(3, 5, ANNA, null), override(5, 6, ANNA, null));

    assertThat(roster.gaps(hour(0), hour(48))).containsExactly(span(3, 6));
  }

  @Test
  void timeBeforeTheFirstHandOverIsAGap() {
    assertThat(with().gaps(hour(-5), hour(5))).containsExactly(span(-5, 0));
  }

  @Test
  void personWhoLeftLeavesAGapAtEachOfTheirTurns() {
    var roster = new Roster(rotation(), List.of(), List.of(), Set.of(BEN));

    assertThat(roster.gaps(hour(0), hour(5 * 24))).containsExactly(span(24, 48), span(96, 120));
  }

  @Test
  void answerLastsUntilTheNextHandOverOrOverride() {
    assertThat(with().nextChange(hour(1), hour(100))).isEqualTo(hour(24));
    assertThat(with(override(5, 9, ANNA, DORA)).nextChange(hour(1), hour(100))).isEqualTo(hour(5));
    assertThat(with().nextChange(hour(1), hour(2))).isEqualTo(hour(2));
  }

  private static Roster with(Change.Override... overrides) {
    return new Roster(rotation(), List.of(), List.of(overrides), Set.of());
  }

  private static Roster temporary(int from, int until, Shift... shifts) {
    return new Roster(
        rotation(),
        List.of(new Change.Temporary(span(from, until), List.of(shifts))),
        List.of(),
        Set.of());
  }

  private static Rotation rotation() {
    return RotationTest.rotation("day", 1, LocalDateTime.parse("2026-01-05T09:00"));
  }

  private static Change.Override override(
      int from, int until, @Nullable UUID absent, @Nullable UUID substitute) {
    return new Change.Override(span(from, until), absent, substitute);
  }

  private static Shift shift(UUID person, int from, int until) {
    return new Shift(person, hour(from), hour(until));
  }

  private static Span span(int from, int until) {
    return new Span(hour(from), hour(until));
  }

  private static Instant hour(int hours) {
    return MONDAY.plusSeconds(hours * 3600L);
  }
}
