package io.sturmwarte.deletion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.deletion.DeletionState.Step;
import io.sturmwarte.evidence.Evidence;
import io.sturmwarte.evidence.Vault;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.IdempotentRequests;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Text;
import io.sturmwarte.monitoring.Answer;
import io.sturmwarte.monitoring.Circulation;
import io.sturmwarte.monitoring.Monitoring;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.recall.Tell;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door to requests to hide or remove what others have written. */
@Path("/api/v1/incidents/{id}/deletions")
public class DeletionResource {
  private static final Duration TRY_AGAIN = Duration.ofSeconds(10);
  private static final String LEGAL = "legal";

  private final Pool pool;
  private final Incidents incidents;
  private final Deletions deletions;
  private final Vault vault;
  private final Monitoring monitoring;
  private final Tell tell;
  private final IdempotentRequests repeats;
  private final ObjectMapper json;
  private final SecurityIdentity identity;

  DeletionResource(
      Pool pool,
      Incidents incidents,
      Deletions deletions,
      Vault vault,
      Monitoring monitoring,
      Tell tell,
      IdempotentRequests repeats,
      ObjectMapper json,
      SecurityIdentity identity) {
    this.pool = pool;
    this.incidents = incidents;
    this.deletions = deletions;
    this.vault = vault;
    this.monitoring = monitoring;
    this.tell = tell;
    this.repeats = repeats;
    this.json = json;
    this.identity = identity;
  }

  @GET
  @RolesAllowed({Role.VIEWER, Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
  @Operation(summary = "The requests to hide or remove, in order, also those that were blocked")
  public Uni<List<Deletion>> list(@PathParam("id") UUID id) {
    return incidents
        .read(pool, id, Caller.of(identity))
        .chain(incident -> deletions.of(pool, incident.id));
  }

  @POST
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL})
  @Operation(
      summary = "Asks to hide or remove a mention; 409 says what to do about lawful criticism")
  public Uni<RestResponse<Deletion>> request(
      @PathParam("id") UUID id,
      @HeaderParam("Idempotency-Key") @Size(max = 200) @Nullable String key,
      @NotNull @Valid Request request) {
    var caller = Caller.of(identity);
    return incidents
        .read(pool, id, caller)
        .chain(incident -> circulation(incident, request.mentionId()))
        .chain(it -> pool.withTransaction(tx -> request(tx, id, caller, key, request, it)))
        .map(DeletionResource::created);
  }

  /** Without what was said there is neither evidence nor an estimate, and so no request. */
  private Uni<Circulation> circulation(Incident incident, UUID mentionId) {
    return monitoring
        .circulation(mentionId)
        .map(
            answer ->
                switch (answer) {
                  case Answer.Found<Circulation> found -> ofBrand(found.value(), incident);
                  case Answer.Missing<Circulation> missing ->
                      throw new Problem.NotFound("mention", mentionId);
                  case Answer.Unavailable<Circulation> away ->
                      throw new Problem.Unavailable(
                          "The mention cannot be secured as evidence: " + away.reason(), TRY_AGAIN);
                });
  }

  private static Circulation ofBrand(Circulation it, Incident incident) {
    if (!it.mention().brandIds().contains(incident.brandId)) {
      throw new Problem.Invalid("mentionId", "is not about the brand of this incident");
    }
    return it;
  }

