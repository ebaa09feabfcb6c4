package io.sturmwarte.strategy;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.strategy.Facts.Claim;
import io.sturmwarte.strategy.Facts.Reputation;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The door to advice and to the ledger of what was chosen. */
@Path("/api/v1/incidents/{id}/strategy")
public class StrategyResource {
  private final Pool pool;
  private final Incidents incidents;
  private final Ledger ledger;
  private final SecurityIdentity identity;

  StrategyResource(Pool pool, Incidents incidents, Ledger ledger, SecurityIdentity identity) {
    this.pool = pool;
    this.incidents = incidents;
    this.ledger = ledger;
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
  @Operation(summary = "Advises a strategy with reasons, and shows what was chosen so far")
  public Uni<Advice> read(@PathParam("id") UUID id) {
    return incidents.read(pool, id, Caller.of(identity)).chain(incident -> advice(pool, incident));
  }

  @PUT
  @Path("/facts")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL})
  @Operation(summary = "Says what the advice is made from besides the incident's cause and cluster")
  public Uni<Advice> facts(@PathParam("id") UUID id, @NotNull @Valid FactsRequest request) {
    var caller = Caller.of(identity);
    return pool.withTransaction(
        tx ->
            incidents
                .lock(tx, id, caller)
                .call(
                    incident ->
                        ledger
                            .facts(tx, incident)
                            .map(request::applied)
                            .chain(facts -> ledger.save(tx, id, facts, caller.name())))
                .chain(incident -> advice(tx, incident)));
  }

  @POST
  @RolesAllowed({Role.LEAD})
  @Operation(summary = "Chooses a strategy; the answer says what speaks against it")
  public Uni<Advice> choose(@PathParam("id") UUID id, @NotNull @Valid ChoiceRequest request) {
    var caller = Caller.of(identity);
    return pool.withTransaction(
        tx ->
            incidents
                .lock(tx, id, caller)
                .call(incident -> choose(tx, incident, request, caller.name()))
                .chain(incident -> advice(tx, incident)));
  }

  private Uni<Void> choose(
      SqlConnection tx, Incident incident, ChoiceRequest request, String actor) {
    return advice(tx, incident).chain(before -> choose(tx, incident, before, request, actor));
  }

  private Uni<Void> choose(
      SqlConnection tx, Incident incident, Advice before, ChoiceRequest it, String actor) {
    var earlier = before.ledger().stream().map(Choice::posture).toList();
    var warnings = Warnings.of(it.posture(), earlier, before.facts());
    var advised = before.recommendation().posture();
    var changes = incidents.changes();
    changes.entry(
        incident,
        "strategyChosen",
        actor,
        Words.chosen(actor, it.posture(), it.why()),
        Map.of(
            "posture",
            it.posture().word(),
            "advised",
            advised.word(),
            "warnings",
            warnings.stream().map(Warnings.Warning::code).toList()));
    return ledger
        .add(tx, incident.id, it.posture(), advised, it.why(), actor, warnings)
        .chain(() -> changes.write(tx));
  }

  @POST
  @Path("/{choice}/effect")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Notes what came of a choice")
  public Uni<Advice> effect(
      @PathParam("id") UUID id,
      @PathParam("choice") UUID choice,
      @NotNull @Valid EffectRequest request) {
    var caller = Caller.of(identity);
    return pool.withTransaction(
        tx ->
            incidents
                .lock(tx, id, caller)
                .call(incident -> effect(tx, incident, choice, request.effect(), caller.name()))
                .chain(incident -> advice(tx, incident)));
  }

  private Uni<Void> effect(
      SqlConnection tx, Incident incident, UUID choice, String effect, String actor) {
    var changes = incidents.changes();
    changes.entry(
        incident,
        "strategyEffect",
        actor,
        Words.effect(actor, effect),
        Map.of("choiceId", choice.toString()));
    return ledger.addEffect(tx, choice, incident.id, effect, actor).chain(() -> changes.write(tx));
  }

  private Uni<Advice> advice(SqlClient database, Incident incident) {
    return ledger
        .facts(database, incident)
        .chain(
            facts ->
                ledger
                    .choices(database, incident.id)
                    .map(choices -> new Advice(facts, Recommendation.of(facts), choices)));
  }

  /** What is advised, from what, and what was chosen so far, oldest first. */
  public record Advice(Facts facts, Recommendation recommendation, List<Choice> ledger) {}

  /** How those who answer see it. */
  public record FactsRequest(
      boolean history, @NotNull Reputation reputation, @NotNull Claim claim) {
    private Facts applied(Facts before) {
      return new Facts(before.cluster(), before.cause(), history, reputation, claim);
    }
  }

  /** What a human chooses, and why. */
  public record ChoiceRequest(@NotNull Posture posture, @NotBlank @Size(max = 2_000) String why) {}

  /** What came of it. */
  public record EffectRequest(@NotBlank @Size(max = 2_000) String effect) {}
}
