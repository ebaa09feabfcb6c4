package io.sturmwarte.erasure;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.disclosure.AuthorRequest;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.paging.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/erasures")
public class ErasureResource {
  private final SecurityIdentity identity;
  private final Erasures erasures;

  ErasureResource(SecurityIdentity identity, Erasures erasures) {
    this.identity = identity;
    this.erasures = erasures;
  }

  @POST
  @RolesAllowed({Role.LEGAL, Role.ADMIN})
  @Operation(
      summary = "Erases all that an author wrote, and has nothing of theirs taken in any more")
  public Uni<RestResponse<Erasure>> create(
      @HeaderParam("Idempotency-Key") @Size(max = 200) @Nullable String key,
      @Valid @NotNull AuthorRequest request) {
    return erasures
        .create(Caller.of(identity), key, request)
        .map(
            job ->
                RestResponse.ResponseBuilder.<Erasure>created(
                        URI.create("/api/v1/erasures/" + job.id()))
                    .entity(job)
                    .build());
  }

  @GET
  @RolesAllowed({Role.LEGAL, Role.ADMIN})
  @Operation(summary = "The erasures, newest first, and how far they are")
  public Uni<Page<Erasure>> list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
    return erasures.list(cursor, limit);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.LEGAL, Role.ADMIN})
  @Operation(summary = "An erasure, how far it is and what it removed")
  public Uni<Erasure> get(UUID id) {
    return erasures.find(id);
  }
}
