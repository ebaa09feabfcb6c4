package io.sturmwarte.evidence;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.evidence.Vault.Item;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Incidents;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door to what was secured for an incident; contents are behind another one. */
@Path("/api/v1/incidents/{id}/evidence")
public class SecuredResource {
  private final Pool pool;
  private final Incidents incidents;
  private final Vault vault;
  private final SecurityIdentity identity;

  SecuredResource(Pool pool, Incidents incidents, Vault vault, SecurityIdentity identity) {
    this.pool = pool;
    this.incidents = incidents;
    this.vault = vault;
    this.identity = identity;
  }

  @GET
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.ADMIN})
  @Operation(summary = "Lists what was secured for an incident, without its content")
  public Uni<List<Evidence>> list(@PathParam("id") UUID id) {
    return incidents
        .read(pool, id, Caller.of(identity))
        .chain(incident -> vault.of(pool, incident.id));
  }

  @POST
  @Consumes({"image/png", "image/jpeg", "application/pdf", MediaType.APPLICATION_OCTET_STREAM})
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL})
  @Operation(
      summary = "Secures a picture or a document of up to 5 MiB; its first bytes say what it is")
  public Uni<RestResponse<Evidence>> upload(
      @PathParam("id") UUID id,
      @QueryParam("reason") @NotBlank @Size(max = 500) String reason,
      @QueryParam("mention") @Nullable UUID mention,
      byte @NotNull [] body) {
    var kind = FileKind.of(body);
    var item = new Item(Evidence.Kind.FILE, mention, kind.mediaType(), body);
    return pool.withTransaction(tx -> keep(tx, id, item, reason)).map(SecuredResource::created);
  }

  private Uni<Evidence> keep(SqlConnection tx, UUID incidentId, Item item, String reason) {
    var caller = Caller.of(identity);
    var changes = incidents.changes();
    return incidents
        .lock(tx, incidentId, caller)
        .chain(incident -> vault.keep(tx, incident, item, caller.name(), reason, changes))
        .call(() -> changes.write(tx));
  }

  private static RestResponse<Evidence> created(Evidence evidence) {
    return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, evidence)
        .location(URI.create("/api/v1/evidence/" + evidence.id()))
        .build();
  }
}
