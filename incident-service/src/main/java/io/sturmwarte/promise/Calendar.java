package io.sturmwarte.promise;

import io.sturmwarte.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the clock of a promise runs.
 *
 * @param zone as in the IANA time zone database
 */
public record Calendar(
    @Nullable String name,
    @NotBlank String zone,
    @NotEmpty @Size(max = 100) List<@NotNull @Valid Opening> openings,
    @Size(max = 4000) List<@NotNull @Valid Holiday> holidays) {
  public Calendar {
    holidays = holidays == null ? List.of() : holidays;
  }

  /** Hours of a day of the week; those that close at 00:00 last until the end of the day. */
  public record Opening(
      @NotNull DayOfWeek day, @NotNull LocalTime opens, @NotNull LocalTime closes) {
    private boolean isBackwards() {
      return !closes.equals(LocalTime.MIDNIGHT) && !closes.isAfter(opens);
    }

    private boolean meets(Opening next) {
      return day == next.day && (closes.equals(LocalTime.MIDNIGHT) || closes.isAfter(next.opens));
    }
  }

  /** A day on which the clock does not run. */
  public record Holiday(@NotNull LocalDate day, @NotBlank @Size(max = 200) String name) {}

  /** Throws {@link Problem.Invalid} for what no clock can run by. */
  void require() {
    requireZone();
    var inOrder =
        openings.stream()
            .sorted(Comparator.comparing(Opening::day).thenComparing(Opening::opens))
            .toList();
    for (var i = 0; i < inOrder.size(); i++) {
      if (inOrder.get(i).isBackwards()) {
        throw new Problem.Invalid("openings", "let each opening close after it opens");
      }
      if (i > 0 && inOrder.get(i - 1).meets(inOrder.get(i))) {
        throw new Problem.Invalid(
            "openings", "the openings of %s overlap".formatted(inOrder.get(i).day()));
      }
    }
    if (holidays.stream().map(Holiday::day).distinct().count() < holidays.size()) {
      throw new Problem.Invalid("holidays", "name each day once");
    }
  }

  private void requireZone() {
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new Problem.Invalid("zone", "name a zone such as Europe/Berlin");
    }
  }
}
