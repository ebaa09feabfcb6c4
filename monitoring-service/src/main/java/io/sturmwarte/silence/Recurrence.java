package io.sturmwarte.silence;

import io.sturmwarte.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * Windows that come again every week, in the wall-clock time of a zone: when the clocks change, the
 * window moves with them.
 *
 * @param zone such as {@code Europe/Berlin}
 */
public record Recurrence(
    @NotBlank String zone, @NotEmpty @Size(max = 50) List<@NotNull @Valid Window> windows) {

  /**
   * A piece of some days. One that ends at or before its begin goes on into the next day.
   *
   * @param from inclusive
   * @param to exclusive
   */
  public record Window(
      @NotEmpty Set<@NotNull DayOfWeek> days, @NotNull LocalTime from, @NotNull LocalTime to) {

    /**
     * Begin and end are looked up in the zone for each day, so that a night on which the clocks
     * change is as long as it is: a time that is skipped is the first one after the gap, one that
     * comes twice begins at its first and ends at its last.
     */
    private boolean covers(LocalDate day, ZoneId zone, Instant at) {
      if (!days.contains(day.getDayOfWeek())) {
        return false;
      }
      var lastDay = to.isAfter(from) ? day : day.plusDays(1);
      var begin = day.atTime(from).atZone(zone).withEarlierOffsetAtOverlap();
      var end = lastDay.atTime(to).atZone(zone).withLaterOffsetAtOverlap();
      return !at.isBefore(begin.toInstant()) && at.isBefore(end.toInstant());
    }
  }

  boolean covers(Instant at) {
    var id = ZoneId.of(zone);
    var today = at.atZone(id).toLocalDate();
    return windows.stream()
        .anyMatch(
            window -> window.covers(today, id, at) || window.covers(today.minusDays(1), id, at));
  }

  /** Throws {@link Problem.Invalid} for a zone that there is not. */
  void check() {
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new Problem.Invalid("recurrence.zone", "use the name of a zone such as Europe/Berlin");
    }
  }
}
