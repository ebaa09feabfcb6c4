package io.sturmwarte.briefing;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Incidents;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The team's door to briefing packets. */
@Path("/api/v1/incidents/{id}/briefing-packets")
public class BriefingResource {
  private final Pool pool;
  private final Incidents incidents;
  private final Packets packets;
  private final Pages pages;
  private final SecurityIdentity identity;

  BriefingResource(
      Pool pool, Incidents incidents, Packets packets, Pages pages, SecurityIdentity identity) {
    this.pool = pool;
    this.incidents = incidents;
    this.packets = packets;
    this.pages = pages;
    this.identity = identity;
  }

  @GET
  @RolesAllowed({Role.VIEWER, Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
  @Operation(summary = "Lists what outside help was handed, in order")
  public Uni<List<Packet>> list(@PathParam("id") UUID id) {
    return incidents.read(pool, id, Caller.of(identity)).chain(() -> packets.of(pool, id));
  }

  @GET
  @Path("/{n}")
  @RolesAllowed({Role.VIEWER, Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
  @Operation(summary = "Reads what outside help was handed")
  public Uni<Packet> read(@PathParam("id") UUID id, @PathParam("n") int n) {
    return incidents.read(pool, id, Caller.of(identity)).chain(() -> packets.of(pool, id, n));
  }

  @GET
  @Path("/{n}/page")
  @Produces(MediaType.TEXT_HTML)
  @RolesAllowed({Role.VIEWER, Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
  @Operation(summary = "The same to be read and printed")
  public Uni<String> page(
      @PathParam("id") UUID id,
      @PathParam("n") int n,
      @QueryParam("language") @DefaultValue("de") @Pattern(regexp = "de|en") String language) {
    return read(id, n).map(packet -> pages.page(packet, language));
  }
}
