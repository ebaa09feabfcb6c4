package io.sturmwarte.incident;

import com.fasterxml.uuid.Generators;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.paging.Page;
import io.sturmwarte.paging.Position;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door to incidents. */
@Path("/api/v1/incidents")
public class IncidentResource {
  private static final String IN_ORDER =
      """
      where ($1 or team = any($2)) and ($3::text is null or state = $3) and ($4::uuid is null or brand_id = $4)
        and (not $5 or state not in ('RESOLVED', 'REVIEWED'))
        and ($6::timestamptz is null or (opened_at, id) < ($6, $7::uuid))
      order by opened_at desc, id desc limit $8
      """;

  private final Pool pool;
  private final Incidents incidents;
  private final IdempotentRequests repeats;
  private final SecurityIdentity identity;

  IncidentResource(
      Pool pool, Incidents incidents, IdempotentRequests repeats, SecurityIdentity identity) {
    this.pool = pool;
    this.incidents = incidents;
    this.repeats = repeats;
    this.identity = identity;
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
  @Operation(summary = "Lists incidents, newest first")
  public Uni<Page<IncidentView>> list(
      @QueryParam("state") @Nullable IncidentState state,
      @QueryParam("brand") @Nullable UUID brand,
      @QueryParam("open") @DefaultValue("false") boolean open,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    var caller = Caller.of(identity);
    var from = Position.after(cursor);
    var parameters =
        Tuple.from(
            new Object[] {
              caller.seesAll(),
              caller.teamsArray(),
              state == null ? null : state.name(),
              brand,
              open,
              from.at(),
              from.id(),
              limit + 1
            });
    return incidents
        .find(pool, IN_ORDER, parameters)
        .map(found -> found.stream().map(IncidentView::of).toList())
        .map(views -> Page.of(views, limit, it -> Position.of(it.openedAt(), it.id())));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "Reads an incident")
  public Uni<RestResponse<IncidentView>> read(@PathParam("id") UUID id) {
    return incidents
        .read(pool, id, Caller.of(identity))
        .map(incident -> IncidentView.tagged(RestResponse.Status.OK, incident));
  }

  @POST
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Opens an incident by hand")
  public Uni<RestResponse<IncidentView>> open(
      @HeaderParam("Idempotency-Key") @Size(max = 200) @Nullable String key,
      @NotNull @Valid OpenRequest request) {
    var caller = Caller.of(identity);
    if (!caller.sees(request.team())) {
      throw new Problem.NotFound("team", request.team());
    }
    return pool.withTransaction(tx -> open(tx, caller, key, request))
        .map(incident -> IncidentView.tagged(RestResponse.Status.CREATED, incident));
  }

  private Uni<Incident> open(
      SqlConnection tx, Caller caller, @Nullable String key, OpenRequest request) {
    var id = Generators.timeBasedEpochGenerator().generate();
    return repeats
        .claim(tx, caller.name(), key, request, id)
        .chain(
            known ->
                known.equals(id)
                    ? insert(tx, caller, request, id)
                    : incidents.read(tx, known, caller));
  }

  private Uni<Incident> insert(SqlConnection tx, Caller caller, OpenRequest request, UUID id) {
    var changes = incidents.changes();
    return earlier(tx, caller, request)
        .chain(
            earlier ->
                Promises.load(tx)
                    .chain(
                        promises ->
                            incidents.open(
                                tx, request.incident(id), caller.name(), promises, changes))
                    .map(List::getFirst)
                    .invoke(
                        opened ->
                            earlier.forEach(it -> it.followedBy(opened, caller.name(), changes))))
        .call(() -> changes.write(tx));
  }

  private Uni<List<Incident>> earlier(SqlConnection tx, Caller caller, OpenRequest request) {
    var follows = request.follows();
    return follows == null
        ? Uni.createFrom().item(List.of())
        : incidents
            .lock(tx, follows, caller)
            .invoke(earlier -> earlier.requireFollowable(request.team()))
            .map(List::of);
  }

  @POST
  @Path("/{id}/notes")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL})
  @Operation(summary = "Writes a note, or what was said in public, to the timeline")
  public Uni<RestResponse<IncidentView>> note(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid Note note) {
    var actor = Caller.of(identity).name();
    return change(
        id,
        match,
        (incident, promises, changes) ->
            incident.note(
                actor, note.text(), note.publicWord(), promises.of(incident.severity), changes));
  }

  @POST
  @Path("/{id}/{move}")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Moves an incident on; 409 names the open moves")
  public Uni<RestResponse<IncidentView>> move(
      @PathParam("id") UUID id,
      @PathParam("move") Move move,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @Valid @Nullable Because because) {
    var actor = Caller.of(identity).name();
    var why = because == null ? new Because(null, null) : because;
    return change(
        id,
        match,
        (incident, promises, changes) ->
            incident.move(
                move, actor, why.reason(), why.atMost(), promises.of(incident.severity), changes));
  }

  private Uni<RestResponse<IncidentView>> change(
      UUID id, @Nullable String match, Incidents.Rule rule) {
    var caller = Caller.of(identity);
    return pool.withTransaction(tx -> incidents.change(tx, id, match, caller, rule))
        .map(incident -> IncidentView.tagged(RestResponse.Status.OK, incident));
  }

  /**
   * What a person opens an incident with.
   *
   * @param topic alerts on it join the incident, and while it is an S1 or S2, lesser ones are quiet
   * @param follows an earlier incident of the team that was resolved for longer than a day
   */
  public record OpenRequest(
      @NotNull UUID brandId,
      @NotBlank @Size(max = 200) String brandName,
      @NotBlank @Size(max = 100) String team,
      @NotBlank @Size(max = 200) String title,
      @Nullable @Size(max = 200) String topic,
      @NotNull Severity severity,
      @Nullable Cause cause,
      boolean exercise,
      @Nullable UUID follows) {
    NewIncident incident(UUID id) {
      return new NewIncident(
          id,
          brandId,
          brandName,
          team,
          title,
          topic == null || topic.isBlank() ? null : topic.strip(),
          cause,
          severity,
          exercise,
          false,
          follows);
    }
  }

  /**
   * Why a move is made.
   *
   * @param atMost how long it may wait for somebody outside, up to 72 hours
   */
  public record Because(@Size(max = 2000) @Nullable String reason, @Nullable Duration atMost) {}

  /**
   * What is written to the timeline.
   *
   * @param publicWord whether this is what the public was told, which keeps the promise of a word
   */
  public record Note(@NotBlank @Size(max = 10_000) String text, boolean publicWord) {}
}
