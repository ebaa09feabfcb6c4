package io.sturmwarte.storm;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.brand.Brand;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

@Path("/api/v1/brands/{brandId}/thresholds")
public class ThresholdResource {
  private final SecurityIdentity identity;
  private final ThresholdTable thresholds;

  ThresholdResource(SecurityIdentity identity, ThresholdTable thresholds) {
    this.identity = identity;
    this.thresholds = thresholds;
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
  @Operation(summary = "Where the storm levels of a brand begin, and who changed that last")
  public Uni<ThresholdView> read(UUID brandId) {
    return visible(brandId).chain(() -> thresholds.read(brandId));
  }

  @PUT
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Gives a brand thresholds of its own; what is left out is as by default")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ThresholdRequest.class)))
  public Uni<ThresholdView> change(UUID brandId, @NotNull JsonNode own) {
    var by = Caller.of(identity).name();
    return visible(brandId).chain(() -> thresholds.change(brandId, own, by));
  }

  @DELETE
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Puts a brand back on the default thresholds")
  public Uni<ThresholdView> reset(UUID brandId) {
    var by = Caller.of(identity).name();
    return visible(brandId).chain(() -> thresholds.reset(brandId, by));
  }

  private Uni<Brand> visible(UUID brandId) {
    var caller = Caller.of(identity);
    return Panache.withSession(() -> Brand.byId(brandId, caller));
  }
}
