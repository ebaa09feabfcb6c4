package io.sturmwarte.signal;

import java.time.Duration;
import java.time.Instant;

/** Event time in bins of five minutes. */
public final class Bins {
  public static final Duration LENGTH = Duration.ofMinutes(5);

  private static final long SECONDS = LENGTH.toSeconds();
  private static final long DAY = 86_400;

  /** The epoch began on a Thursday. */
  private static final int DAYS_SINCE_MONDAY = 3;

  private static final int SATURDAY = 5;

  private Bins() {}

  /** When the bin that {@code instant} is in began. */
  public static Instant startOf(Instant instant) {
    return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), SECONDS) * SECONDS);
  }

  /** The hour of the season: 0 to 23 from Monday to Friday, 24 to 47 at the weekend, in UTC. */
  public static int hour(Instant instant) {
    var second = instant.getEpochSecond();
    var ofDay = (int) (Math.floorMod(second, DAY) / 3_600);
    var ofWeek = Math.floorMod(Math.floorDiv(second, DAY) + DAYS_SINCE_MONDAY, 7);
    return ofWeek < SATURDAY ? ofDay : ofDay + Season.DAY;
  }
}
