package io.sturmwarte.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** For every zone, from 2020 to 2035, most often where its clocks change. */
class RotationPropertyTest {
  private static final LocalDateTime FIRST = LocalDateTime.parse("2020-01-01T00:00");
  private static final long MINUTES = 16L * 366 * 24 * 60;
  private static final int STEPS = 40;

  @Property(tries = 10_000)
  void handOversFollowEachOtherWithoutGapOrDouble(@ForAll("cases") Case it) {
    var at = it.instant();
    for (var step = 0; step < STEPS; step++) {
      var next = it.rotation().nextHandOver(at);

      assertThat(next).isAfter(at);
      assertThat(it.rotation().nextHandOver(next.minusNanos(1))).isEqualTo(next);
      assertThat(it.rotation().personAt(next.minusNanos(1))).isEqualTo(it.rotation().personAt(at));
      at = next;
    }
  }

  @Property(tries = 2_000)
  void shiftsTileTheTimeAndAgreeWithWhoIsOnCall(@ForAll("cases") Case it) {
    var roster = new Roster(it.rotation(), List.of(), List.of(), Set.of());
    var from = later(it.instant(), it.rotation().nextHandOver(Instant.EPOCH));
    var until = from.plusSeconds(3 * 24 * 3600);

    var shifts = roster.shifts(from, until);

    assertThat(shifts.getFirst().from()).isEqualTo(from);
    assertThat(shifts.getLast().until()).isEqualTo(until);
    for (var place = 0; place < shifts.size(); place++) {
      var shift = shifts.get(place);
      assertThat(roster.onCall(shift.from())).containsExactly(shift.person());
      assertThat(roster.onCall(shift.until().minusNanos(1))).containsExactly(shift.person());
      if (place > 0) {
        assertThat(shift.from()).isEqualTo(shifts.get(place - 1).until());
      }
    }
    assertThat(roster.gaps(from, until)).isEmpty();
  }

  @Provide
  Arbitrary<Case> cases() {
    var zones = Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList());
    var units = Arbitraries.of(Rotation.Unit.class);
    var every = Arbitraries.frequency(Tuple.of(4, 1), Tuple.of(2, 2), Tuple.of(1, 12));
    var starts = Arbitraries.longs().between(0, MINUTES).map(FIRST::plusMinutes);
    var instants = Arbitraries.longs().between(0, MINUTES).map(FIRST::plusMinutes);
    var people = Arbitraries.integers().between(2, 5);
    var nearChange = Arbitraries.of(true, true, false);
    return Combinators.combine(zones, units, every, starts, instants, people, nearChange)
        .as(RotationPropertyTest::of);
  }

  private static Case of(
      String zoneId,
      Rotation.Unit unit,
      int every,
      LocalDateTime start,
      LocalDateTime wall,
      int people,
      boolean nearChange) {
    var zone = ZoneId.of(zoneId);
    var instant = wall.toInstant(ZoneOffset.UTC);
    var change = zone.getRules().nextTransition(instant);
    var at = nearChange && change != null ? change.getInstant().minusSeconds(5 * 3600) : instant;
    var ids = IntStream.range(0, people).mapToObj(i -> new UUID(0, i)).toList();
    return new Case(
        new Rotation(new UUID(1, 1), "nord", "Presse", zone, start, unit, every, ids, 0), at);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  record Case(Rotation rotation, Instant instant) {}
}
