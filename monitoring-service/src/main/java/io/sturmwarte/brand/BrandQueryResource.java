package io.sturmwarte.brand;

import com.fasterxml.uuid.Generators;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Each change has reached this replica's matcher before the answer goes out. */
@Path("/api/v1/brands/{brandId}/queries")
public class BrandQueryResource {
  private final SecurityIdentity identity;
  private final BrandMatcher matcher;
  private final Clock clock;

  BrandQueryResource(SecurityIdentity identity, BrandMatcher matcher, Clock clock) {
    this.identity = identity;
    this.matcher = matcher;
    this.clock = clock;
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
  @Operation(summary = "The queries of a brand")
  @WithSession
  public Uni<List<BrandQuery.View>> list(UUID brandId) {
    return Brand.byId(brandId, caller())
        .chain(brand -> BrandQuery.of(brand.id))
        .map(queries -> queries.stream().map(BrandQuery.View::of).toList());
  }

  @POST
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Adds a query; an expression that cannot be read is refused with the column")
  public Uni<Response> create(UUID brandId, @Valid @NotNull BrandQuery.Request request) {
    return Panache.withTransaction(() -> add(brandId, request))
        .call(matcher::refresh)
        .map(query -> tagged(Response.created(location(query)), query));
  }

  @PUT
  @Path("/{queryId}")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Changes a query")
  public Uni<Response> change(
      UUID brandId,
      UUID queryId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull BrandQuery.Request request) {
    return Panache.withTransaction(
            () ->
                load(brandId, queryId)
                    .invoke(query -> Versions.require(ifMatch, query.version, "Query", queryId))
                    .invoke(query -> query.take(request))
                    .call(query -> query.flush()))
        .call(matcher::refresh)
        .map(query -> tagged(Response.ok(), query));
  }

  @DELETE
  @Path("/{queryId}")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Removes a query; what it has found stays")
  public Uni<Void> remove(UUID brandId, UUID queryId) {
    return Panache.withTransaction(() -> load(brandId, queryId).call(query -> query.delete()))
        .chain(matcher::refresh);
  }

  private Uni<BrandQuery> add(UUID brandId, BrandQuery.Request request) {
    var id = request.id() == null ? Generators.timeBasedEpochGenerator().generate() : request.id();
    var query = BrandQuery.of(id, brandId, request, clock.instant().truncatedTo(ChronoUnit.MICROS));
    return Brand.byId(brandId, caller())
        .chain(brand -> BrandQuery.<BrandQuery>findById(id))
        .chain(known -> known == null ? query.persistAndFlush() : same(known, brandId, request));
  }

  private static Uni<BrandQuery> same(BrandQuery known, UUID brandId, BrandQuery.Request request) {
    return known.says(brandId, request)
        ? Uni.createFrom().item(known)
        : Uni.createFrom()
            .failure(new Problem.Conflict("There is another query with the id " + known.id));
  }

  private Uni<BrandQuery> load(UUID brandId, UUID queryId) {
    return Brand.byId(brandId, caller()).chain(brand -> BrandQuery.byId(brand.id, queryId));
  }

  private Caller caller() {
    return Caller.of(identity);
  }

  private static URI location(BrandQuery query) {
    return URI.create("/api/v1/brands/%s/queries/%s".formatted(query.brandId, query.id));
  }

  private static Response tagged(Response.ResponseBuilder response, BrandQuery query) {
    return response.entity(BrandQuery.View.of(query)).tag(Versions.tag(query.version)).build();
  }
}
