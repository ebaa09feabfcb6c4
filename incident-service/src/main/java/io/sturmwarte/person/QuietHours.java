package io.sturmwarte.person;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a person is not to be disturbed, every day, by the wall clock.
 *
 * @param until may be earlier than {@code from}: then it is the next morning
 */
public record QuietHours(LocalTime from, LocalTime until) {

  /** The given instant, or where it is quiet then, the end of the quiet. */
  public Instant after(Instant at, ZoneId zone) {
    var local = at.atZone(zone);
    if (!isQuiet(local.toLocalTime())) {
      return at;
    }
    var end = local.toLocalDate().atTime(until);
    var day = end.isAfter(local.toLocalDateTime()) ? end : end.plusDays(1);
    return day.atZone(zone).toInstant();
  }

  private boolean isQuiet(LocalTime time) {
    if (from.isBefore(until)) {
      return !time.isBefore(from) && time.isBefore(until);
    }
    return from.isAfter(until) && (!time.isBefore(from) || time.isBefore(until));
  }
}
