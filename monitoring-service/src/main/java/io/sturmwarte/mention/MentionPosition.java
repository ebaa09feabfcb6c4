package io.sturmwarte.mention;

import io.sturmwarte.problem.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/** A place in the order of mentions, newest first: what comes next lies before it. */
record MentionPosition(Instant publishedAt, UUID id) {
  private static final UUID FIRST = new UUID(0, 0);

  /** Before all mentions of this instant. */
  static MentionPosition before(Instant instant) {
    return new MentionPosition(instant, FIRST);
  }

  static MentionPosition parse(String text) {
    try {
      var parts = text.split(" ", 2);
      return new MentionPosition(Instant.parse(parts[0]), UUID.fromString(parts[1]));
    } catch (DateTimeParseException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new Problem.Invalid("cursor", "send the value of 'next' of the page before, unchanged");
    }
  }

  OffsetDateTime at() {
    return publishedAt.atOffset(ZoneOffset.UTC);
  }

  @Override
  public String toString() {
    return publishedAt + " " + id;
  }
}
