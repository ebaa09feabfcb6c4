package io.sturmwarte.storm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The levels as they were last evaluated. */
@ApplicationScoped
public class Levels {
  /** Of the table {@code storm} under the name {@code s}. */
  public static final String COLUMNS =
      """
      s.level, s.automatic, s.social, s.media, s.since, s.evaluated_at, s.reasons::text as reasons,
      (select jsonb_build_object('level', o.level, 'reason', o.reason, 'by', o.set_by, 'at', o.set_at, 'until', o.until)
        from storm_override o where o.brand_id = s.brand_id)::text as override
      """;

  private static final String READ =
      """
      select %s from storm s join brand b on b.id = s.brand_id
      where b.id = $1 and ($2 or b.team = any($3))
      """
          .formatted(COLUMNS);

  private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

  private final Pool pool;
  private final ObjectMapper json;

  Levels(Pool pool, ObjectMapper json) {
    this.pool = pool;
    this.json = json;
  }

  public Uni<Level> of(UUID brandId, Caller caller) {
    return pool.preparedQuery(READ)
        .execute(Tuple.of(brandId, caller.seesAll(), caller.teamsArray()))
        .map(rows -> only(rows, brandId));
  }

  private Level only(RowSet<Row> rows, UUID brandId) {
    if (rows.size() == 0) {
      throw new Problem.NotFound("brand", brandId);
    }
    return level(rows.iterator().next());
  }

  /** From a row with {@link #COLUMNS}. A brand that was never evaluated was so at its creation. */
  public Level level(Row row) {
    var since = row.getOffsetDateTime("since").toInstant();
    var evaluated = row.getOffsetDateTime("evaluated_at").toInstant();
    var level = row.getInteger("level");
    return new Level(
        level,
        Level.nameOf(level),
        row.getInteger("automatic"),
        row.getInteger("social"),
        row.getInteger("media"),
        since,
        evaluated.isBefore(since) ? since : evaluated,
        override(row.getString("override")),
        reasons(row.getString("reasons")));
  }

  private @Nullable LevelOverride override(@Nullable String text) {
    try {
      return text == null ? null : json.readValue(text, LevelOverride.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Reason> reasons(String text) {
    try {
      return json.readValue(text, REASONS);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String write(Object view) {
    try {
      return json.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
