package io.sturmwarte.ignore;

import com.fasterxml.uuid.Generators;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.IdempotentRequests;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.IncidentState;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Move;
import io.sturmwarte.incident.Promises;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door to decisions not to react. */
@Path("/api/v1/incidents/{id}/ignore")
public class IgnoreResource {
  private final Pool pool;
  private final Incidents incidents;
  private final Ignores ignores;
  private final IdempotentRequests repeats;
  private final SecurityIdentity identity;

  IgnoreResource(
      Pool pool,
      Incidents incidents,
      Ignores ignores,
      IdempotentRequests repeats,
      SecurityIdentity identity) {
    this.pool = pool;
    this.incidents = incidents;
    this.ignores = ignores;
    this.repeats = repeats;
    this.identity = identity;
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
  @Operation(summary = "The decisions not to react to an incident, in order, and how they ended")
  public Uni<List<IgnoreDecision>> list(@PathParam("id") UUID id) {
    return incidents
        .read(pool, id, Caller.of(identity))
        .chain(incident -> ignores.of(pool, incident.id));
  }

  @POST
  @RolesAllowed(Role.LEAD)
  @Operation(
      summary = "Decides not to react: resolves the incident, which its tripwires bring back")
  public Uni<RestResponse<IgnoreDecision>> decide(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @HeaderParam("Idempotency-Key") @Size(max = 200) @Nullable String key,
      @NotNull @Valid Request request) {
    request.tripwires().requireOne();
    var caller = Caller.of(identity);
    return pool.withTransaction(tx -> decide(tx, id, match, key, caller, request))
        .map(decision -> RestResponse.status(RestResponse.Status.CREATED, decision));
  }

  private Uni<IgnoreDecision> decide(
      SqlConnection tx,
      UUID incidentId,
      @Nullable String match,
      @Nullable String key,
      Caller caller,
      Request request) {
    var id = Generators.timeBasedEpochGenerator().generate();
    return incidents
        .lock(tx, incidentId, caller)
        .chain(
            incident ->
                repeats
                    .claim(tx, caller.name(), key, request, id)
                    .chain(
                        known ->
                            known.equals(id)
                                ? decide(tx, incident, match, id, caller, request)
                                : known(tx, incident, known)));
  }

  private Uni<IgnoreDecision> known(SqlConnection tx, Incident incident, UUID id) {
    return ignores
        .of(tx, incident.id)
        .map(
            all ->
                all.stream()
                    .filter(decision -> decision.id().equals(id))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new Problem.Contradiction(
                                "This Idempotency-Key was used for another incident; use a new one")));
  }

  private Uni<IgnoreDecision> decide(
      SqlConnection tx,
      Incident incident,
      @Nullable String match,
      UUID id,
      Caller caller,
      Request request) {
    incident.requireVersion(match);
    var decision = request.decision(id, incident, caller.name());
    var changes = incidents.changes();
    return Promises.load(tx)
        .invoke(promises -> resolve(incident, caller, request, promises, changes))
        .chain(() -> ignores.add(tx, decision))
        .invoke(
            added ->
                changes.entry(
                    incident,
                    "ignored",
                    caller.name(),
                    Words.decided(added),
                    Map.of(
                        "decisionId",
                        id,
                        "tripwires",
                        added.tripwires(),
                        "until",
                        added.until().toString())))
        .call(() -> changes.write(tx));
  }

  /** What was resolved already can be ignored as well; what waits, or was reviewed, cannot. */
  private static void resolve(
      Incident incident, Caller caller, Request request, Promises promises, Changes changes) {
    if (incident.state != IncidentState.RESOLVED) {
      incident.move(
          Move.RESOLVE, caller.name(), request.reason(), promises.of(incident.severity), changes);
    }
  }

  @POST
  @Path("/revoke")
  @RolesAllowed(Role.LEAD)
  @Operation(summary = "Takes the decision back; the incident stays as it is")
  public Uni<IgnoreDecision> revoke(@PathParam("id") UUID id, @NotNull @Valid Because because) {
    var caller = Caller.of(identity);
    return pool.withTransaction(tx -> revoke(tx, id, caller, because.reason()));
  }

  private Uni<IgnoreDecision> revoke(
      SqlConnection tx, UUID incidentId, Caller caller, String reason) {
    var changes = incidents.changes();
    return incidents
        .lock(tx, incidentId, caller)
        .chain(
            incident ->
                ignores
                    .lock(tx, incident.id)
                    .map(
                        found ->
                            found.orElseThrow(
                                () -> new Problem.Conflict("No decision to ignore holds here")))
                    .chain(
                        it ->
                            ignores.end(
                                tx,
                                it.id(),
                                IgnoreDecision.Ending.REVOKED,
                                caller.name(),
                                List.of(),
                                null))
                    .invoke(
                        it ->
                            changes.entry(
                                incident,
                                "ignoreRevoked",
                                caller.name(),
                                Words.revoked(caller.name(), reason),
                                Map.of("decisionId", it.id()))))
        .call(() -> changes.write(tx));
  }

  /**
   * A decision as it is sent.
   *
   * @param words what to look at, as one writes them to search the mentions; all of the brand where
   *     neither these nor a mention are named
   * @param owner who answers for it; the caller where nobody is named
   */
  public record Request(
      @NotBlank @Size(max = 2000) String reason,
      @Nullable @Size(min = 1, max = 200) String owner,
      @Nullable @Size(min = 1, max = 500) String words,
      @Nullable UUID mentionId,
      @NotNull Instant until,
      @NotNull @Valid Tripwires tripwires) {
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final Duration REMINDED_BEFORE = Duration.ofHours(24);

    Ignores.New decision(UUID id, Incident incident, String by) {
      var length = Duration.between(incident.now, until);
      if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
        throw new Problem.Invalid("until", "must be an hour to 90 days from now");
      }
      if (words != null && mentionId != null) {
        throw new Problem.Invalid("words", "name words or a mention, not both");
      }
      var before =
          length.dividedBy(2).compareTo(REMINDED_BEFORE) < 0
              ? length.dividedBy(2)
              : REMINDED_BEFORE;
      return new Ignores.New(
          id,
          incident.id,
          words,
          mentionId,
          reason,
          owner == null ? by : owner,
          tripwires,
          by,
          until,
          until.minus(before));
    }
  }

  /** Why it is taken back. */
  public record Because(@NotBlank @Size(max = 2000) String reason) {}
}
