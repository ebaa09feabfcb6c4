package io.sturmwarte.promise;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.incident.Promises;
import io.sturmwarte.incident.Severity;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.data.Interval;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads and replaces targets. */
final class Targets {
  private static final String REPLACE =
      """
      update sla_target set acknowledge = $2, first_word = $3, update_every = $4, level_2 = $5,
        acknowledge_timeout = $6, calendar = $7
      where severity = $1
      """;

  private Targets() {}

  static Uni<List<Target>> all(SqlClient database) {
    return database
        .query("select * from sla_target order by severity")
        .execute()
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Targets::target).toList());
  }

  static Uni<Void> replace(SqlClient tx, Severity severity, Target target) {
    return tx.preparedQuery(REPLACE)
        .execute(
            Tuple.from(
                new Object[] {
                  severity.name(),
                  interval(target.acknowledge()),
                  interval(target.firstWord()),
                  interval(target.updateEvery()),
                  interval(target.level2()),
                  interval(target.acknowledgeTimeout()),
                  target.calendar()
                }))
        .replaceWithVoid();
  }

  private static Target target(Row row) {
    return new Target(
        Severity.valueOf(row.getString("severity")),
        Promises.duration(row.get(Interval.class, "acknowledge")),
        Promises.duration(row.get(Interval.class, "first_word")),
        durationOrNull(row, "update_every"),
        durationOrNull(row, "level_2"),
        Promises.duration(row.get(Interval.class, "acknowledge_timeout")),
        row.getString("calendar"));
  }

  private static @Nullable Duration durationOrNull(Row row, String column) {
    var value = row.get(Interval.class, column);
    return value == null ? null : Promises.duration(value);
  }

  private static @Nullable Interval interval(@Nullable Duration duration) {
    return duration == null ? null : Interval.of(duration);
  }
}
