package io.sturmwarte.library;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Incidents;
import io.vertx.mutiny.sqlclient.Pool;
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
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The door to what the library has for an incident. */
@Path("/api/v1/incidents/{id}/suggestions")
public class SuggestionResource {
  private final Pool pool;
  private final Incidents incidents;
  private final Suggestions suggestions;
  private final SecurityIdentity identity;

  SuggestionResource(
      Pool pool, Incidents incidents, Suggestions suggestions, SecurityIdentity identity) {
    this.pool = pool;
    this.incidents = incidents;
    this.suggestions = suggestions;
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
  @Operation(summary = "Suggests playbooks and case studies that are like the incident, and why")
  public Uni<List<Suggestion>> suggest(
      @PathParam("id") UUID id,
      @QueryParam("limit") @DefaultValue("5") @Min(1) @Max(20) int limit) {
    return incidents
        .read(pool, id, Caller.of(identity))
        .chain(incident -> suggestions.like(pool, incident, limit));
  }
}
