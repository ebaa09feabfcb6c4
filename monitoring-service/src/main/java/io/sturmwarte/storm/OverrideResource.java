package io.sturmwarte.storm;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.brand.Brand;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The level by hand: whoever leads may know what no counter does. */
@Path("/api/v1/brands/{brandId}/level/override")
public class OverrideResource {
  private final SecurityIdentity identity;
  private final Clock clock;
  private final Overrides overrides;

  OverrideResource(SecurityIdentity identity, Clock clock, Overrides overrides) {
    this.identity = identity;
    this.clock = clock;
    this.overrides = overrides;
  }

  @PUT
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Sets the storm level by hand, in place of one set before")
  public Uni<Level> set(UUID brandId, @Valid @NotNull OverrideRequest request) {
    var now = clock.instant();
    if (request.until() != null && !request.until().isAfter(now)) {
      throw new Problem.Invalid(
          "until", "must lie in the future; leave it out where it is to hold until it is lifted");
    }
    var caller = Caller.of(identity);
    return visible(brandId, caller)
        .chain(() -> overrides.set(brandId, request.override(caller.name(), now)));
  }

  @DELETE
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Lifts the level set by hand; the automatic one counts again")
  public Uni<Level> lift(UUID brandId) {
    var caller = Caller.of(identity);
    return visible(brandId, caller).chain(() -> overrides.lift(brandId, caller.name()));
  }

  private static Uni<Brand> visible(UUID brandId, Caller caller) {
    return Panache.withSession(() -> Brand.byId(brandId, caller));
  }
}
