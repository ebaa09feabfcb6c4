package io.sturmwarte.oncall;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * People who take turns.
 *
 * <p>Hand-overs are counted on the clock on the wall, from the start, so none drifts: not over
 * months of different length, and not when the clocks change. One in an hour that is skipped
 * happens at the moment the clocks jump, one in an hour that comes twice the first time.
 *
 * @param start the first hand-over, on the wall of {@code zone}; nobody has a turn before
 * @param people in the order of their turns
 */
public record Rotation(
    UUID id,
    String team,
    String name,
    ZoneId zone,
    LocalDateTime start,
    Unit unit,
    int every,
    List<UUID> people,
    int version) {

  public Rotation {
    people = List.copyOf(people);
  }

  /** The one whose turn it is. */
  public Optional<UUID> personAt(Instant instant) {
    var turn = turnAt(instant);
    return turn < 0 || people.isEmpty()
        ? Optional.empty()
        : Optional.of(people.get((int) (turn % people.size())));
  }

  /** The first hand-over after an instant. */
  public Instant nextHandOver(Instant instant) {
    return handOver(turnAt(instant) + 1);
  }

  /** Turns are counted from 0; -1 before the start. */
  private long turnAt(Instant instant) {
    var wall = instant.atZone(zone).toLocalDateTime();
    var turn = Math.max(-1, unit.chrono.between(start, wall) / every);
    while (turn >= 0 && handOver(turn).isAfter(instant)) {
      turn--;
    }
    while (!handOver(turn + 1).isAfter(instant)) {
      turn++;
    }
    return turn;
  }

  private Instant handOver(long turn) {
    var wall = start.plus(turn * every, unit.chrono);
    var jump = zone.getRules().getTransition(wall);
    return jump != null && jump.isGap() ? jump.getInstant() : wall.atZone(zone).toInstant();
  }

  /** What a turn lasts, times {@code every}. */
  public enum Unit {
    @JsonProperty("hour")
    HOUR(ChronoUnit.HOURS),
    @JsonProperty("day")
    DAY(ChronoUnit.DAYS),
    @JsonProperty("week")
    WEEK(ChronoUnit.WEEKS),
    @JsonProperty("month")
    MONTH(ChronoUnit.MONTHS);

    private final ChronoUnit chrono;

    Unit(ChronoUnit chrono) {
      this.chrono = chrono;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Unit of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
