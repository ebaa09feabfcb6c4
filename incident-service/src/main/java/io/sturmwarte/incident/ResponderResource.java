package io.sturmwarte.incident;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door for who works on an incident, and who leads. */
@Path("/api/v1/incidents")
@RolesAllowed({Role.RESPONDER, Role.LEAD})
public class ResponderResource {
  private final Pool pool;
  private final Incidents incidents;
  private final SecurityIdentity identity;

  ResponderResource(Pool pool, Incidents incidents, SecurityIdentity identity) {
    this.pool = pool;
    this.incidents = incidents;
    this.identity = identity;
  }

  @PUT
  @Path("/{id}/lead")
  @Operation(summary = "Hands the lead over")
  public Uni<RestResponse<IncidentView>> lead(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid Lead lead) {
    var actor = Caller.of(identity).name();
    return change(
        id,
        match,
        (incident, promises, changes) -> incident.handOver(lead.name().strip(), actor, changes));
  }

  @PUT
  @Path("/{id}/responders/{name}")
  @Operation(summary = "Gives somebody a role in the incident")
  public Uni<RestResponse<IncidentView>> respond(
      @PathParam("id") UUID id,
      @PathParam("name") @NotBlank @Size(max = 100) String name,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid InRole inRole) {
    var actor = Caller.of(identity).name();
    return change(
        id,
        match,
        (incident, promises, changes) ->
            incident.respond(name.strip(), inRole.role(), actor, changes));
  }

  @DELETE
  @Path("/{id}/responders/{name}")
  @Operation(summary = "Takes somebody off the incident; the lead has to be handed over first")
  public Uni<RestResponse<IncidentView>> leave(
      @PathParam("id") UUID id,
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match) {
    var actor = Caller.of(identity).name();
    return change(id, match, (incident, promises, changes) -> incident.leave(name, actor, changes));
  }

  private Uni<RestResponse<IncidentView>> change(
      UUID id, @Nullable String match, Incidents.Rule rule) {
    var caller = Caller.of(identity);
    return pool.withTransaction(tx -> incidents.change(tx, id, match, caller, rule))
        .map(incident -> IncidentView.tagged(RestResponse.Status.OK, incident));
  }

  /** Who is to lead, as they sign in. */
  public record Lead(@NotBlank @Size(max = 100) String name) {}

  /** What somebody is to do. */
  public record InRole(@NotNull ResponderRole role) {}
}
