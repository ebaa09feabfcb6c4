package io.sturmwarte.escalation;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.IncidentView;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door to the two moves that the chain of calls depends on. */
@Path("/api/v1/incidents/{id}")
public class AcknowledgeResource {
  private final Pool pool;
  private final Answering answering;
  private final SecurityIdentity identity;

  AcknowledgeResource(Pool pool, Answering answering, SecurityIdentity identity) {
    this.pool = pool;
    this.answering = answering;
    this.identity = identity;
  }

  @POST
  @Path("/acknowledge")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(
      summary = "Takes an incident on, which ends the calls; on one that is over it does nothing")
  public Uni<RestResponse<IncidentView>> acknowledge(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @Valid @Nullable Because because) {
    var reason = because == null ? null : because.reason();
    return pool.withTransaction(
            tx -> answering.acknowledge(tx, id, match, Caller.of(identity), reason))
        .map(incident -> IncidentView.tagged(RestResponse.Status.OK, incident));
  }

  @POST
  @Path("/escalate")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Fires the next step now, or the one that is named")
  public Uni<RestResponse<IncidentView>> escalate(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @Valid @Nullable Jump jump) {
    var to = jump == null ? new Jump(null, null) : jump;
    return pool.withTransaction(
            tx -> answering.escalate(tx, id, match, Caller.of(identity), to.reason(), to.step()))
        .map(incident -> IncidentView.tagged(RestResponse.Status.OK, incident));
  }

  /** What is said with it. */
  public record Because(@Size(max = 2000) @Nullable String reason) {}

  /**
   * Where to, and why.
   *
   * @param step counted from 0; absent: the next
   */
  public record Jump(@Size(max = 2000) @Nullable String reason, @Min(0) @Nullable Integer step) {}
}
