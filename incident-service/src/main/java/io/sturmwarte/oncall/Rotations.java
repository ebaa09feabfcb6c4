package io.sturmwarte.oncall;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Writes rotations. */
@ApplicationScoped
class Rotations {
  private static final String UNIQUE_VIOLATION = "23505";

  private static final String INSERT =
      """
      insert into rotation (id, team, name, zone, starts_at, unit, every, people)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing
      """;

  private static final String REPLACE =
      """
      update rotation set team = $2, name = $3, zone = $4, starts_at = $5, unit = $6, every = $7, people = $8,
        version = version + 1
      where id = $1
      """;

  private static final String KNOWN = "select id from person where id = any($1) and team = $2";

  Uni<Void> insert(SqlClient tx, Rotation rotation) {
    return write(tx, INSERT, rotation);
  }

  Uni<Void> replace(SqlClient tx, Rotation rotation) {
    return write(tx, REPLACE, rotation);
  }

  /** Changes of one rotation that must not cross come one after the other. */
  Uni<Void> lock(SqlClient tx, UUID id) {
    return tx.preparedQuery("select 1 from rotation where id = $1 for update")
        .execute(Tuple.of(id))
        .replaceWithVoid();
  }

  Uni<Void> delete(SqlClient tx, UUID id) {
    return tx.preparedQuery("delete from rotation where id = $1")
        .execute(Tuple.of(id))
        .replaceWithVoid();
  }

  private Uni<Void> write(SqlClient tx, String sql, Rotation it) {
    var row =
        Tuple.from(
            new Object[] {
              it.id(),
              it.team(),
              it.name(),
              it.zone().getId(),
              it.start(),
              it.unit().word(),
              it.every(),
              it.people().toArray(UUID[]::new)
            });
    return requirePeople(tx, "people", it.team(), it.people())
        .chain(() -> tx.preparedQuery(sql).execute(row))
        .onFailure(Rotations::isNameTaken)
        .transform(
            taken ->
                new Problem.Conflict(
                    "The team has a rotation named %s; choose another name".formatted(it.name())))
        .replaceWithVoid();
  }

  /** Throws {@link Problem.Invalid} where somebody is not a person of the team. */
  Uni<Void> requirePeople(SqlClient tx, String field, String team, Collection<UUID> people) {
    var asked = new HashSet<>(people);
    return tx.preparedQuery(KNOWN)
        .execute(Tuple.of(asked.toArray(UUID[]::new), team))
        .invoke(rows -> rows.forEach(row -> asked.remove(row.getUUID("id"))))
        .invoke(() -> requireNone(field, team, List.copyOf(asked)))
        .replaceWithVoid();
  }

  private static void requireNone(String field, String team, List<UUID> unknown) {
    if (!unknown.isEmpty()) {
      throw new Problem.Invalid(
          field,
          "there is no person %s in the team %s; name people of the team"
              .formatted(unknown.getFirst(), team));
    }
  }

  private static boolean isNameTaken(Throwable failure) {
    return failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
  }
}
