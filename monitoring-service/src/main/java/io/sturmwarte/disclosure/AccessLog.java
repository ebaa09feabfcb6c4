package io.sturmwarte.disclosure;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.author.Handle;
import io.sturmwarte.author.Pseudonyms;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who asked about an author, and why; only added to. */
@ApplicationScoped
public class AccessLog {
  private static final String ADD =
      """
      insert into access_log (id, who, kind, platform, subject, reason) values ($1, $2, $3, $4, $5, $6)
      """;

  private static final String LIST =
      """
      select * from access_log where $1::uuid is null or id < $1 order by id desc limit $2
      """;

  private final Pool pool;
  private final Pseudonyms pseudonyms;

  AccessLog(Pool pool, Pseudonyms pseudonyms) {
    this.pool = pool;
    this.pseudonyms = pseudonyms;
  }

  /**
   * One access.
   *
   * @param kind {@code lookup}, {@code export} or {@code erasure}
   * @param subject the same for the same author; not the pseudonym that mentions carry
   */
  record Entry(
      UUID id, Instant at, String who, String kind, String platform, UUID subject, String reason) {
    static Entry of(Row row) {
      return new Entry(
          row.getUUID("id"),
          row.getOffsetDateTime("at").toInstant(),
          row.getString("who"),
          row.getString("kind"),
          row.getString("platform"),
          row.getUUID("subject"),
          row.getString("reason"));
    }
  }

  public Uni<Void> add(SqlClient client, Caller who, String kind, Handle author, String reason) {
    return client
        .preparedQuery(ADD)
        .execute(
            Tuple.of(
                Generators.timeBasedEpochGenerator().generate(),
                who.name(),
                kind,
                author.platform(),
                pseudonyms.tombstones(author).getFirst(),
                reason))
        .replaceWithVoid();
  }

  Uni<Page<Entry>> list(@Nullable String cursor, int limit) {
    var before = cursor == null ? null : position(Page.decode(cursor));
    return pool.preparedQuery(LIST)
        .execute(Tuple.of(before, limit + 1))
        .map(AccessLog::entries)
        .map(entries -> Page.of(entries, limit, entry -> entry.id().toString()));
  }

  private static List<Entry> entries(RowSet<Row> rows) {
    var entries = new ArrayList<Entry>(rows.size());
    rows.forEach(row -> entries.add(Entry.of(row)));
    return entries;
  }

  private static UUID position(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Problem.Invalid("cursor", "send the value of 'next' of the page before, unchanged");
    }
  }
}
