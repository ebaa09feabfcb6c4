package io.sturmwarte.situation;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/brands/{brandId}/series")
public class SeriesResource {
  private static final Duration SHORTEST_BUCKET = Duration.ofMinutes(1);
  private static final Duration DEFAULT_SPAN = Duration.ofDays(1);
  private static final long MOST_POINTS = 2_000;

  private final SecurityIdentity identity;
  private final Clock clock;
  private final SeriesReader series;

  SeriesResource(SecurityIdentity identity, Clock clock, SeriesReader series) {
    this.identity = identity;
    this.clock = clock;
    this.series = series;
  }

  @GET
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "The curve of a brand with the band of what is usual, and what happened")
  public Uni<Series> read(
      UUID brandId,
      @QueryParam("bucket") @DefaultValue("PT10M") String bucket,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to) {
    var length = length(bucket);
    var end = to == null ? clock.instant() : to;
    var start = from == null ? end.minus(DEFAULT_SPAN) : from;
    requireFew(start, end, length);
    return series.read(Caller.of(identity), brandId, length, start, end);
  }

  private static Duration length(String bucket) {
    try {
      var length = Duration.parse(bucket);
      if (length.compareTo(SHORTEST_BUCKET) < 0 || length.toSeconds() % 60 != 0) {
        throw new Problem.Invalid("bucket", "take whole minutes, such as PT10M");
      }
      return length;
    } catch (DateTimeParseException e) {
      throw new Problem.Invalid("bucket", "write it as an ISO 8601 duration, such as PT10M");
    }
  }

  private static void requireFew(Instant from, Instant to, Duration bucket) {
    if (!from.isBefore(to)) {
      throw new Problem.Invalid("from", "must be before 'to'");
    }
    if (Duration.between(from, to).dividedBy(bucket) > MOST_POINTS) {
      throw new Problem.Invalid("bucket", "gives more than 2,000 points; take a longer one");
    }
  }
}
