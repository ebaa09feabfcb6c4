package io.sturmwarte.oncall;

import java.time.Instant;
import java.util.UUID;

/** A time in which a person answers, without interruption. */
public record Shift(UUID person, Instant from, Instant until) {
  Span span() {
    return new Span(from, until);
  }
}
