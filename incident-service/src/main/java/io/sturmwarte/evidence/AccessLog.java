package io.sturmwarte.evidence;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Who has read or erased evidence. */
@ApplicationScoped
class AccessLog {
  private static final String LIST =
      """
      select * from evidence_access
      where ($1 or team = any($2)) and ($3::uuid is null or evidence_id = $3) and ($4::uuid is null or id < $4)
      order by id desc limit $5
      """;

  private final Pool pool;

  AccessLog(Pool pool) {
    this.pool = pool;
  }

  /** One access. */
  public record Access(
      UUID id, UUID evidenceId, Instant at, String who, String action, String reason) {
    private static Access of(Row row) {
      return new Access(
          row.getUUID("id"),
          row.getUUID("evidence_id"),
          row.getOffsetDateTime("at").toInstant(),
          row.getString("who"),
          row.getString("action"),
          row.getString("reason"));
    }
  }

  Uni<Page<Access>> list(
      Caller caller, @Nullable UUID evidence, @Nullable String cursor, int limit) {
    var before = cursor == null ? null : position(Page.decode(cursor));
    return pool.preparedQuery(LIST)
        .execute(
            Tuple.from(
                new Object[] {caller.seesAll(), caller.teamsArray(), evidence, before, limit + 1}))
        .map(AccessLog::all)
        .map(accesses -> Page.of(accesses, limit, access -> access.id().toString()));
  }

  private static List<Access> all(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(Access::of).toList();
  }

  private static UUID position(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Problem.Invalid("cursor", "send the value of 'next' of the page before, unchanged");
    }
  }
}
