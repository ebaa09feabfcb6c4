package io.sturmwarte.rule;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.brand.Brand;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/brands/{brandId}/detection")
public class DetectionResource {
  private final SecurityIdentity identity;
  private final Detections detections;

  DetectionResource(SecurityIdentity identity, Detections detections) {
    this.identity = identity;
    this.detections = detections;
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
  @Operation(summary = "From which scores on the detector speaks for a brand")
  public Uni<Detection> get(UUID brandId) {
    return visible(brandId).chain(() -> detections.of(brandId));
  }

  @PUT
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Sets from which scores on the detector speaks; try it on history before")
  public Uni<Detection> set(UUID brandId, @Valid @NotNull Detection detection) {
    return visible(brandId)
        .chain(() -> detections.set(brandId, detection, Caller.of(identity).name()));
  }

  private Uni<Brand> visible(UUID brandId) {
    var caller = Caller.of(identity);
    return Panache.withSession(() -> Brand.byId(brandId, caller));
  }
}
