package io.sturmwarte.rescore;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.reading.Scorer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/rescores")
public class RescoreResource {
  private static final Duration COME_BACK_AFTER = Duration.ofSeconds(30);

  private final SecurityIdentity identity;
  private final Rescores rescores;
  private final Scorer scorer;

  RescoreResource(SecurityIdentity identity, Rescores rescores, Scorer scorer) {
    this.identity = identity;
    this.rescores = rescores;
    this.scorer = scorer;
  }

  @POST
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(
      summary = "Has mentions scored again in the background, by the model that is there now")
  public Uni<RestResponse<Rescore>> create(
      @HeaderParam("Idempotency-Key") @Size(max = 200) @Nullable String key,
      @Nullable RescoreRequest sent) {
    var caller = caller();
    var request = sent == null ? RescoreRequest.ALL : sent;
    return rescores
        .brands(caller, request)
        .chain(brands -> create(caller, key, request, brands))
        .map(RescoreResource::created);
  }

  private Uni<Rescore> create(
      Caller caller, @Nullable String key, RescoreRequest request, UUID[] brands) {
    return scorer
        .modelVersion()
        .onFailure()
        .transform(RescoreResource::unavailable)
        .chain(model -> rescores.create(caller, key, request, brands, model));
  }

  private static RestResponse<Rescore> created(Rescore job) {
    return RestResponse.ResponseBuilder.<Rescore>created(URI.create("/api/v1/rescores/" + job.id()))
        .entity(job)
        .build();
  }

  private static Problem unavailable(Throwable failure) {
    return new Problem.Unavailable(
        "scoring-service does not say which model it has; nothing was begun, send this again later",
        COME_BACK_AFTER);
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
  @Operation(summary = "The jobs that score mentions again, newest first, and how far they are")
  public Uni<Page<Rescore>> list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
    return rescores.list(caller(), cursor, limit);
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
  @Operation(summary = "A job that scores mentions again")
  public Uni<Rescore> get(UUID id) {
    return rescores.find(caller(), id);
  }

  @POST
  @Path("/{id}/cancel")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Stops a job; what it has scored again stays so")
  public Uni<Rescore> cancel(UUID id) {
    return rescores.cancel(caller(), id);
  }

  private Caller caller() {
    return Caller.of(identity);
  }
}
