package io.sturmwarte.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.CrisisCluster;
import io.sturmwarte.incident.Text;
import io.sturmwarte.problem.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads entries, puts new ones in, and writes them back. */
@ApplicationScoped
class Entries {
  static final String SELECT =
      """
      select entry.*, coalesce(state = 'published' and review_on <= (app_now() at time zone 'Europe/Berlin')::date,
        false) as review_due
      from library_entry entry\s""";

  /** The columns that a draft fills, in the order of {@link #values}. */
  static final String COLUMNS =
      """
      kind, cause, cluster, strategies, outcome, happened_from, happened_until, title_de, title_en,
      summary_de, summary_en, body_de, body_en, sources, owner, review_on""";

  static final String SET =
      "(%s) = ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"
          .formatted(COLUMNS);

  private static final String INSERT =
      """
      insert into library_entry (id, %s, team, changed_by, review_id, incident_id)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
      on conflict (review_id) do nothing
      """
          .formatted(COLUMNS);

  private static final String SAVE =
      """
      update library_entry set %s, changed_by = $18, changed_at = app_now(), version = version + 1,
        edited = shipped_key is not null
      where id = $1
      """
          .formatted(SET);

  private static final String MOVE =
      """
      update library_entry set state = $2, changed_by = $3, changed_at = app_now(), version = version + 1
      where id = $1
      """;

  private final ObjectMapper json;

  Entries(ObjectMapper json) {
    this.json = json;
  }

  /** Throws {@link Problem.NotFound} also for another team's draft. */
  Uni<Entry> read(SqlClient database, UUID id, Caller caller) {
    return one(database, "where id = $1", id, caller);
  }

  Uni<Entry> lock(SqlClient tx, UUID id, Caller caller) {
    return one(tx, "where id = $1 for update", id, caller);
  }

  /**
   * All that match, in the order of the query.
   *
   * @param where the rest of the query from {@code where} on
   */
  Uni<List<Entry>> find(SqlClient database, String where, Tuple parameters) {
    return database
        .preparedQuery(SELECT + where)
        .execute(parameters)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::entry).toList());
  }

  /** Puts a draft in; does nothing where one was made from this review before. */
  Uni<Void> insert(SqlClient tx, UUID id, String team, String actor, Draft draft, Origin origin) {
    var row = values(id, draft);
    row.addValue(team).addValue(actor).addValue(origin.reviewId()).addValue(origin.incidentId());
    return tx.preparedQuery(INSERT).execute(row).replaceWithVoid();
  }

  Uni<Void> save(SqlClient tx, UUID id, String actor, Draft draft) {
    return tx.preparedQuery(SAVE).execute(values(id, draft).addValue(actor)).replaceWithVoid();
  }

  Uni<Void> move(SqlClient tx, UUID id, String actor, State state) {
    return tx.preparedQuery(MOVE).execute(Tuple.of(id, state.word(), actor)).replaceWithVoid();
  }

  /** What comes first in a statement that writes a draft: the id or key, then {@link #COLUMNS}. */
  Tuple values(Object first, Draft draft) {
    return Tuple.from(
        new Object[] {
          first,
          draft.kind().word(),
          draft.cause().word(),
          draft.cluster().word(),
          draft.strategies().stream().map(Strategy::word).toArray(String[]::new),
          draft.outcome() == null ? null : draft.outcome().word(),
          draft.happenedFrom(),
          draft.happenedUntil(),
          draft.title().de(),
          draft.title().en(),
          draft.summary().de(),
          draft.summary().en(),
          draft.body().de(),
          draft.body().en(),
          new JsonArray(encode(draft.sources())),
          draft.owner(),
          draft.reviewOn()
        });
  }

  JsonObject json(Draft draft) {
    return new JsonObject(encode(draft));
  }

  private Uni<Entry> one(SqlClient database, String where, UUID id, Caller caller) {
    return find(database, where, Tuple.of(id))
        .map(
            found ->
                found.stream()
                    .filter(entry -> entry.isSeenBy(caller))
                    .findFirst()
                    .orElseThrow(() -> new Problem.NotFound("entry", id)));
  }

  Entry entry(Row row) {
    return new Entry(
        row.getUUID("id"),
        State.fromString(row.getString("state")),
        row.getString("team"),
        draft(row),
        row.getBoolean("review_due"),
        row.getInteger("version"),
        instant(row, "created_at"),
        instant(row, "changed_at"),
        row.getString("changed_by"),
        shipped(row),
        row.getUUID("review_id"));
  }

  private Draft draft(Row row) {
    return new Draft(
        Kind.fromString(row.getString("kind")),
        Cause.fromString(row.getString("cause")),
        CrisisCluster.fromString(row.getString("cluster")),
        Arrays.stream(row.getArrayOfStrings("strategies")).map(Strategy::fromString).toList(),
        Optional.ofNullable(row.getString("outcome")).map(Outcome::fromString).orElse(null),
        row.getLocalDate("happened_from"),
        row.getLocalDate("happened_until"),
        text(row, "title"),
        text(row, "summary"),
        text(row, "body"),
        sources(row.getJsonArray("sources")),
        row.getString("owner"),
        row.getLocalDate("review_on"));
  }

  private static Entry.@Nullable Shipped shipped(Row row) {
    var key = row.getString("shipped_key");
    return key == null
        ? null
        : new Entry.Shipped(key, row.getBoolean("edited"), row.getValue("newer") != null);
  }

  private static Text text(Row row, String column) {
    return new Text(row.getString(column + "_de"), row.getString(column + "_en"));
  }

  private static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  private List<Source> sources(JsonArray stored) {
    try {
      return json.readValue(stored.encode(), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String encode(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The review that an entry is made from; both null where somebody wrote it. */
  record Origin(@Nullable UUID reviewId, @Nullable UUID incidentId) {
    static final Origin WRITTEN = new Origin(null, null);
  }
}
