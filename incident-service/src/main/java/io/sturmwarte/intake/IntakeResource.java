package io.sturmwarte.intake;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The door for monitoring. */
@Path("/api/v1")
@RolesAllowed(Role.SERVICE)
public class IntakeResource {
  private final Intake intake;

  IntakeResource(Intake intake) {
    this.intake = intake;
  }

  @POST
  @Path("/alerts")
  @Operation(summary = "Opens an incident for an alert, or joins it to the open one on its topic")
  public Uni<Intake.Answer> alert(@NotNull @Valid Alert alert) {
    return intake.take(alert);
  }

  @PUT
  @Path("/brands/{brandId}/level")
  @Operation(summary = "Tells the open incidents of a brand how high the storm is")
  public Uni<Void> level(@PathParam("brandId") UUID brandId, @NotNull @Valid BrandLevel level) {
    return intake.take(brandId, level);
  }
}
