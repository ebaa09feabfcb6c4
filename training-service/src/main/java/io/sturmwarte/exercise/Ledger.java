package io.sturmwarte.exercise;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.crowd.Mood;
import io.sturmwarte.exercise.Situation.Deed;
import io.sturmwarte.exercise.Situation.Standing;
import io.sturmwarte.expectation.Action;
import io.sturmwarte.expectation.Text;
import io.sturmwarte.expectation.Verdict;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads from the database how exercises stand. */
public final class Ledger {
  private static final Duration NOTHING_DUE = Duration.ofMinutes(1);

  private static final String EXERCISE =
      """
      select id, scenario, language, team, state, speed, seed, elapsed_before_ms, running_since,
        ticks, heat, tension, negatives, app_now() as now
      from exercise
      """;

  private static final String CLAIM =
      EXERCISE
          + """
          where next_due_at <= app_now()
          order by next_due_at
          limit 1
          for update skip locked
          """;

  private static final String HOLD = EXERCISE + "where id = $1 for update";

  private static final String UNTIL_NEXT_DUE =
      "select extract(epoch from min(next_due_at) - app_now())::float8 from exercise where next_due_at is not null";

  private static final String PUBLICATIONS =
      "select key, at_ms from publication where exercise_id = $1";

  private static final String STANDINGS =
      """
      select expectation_id, inject_id, from_ms, score, settled_ms, reason_de, reason_en
      from standing where exercise_id = $1
      """;

  private static final String DEEDS =
      """
      select 'REPLY' as kind, inject_id, null as target, null as strategy, at_ms, quality, reviewed_ms
      from reply where exercise_id = $1
      union all
      select kind, inject_id, target, strategy, at_ms, null, at_ms
      from decision where exercise_id = $1
      order by at_ms
      """;

  private Ledger() {}

  /** The exercise that has waited longest and that nobody else is working on. */
  static Uni<Optional<Claim>> claim(SqlClient connection) {
    return connection
        .query(CLAIM)
        .execute()
        .map(rows -> rows.stream().findFirst().map(Ledger::claim));
  }

  static Uni<Claim> hold(SqlClient connection, UUID id) {
    return connection
        .preparedQuery(HOLD)
        .execute(Tuple.of(id))
        .map(rows -> claim(rows.iterator().next()));
  }

  static Uni<Duration> untilNextDue(SqlClient connection) {
    return connection
        .query(UNTIL_NEXT_DUE)
        .execute()
        .map(rows -> seconds(rows.iterator().next().getDouble(0)));
  }

  static Uni<Situation> situation(SqlClient connection, Claim claim) {
    return publications(connection, claim.id())
        .chain(
            published ->
                standings(connection, claim.id())
                    .chain(
                        standings ->
                            deeds(connection, claim.id())
                                .map(
                                    deeds ->
                                        new Situation(
                                            claim.seed(),
                                            claim.mood(),
                                            published,
                                            standings,
                                            deeds))));
  }

  private static Uni<Map<String, Duration>> publications(SqlClient connection, UUID id) {
    return connection.preparedQuery(PUBLICATIONS).execute(Tuple.of(id)).map(Ledger::published);
  }

  /** The expectations raised so far, by id. */
  public static Uni<Map<String, Standing>> standings(SqlClient connection, UUID id) {
    return connection.preparedQuery(STANDINGS).execute(Tuple.of(id)).map(Ledger::standings);
  }

  private static Uni<List<Deed>> deeds(SqlClient connection, UUID id) {
    return connection
        .preparedQuery(DEEDS)
        .execute(Tuple.of(id))
        .map(rows -> rows.stream().map(Ledger::deed).toList());
  }

  private static Map<String, Duration> published(RowSet<Row> rows) {
    var published = new HashMap<String, Duration>();
    rows.forEach(row -> published.put(row.getString("key"), millis(row, "at_ms")));
    return published;
  }

  private static Map<String, Standing> standings(RowSet<Row> rows) {
    var standings = new HashMap<String, Standing>();
    rows.forEach(row -> standings.put(row.getString("expectation_id"), standing(row)));
    return standings;
  }

  private static Standing standing(Row row) {
    return new Standing(row.getString("inject_id"), millis(row, "from_ms"), verdict(row));
  }

  private static Verdict.@Nullable Settled verdict(Row row) {
    var score = row.getDouble("score");
    if (score == null) {
      return null;
    }
    var reason = new Text(row.getString("reason_de"), row.getString("reason_en"));
    return new Verdict.Settled(score, millis(row, "settled_ms"), reason);
  }

  private static Deed deed(Row row) {
    var at = millis(row, "at_ms");
    var injectId = row.getString("inject_id");
    var kind = row.getString("kind");
    if (kind.equals("REPLY")) {
      var reviewed = row.getLong("reviewed_ms");
      var felt = reviewed == null ? Play.never() : Duration.ofMillis(reviewed);
      return new Deed(new Action.Reply(injectId, at, row.getDouble("quality")), felt);
    }
    return new Deed(
        new Action.Decision(
            Action.Kind.valueOf(kind),
            injectId,
            row.getString("target"),
            row.getString("strategy"),
            at),
        at);
  }

  private static Claim claim(Row row) {
    return new Claim(
        row.getUUID("id"),
        row.getString("scenario"),
        row.getString("language"),
        row.getString("team"),
        Clocks.of(
            ExerciseState.valueOf(row.getString("state")),
            millis(row, "elapsed_before_ms"),
            instant(row.getOffsetDateTime("running_since")),
            row.getDouble("speed")),
        row.getLong("seed"),
        new Mood(
            row.getInteger("ticks"),
            row.getDouble("heat"),
            row.getDouble("tension"),
            row.getInteger("negatives")),
        row.getOffsetDateTime("now").toInstant());
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  private static Duration millis(Row row, String column) {
    return Duration.ofMillis(row.getLong(column));
  }

  private static Duration seconds(@Nullable Double seconds) {
    return seconds == null ? NOTHING_DUE : Duration.ofMillis(Math.max(1, (long) (seconds * 1_000)));
  }
}
