package io.sturmwarte.incident;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The door to what happened. Nobody writes through it. */
@Path("/api/v1/incidents/{id}/timeline")
@RolesAllowed({
  Role.VIEWER,
  Role.RESPONDER,
  Role.LEAD,
  Role.LEGAL,
  Role.TRAINER,
  Role.ADMIN,
  Role.SERVICE
})
public class TimelineResource {
  private static final int MOST = 10_000;

  private static final String ENTRIES =
      """
      select * from timeline_entry
      where incident_id = $1 and position > $2 and ($3::text[] = '{}' or kind = any($3))
      order by position limit $4
      """;

  private static final String VERDICT = "select * from timeline_verdict($1)";

  private final Pool pool;
  private final Incidents incidents;
  private final SecurityIdentity identity;

  TimelineResource(Pool pool, Incidents incidents, SecurityIdentity identity) {
    this.pool = pool;
    this.incidents = incidents;
    this.identity = identity;
  }

  @GET
  @Operation(summary = "Reads what happened, in order; a page begins after the last position")
  public Uni<List<TimelineEntry>> read(
      @PathParam("id") UUID id,
      @QueryParam("kind") List<String> kinds,
      @QueryParam("after") @DefaultValue("0") @Min(0) int after,
      @QueryParam("limit") @DefaultValue("10000") @Min(1) @Max(MOST) int limit) {
    return incidents
        .read(pool, id, Caller.of(identity))
        .chain(() -> entries(id, kinds, after, limit));
  }

  @GET
  @Path("/verify")
  @Operation(summary = "Checks that nobody has changed the timeline, and the incident follows it")
  public Uni<Verdict> verify(@PathParam("id") UUID id) {
    return pool.withTransaction(tx -> verify(tx, id));
  }

  /** Locked, so that nothing is written between reading the one and the other. */
  private Uni<Verdict> verify(SqlConnection tx, UUID id) {
    return incidents
        .lock(tx, id, Caller.of(identity))
        .chain(
            incident ->
                entries(tx, id)
                    .chain(
                        entries ->
                            tx.preparedQuery(VERDICT)
                                .execute(Tuple.of(id))
                                .map(rows -> rows.iterator().next())
                                .map(row -> Verdict.of(row, Replay.fits(incident, entries)))));
  }

  private Uni<List<TimelineEntry>> entries(SqlConnection tx, UUID id) {
    return entries(tx, Tuple.of(id, 0, new String[0], Integer.MAX_VALUE));
  }

  private Uni<List<TimelineEntry>> entries(UUID id, List<String> kinds, int after, int limit) {
    return entries(pool, Tuple.of(id, after, kinds.toArray(String[]::new), limit));
  }

  private static Uni<List<TimelineEntry>> entries(SqlClient database, Tuple parameters) {
    return database
        .preparedQuery(ENTRIES)
        .execute(parameters)
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(TimelineEntry::of).toList());
  }

  /**
   * Whether the chain holds.
   *
   * @param firstBroken position of the first entry that does not fit
   * @param rebuilt whether the incident is what its timeline says; null where that was begun by a
   *     version that wrote less
   */
  public record Verdict(
      boolean intact, int entries, @Nullable Integer firstBroken, @Nullable Boolean rebuilt) {
    private static Verdict of(Row row, @Nullable Boolean rebuilt) {
      var firstBroken = row.getInteger("first_broken");
      return new Verdict(firstBroken == null, row.getInteger("entries"), firstBroken, rebuilt);
    }
  }
}
