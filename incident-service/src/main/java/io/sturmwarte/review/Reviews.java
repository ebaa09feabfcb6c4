package io.sturmwarte.review;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.incident.Text;
import io.sturmwarte.problem.Problem;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads reviews with what belongs to them, and writes them. */
@ApplicationScoped
public class Reviews {
  private static final String SELECT = "select review.*, app_now() as read_at from review ";

  private static final String ENTRIES =
      "select * from timeline_entry where incident_id = $1 order by position";

  private static final String ACTIONS =
      """
      select action_item.*, app_now() as read_at from action_item
      where incident_id = $1 order by done_at is not null, due_at, id
      """;

  /** A second resolution after a reopening sets a new date; what was written stays. */
  private static final String OPEN =
      """
      insert into review (id, incident_id, team, owner, due_at, next_reminder_at, content)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (incident_id) do update
        set due_at = excluded.due_at, next_reminder_at = excluded.next_reminder_at where review.state <> 'REVIEWED'
      returning (xmax = 0) as inserted
      """;

  private static final String SAVE =
      """
      update review set state = $2, owner = $3, reviewer = $4, due_at = $5, next_reminder_at = $6, content = $7,
        submitted_at = $8, reviewed_at = $9, version = $10
      where id = $1
      """;

  private static final String KEEP_VERSION =
      "insert into review_version (review_id, version, author, content) values ($1, $2, $3, $4)";

  /** The whole of it; throws {@link Problem.NotFound} also for what belongs to other teams. */
  public Uni<ReviewView> read(SqlClient database, UUID incidentId, Caller caller) {
    return incident(database, incidentId, caller).chain(incident -> view(database, incident));
  }

  Uni<ReviewView> view(SqlClient database, ReviewedIncident incident) {
    return find(database, incident.id(), "")
        .chain(
            review ->
                chronicle(database, incident.id())
                    .chain(
                        chronicle ->
                            actions(database, incident.id())
                                .map(
                                    actions ->
                                        ReviewView.of(review, incident, chronicle, actions))));
  }

  Uni<ReviewedIncident> incident(SqlClient database, UUID id, Caller caller) {
    return database
        .preparedQuery("select * from incident where id = $1")
        .execute(Tuple.of(id))
        .map(rows -> visible(rows, id, caller));
  }

  private static ReviewedIncident visible(RowSet<Row> rows, UUID id, Caller caller) {
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> caller.sees(row.getString("team")))
        .findFirst()
        .map(ReviewedIncident::of)
        .orElseThrow(() -> new Problem.NotFound("incident", id));
  }

  /** Under the lock of its incident. */
  Uni<Review> lock(SqlClient tx, UUID incidentId) {
    return find(tx, incidentId, " for update");
  }

  private static Uni<Review> find(SqlClient database, UUID incidentId, String how) {
    return database
        .preparedQuery(SELECT + "where incident_id = $1" + how)
        .execute(Tuple.of(incidentId))
        .map(rows -> one(rows, incidentId));
  }

  private static Review one(RowSet<Row> rows, UUID incidentId) {
    if (rows.size() == 0) {
      throw new Problem.NotFound("review of incident", incidentId);
    }
    return new Review(rows.iterator().next());
  }

  Uni<Chronicle> chronicle(SqlClient database, UUID incidentId) {
    return database
        .preparedQuery(ENTRIES)
        .execute(Tuple.of(incidentId))
        .map(rows -> new Chronicle(stream(rows).map(Reviews::entry).toList()));
  }

  private static Chronicle.Entry entry(Row row) {
    return new Chronicle.Entry(
        row.getInteger("position"),
        row.getOffsetDateTime("at").toInstant(),
        row.getString("kind"),
        row.getString("actor"),
        row.getJsonObject("text").mapTo(Text.class));
  }

  private static Uni<List<ActionItem>> actions(SqlClient database, UUID incidentId) {
    return database
        .preparedQuery(ACTIONS)
        .execute(Tuple.of(incidentId))
        .map(rows -> stream(rows).map(ActionItem::of).toList());
  }

  private static java.util.stream.Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  /** Whether it is a new one. */
  Uni<Boolean> open(
      SqlClient tx,
      ReviewedIncident incident,
      @Nullable Instant dueAt,
      Instant now,
      Content draft) {
    return tx.preparedQuery(OPEN)
        .execute(
            Tuple.from(
                new Object[] {
                  Generators.timeBasedEpochGenerator().generate(),
                  incident.id(),
                  incident.team(),
                  incident.lead(),
                  at(dueAt),
                  at(dueAt == null ? null : Reminders.after(now, dueAt)),
                  JsonObject.mapFrom(draft)
                }))
        .map(rows -> rows.size() > 0 && rows.iterator().next().getBoolean("inserted"));
  }

  Uni<Void> save(SqlClient tx, Review it) {
    it.version++;
    return tx.preparedQuery(SAVE)
        .execute(
            Tuple.from(
                new Object[] {
                  it.id,
                  it.state.name(),
                  it.owner,
                  it.reviewer,
                  at(it.dueAt),
                  at(it.nextReminderAt),
                  JsonObject.mapFrom(it.content),
                  at(it.submittedAt),
                  at(it.reviewedAt),
                  it.version
                }))
        .replaceWithVoid();
  }

  /** What was written until now. */
  Uni<Void> keepVersion(SqlClient tx, Review it, String author) {
    return tx.preparedQuery(KEEP_VERSION)
        .execute(Tuple.of(it.id, it.version, author, JsonObject.mapFrom(it.content)))
        .replaceWithVoid();
  }

  private static @Nullable Object at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
