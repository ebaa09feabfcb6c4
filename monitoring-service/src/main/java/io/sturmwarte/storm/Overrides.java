package io.sturmwarte.storm;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.UUID;

/** Sets and lifts levels by hand; the level is told anew in the same transaction. */
@ApplicationScoped
class Overrides {
  /** First the storm, then what hangs on it: the order in which the cycle locks. */
  private static final String LOCK = "select from storm where brand_id = $1 for update";

  private static final String SET =
      """
      insert into storm_override (brand_id, level, reason, set_by, set_at, until) values ($1, $2, $3, $4, $5, $6)
      on conflict (brand_id) do update
      set level = excluded.level, reason = excluded.reason, set_by = excluded.set_by, set_at = excluded.set_at,
        until = excluded.until
      """;

  private static final String LIFT = "delete from storm_override where brand_id = $1";

  private final Pool pool;
  private final StormCycle storms;

  Overrides(Pool pool, StormCycle storms) {
    this.pool = pool;
    this.storms = storms;
  }

  Uni<Level> set(UUID brandId, LevelOverride override) {
    var until = override.until();
    var columns =
        new Object[] {
          brandId,
          override.level(),
          override.reason(),
          override.by(),
          override.at().atOffset(ZoneOffset.UTC),
          until == null ? null : until.atOffset(ZoneOffset.UTC)
        };
    var change = new StormTable.Change(StormTable.Cause.SET, override.by());
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(brandId))
                .chain(() -> connection.preparedQuery(SET).execute(Tuple.from(columns)))
                .chain(() -> storms.evaluate(connection, brandId, change)));
  }

  Uni<Level> lift(UUID brandId, String by) {
    var change = new StormTable.Change(StormTable.Cause.LIFTED, by);
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(brandId))
                .chain(() -> connection.preparedQuery(LIFT).execute(Tuple.of(brandId)))
                .invoke(rows -> requireOne(rows.rowCount()))
                .chain(() -> storms.evaluate(connection, brandId, change)));
  }

  private static void requireOne(int lifted) {
    if (lifted == 0) {
      throw new Problem.Conflict(
          "No level is set by hand for this brand, so there is none to lift");
    }
  }
}
