package io.sturmwarte.partner;

import com.fasterxml.uuid.Generators;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.paging.Page;
import io.sturmwarte.person.Addresses;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door to partners. */
@Path("/api/v1/partners")
public class PartnerResource {
  private final Pool pool;
  private final Partners partners;
  private final SecurityIdentity identity;

  PartnerResource(Pool pool, Partners partners, SecurityIdentity identity) {
    this.pool = pool;
    this.partners = partners;
    this.identity = identity;
  }

  @GET
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.ADMIN, Role.SERVICE})
  @Operation(summary = "Lists partners")
  public Uni<Page<Partner>> list(
      @QueryParam("team") @Nullable String team,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return partners
        .list(pool, Caller.of(identity), team, after(cursor), limit + 1)
        .map(found -> Page.of(found, limit, partner -> partner.id().toString()));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.ADMIN, Role.SERVICE})
  @Operation(summary = "Reads a partner")
  public Uni<RestResponse<Partner>> read(@PathParam("id") UUID id) {
    return partners
        .visible(pool, id, Caller.of(identity))
        .map(it -> tagged(RestResponse.Status.OK, it));
  }

  @POST
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Creates a partner")
  public Uni<RestResponse<Partner>> create(
      @HeaderParam("Idempotency-Key") @Size(max = 200) @Nullable String key,
      Partner.@NotNull @Valid Request request) {
    require(request);
    var caller = Caller.of(identity);
    var partner = request.partner(id(caller, key), 0);
    return pool.withTransaction(
            tx ->
                partners
                    .insert(tx, partner)
                    .chain(() -> partners.visible(tx, partner.id(), caller)))
        .invoke(stored -> requireSame(stored, partner))
        .map(stored -> tagged(RestResponse.Status.CREATED, stored));
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Replaces a partner")
  public Uni<RestResponse<Partner>> replace(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      Partner.@NotNull @Valid Request request) {
    require(request);
    return pool.withTransaction(tx -> replace(tx, id, match, request))
        .map(it -> tagged(RestResponse.Status.OK, it));
  }

  private Uni<Partner> replace(
      SqlConnection tx, UUID id, @Nullable String match, Partner.Request request) {
    return visible(tx, id, match)
        .chain(stored -> partners.replace(tx, request.partner(id, stored.version())))
        .chain(() -> partners.visible(tx, id, Caller.of(identity)));
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Removes a partner; steps that name it tell nobody in its place")
  public Uni<Void> remove(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match) {
    return pool.withTransaction(tx -> visible(tx, id, match).chain(() -> partners.delete(tx, id)));
  }

  private Uni<Partner> visible(SqlConnection tx, UUID id, @Nullable String match) {
    return partners
        .visible(tx, id, Caller.of(identity))
        .invoke(stored -> requireVersion(stored, match));
  }

  private void require(Partner.Request request) {
    if (!Caller.of(identity).sees(request.team())) {
      throw new Problem.NotFound("team", request.team());
    }
    request.contacts().forEach(it -> Addresses.require(it.channel(), it.address()));
  }

  private static void requireVersion(Partner stored, @Nullable String match) {
    if (match != null && !match.equals("*") && !match.equals("\"" + stored.version() + "\"")) {
      throw new Problem.Stale("Partner", stored.id());
    }
  }

  private static void requireSame(Partner stored, Partner asked) {
    if (!stored.equals(asked)) {
      throw new Problem.Contradiction(
          "This Idempotency-Key was used for another request; use a new one");
    }
  }

  /** The same caller's same key gives the same id. */
  private static UUID id(Caller caller, @Nullable String key) {
    return key == null
        ? Generators.timeBasedEpochGenerator().generate()
        : UUID.nameUUIDFromBytes((caller.name() + "\n" + key).getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable UUID after(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      return UUID.fromString(Page.decode(cursor));
    } catch (IllegalArgumentException e) {
      throw new Problem.Invalid("cursor", "send the value of 'next' of the page before, unchanged");
    }
  }

  private static RestResponse<Partner> tagged(RestResponse.Status status, Partner it) {
    return RestResponse.ResponseBuilder.create(status, it)
        .tag(new EntityTag(String.valueOf(it.version())))
        .location(URI.create("/api/v1/partners/" + it.id()))
        .build();
  }
}
