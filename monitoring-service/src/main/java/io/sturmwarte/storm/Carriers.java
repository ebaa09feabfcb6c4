package io.sturmwarte.storm;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads the mentions that carry a level. */
@ApplicationScoped
class Carriers {
  /**
   * Reasons are of the last hour before the evaluation; the day spares looking at all partitions.
   */
  private static final String READ =
      """
      select m.id, m.platform, m.url, m.text, m.published_at, m.reach
      from mention_brand mb join mention m on m.id = mb.mention_id and m.published_at = mb.published_at
      where mb.brand_id = $1 and mb.mention_id = any($2) and mb.published_at > $3::timestamptz - interval '1 day'
      order by m.reach desc, m.id
      """;

  private final Pool pool;

  Carriers(Pool pool) {
    this.pool = pool;
  }

  Uni<List<Carrier>> of(UUID brandId, Level level) {
    var ids =
        level.reasons().stream()
            .flatMap(reason -> reason.mentionIds().stream())
            .distinct()
            .toArray(UUID[]::new);
    return pool.preparedQuery(READ)
        .execute(Tuple.of(brandId, ids, level.evaluatedAt().atOffset(ZoneOffset.UTC)))
        .map(rows -> carriers(rows, level));
  }

  private static List<Carrier> carriers(RowSet<Row> rows, Level level) {
    var carriers = new ArrayList<Carrier>(rows.size());
    rows.forEach(row -> carriers.add(carrier(row, level)));
    return carriers;
  }

  private static Carrier carrier(Row row, Level level) {
    var id = row.getUUID("id");
    return new Carrier(
        id,
        row.getString("platform"),
        row.getString("url"),
        row.getString("text"),
        row.getOffsetDateTime("published_at").toInstant(),
        row.getLong("reach"),
        level.reasons().stream()
            .filter(reason -> reason.mentionIds().contains(id))
            .map(Reason::code)
            .toList());
  }
}
