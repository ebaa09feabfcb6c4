package io.sturmwarte.oncall;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door to rotations. */
@Path("/api/v1/rotations")
public class RotationResource {
  private static final String IN_ORDER =
      """
      where ($3 or team = any($4)) and ($5::text is null or team = $5) and ($6::uuid is null or id > $6)
      order by id limit $7
      """;

  private final Pool pool;
  private final OnCall onCall;
  private final Rotations rotations;
  private final Names names;
  private final SecurityIdentity identity;
  private final Clock clock;

  RotationResource(
      Pool pool,
      OnCall onCall,
      Rotations rotations,
      Names names,
      SecurityIdentity identity,
      Clock clock) {
    this.pool = pool;
    this.onCall = onCall;
    this.rotations = rotations;
    this.names = names;
    this.identity = identity;
    this.clock = clock;
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
  @Operation(summary = "Lists rotations")
  public Uni<Page<RotationView>> list(
      @QueryParam("team") @Nullable String team,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    var caller = Caller.of(identity);
    var now = clock.instant();
    return onCall
        .find(
            pool,
            IN_ORDER,
            now,
            now,
            caller.seesAll(),
            caller.teamsArray(),
            team,
            Instants.id(cursor),
            limit + 1)
        .map(found -> found.stream().map(roster -> RotationView.of(roster.rotation())).toList())
        .map(views -> Page.of(views, limit, view -> view.id().toString()));
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
  @Operation(summary = "Reads a rotation")
  public Uni<RestResponse<RotationView>> read(@PathParam("id") UUID id) {
    return rotation(pool, id).map(it -> tagged(RestResponse.Status.OK, it));
  }

  @POST
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Creates a rotation")
  public Uni<RestResponse<RotationView>> create(
      @HeaderParam("Idempotency-Key") @Size(max = 200) @Nullable String key,
      @NotNull @Valid RotationRequest request) {
    var caller = Caller.of(identity);
    requireTeam(caller, request.team());
    var rotation = request.rotation(NewId.of(caller.name(), key), 0);
    return pool.withTransaction(
            tx -> rotations.insert(tx, rotation).chain(() -> rotation(tx, rotation.id())))
        .map(stored -> NewId.same(stored, rotation))
        .map(stored -> tagged(RestResponse.Status.CREATED, stored));
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Replaces a rotation; what was laid over it stays")
  public Uni<RestResponse<RotationView>> replace(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid RotationRequest request) {
    requireTeam(Caller.of(identity), request.team());
    return pool.withTransaction(tx -> replace(tx, id, match, request))
        .map(it -> tagged(RestResponse.Status.OK, it));
  }

  private Uni<Rotation> replace(
      SqlConnection tx, UUID id, @Nullable String match, RotationRequest request) {
    return locked(tx, id)
        .invoke(stored -> requireVersion(stored, match))
        .map(stored -> request.rotation(id, stored.version()))
        .chain(rotation -> rotations.replace(tx, rotation))
        .chain(() -> rotation(tx, id));
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Removes a rotation with all that was laid over it")
  public Uni<Void> remove(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match) {
    return pool.withTransaction(
        tx ->
            locked(tx, id)
                .invoke(stored -> requireVersion(stored, match))
                .chain(() -> rotations.delete(tx, id)));
  }

  @GET
  @Path("/{id}/shifts")
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "Lists the shifts between two instants, overrides and all")
  public Uni<List<ShiftView>> shifts(
      @PathParam("id") UUID id,
      @QueryParam("from") @Nullable String from,
      @QueryParam("until") @Nullable String until) {
    var begin = Instants.read("from", from, clock.instant());
    var end = Instants.read("until", until, begin.plus(Duration.ofDays(28)));
    Instants.requireOrder(begin, end, Instants.LONGEST);
    return onCall
        .roster(pool, id, Caller.of(identity), begin, end)
        .map(roster -> roster.shifts(begin, end))
        .chain(shifts -> names.shifts(pool, shifts));
  }

  private Uni<Rotation> rotation(SqlClient database, UUID id) {
    var now = clock.instant();
    return onCall.roster(database, id, Caller.of(identity), now, now).map(Roster::rotation);
  }

  private Uni<Rotation> locked(SqlConnection tx, UUID id) {
    return rotations.lock(tx, id).chain(() -> rotation(tx, id));
  }

  private static void requireVersion(Rotation stored, @Nullable String match) {
    if (match != null && !match.equals("*") && !match.equals("\"" + stored.version() + "\"")) {
      throw new Problem.Stale("Rotation", stored.id());
    }
  }

  private static void requireTeam(Caller caller, String team) {
    if (!caller.sees(team)) {
      throw new Problem.NotFound("team", team);
    }
  }

  private static RestResponse<RotationView> tagged(RestResponse.Status status, Rotation it) {
    return RestResponse.ResponseBuilder.create(status, RotationView.of(it))
        .tag(new EntityTag(String.valueOf(it.version())))
        .location(URI.create("/api/v1/rotations/" + it.id()))
        .build();
  }
}
