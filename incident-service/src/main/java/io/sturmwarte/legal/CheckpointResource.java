package io.sturmwarte.legal;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Text;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The door to legal's checkpoint. Anybody who works on the incident asks; legal decides. */
@Path("/api/v1/incidents/{id}/legal-checkpoint")
public class CheckpointResource {
  private static final String SAVE =
      """
      insert into legal_checkpoint (incident_id, status, factors, score, notes, questions, changed_by, changed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (incident_id) do update
      set status = excluded.status, factors = excluded.factors, score = excluded.score, notes = excluded.notes,
        questions = excluded.questions, changed_by = excluded.changed_by, changed_at = excluded.changed_at
      """;

  /** Asking again after an answer is asking; what was open stays open. */
  private static final String ASK =
      """
      insert into legal_checkpoint (incident_id, status, questions, changed_by, changed_at)
      values ($1, 'asked', array[$2], $3, $4)
      on conflict (incident_id) do update
      set status = 'asked', questions = legal_checkpoint.questions || excluded.questions,
        changed_by = excluded.changed_by, changed_at = excluded.changed_at
      """;

  private final Pool pool;
  private final Incidents incidents;
  private final SecurityIdentity identity;

  CheckpointResource(Pool pool, Incidents incidents, SecurityIdentity identity) {
    this.pool = pool;
    this.incidents = incidents;
    this.identity = identity;
  }

  @GET
  @RolesAllowed({Role.VIEWER, Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
  @Operation(summary = "Reads what legal says")
  public Uni<Checkpoint> read(@PathParam("id") UUID id) {
    return incidents.read(pool, id, Caller.of(identity)).chain(() -> Checkpoints.of(pool, id));
  }

  @POST
  @Path("/ask")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL})
  @Operation(summary = "Asks legal a question, which stays open until legal closes it")
  public Uni<Checkpoint> ask(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid Question question) {
    var caller = Caller.of(identity);
    var text =
        new Text(
            "Frage an die Rechtsabteilung: " + question.text(),
            "Question to legal: " + question.text());
    return pool.withTransaction(
        tx ->
            entry(tx, id, match, caller, "legalAsked", text, Map.of("question", question.text()))
                .chain(
                    incident ->
                        tx.preparedQuery(ASK)
                            .execute(
                                Tuple.of(
                                    id,
                                    question.text(),
                                    caller.name(),
                                    incident.now.atOffset(ZoneOffset.UTC))))
                .chain(() -> Checkpoints.of(tx, id)));
  }

  @PUT
  @RolesAllowed(Role.LEGAL)
  @Operation(summary = "Decides what may be said, how risky it is, and what is open")
  public Uni<Checkpoint> decide(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid Verdict verdict) {
    if (verdict.status() == Checkpoint.Status.NOT_ASKED) {
      throw new Problem.Invalid("status", "say asked, cleared, cleared-with-conditions or stop");
    }
    var caller = Caller.of(identity);
    return pool.withTransaction(
        tx ->
            entry(tx, id, match, caller, "legalCheckpoint", verdict.text(), verdict.data())
                .chain(incident -> tx.preparedQuery(SAVE).execute(row(incident, verdict, caller)))
                .chain(() -> Checkpoints.of(tx, id)));
  }

  private Uni<Incident> entry(
      SqlClient tx,
      UUID id,
      @Nullable String match,
      Caller caller,
      String kind,
      Text text,
      Map<String, ?> data) {
    return incidents.change(
        tx,
        id,
        match,
        caller,
        (incident, promises, changes) -> changes.entry(incident, kind, caller.name(), text, data));
  }

  private static Tuple row(Incident incident, Verdict it, Caller caller) {
    return Tuple.from(
        new Object[] {
          incident.id,
          it.status().word(),
          it.words(),
          RiskFactor.score(it.factors()),
          it.notes(),
          it.questions().toArray(String[]::new),
          caller.name(),
          incident.now.atOffset(ZoneOffset.UTC)
        });
  }

  /** What somebody wants to know of legal. */
  public record Question(@NotBlank @Size(max = 2000) String text) {}

  /**
   * What legal decides.
   *
   * @param questions those that stay open
   */
  public record Verdict(
      Checkpoint.@NotNull Status status,
      @NotNull @Size(max = 20) List<@NotNull RiskFactor> factors,
      @Nullable @Size(max = 10_000) String notes,
      @NotNull @Size(max = 50) List<@NotBlank @Size(max = 2000) String> questions) {
    private String[] words() {
      return factors.stream().distinct().map(RiskFactor::word).toArray(String[]::new);
    }

    private Text text() {
      var score = RiskFactor.score(factors);
      return new Text(
          "Rechtsprüfung: %s, Risiko %d von 100".formatted(status.text().de(), score),
          "Legal checkpoint: %s, risk %d of 100".formatted(status.text().en(), score));
    }

    private Map<String, Object> data() {
      return Map.of(
          "status", status.word(),
          "score", RiskFactor.score(factors),
          "factors", List.of(words()),
          "notes", notes == null ? "" : notes,
          "questions", questions);
    }
  }
}
