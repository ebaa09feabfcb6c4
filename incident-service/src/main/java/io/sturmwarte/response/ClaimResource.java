package io.sturmwarte.response;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.response.Claims.Claim;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The door to who answers what. */
@Path("/api/v1/incidents/{id}/claims")
public class ClaimResource {
  private final Pool pool;
  private final Incidents incidents;
  private final Claims claims;
  private final SecurityIdentity identity;

  ClaimResource(Pool pool, Incidents incidents, Claims claims, SecurityIdentity identity) {
    this.pool = pool;
    this.incidents = incidents;
    this.claims = claims;
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
  @Operation(summary = "Lists who is answering which mention of an incident now")
  public Uni<List<Claim>> list(@PathParam("id") UUID id) {
    return incidents
        .read(pool, id, Caller.of(identity))
        .chain(incident -> claims.ofIncident(pool, id));
  }

  @POST
  @Path("/{mentionId}")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Claims a mention for 15 minutes, or renews the claim; 409 names who has it")
  public Uni<Claim> claim(@PathParam("id") UUID id, @PathParam("mentionId") UUID mention) {
    var caller = Caller.of(identity);
    return pool.withTransaction(
        tx ->
            incidents
                .read(tx, id, caller)
                .chain(incident -> claims.take(tx, incident.team, mention, id, caller.name())));
  }

  @POST
  @Path("/{mentionId}/release")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Gives a claimed mention back")
  public Uni<Claim> release(@PathParam("id") UUID id, @PathParam("mentionId") UUID mention) {
    var caller = Caller.of(identity);
    return pool.withTransaction(
        tx ->
            incidents
                .read(tx, id, caller)
                .chain(incident -> claims.release(tx, incident.team, mention, caller.name())));
  }

  @POST
  @Path("/{mentionId}/hand-over")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Hands a claimed mention over to somebody else")
  public Uni<Claim> handOver(
      @PathParam("id") UUID id,
      @PathParam("mentionId") UUID mention,
      @NotNull @Valid HandOver handOver) {
    var caller = Caller.of(identity);
    return pool.withTransaction(
        tx ->
            incidents
                .lock(tx, id, caller)
                .chain(incident -> handOver(tx, incident, mention, caller.name(), handOver.to())));
  }

  private Uni<Claim> handOver(
      SqlConnection tx, Incident incident, UUID mention, String from, String to) {
    var changes = incidents.changes();
    return claims
        .handOver(tx, incident.team, mention, from, to)
        .invoke(
            claim ->
                changes.entry(
                    incident,
                    "claimHandedOver",
                    from,
                    Words.handedOver(from, to),
                    Map.of("mentionId", mention.toString())))
        .call(() -> changes.write(tx));
  }

  /**
   * Who goes on.
   *
   * @param to the name they sign in with
   */
  public record HandOver(@NotBlank @Size(max = 200) String to) {}
}
