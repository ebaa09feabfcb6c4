package io.sturmwarte.incident;

import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in the list of incidents, newest first; both null before the first page. */
record IncidentPosition(@Nullable OffsetDateTime openedAt, @Nullable UUID id) {
  static String of(IncidentView last) {
    return last.openedAt() + "/" + last.id();
  }

  static IncidentPosition after(@Nullable String cursor) {
    if (cursor == null) {
      return new IncidentPosition(null, null);
    }
    try {
      var parts = Page.decode(cursor).split("/", 2);
      return new IncidentPosition(
          Instant.parse(parts[0]).atOffset(ZoneOffset.UTC), UUID.fromString(parts[1]));
    } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new Problem.Invalid("cursor", "send the value of 'next' of the page before, unchanged");
    }
  }
}
