package io.sturmwarte.escalation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Those of steps with many acknowledgements who have not acknowledged. */
@ApplicationScoped
class Awaited {
  static final String INSERT =
      """
      insert into awaited_acknowledgement (incident_id, cycle, step, person_id, level, pause)
      select incident_id, cycle, step, person_id, level, seconds * interval '1 second'
      from unnest($1::uuid[], $2::int[], $3::int[], $4::uuid[], $5::int[], $6::bigint[])
        as told (incident_id, cycle, step, person_id, level, seconds)
      """;

  private static final String ACKNOWLEDGE =
      """
      update awaited_acknowledgement set acknowledged_at = app_now(), due_at = null
      where incident_id = $1 and person_id = $2 and acknowledged_at is null
      """;

  /** Of the step that fired last; those of earlier ones were told again by the chain itself. */
  private static final String BEGIN =
      """
      update awaited_acknowledgement awaited set due_at = app_now() + pause
      from (select cycle, step from step_fired where incident_id = $1 order by fired_at desc, cycle desc, step desc limit 1)
        as last
      where awaited.incident_id = $1 and (awaited.cycle, awaited.step) = (last.cycle, last.step)
        and acknowledged_at is null and due_at is null
      """;

  private static final String OF_INCIDENTS =
      """
      select * from awaited_acknowledgement
      where incident_id = any($1) and due_at <= app_now() order by incident_id, person_id for update
      """;

  private static final String TOLD_AGAIN =
      """
      update awaited_acknowledgement set told = told + 1, due_at = app_now() + pause
      where incident_id = $1 and cycle = $2 and step = $3 and person_id = $4
      """;

  private static final String END =
      "update awaited_acknowledgement set due_at = null where incident_id = any($1)";

  /** Gives whether somebody's acknowledgement was awaited. */
  Uni<Boolean> acknowledge(SqlClient tx, UUID incident, UUID person) {
    return tx.preparedQuery(ACKNOWLEDGE)
        .execute(Tuple.of(incident, person))
        .map(rows -> rows.rowCount() > 0);
  }

  /** From the first acknowledgement on, the others have a timer of their own. */
  Uni<Void> begin(SqlClient tx, UUID incident) {
    return tx.preparedQuery(BEGIN).execute(Tuple.of(incident)).replaceWithVoid();
  }

  Uni<List<Waiting>> due(SqlClient tx, List<UUID> incidents) {
    return tx.preparedQuery(OF_INCIDENTS)
        .execute(Tuple.of(incidents.toArray(UUID[]::new)))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Waiting::of).toList());
  }

  Uni<Void> toldAgain(SqlClient tx, List<Waiting> those) {
    return those.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.preparedQuery(TOLD_AGAIN)
            .executeBatch(
                those.stream()
                    .map(it -> Tuple.of(it.incident(), it.cycle(), it.step(), it.person()))
                    .toList())
            .replaceWithVoid();
  }

  Uni<Void> end(SqlClient tx, List<UUID> incidents) {
    return incidents.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.preparedQuery(END).execute(Tuple.of(incidents.toArray(UUID[]::new))).replaceWithVoid();
  }

  /** Somebody who is to be told again. */
  record Waiting(UUID incident, int cycle, int step, UUID person, int level, int told) {
    private static Waiting of(Row row) {
      return new Waiting(
          row.getUUID("incident_id"),
          row.getInteger("cycle"),
          row.getInteger("step"),
          row.getUUID("person_id"),
          row.getInteger("level"),
          row.getInteger("told"));
    }
  }
}
