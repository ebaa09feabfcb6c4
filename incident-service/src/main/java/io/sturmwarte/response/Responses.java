package io.sturmwarte.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.events.EventLog;
import io.sturmwarte.freeze.Freeze;
import io.sturmwarte.freeze.Freezes;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Promises;
import io.sturmwarte.legal.Checkpoint;
import io.sturmwarte.legal.Checkpoints;
import io.sturmwarte.person.People;
import io.sturmwarte.person.Person;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.response.Response.Vote;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads responses and writes them, under the lock of their incident. */
@ApplicationScoped
class Responses {
  /** A yes counts until the version is refused. */
  private static final String SELECT =
      """
      select response.*, draft.text, app_now() as read_at,
        array(select distinct author from response_draft where response_id = response.id) as authors,
        array(
          select distinct unnest(covers) from response_approval vote
          where vote.response_id = response.id and vote.draft = response.draft and approved
            and not exists (
              select from response_approval no
              where no.response_id = vote.response_id and no.draft = vote.draft and not no.approved
                and no.position > vote.position)) as given
      from response join response_draft draft on draft.response_id = response.id and draft.version = response.draft
      """;

  private static final String INSERT =
      """
      insert into response (id, incident_id, team, kind, mention_id, mention, platform, language, strategy, author,
        pre_approved)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing
      """;

  private static final String INSERT_DRAFT =
      "insert into response_draft (response_id, version, text, author) values ($1, $2, $3, $4)";

  private static final String INSERT_VOTE =
      """
      insert into response_approval (response_id, draft, actor, approved, covers, comment)
      values ($1, $2, $3, $4, $5, $6)
      """;

  private static final String SAVE =
      """
      update response set state = $2, author = $3, draft = $4, pre_approved = $5, review = $6, review_due_at = $7,
        review_attempts = $8, needs = $9, published_at = $10, published_by = $11, published_how = $12, url = $13,
        external_id = $14, went_well = $15, version = $16
      where id = $1
      """;

  private static final String OPEN_ON_MENTION =
      "where team = $1 and mention_id = $2 and state not in ('PUBLISHED', 'WITHDRAWN')";

  private final ObjectMapper json;
  private final Incidents incidents;
  private final Freezes freezes;
  private final ApprovalPolicies policies;
  private final People people;
  private final ApprovalNotices approvals;

  Responses(
      ObjectMapper json,
      Incidents incidents,
      Freezes freezes,
      ApprovalPolicies policies,
      People people,
      ApprovalNotices approvals) {
    this.json = json;
    this.incidents = incidents;
    this.freezes = freezes;
    this.policies = policies;
    this.people = people;
    this.approvals = approvals;
  }

  /** Throws {@link Problem.NotFound} also for what belongs to other teams. */
  Uni<Response> read(SqlClient database, UUID id, Caller caller) {
    return find(database, "where response.id = $1", Tuple.of(id))
        .map(found -> visible(found, id, caller));
  }

  /**
   * All that match, in the order of the query.
   *
   * @param where the rest of the query from {@code where} on
   */
  Uni<List<Response>> find(SqlClient database, String where, Tuple parameters) {
    return database.preparedQuery(SELECT + where).execute(parameters).map(this::responses);
  }

  /** Puts a new one in; its mention must be claimed by the author. */
  Uni<Response> insert(SqlConnection tx, NewResponse it, Situation at) {
    return tx.preparedQuery(INSERT)
        .execute(row(it, at))
        .chain(rows -> rows.rowCount() == 0 ? refuse(tx, it, at) : insertDraft(tx, it, at))
        .invoke(response -> response.begin(at))
        .call(response -> at.changes().write(tx))
        .call(response -> announce(tx, response));
  }

  private Uni<Response> insertDraft(SqlConnection tx, NewResponse it, Situation at) {
    return tx.preparedQuery(INSERT_DRAFT)
        .execute(Tuple.of(it.id(), 1, it.text(), at.actor()))
        .chain(() -> read(tx, it.id(), at.caller()));
  }

  private Uni<Response> refuse(SqlConnection tx, NewResponse it, Situation at) {
    return find(tx, OPEN_ON_MENTION, Tuple.of(at.incident().team, it.mentionId()))
        .map(
            open -> {
              throw new Problem.Conflict(
                  "%s is answering this mention already; go on with response %s"
                      .formatted(open.getFirst().author, open.getFirst().id));
            });
  }

  /** Locks the incident, lets {@code decide} change the response, and records what it did. */
  Uni<Response> change(
      SqlConnection tx,
      UUID id,
      @Nullable String match,
      Caller caller,
      BiConsumer<Response, Situation> decide) {
    return read(tx, id, caller)
        .chain(response -> situation(tx, response.incidentId, caller))
        .chain(at -> change(tx, id, match, at, decide));
  }

