package io.sturmwarte.oncall;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.problem.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Writes and reads what is laid over a rotation. */
@ApplicationScoped
class Laid {
  private static final String INSERT_OVERRIDE =
      """
      insert into rotation_override (id, rotation_id, absent, substitute, from_at, until_at, reason, created_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing
      """;

  private static final String OVERRIDES =
      """
      select * from rotation_override
      where rotation_id = $1 and until_at > $2 and ($3::uuid is null or id = $3) order by from_at, id
      """;

  private static final String INSERT_TEMPORARY =
      """
      insert into temporary_schedule (id, rotation_id, from_at, until_at, shifts, reason, created_by)
      values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing
      """;

  private static final String OVERLAPS =
      """
      select 1 from temporary_schedule
      where rotation_id = $1 and from_at < $3 and until_at > $2 and id <> $4
      """;

  private static final String TEMPORARIES =
      """
      select * from temporary_schedule
      where rotation_id = $1 and until_at > $2 and ($3::uuid is null or id = $3) order by from_at, id
      """;

  Uni<OverrideView> lay(SqlClient tx, UUID rotation, OverrideView it) {
    return tx.preparedQuery(INSERT_OVERRIDE)
        .execute(
            Tuple.from(
                new Object[] {
                  it.id(),
                  rotation,
                  it.absent(),
                  it.substitute(),
                  OnCall.at(it.from()),
                  OnCall.at(it.until()),
                  it.reason(),
                  it.createdBy()
                }))
        .chain(() -> overrides(tx, rotation, Instant.EPOCH, it.id()))
        .map(stored -> NewId.same(only(stored), it));
  }

  /** Those that end after an instant. */
  Uni<List<OverrideView>> overrides(
      SqlClient database, UUID rotation, Instant after, @Nullable UUID id) {
    return database
        .preparedQuery(OVERRIDES)
        .execute(Tuple.of(rotation, OnCall.at(after), id))
        .map(rows -> all(rows).map(Laid::override).toList());
  }

  Uni<TemporaryView> lay(SqlClient tx, UUID rotation, TemporaryView it) {
    var from = OnCall.at(it.from());
    var until = OnCall.at(it.until());
    return tx.preparedQuery(OVERLAPS)
        .execute(Tuple.of(rotation, from, until, it.id()))
        .invoke(Laid::requireNone)
        .chain(
            () ->
                tx.preparedQuery(INSERT_TEMPORARY)
                    .execute(
                        Tuple.from(
                            new Object[] {
                              it.id(),
                              rotation,
                              from,
                              until,
                              json(it.shifts()),
                              it.reason(),
                              it.createdBy()
                            })))
        .chain(() -> temporaries(tx, rotation, Instant.EPOCH, it.id()))
        .map(stored -> NewId.same(only(stored), it));
  }

  Uni<List<TemporaryView>> temporaries(
      SqlClient database, UUID rotation, Instant after, @Nullable UUID id) {
    return database
        .preparedQuery(TEMPORARIES)
        .execute(Tuple.of(rotation, OnCall.at(after), id))
        .map(rows -> all(rows).map(Laid::temporary).toList());
  }

  Uni<Void> removeOverride(SqlClient tx, UUID rotation, UUID id) {
    return remove(tx, "rotation_override", "override", rotation, id);
  }

  Uni<Void> removeTemporary(SqlClient tx, UUID rotation, UUID id) {
    return remove(tx, "temporary_schedule", "temporary schedule", rotation, id);
  }

  private static Uni<Void> remove(SqlClient tx, String table, String what, UUID rotation, UUID id) {
    return tx.preparedQuery("delete from %s where rotation_id = $1 and id = $2".formatted(table))
        .execute(Tuple.of(rotation, id))
        .invoke(rows -> requireOne(rows, what, id))
        .replaceWithVoid();
  }

  private static void requireOne(RowSet<Row> rows, String what, UUID id) {
    if (rows.rowCount() == 0) {
      throw new Problem.NotFound(what, id);
    }
  }

  private static void requireNone(RowSet<Row> overlapping) {
    if (overlapping.size() > 0) {
      throw new Problem.Conflict(
          "A temporary schedule stands in for the rotation in that time; remove it, or choose another time");
    }
  }

  private static <T> T only(List<T> stored) {
    if (stored.isEmpty()) {
      throw new Problem.Contradiction(
          "This Idempotency-Key was used for another rotation; use a new one");
    }
    return stored.getFirst();
  }

  private static Stream<Row> all(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private static JsonArray json(List<Shift> shifts) {
    var array = new JsonArray();
    shifts.forEach(
        shift ->
            array.add(
                new JsonObject()
                    .put("person", shift.person().toString())
                    .put("from", shift.from().toString())
                    .put("until", shift.until().toString())));
    return array;
  }

  private static OverrideView override(Row row) {
    return new OverrideView(
        row.getUUID("id"),
        row.getUUID("absent"),
        row.getUUID("substitute"),
        row.getOffsetDateTime("from_at").toInstant(),
        row.getOffsetDateTime("until_at").toInstant(),
        row.getString("reason"),
        row.getString("created_by"));
  }

  private static TemporaryView temporary(Row row) {
    return new TemporaryView(
        row.getUUID("id"),
        row.getOffsetDateTime("from_at").toInstant(),
        row.getOffsetDateTime("until_at").toInstant(),
        OnCall.shifts(row.getJsonArray("shifts")),
        row.getString("reason"),
        row.getString("created_by"));
  }
}
