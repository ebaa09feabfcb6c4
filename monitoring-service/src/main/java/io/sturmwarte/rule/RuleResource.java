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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/brands/{brandId}/rules")
public class RuleResource {
  private final SecurityIdentity identity;
  private final Rules rules;

  RuleResource(SecurityIdentity identity, Rules rules) {
    this.identity = identity;
    this.rules = rules;
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
  @Operation(summary = "The rules that hold for a brand: its own, and those for all brands")
  public Uni<List<Rule>> list(UUID brandId) {
    return visible(brandId).chain(() -> rules.of(brandId));
  }

  @POST
  @RolesAllowed({Role.LEAD, Role.ADMIN, Role.SERVICE})
  @Operation(
      summary = "Adds a rule; the name of one for all brands takes its place here",
      description =
          "The same rule once more, by the same caller, is the one that is there already.")
  public Uni<RestResponse<Rule>> create(UUID brandId, @Valid @NotNull RuleRequest request) {
    request.check();
    return visible(brandId)
        .chain(() -> rules.create(caller(), brandId, request))
        .map(
            rule ->
                RestResponse.ResponseBuilder.<Rule>created(
                        URI.create("/api/v1/brands/%s/rules/%s".formatted(brandId, rule.id())))
                    .entity(rule)
                    .build());
  }

  @PUT
  @Path("/{ruleId}")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Changes a rule of the brand's own")
  public Uni<Rule> change(UUID brandId, UUID ruleId, @Valid @NotNull RuleRequest request) {
    request.check();
    return visible(brandId).chain(() -> rules.change(caller(), brandId, ruleId, request));
  }

  @DELETE
  @Path("/{ruleId}")
  @RolesAllowed({Role.LEAD, Role.ADMIN, Role.SERVICE})
  @Operation(summary = "Removes a rule of the brand's own; what it has raised stays")
  public Uni<Void> remove(UUID brandId, UUID ruleId) {
    return visible(brandId).chain(() -> rules.remove(brandId, ruleId));
  }

  private Uni<Brand> visible(UUID brandId) {
    var caller = caller();
    return Panache.withSession(() -> Brand.byId(brandId, caller));
  }

  private Caller caller() {
    return Caller.of(identity);
  }
}
