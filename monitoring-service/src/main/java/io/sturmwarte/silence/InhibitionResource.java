package io.sturmwarte.silence;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/inhibitions")
public class InhibitionResource {
  private final SecurityIdentity identity;
  private final Silences silences;

  InhibitionResource(SecurityIdentity identity, Silences silences) {
    this.identity = identity;
    this.silences = silences;
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
  @Operation(summary = "By which one alert keeps another from being told")
  public Uni<List<Inhibition>> list() {
    return silences.inhibitions();
  }

  @POST
  @Path("/{id}/enable")
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Turns an inhibition on, for all teams")
  public Uni<Inhibition> enable(UUID id) {
    return silences.turn(Caller.of(identity), id, true);
  }

  @POST
  @Path("/{id}/disable")
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Turns an inhibition off, for all teams")
  public Uni<Inhibition> disable(UUID id) {
    return silences.turn(Caller.of(identity), id, false);
  }
}
