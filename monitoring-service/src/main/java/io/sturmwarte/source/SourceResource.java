package io.sturmwarte.source;

import com.fasterxml.uuid.Generators;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.brand.Versions;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.outbound.OutboundGuard;
import io.sturmwarte.outbound.Refused;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/sources")
public class SourceResource {
  private static final Duration OVERLAP = Duration.ofHours(24);

  private final SecurityIdentity identity;
  private final Sources sources;
  private final OutboundGuard guard;

  SourceResource(SecurityIdentity identity, Sources sources, OutboundGuard guard) {
    this.identity = identity;
    this.sources = sources;
    this.guard = guard;
  }

  /**
   * @param secret a new one; missing to have one made, for a webhook
   */
  record SecretRequest(@Nullable @Size(min = 1, max = 2_000) String secret) {}

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
  @Operation(summary = "The sources of the caller's teams, with how they are")
  public Uni<Page<SourceView>> list(
      @QueryParam("state") @Nullable @Pattern(regexp = "new|ok|silent|limited|failing|paused")
          String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
    return sources.list(caller(), state, cursor, limit);
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
  @Operation(summary = "A source")
  public Uni<RestResponse<SourceView>> get(UUID id) {
    return sources.find(caller(), id).map(SourceResource::tagged);
  }

  @GET
  @Path("/{id}/health")
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "How a source is: anything but ok must not be taken for calm")
  public Uni<SourceHealth> health(UUID id) {
    return sources.find(caller(), id).map(SourceView::health);
  }

  @POST
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Adds a source; the same id or Idempotency-Key again changes nothing")
  public Uni<RestResponse<SourceView>> create(
      @HeaderParam("Idempotency-Key") @Nullable @Size(max = 200) String key,
      @Valid @NotNull SourceRequest request) {
    check(request);
    var id = idFor(request, key);
    return sources.create(caller(), id, request).map(SourceResource::created);
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Changes a source; other settings are read from their beginning")
  public Uni<RestResponse<SourceView>> change(
      UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull SourceRequest request) {
    check(request);
    return sources.change(caller(), id, version(ifMatch, id), request).map(SourceResource::tagged);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Removes a source; what it has brought stays")
  public Uni<Void> remove(UUID id) {
    return sources.remove(caller(), id);
  }

  @POST
  @Path("/{id}/pause")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Reads a source no more, until it is resumed")
  public Uni<SourceView> pause(UUID id) {
    return sources.pause(caller(), id, true);
  }

  @POST
  @Path("/{id}/resume")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Reads a source again, from where it was")
  public Uni<SourceView> resume(UUID id) {
    return sources.pause(caller(), id, false);
  }

  @POST
  @Path("/{id}/secret")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Replaces the secret; the one before stays good for 24 hours where it signs")
  public Uni<SourceView> rotate(UUID id, @Valid @Nullable SecretRequest request) {
    return sources.rotate(caller(), id, request == null ? null : request.secret(), OVERLAP);
  }

  private void check(SourceRequest request) {
    if (!caller().sees(request.team())) {
      throw new Problem.Invalid("team", "you are not in the team " + request.team());
    }
    if (request.silence().compareTo(Duration.ofMinutes(1)) < 0
        || request.silence().compareTo(Duration.ofDays(365)) > 0) {
      throw new Problem.Invalid("silentAfter", "must be between PT1M and P365D");
    }
    request.settings().check();
    request.settings().address().ifPresent(this::requireOutside);
    if (request.secret() != null) {
      request.settings().checkSecret(request.secret());
    }
  }

  private void requireOutside(String url) {
    try {
      guard.require(url);
    } catch (Refused refused) {
      throw new Problem.Invalid("settings", String.valueOf(refused.getMessage()));
    }
  }

  /** The key of one caller always gives the same id, so that no table of keys is needed. */
  private UUID idFor(SourceRequest request, @Nullable String key) {
    if (request.id() != null) {
      return request.id();
    }
    if (key == null) {
      return Generators.timeBasedEpochGenerator().generate();
    }
    var name = "source\n" + caller().name() + "\n" + key;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable Integer version(@Nullable String ifMatch, UUID id) {
    if (ifMatch == null || ifMatch.equals("*")) {
      return null;
    }
    try {
      return Integer.valueOf(ifMatch.replace("\"", ""));
    } catch (NumberFormatException another) {
      throw new Problem.Stale("Source", id);
    }
  }

  private Caller caller() {
    return Caller.of(identity);
  }

  private static RestResponse<SourceView> created(SourceView view) {
    return RestResponse.ResponseBuilder.<SourceView>created(
            URI.create("/api/v1/sources/" + view.id()))
        .entity(view)
        .tag(Versions.tag(view.version()))
        .build();
  }

  private static RestResponse<SourceView> tagged(SourceView view) {
    return RestResponse.ResponseBuilder.ok(view).tag(Versions.tag(view.version())).build();
  }
}
