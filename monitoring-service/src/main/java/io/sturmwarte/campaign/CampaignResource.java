package io.sturmwarte.campaign;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.brand.Brand;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/brands/{brandId}/campaign")
public class CampaignResource {
  private final SecurityIdentity identity;
  private final Clock clock;
  private final Pool pool;
  private final Campaigns campaigns;

  CampaignResource(SecurityIdentity identity, Clock clock, Pool pool, Campaigns campaigns) {
    this.identity = identity;
    this.clock = clock;
    this.pool = pool;
    this.campaigns = campaigns;
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
  @Operation(summary = "How coordinated it looks what was said in the last hours, and why")
  public Uni<Campaign> judge(
      UUID brandId,
      @QueryParam("hours") @DefaultValue("2") @Min(1) @Max(72) int hours,
      @QueryParam("sentiment")
          @DefaultValue("negative")
          @Pattern(regexp = "negative|neutral|positive|all")
          String sentiment) {
    var caller = Caller.of(identity);
    return Panache.withSession(() -> Brand.byId(brandId, caller))
        .chain(
            brand ->
                campaigns.judge(
                    pool, brandId, Duration.ofHours(hours), sentiment, clock.instant()));
  }
}
