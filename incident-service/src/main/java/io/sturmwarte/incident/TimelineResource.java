package io.sturmwarte.incident;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
  private static final String ENTRIES =
      "select * from timeline_entry where incident_id = $1 order by position";

  /** An entry is broken when it is missing, does not follow the one before, or was changed. */
  private static final String VERIFY =
      """
      select count(*)::int as entries, min(place) filter (where not intact) as first_broken
      from (
        select place, position = place and hash = timeline_hash(entry)
          and previous_hash = coalesce(lag(hash) over (order by position), '') as intact
        from (
          select entry, (entry).position, (entry).hash, (entry).previous_hash,
            (row_number() over (order by (entry).position))::int as place
          from timeline_entry entry where incident_id = $1) as placed) as checked
      """;

  private final Pool pool;
  private final Incidents incidents;
  private final SecurityIdentity identity;

  TimelineResource(Pool pool, Incidents incidents, SecurityIdentity identity) {
    this.pool = pool;
    this.incidents = incidents;
    this.identity = identity;
  }

  @GET
  @Operation(summary = "Reads what happened, in order")
  public Uni<List<Entry>> read(@PathParam("id") UUID id) {
    return rows(id, ENTRIES)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Entry::of).toList());
  }

  @GET
  @Path("/verify")
  @Operation(summary = "Checks that nobody has changed the timeline")
  public Uni<Verdict> verify(@PathParam("id") UUID id) {
    return rows(id, VERIFY).map(rows -> Verdict.of(rows.iterator().next()));
  }

  private Uni<RowSet<Row>> rows(UUID id, String sql) {
    return incidents
        .read(pool, id, Caller.of(identity))
        .chain(() -> pool.preparedQuery(sql).execute(Tuple.of(id)));
  }

  /** Something that happened to an incident. */
  public record Entry(
      int position,
      Instant at,
      String kind,
      String actor,
      Text text,
      Map<String, Object> data,
      String hash) {
    private static Entry of(Row row) {
      return new Entry(
          row.getInteger("position"),
          row.getOffsetDateTime("at").toInstant(),
          row.getString("kind"),
          row.getString("actor"),
          row.getJsonObject("text").mapTo(Text.class),
          row.getJsonObject("data").getMap(),
          row.getString("hash"));
    }
  }

  /**
   * Whether the chain holds.
   *
   * @param firstBroken position of the first entry that does not fit
   */
  public record Verdict(boolean intact, int entries, @Nullable Integer firstBroken) {
    private static Verdict of(Row row) {
      var firstBroken = row.getInteger("first_broken");
      return new Verdict(firstBroken == null, row.getInteger("entries"), firstBroken);
    }
  }
}
