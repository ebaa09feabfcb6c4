package io.sturmwarte.incident;

import io.sturmwarte.incident.Links.LinkedMention;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in the list of linked mentions, oldest link first; both null before the first page. */
record LinkPosition(@Nullable OffsetDateTime at, @Nullable UUID id) {
  static String of(LinkedMention last) {
    return last.linkedAt() + "/" + last.mentionId();
  }

  static LinkPosition after(@Nullable String cursor) {
    if (cursor == null) {
      return new LinkPosition(null, null);
    }
    try {
      var parts = Page.decode(cursor).split("/", 2);
      return new LinkPosition(
          Instant.parse(parts[0]).atOffset(ZoneOffset.UTC), UUID.fromString(parts[1]));
    } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new Problem.Invalid("cursor", "send the value of 'next' of the page before, unchanged");
    }
  }
}
