package io.sturmwarte.legal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What legal says, for those who ask before they speak. */
public final class Checkpoints {
  private Checkpoints() {}

  /** Of one incident; one that says so where nobody has asked. */
  public static Uni<Checkpoint> of(SqlClient database, UUID incident) {
    return database
        .preparedQuery("select * from legal_checkpoint where incident_id = $1")
        .execute(Tuple.of(incident))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .findFirst()
                    .map(Checkpoints::checkpoint)
                    .orElse(Checkpoint.NOT_ASKED));
  }

  private static Checkpoint checkpoint(Row row) {
    return new Checkpoint(
        Checkpoint.Status.of(row.getString("status")),
        Stream.of(row.getArrayOfStrings("factors")).map(RiskFactor::of).toList(),
        row.getInteger("score"),
        row.getString("notes"),
        List.of(row.getArrayOfStrings("questions")),
        row.getString("changed_by"),
        row.getOffsetDateTime("changed_at").toInstant());
  }
}
