package io.sturmwarte.paging;

import io.sturmwarte.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in a list that is ordered by an instant and an id; both null before the first page. */
public record Position(@Nullable OffsetDateTime at, @Nullable UUID id) {
  public static String of(Instant at, UUID id) {
    return at + "/" + id;
  }

  /** Throws {@link Problem.Invalid} for a cursor that we did not give. */
  public static Position after(@Nullable String cursor) {
    if (cursor == null) {
      return new Position(null, null);
    }
    try {
      var parts = Page.decode(cursor).split("/", 2);
      return new Position(
          Instant.parse(parts[0]).atOffset(ZoneOffset.UTC), UUID.fromString(parts[1]));
    } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new Problem.Invalid("cursor", "send the value of 'next' of the page before, unchanged");
    }
  }
}
