package io.sturmwarte.oncall;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Keeps swaps, and lays those that were accepted over the rotation. */
@ApplicationScoped
class Swaps {
  private static final String INSERT =
      """
      insert into shift_swap (id, rotation_id, asker, other, from_at, until_at, return_from, return_until)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing
      """;

  private static final String OF_ROTATION =
      "select * from shift_swap where rotation_id = $1 order by asked_at desc, id limit 200";

  private static final String LOCK =
      "select * from shift_swap where rotation_id = $1 and id = $2 for update";

  private static final String ANSWER =
      "update shift_swap set state = $2, answered_at = app_now() where id = $1";

  private static final String LAY =
      """
      insert into rotation_override (id, rotation_id, absent, substitute, from_at, until_at, reason, created_by)
      values (gen_random_uuid(), $1, $2, $3, $4, $5, 'swap', $6)
      """;

  Uni<Swap> ask(SqlClient tx, UUID rotation, Swap it) {
    return tx.preparedQuery(INSERT)
        .execute(
            Tuple.from(
                new Object[] {
                  it.id(),
                  rotation,
                  it.asker(),
                  it.other(),
                  OnCall.at(it.from()),
                  OnCall.at(it.until()),
                  at(it.returnFrom()),
                  at(it.returnUntil())
                }))
        .chain(() -> lock(tx, rotation, it.id()))
        .map(stored -> NewId.same(stored, it));
  }

  Uni<List<Swap>> of(SqlClient database, UUID rotation) {
    return database
        .preparedQuery(OF_ROTATION)
        .execute(Tuple.of(rotation))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Swaps::swap).toList());
  }

  Uni<Swap> lock(SqlClient tx, UUID rotation, UUID id) {
    return tx.preparedQuery(LOCK)
        .execute(Tuple.of(rotation, id))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .findFirst()
                    .map(Swaps::swap)
                    .orElseThrow(() -> new Problem.NotFound("swap", id)));
  }

  Uni<Void> answer(SqlClient tx, UUID rotation, Swap answered, String caller) {
    return tx.preparedQuery(ANSWER)
        .execute(Tuple.of(answered.id(), answered.state().word()))
        .chain(() -> lay(tx, rotation, answered, caller));
  }

  private static Uni<Void> lay(SqlClient tx, UUID rotation, Swap answered, String caller) {
    return switch (answered.state()) {
      case ASKED, DECLINED, WITHDRAWN -> Uni.createFrom().voidItem();
      case ACCEPTED ->
          tx.preparedQuery(LAY)
              .executeBatch(
                  answered.overrides().stream().map(it -> row(rotation, it, caller)).toList())
              .replaceWithVoid();
    };
  }

  private static Tuple row(UUID rotation, Change.Override it, String caller) {
    return Tuple.of(
        rotation,
        it.absent(),
        it.substitute(),
        OnCall.at(it.span().from()),
        OnCall.at(it.span().until()),
        caller);
  }

  private static Swap swap(Row row) {
    return new Swap(
        row.getUUID("id"),
        row.getUUID("asker"),
        row.getUUID("other"),
        row.getOffsetDateTime("from_at").toInstant(),
        row.getOffsetDateTime("until_at").toInstant(),
        instant(row.getOffsetDateTime("return_from")),
        instant(row.getOffsetDateTime("return_until")),
        Swap.State.of(row.getString("state")));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime stored) {
    return stored == null ? null : stored.toInstant();
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : OnCall.at(instant);
  }
}
