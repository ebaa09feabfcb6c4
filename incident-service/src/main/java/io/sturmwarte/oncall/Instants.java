package io.sturmwarte.oncall;

import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Instants as callers write them. */
final class Instants {
  /** What is planned or asked for at once. */
  static final Duration LONGEST = Duration.ofDays(366);

  /** How far ahead one looks. */
  static final Duration AHEAD = Duration.ofDays(14);

  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  private Instants() {}

  /** Throws {@link Problem.Invalid} for what is no instant, or lies beyond any plan. */
  static Instant read(String field, @Nullable String text, Instant otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      // A plus sign that was not escaped arrives as a space.
      return inBounds(field, OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
    } catch (DateTimeException e) {
      throw new Problem.Invalid(field, "say an instant such as 2026-01-05T09:00:00Z");
    }
  }

  static Instant inBounds(String field, Instant instant) {
    if (instant.isBefore(FIRST) || !instant.isBefore(LAST)) {
      throw new Problem.Invalid(field, "say an instant from 2000 to 2199");
    }
    return instant;
  }

  static void requireOrder(Instant from, Instant until, Duration longest) {
    inBounds("from", from);
    inBounds("until", until);
    if (!from.isBefore(until)) {
      throw new Problem.Invalid("until", "say an instant after 'from'");
    }
    if (until.isAfter(from.plus(longest))) {
      throw new Problem.Invalid(
          "until", "say an instant at most %d days after 'from'".formatted(longest.toDays()));
    }
  }

  /** As exact as the database keeps it. */
  static Instant stored(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  /** The id that a cursor names. */
  static @Nullable UUID id(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      return UUID.fromString(Page.decode(cursor));
    } catch (IllegalArgumentException e) {
      throw new Problem.Invalid("cursor", "send the value of 'next' of the page before, unchanged");
    }
  }
}
