package io.sturmwarte.incident;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door for what people judge: what it is about, why it came, how bad it is. */
@Path("/api/v1/incidents")
public class JudgementResource {
  private final Pool pool;
  private final Incidents incidents;
  private final SecurityIdentity identity;

  JudgementResource(Pool pool, Incidents incidents, SecurityIdentity identity) {
    this.pool = pool;
    this.incidents = incidents;
    this.identity = identity;
  }

  @PATCH
  @Path("/{id}")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Changes title, cause or crisis cluster; what is not sent stays")
  public Uni<RestResponse<IncidentView>> edit(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid Edit edit) {
    var actor = Caller.of(identity).name();
    return change(
        id,
        match,
        (incident, promises, changes) ->
            incident.edit(edit.title(), edit.cause(), edit.cluster(), actor, changes));
  }

  @PUT
  @Path("/{id}/severity")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Raises the severity, or as a lead lowers it, with a reason")
  public Uni<RestResponse<IncidentView>> severity(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid Judgement judgement) {
    var actor = Caller.of(identity).name();
    var mayLower = identity.hasRole(Role.LEAD);
    return change(
        id,
        match,
        (incident, promises, changes) -> {
          if (incident.severity.isWorseThan(judgement.severity()) && !mayLower) {
            throw new ForbiddenException();
          }
          incident.judge(judgement.severity(), judgement.reason(), actor, promises, changes);
        });
  }

  @POST
  @Path("/{id}/reasons")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL})
  @Operation(summary = "Reports what raises the incident at once and calls outside help")
  public Uni<RestResponse<IncidentView>> reason(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid Report report) {
    var actor = Caller.of(identity).name();
    return change(
        id,
        match,
        (incident, promises, changes) ->
            incident.reason(report.code(), report.text(), actor, promises, changes));
  }

  private Uni<RestResponse<IncidentView>> change(
      UUID id, @Nullable String match, Incidents.Rule rule) {
    var caller = Caller.of(identity);
    return pool.withTransaction(tx -> incidents.change(tx, id, match, caller, rule))
        .map(incident -> IncidentView.tagged(RestResponse.Status.OK, incident));
  }

  /** What is to change; null stays as it is. */
  public record Edit(
      @Nullable @Size(max = 200) @Pattern(regexp = ".*\\S.*", message = "must not be blank")
          String title,
      @Nullable Cause cause,
      @Nullable CrisisCluster cluster) {}

  /** How bad somebody holds it to be. */
  public record Judgement(@NotNull Severity severity, @NotBlank @Size(max = 2000) String reason) {}

  /**
   * What somebody knows that monitoring cannot see.
   *
   * @param text in their words: who wrote, by when an answer is asked for
   */
  public record Report(@NotNull RaisingReason code, @Size(max = 2000) @Nullable String text) {}
}
