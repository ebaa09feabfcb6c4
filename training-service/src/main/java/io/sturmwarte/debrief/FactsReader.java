package io.sturmwarte.debrief;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.debrief.Debrief.MoodPoint;
import io.sturmwarte.debrief.Facts.Decided;
import io.sturmwarte.debrief.Facts.Published;
import io.sturmwarte.debrief.Facts.Written;
import io.sturmwarte.exercise.Ledger;
import io.sturmwarte.exercise.Review;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what was recorded of an exercise. */
@ApplicationScoped
class FactsReader {
  private static final String PUBLISHED =
      "select key, at_ms, text from publication where exercise_id = $1 order by at_ms";
  private static final String REPLIES =
      "select author, inject_id, text, at_ms, review from reply where exercise_id = $1 order by at_ms";
  private static final String DECISIONS =
      """
      select author, kind, coalesce(target, strategy, inject_id) as target, at_ms
      from decision where exercise_id = $1 order by at_ms
      """;
  private static final String CROWD =
      "select at_ms, negatives_per_minute, level from mood where exercise_id = $1 order by tick";

  private final Pool pool;
  private final ObjectMapper json;

  FactsReader(Pool pool, ObjectMapper json) {
    this.pool = pool;
    this.json = json;
  }

  Uni<Facts> of(UUID exerciseId) {
    return Uni.combine()
        .all()
        .unis(
            Ledger.standings(pool, exerciseId),
            rows(PUBLISHED, exerciseId, FactsReader::published),
            rows(REPLIES, exerciseId, this::written),
            rows(DECISIONS, exerciseId, FactsReader::decided),
            rows(CROWD, exerciseId, FactsReader::mood))
        .with(Facts::new);
  }

  private <T> Uni<List<T>> rows(String sql, UUID exerciseId, Function<Row, T> read) {
    return pool.preparedQuery(sql)
        .execute(Tuple.of(exerciseId))
        .map(rows -> rows.stream().map(read).toList());
  }

  private static Published published(Row row) {
    return new Published(row.getString("key"), at(row), row.getString("text"));
  }

  private Written written(Row row) {
    return new Written(
        row.getString("author"),
        row.getString("inject_id"),
        row.getString("text"),
        at(row),
        review(row.getJsonObject("review")));
  }

  private @Nullable Review review(@Nullable JsonObject stored) {
    if (stored == null) {
      return null;
    }
    try {
      return json.readValue(stored.encode(), Review.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Decided decided(Row row) {
    return new Decided(
        row.getString("author"), row.getString("kind"), row.getString("target"), at(row));
  }

  private static MoodPoint mood(Row row) {
    return new MoodPoint(at(row), row.getDouble("negatives_per_minute"), row.getInteger("level"));
  }

  private static Duration at(Row row) {
    return Duration.ofMillis(row.getLong("at_ms"));
  }
}
