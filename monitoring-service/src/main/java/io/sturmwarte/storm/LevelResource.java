package io.sturmwarte.storm;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/brands/{brandId}/level")
public class LevelResource {
  private final SecurityIdentity identity;
  private final Levels levels;
  private final Carriers carriers;

  LevelResource(SecurityIdentity identity, Levels levels, Carriers carriers) {
    this.identity = identity;
    this.levels = levels;
    this.carriers = carriers;
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
  @Operation(summary = "The storm level of a brand, with its reasons")
  public Uni<Level> get(UUID brandId) {
    return levels.of(brandId, Caller.of(identity));
  }

  @GET
  @Path("/mentions")
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "The mentions that carry the reasons of the level, most reach first")
  public Uni<List<Carrier>> mentions(UUID brandId) {
    return levels.of(brandId, Caller.of(identity)).chain(level -> carriers.of(brandId, level));
  }
}
