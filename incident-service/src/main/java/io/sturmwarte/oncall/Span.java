package io.sturmwarte.oncall;

import java.time.Instant;

/** From an instant, until just before another. */
public record Span(Instant from, Instant until) {
  boolean covers(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }

  boolean overlaps(Span other) {
    return from.isBefore(other.until) && other.from.isBefore(until);
  }
}
