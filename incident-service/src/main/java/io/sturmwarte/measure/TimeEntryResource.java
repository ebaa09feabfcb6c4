package io.sturmwarte.measure;

import com.fasterxml.uuid.Generators;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Text;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The hours that people have put into an incident. */
@Path("/api/v1/incidents/{id}/time-entries")
public class TimeEntryResource {
  private static final String LIST =
      "select t.*, cost_of(t) as cost from time_entry t where incident_id = $1 order by created_at, id";

  private static final String INSERT =
      """
      with added as (
        insert into time_entry (id, incident_id, person, hours, rate, note, created_by)
        values ($1, $2, $3, $4, $5, $6, $7) returning *)
      select added.*, cost_of(added::time_entry) as cost from added
      """;

  private final Pool pool;
  private final Incidents incidents;
  private final SecurityIdentity identity;

  TimeEntryResource(Pool pool, Incidents incidents, SecurityIdentity identity) {
    this.pool = pool;
    this.incidents = incidents;
    this.identity = identity;
  }

  @GET
  @RolesAllowed({Role.VIEWER, Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.ADMIN})
  @Operation(summary = "Lists the hours put into an incident, with what they cost")
  public Uni<List<TimeEntry>> list(@PathParam("id") UUID id) {
    return incidents
        .read(pool, id, Caller.of(identity))
        .chain(() -> pool.preparedQuery(LIST).execute(Tuple.of(id)))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(TimeEntry::of).toList());
  }

  @POST
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL})
  @Operation(summary = "Writes down hours put into an incident")
  public Uni<RestResponse<TimeEntry>> add(
      @PathParam("id") UUID id, @NotNull @Valid TimeRequest request) {
    var caller = Caller.of(identity);
    return pool.withTransaction(tx -> add(tx, id, caller, request))
        .map(entry -> RestResponse.status(RestResponse.Status.CREATED, entry));
  }

  private Uni<TimeEntry> add(SqlConnection tx, UUID id, Caller caller, TimeRequest request) {
    var changes = incidents.changes();
    return incidents
        .lock(tx, id, caller)
        .invoke(
            incident ->
                changes.entry(incident, "timeEntry", caller.name(), request.words(), Map.of()))
        .call(() -> changes.write(tx))
        .chain(incident -> insert(tx, incident, caller, request))
        .map(rows -> TimeEntry.of(rows.iterator().next()));
  }

  private static Uni<RowSet<Row>> insert(
      SqlConnection tx, Incident incident, Caller caller, TimeRequest request) {
    return tx.preparedQuery(INSERT)
        .execute(
            Tuple.from(
                new Object[] {
                  Generators.timeBasedEpochGenerator().generate(),
                  incident.id,
                  request.person(),
                  request.hours(),
                  request.rate(),
                  request.note() == null ? "" : request.note(),
                  caller.name()
                }));
  }

  /**
   * Hours to write down.
   *
   * @param rate euro per hour; without one the team's counts
   */
  public record TimeRequest(
      @NotBlank @Size(max = 100) String person,
      @NotNull @DecimalMin("0.01") @DecimalMax("10000") @Digits(integer = 5, fraction = 2)
          BigDecimal hours,
      @Nullable @DecimalMin("0") @DecimalMax("10000") @Digits(integer = 5, fraction = 2)
          BigDecimal rate,
      @Nullable @Size(max = 500) String note) {
    private Text words() {
      return new Text(
          "%s Stunden aufgeschrieben: %s"
              .formatted(hours.toPlainString().replace('.', ','), person),
          "%s hours written down: %s".formatted(hours.toPlainString(), person));
    }
  }

  /**
   * Hours written down.
   *
   * @param cost in euro
   */
  public record TimeEntry(
      UUID id,
      String person,
      BigDecimal hours,
      @Nullable BigDecimal rate,
      BigDecimal cost,
      String note,
      String createdBy,
      Instant createdAt) {
    private static TimeEntry of(Row row) {
      return new TimeEntry(
          row.getUUID("id"),
          row.getString("person"),
          row.getBigDecimal("hours"),
          row.getBigDecimal("rate"),
          row.getBigDecimal("cost"),
          row.getString("note"),
          row.getString("created_by"),
          row.getOffsetDateTime("created_at").toInstant());
    }
  }
}
