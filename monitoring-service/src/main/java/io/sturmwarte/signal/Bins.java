package io.sturmwarte.signal;

import java.time.Duration;
import java.time.Instant;

/** Event time in bins of five minutes. */
public final class Bins {
  public static final Duration LENGTH = Duration.ofMinutes(5);

  private static final long SECONDS = LENGTH.toSeconds();

  private Bins() {}

  /** When the bin that {@code instant} is in began. */
  public static Instant startOf(Instant instant) {
    return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), SECONDS) * SECONDS);
  }

  /** The hour of the week, 0 to 167. It begins on a Thursday, as time does; that makes no odds. */
  public static int hourOfWeek(Instant instant) {
    return (int) Math.floorMod(Math.floorDiv(instant.getEpochSecond(), 3_600), (long) Season.HOURS);
  }
}
