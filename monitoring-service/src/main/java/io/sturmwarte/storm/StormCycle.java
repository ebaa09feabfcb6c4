package io.sturmwarte.storm;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Evaluates the storm levels, again and again; a changed level is told in the same transaction. */
@ApplicationScoped
public class StormCycle {
  private static final int AT_ONCE = 20;

  private static final String CLAIM =
      Storm.READ
          + """
      where s.evaluated_at <= app_now() - $1::float8 * interval '1 second'
      order by s.evaluated_at
      limit $2
      for update of s skip locked
      """;

  private static final String LOCK_ONE = Storm.READ + "where s.brand_id = $1 for update of s";

  @ConfigProperty(name = "sturmwarte.level.every", defaultValue = "PT10S")
  Duration every;

  @ConfigProperty(name = "sturmwarte.level.rise-after", defaultValue = "PT30S")
  Duration riseAfter;

  @ConfigProperty(name = "sturmwarte.level.fall-after", defaultValue = "PT1H")
  Duration fallAfter;

  private final Pool pool;
  private final Clock clock;
  private final Levels levels;
  private final ObjectMapper json;

  StormCycle(Pool pool, Clock clock, Levels levels, ObjectMapper json) {
    this.pool = pool;
    this.clock = clock;
    this.levels = levels;
    this.json = json;
  }

  public Uni<Duration> round() {
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(CLAIM)
                .execute(Tuple.of((double) every.toMillis() / 1000, AT_ONCE))
                .call(rows -> evaluateAll(connection, rows))
                .map(rows -> rows.size() == AT_ONCE ? Duration.ZERO : every.dividedBy(4)));
  }

  /** One brand out of turn, after somebody has changed something by hand. */
  Uni<Level> evaluate(SqlClient connection, UUID brandId, StormTable.Change change) {
    return connection
        .preparedQuery(LOCK_ONE)
        .execute(Tuple.of(brandId))
        .chain(rows -> evaluate(connection, Storm.of(rows.iterator().next(), json)))
        .call(evaluation -> StormTable.write(connection, evaluation, change, levels))
        .map(Evaluation::view);
  }

  /** One after the other: a transaction has one connection. */
  private Uni<Void> evaluateAll(SqlClient connection, RowSet<Row> rows) {
    return Multi.createFrom()
        .iterable(rows)
        .onItem()
        .transformToUniAndConcatenate(
            row ->
                evaluate(connection, Storm.of(row, json))
                    .call(evaluation -> write(connection, evaluation)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Evaluation> evaluate(SqlClient connection, Storm storm) {
    var now = clock.instant();
    var pace = new Evaluation.Pace(riseAfter, fallAfter);
    return FactsReader.read(
            connection, storm.brandId(), storm.ownWords(), storm.learned(), storm.lasting(now), now)
        .map(facts -> Evaluation.of(storm, facts, pace, now));
  }

  private Uni<Void> write(SqlClient connection, Evaluation evaluation) {
    return StormTable.write(
        connection, evaluation, StormTable.Change.automatic(evaluation), levels);
  }
}
