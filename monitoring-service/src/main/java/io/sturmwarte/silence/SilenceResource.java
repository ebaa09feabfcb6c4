package io.sturmwarte.silence;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/silences")
public class SilenceResource {
  private final SecurityIdentity identity;
  private final Silences silences;
  private final Clock clock;

  SilenceResource(SecurityIdentity identity, Silences silences, Clock clock) {
    this.identity = identity;
    this.silences = silences;
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
  @Operation(summary = "The silences of the caller's teams, newest first, with their state")
  public Uni<Page<Silence>> list(
      @QueryParam("state") @Pattern(regexp = "pending|active|expired") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
    return silences.list(caller(), state, cursor, limit);
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
  @Operation(summary = "A silence")
  public Uni<Silence> get(UUID id) {
    return silences.find(caller(), id);
  }

  @POST
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Mutes the alerts that match, for a time or in windows of the week")
  public Uni<RestResponse<Silence>> create(@Valid @NotNull SilenceRequest request) {
    var now = clock.instant();
    request.check(now, now);
    return silences
        .create(caller(), team(request.team()), request)
        .map(
            silence ->
                RestResponse.ResponseBuilder.<Silence>created(
                        URI.create("/api/v1/silences/" + silence.id()))
                    .entity(silence)
                    .build());
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Changes a silence that is not over; its team stays")
  public Uni<Silence> change(UUID id, @Valid @NotNull SilenceRequest request) {
    return silences
        .find(caller(), id)
        .invoke(known -> request.check(clock.instant(), known.startsAt()))
        .chain(known -> silences.change(caller(), id, request));
  }

  @POST
  @Path("/{id}/expire")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Ends a silence now")
  public Uni<Silence> expire(UUID id) {
    return silences.expire(caller(), id);
  }

  /** The team that is named, or the only one that the caller is in. */
  private String team(@Nullable String named) {
    var caller = caller();
    if (named == null && caller.teams().size() != 1) {
      throw new Problem.Invalid("team", "say whose brands are meant");
    }
    var team = named == null ? caller.teams().iterator().next() : named;
    if (!caller.sees(team)) {
      throw new Problem.Invalid("team", "you are not in the team " + team);
    }
    return team;
  }

  private Caller caller() {
    return Caller.of(identity);
  }
}
