package io.sturmwarte.brand;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Tries expressions before they are saved. */
@Path("/api/v1/brands/{brandId}/queries")
public class QueryPreviewResource {
  private static final int A_WEEK = 7 * 24;
  private static final int A_QUARTER = 90 * 24;

  private final SecurityIdentity identity;
  private final QueryTrial trial;

  QueryPreviewResource(SecurityIdentity identity, QueryTrial trial) {
    this.identity = identity;
    this.trial = trial;
  }

  /**
   * What to try.
   *
   * @param hours how far to look back, a week unless it is said
   */
  record Request(
      @NotBlank @Size(max = 4_000) String expression,
      @Nullable @Min(1) @Max(A_QUARTER) Integer hours) {
    Duration span() {
      return Duration.ofHours(hours == null ? A_WEEK : hours);
    }
  }

  @POST
  @Path("/preview")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN, Role.SERVICE})
  @Operation(
      summary =
          "What an expression finds among the newest mentions of the caller's brands, 5,000 at most")
  public Uni<QueryPreview> preview(UUID brandId, @Valid @NotNull Request request) {
    var expression = BrandQuery.read(request.expression());
    return Panache.withSession(() -> Brand.byId(brandId, caller()))
        .chain(
            brand ->
                trial.on(caller(), request.span(), sample -> QueryPreview.of(sample, expression)));
  }

  @POST
  @Path("/{queryId}/preview")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN, Role.SERVICE})
  @Operation(summary = "What a query would gain and lose with this expression; changes nothing")
  public Uni<QueryPreview.Comparison> dryRun(
      UUID brandId, UUID queryId, @Valid @NotNull Request request) {
    var changed = BrandQuery.read(request.expression());
    return Panache.withSession(() -> load(brandId, queryId))
        .map(query -> BrandQuery.read(query.expression))
        .chain(
            present ->
                trial.on(
                    caller(),
                    request.span(),
                    sample -> QueryPreview.comparing(sample, present, changed)));
  }

  private Uni<BrandQuery> load(UUID brandId, UUID queryId) {
    return Brand.byId(brandId, caller()).chain(brand -> BrandQuery.byId(brand.id, queryId));
  }

  private Caller caller() {
    return Caller.of(identity);
  }
}
