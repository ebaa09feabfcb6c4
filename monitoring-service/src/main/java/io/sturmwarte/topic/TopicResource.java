package io.sturmwarte.topic;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.brand.Brand;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/brands/{brandId}/topics")
public class TopicResource {
  private final SecurityIdentity identity;
  private final TopicBoard topics;

  TopicResource(SecurityIdentity identity, TopicBoard topics) {
    this.identity = identity;
    this.topics = topics;
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
  @Operation(summary = "What the negatives of the last hours are about")
  public Uni<List<Topic>> find(
      UUID brandId, @QueryParam("hours") @DefaultValue("2") @Min(1) @Max(72) int hours) {
    var caller = Caller.of(identity);
    return Panache.withSession(() -> Brand.byId(brandId, caller))
        .chain(brand -> topics.of(brandId, Duration.ofHours(hours)));
  }
}