  private Uni<Deletion> request(
      SqlConnection tx,
      UUID incidentId,
      Caller caller,
      @Nullable String key,
      Request request,
      Circulation circulation) {
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
                                ? request(tx, incident, id, caller, request, circulation)
                                : deletions.one(tx, incidentId, known)));
  }

  private Uni<Deletion> request(
      SqlConnection tx,
      Incident incident,
      UUID id,
      Caller caller,
      Request request,
      Circulation circulation) {
    var changes = incidents.changes();
    return (switch (Ruling.of(request.classification(), request.action())) {
          case Ruling.Blocked blocked ->
              deletions
                  .add(tx, request.deletion(id, incident, caller, circulation, null))
                  .invoke(
                      it ->
                          entry(
                              incident,
                              "deletionBlocked",
                              it,
                              caller.name(),
                              Words.blocked(it, blocked.why()),
                              changes));
          case Ruling.Open open ->
              open(tx, incident, id, caller, request, circulation, open, changes);
        })
        .call(() -> changes.write(tx));
  }

  /** First the evidence, then everything else. */
  private Uni<Deletion> open(
      SqlConnection tx,
      Incident incident,
      UUID id,
      Caller caller,
      Request request,
      Circulation circulation,
      Ruling.Open ruling,
      Changes changes) {
    var snapshot =
        new Vault.Item(
            Evidence.Kind.MENTION,
            request.mentionId(),
            MediaType.APPLICATION_JSON,
            bytes(circulation));
    return vault
        .keep(tx, incident, snapshot, caller.name(), request.reason(), changes)
        .chain(
            kept ->
                deletions.add(tx, request.deletion(id, incident, caller, circulation, kept.id())))
        .invoke(
            it ->
                entry(
                    incident, "deletionRequested", it, caller.name(), Words.requested(it), changes))
        .call(it -> ruling.onlyLegal() ? tellLegal(tx, incident, it) : Uni.createFrom().voidItem());
  }

  private Uni<Void> tellLegal(SqlConnection tx, Incident incident, Deletion it) {
    return tell.function(
        tx,
        incident,
        LEGAL,
        new Tell.Tidings(
            "deletion/%s/requested".formatted(it.id()),
            new Text(
                "Rechtswidriger Beitrag: Freigabe erbeten", "Illegal post: approval asked for"),
            Words.requested(it)));
  }

  /** What is blocked is kept, and only then refused. */
  private static RestResponse<Deletion> created(Deletion it) {
    if (it.state() == DeletionState.BLOCKED
        && Ruling.of(it.classification(), it.action()) instanceof Ruling.Blocked blocked) {
      throw new Problem.Conflict(blocked.why().en() + " / " + blocked.why().de());
    }
    return RestResponse.status(RestResponse.Status.CREATED, it);
  }

  @POST
  @Path("/{deletion}/approve")
  @RolesAllowed({Role.LEAD, Role.LEGAL})
  @Operation(summary = "Approves a request of somebody else; UNSUPPORTED networks wait for a hand")
  public Uni<Deletion> approve(
      @PathParam("id") UUID id,
      @PathParam("deletion") UUID deletion,
      @Valid @Nullable Approval approval) {
    var caller = Caller.of(identity);
    var asked = approval == null ? new Approval(false, null) : approval;
    return step(
        id,
        deletion,
        (tx, incident, it, changes) -> {
          it.requireApprovable(caller, asked.acceptRisk());
          return deletions
              .decide(
                  tx,
                  it.id(),
                  DeletionState.BY_HAND,
                  caller.name(),
                  asked.note() == null ? "" : asked.note())
              .invoke(
                  done ->
                      entry(
                          incident,
                          "deletionApproved",
                          done,
                          caller.name(),
                          Words.approved(done),
                          changes))
              .invoke(
                  done ->
                      entry(
                          incident,
                          "deletionByHand",
                          done,
                          Changes.SYSTEM,
                          Words.unsupported(done),
                          changes));
        });
  }

  @POST
  @Path("/{deletion}/refuse")
  @RolesAllowed({Role.LEAD, Role.LEGAL})
  @Operation(summary = "Refuses a request")
  public Uni<Deletion> refuse(
      @PathParam("id") UUID id,
      @PathParam("deletion") UUID deletion,
      @NotNull @Valid Because because) {
    return decide(id, deletion, Step.REFUSE, DeletionState.REFUSED, because.reason());
  }

  @POST
  @Path("/{deletion}/withdraw")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL})
  @Operation(summary = "Withdraws a request that nothing has come of yet")
  public Uni<Deletion> withdraw(@PathParam("id") UUID id, @PathParam("deletion") UUID deletion) {
    return decide(id, deletion, Step.WITHDRAW, DeletionState.WITHDRAWN, "");
  }

  private Uni<Deletion> decide(
      UUID id, UUID deletion, Step step, DeletionState state, String reason) {
    var by = Caller.of(identity).name();
    return step(
        id,
        deletion,
        (tx, incident, it, changes) -> {
          it.state().require(step);
          return deletions
              .decide(tx, it.id(), state, by, reason)
              .invoke(
                  done ->
                      entry(
                          incident,
                          "deletion" + (step == Step.REFUSE ? "Refused" : "Withdrawn"),
                          done,
                          by,
                          step == Step.REFUSE ? Words.refused(done) : Words.withdrawn(by),
                          changes));
        });
  }

  @POST
  @Path("/{deletion}/confirm")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL})
  @Operation(
      summary = "Confirms that it was done by hand, with a link or a picture; a watch begins")
  public Uni<Deletion> confirm(
      @PathParam("id") UUID id, @PathParam("deletion") UUID deletion, @NotNull @Valid Proof proof) {
    var caller = Caller.of(identity);
    proof.requireOne();
    return step(
        id,
        deletion,
        (tx, incident, it, changes) -> {
          it.state().require(Step.CONFIRM);
          return proofOf(tx, incident, caller, proof)
              .chain(
                  () ->
                      deletions.confirm(
                          tx, it.id(), caller.name(), proof.link(), proof.evidenceId()))
              .call(done -> deletions.watch(tx, incident, done))
              .invoke(
                  done ->
                      entry(incident, "deleted", done, caller.name(), Words.done(done), changes));
        });
  }

  private Uni<Void> proofOf(SqlConnection tx, Incident incident, Caller caller, Proof proof) {
    var evidence = proof.evidenceId();
    return evidence == null
        ? Uni.createFrom().voidItem()
        : vault
            .visible(tx, evidence, caller)
            .invoke(
                kept -> {
                  if (!kept.incidentId().equals(incident.id)) {
                    throw new Problem.NotFound("evidence", evidence);
                  }
                })
            .replaceWithVoid();
  }

  /** What is done under the lock of the incident. */
  private interface Change {
    Uni<Deletion> apply(SqlConnection tx, Incident incident, Deletion it, Changes changes);
  }

  private Uni<Deletion> step(UUID incidentId, UUID id, Change change) {
    var caller = Caller.of(identity);
    return pool.withTransaction(tx -> step(tx, incidentId, id, caller, change));
  }

  private Uni<Deletion> step(
      SqlConnection tx, UUID incidentId, UUID id, Caller caller, Change change) {
    var changes = incidents.changes();
    return incidents
        .lock(tx, incidentId, caller)
        .chain(
            incident ->
                deletions
                    .one(tx, incident.id, id)
                    .chain(it -> change.apply(tx, incident, it, changes)))
        .call(() -> changes.write(tx));
  }

  private static void entry(
      Incident incident, String kind, Deletion it, String by, Text text, Changes changes) {
    changes.entry(
        incident, kind, by, text, Map.of("deletionId", it.id(), "mentionId", it.mentionId()));
  }

  private byte[] bytes(Circulation circulation) {
    try {
      return json.writeValueAsBytes(circulation);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A request as it is sent. */
  public record Request(
      @NotNull UUID mentionId,
      @NotNull Action action,
      @NotNull Classification classification,
      @NotBlank @Size(max = 500) String reason) {

    Deletions.New deletion(
        UUID id, Incident incident, Caller by, Circulation it, @Nullable UUID evidenceId) {
      return new Deletions.New(
          id,
          incident,
          it.mention(),
          action,
          classification,
          reason,
          Advice.of(it.mention(), classification),
          Backlash.estimate(it, incident.level),
          evidenceId,
          evidenceId == null ? DeletionState.BLOCKED : DeletionState.REQUESTED,
          by.name());
    }
  }

  /**
   * A yes.
   *
   * @param acceptRisk needed where the risk of backlash is HIGH or SEVERE
   */
  public record Approval(boolean acceptRisk, @Nullable @Size(max = 2000) String note) {}

  /** Why not. */
  public record Because(@NotBlank @Size(max = 2000) String reason) {}

  /**
   * That it was done by hand.
   *
   * @param link where one sees that it is gone
   * @param evidenceId a picture in the vault that shows it
   */
  public record Proof(
      @Nullable @Size(max = 2000) @Pattern(regexp = "https?://.+") String link,
      @Nullable UUID evidenceId) {
    void requireOne() {
      if (link == null && evidenceId == null) {
        throw new Problem.Invalid(
            "link", "send a link, or the evidenceId of a picture in the vault");
      }
    }
  }
}