  /** Asks for the approvals that are needed, and tells those who can give them. */
  Uni<Response> submit(SqlConnection tx, UUID id, @Nullable String match, Caller caller) {
    return read(tx, id, caller)
        .chain(response -> situation(tx, response.incidentId, caller))
        .chain(
            at ->
                change(tx, id, match, at, Response::submit)
                    .call(response -> approvals.ask(tx, response, at)));
  }

  private Uni<Response> change(
      SqlConnection tx,
      UUID id,
      @Nullable String match,
      Situation at,
      BiConsumer<Response, Situation> decide) {
    return read(tx, id, at.caller())
        .invoke(response -> response.requireVersion(match))
        .invoke(response -> decide.accept(response, at))
        .call(response -> save(tx, response, at))
        .call(response -> at.changes().write(tx))
        .call(response -> announce(tx, response));
  }

  /** How things stand with an incident, which is locked from here on. */
  Uni<Situation> situation(SqlConnection tx, UUID incidentId, Caller caller) {
    return incidents
        .lock(tx, incidentId, caller)
        .chain(incident -> situation(tx, incident, caller));
  }

  private Uni<Situation> situation(SqlConnection tx, Incident incident, Caller caller) {
    return Promises.load(tx)
        .chain(
            promises ->
                policies
                    .of(tx, incident.team)
                    .chain(
                        policy ->
                            Checkpoints.of(tx, incident.id)
                                .map(legal -> new Rules(promises, policy, legal.status()))))
        .chain(
            rules ->
                freezes
                    .holding(tx, incident.brandId, incident.team)
                    .chain(
                        holding ->
                            functions(tx, caller, incident.team)
                                .map(it -> situation(incident, rules, holding, caller, it))));
  }

  private Uni<Set<String>> functions(SqlConnection tx, Caller caller, String team) {
    return people
        .byLogin(tx, caller.name())
        .map(
            person ->
                person
                    .filter(it -> it.active() && it.team().equals(team))
                    .map(Person::functions)
                    .orElse(Set.of()));
  }

  private Situation situation(
      Incident incident, Rules rules, List<Freeze> holding, Caller caller, Set<String> functions) {
    return new Situation(
        incident,
        rules.promises().of(incident.severity),
        incidents.changes(),
        rules.policy(),
        holding,
        rules.legal(),
        caller,
        functions);
  }

  private Uni<Void> save(SqlConnection tx, Response it, Situation at) {
    it.version++;
    var draft = it.newDraft;
    var vote = it.newVote;
    return run(draft != null, tx, INSERT_DRAFT, Tuple.of(it.id, it.draft, draft, it.author))
        .chain(() -> run(vote != null, tx, INSERT_VOTE, row(it, vote, at)))
        .chain(() -> tx.preparedQuery(SAVE).execute(row(it)))
        .replaceWithVoid();
  }

  private static Uni<Void> run(boolean needed, SqlConnection tx, String sql, Tuple parameters) {
    return needed
        ? tx.preparedQuery(sql).execute(parameters).replaceWithVoid()
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> announce(SqlConnection tx, Response response) {
    var view = json(ResponseView.of(response));
    return EventLog.append(tx, response.team, "response", response.incidentId.toString(), view);
  }

  private static Response visible(List<Response> found, UUID id, Caller caller) {
    return found.stream()
        .filter(response -> caller.sees(response.team))
        .findFirst()
        .orElseThrow(() -> new Problem.NotFound("response", id));
  }

  private List<Response> responses(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> new Response(new ResponseRow(row, json)))
        .toList();
  }

  private Tuple row(NewResponse it, Situation at) {
    return Tuple.from(
        new Object[] {
          it.id(),
          at.incident().id,
          at.incident().team,
          it.kind().word(),
          it.mentionId(),
          it.mention() == null ? null : json(it.mention()),
          it.platform(),
          it.language(),
          it.strategy(),
          at.actor(),
          it.preApproved()
        });
  }

  private Tuple row(Response it) {
    var out = it.publication;
    return Tuple.from(
        new Object[] {
          it.id,
          it.state.name(),
          it.author,
          it.draft,
          it.preApproved,
          it.review == null ? null : json(it.review),
          at(it.reviewDueAt),
          it.reviewAttempts,
          new JsonArray(encode(it.needs)),
          out == null ? null : at(out.at()),
          out == null ? null : out.by(),
          out == null ? null : out.how(),
          out == null ? null : out.url(),
          out == null ? null : out.externalId(),
          it.wentWell,
          it.version
        });
  }

  private static Tuple row(Response it, @Nullable Vote vote, Situation at) {
    return vote == null
        ? Tuple.tuple()
        : Tuple.of(
            it.id,
            it.draft,
            at.actor(),
            vote.approved(),
            vote.covers().stream().map(Need.By::word).toArray(String[]::new),
            vote.comment());
  }

  private JsonObject json(Object value) {
    return new JsonObject(encode(value));
  }

  private String encode(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private record Rules(Promises promises, ApprovalPolicy policy, Checkpoint.Status legal) {}
}
