package io.sturmwarte.brand;

import com.fasterxml.uuid.Generators;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/brands")
public class BrandResource {
  private final SecurityIdentity identity;
  private final Clock clock;

  BrandResource(SecurityIdentity identity, Clock clock) {
    this.identity = identity;
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
  @Operation(summary = "The brands of the caller's teams")
  @WithSession
  public Uni<List<BrandView>> list() {
    return Brand.all(caller()).map(brands -> brands.stream().map(BrandView::of).toList());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "A brand")
  @WithSession
  public Uni<Response> get(UUID id) {
    return Brand.byId(id, caller()).map(brand -> tagged(Response.ok(), brand));
  }

  @POST
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Watches a new brand; the same id or Idempotency-Key again changes nothing")
  @WithTransaction
  public Uni<Response> create(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull BrandRequest request) {
    requireOwn(request.team());
    var id = idFor(request, key);
    return Brand.<Brand>findById(id)
        .chain(known -> known == null ? persist(id, request) : same(known, request, key))
        .map(brand -> tagged(Response.created(URI.create("/api/v1/brands/" + id)), brand));
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Changes a brand")
  @WithTransaction
  public Uni<Response> change(
      UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull BrandRequest request) {
    requireOwn(request.team());
    return Brand.byId(id, caller())
        .invoke(brand -> Versions.require(ifMatch, brand.version, "Brand", id))
        .invoke(brand -> brand.take(request))
        .call(brand -> brand.flush())
        .map(brand -> tagged(Response.ok(), brand));
  }

  private Uni<Brand> persist(UUID id, BrandRequest request) {
    return Brand.of(id, request, clock.instant().truncatedTo(ChronoUnit.MICROS))
        .<Brand>persistAndFlush()
        .onFailure(ConstraintViolationException.class)
        .transform(
            ignored -> new Problem.Conflict("This brand is being created just now; ask again"));
  }

  private Uni<Brand> same(Brand known, BrandRequest request, @Nullable String key) {
    if (caller().sees(known.team) && known.says(request)) {
      return Uni.createFrom().item(known);
    }
    return Uni.createFrom().failure(key == null ? idTaken(known) : keyTaken());
  }

  private static Problem idTaken(Brand known) {
    return new Problem.Conflict("There is another brand with the id " + known.id);
  }

  private static Problem keyTaken() {
    return new Problem.Contradiction(
        "This Idempotency-Key was used for another brand; take a new one");
  }

  /** The key of one caller always gives the same id, so that no table of keys is needed. */
  private UUID idFor(BrandRequest request, @Nullable String key) {
    if (request.id() != null) {
      return request.id();
    }
    if (key == null) {
      return Generators.timeBasedEpochGenerator().generate();
    }
    var name = "brand\n" + caller().name() + "\n" + key;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private void requireOwn(String team) {
    if (!caller().sees(team)) {
      throw new Problem.Invalid("team", "you are not in the team " + team);
    }
  }

  private Caller caller() {
    return Caller.of(identity);
  }

  private static Response tagged(Response.ResponseBuilder response, Brand brand) {
    return response.entity(BrandView.of(brand)).tag(Versions.tag(brand.version)).build();
  }
}
