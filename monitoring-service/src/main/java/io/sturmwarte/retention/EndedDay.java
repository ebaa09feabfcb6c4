package io.sturmwarte.retention;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A day of one table of mentions that is over.
 *
 * @param stays ids of the mentions that belong to incidents
 */
record EndedDay(
    String parent,
    String part,
    long oid,
    OffsetDateTime begins,
    OffsetDateTime ends,
    UUID[] stays) {
  private static final int CHUNK = 10_000;
  private static final UUID FIRST = new UUID(0, 0);

  /**
   * Links and scores go before the mentions, so that nothing points to what is gone. An hour more
   * than asked for, since what was taken in just before the limit may still be on its way.
   */
  private static final String NEXT =
      """
      select parent, part, oid, begins_at, ends_at,
        array(
          select distinct unnest(mention_ids) from alert
          where incident_id is not null
            and ends_at > app_now() - interval '1 hour' - $2::float8 * interval '1 second') as stays
      from mention_day
      where ends_at <= app_now() - interval '1 hour' - $1::float8 * interval '1 second'
        and (not shrunk or ends_at <= app_now() - interval '1 hour' - $2::float8 * interval '1 second')
      order by begins_at, parent = 'mention', parent
      limit 1
      """;

  private static final String FORGET_WAITING =
      """
      with waiting as (delete from unscored where published_at >= $1 and published_at < $2)
      delete from quarantine where published_at >= $1 and published_at < $2
      """;

  /** In short transactions, because live events wait for the oldest open one. */
  private static final String FORGET_KEYS =
      """
      with chunk as (
        select id, source, external_id from %s where id > $1 order by id limit $2),
      forgotten as (
        delete from mention_key k using chunk
        where k.source = chunk.source and k.external_id = chunk.external_id and k.mention_id = chunk.id
          and not chunk.id = any($3))
      select count(*) as read, (select id from chunk order by id desc limit 1) as last from chunk
      """;

  /** The oldest that is due. */
  static Uni<Optional<EndedDay>> next(SqlClient client, Duration mentions, Duration incidents) {
    return client
        .preparedQuery(NEXT)
        .execute(Tuple.of((double) mentions.toSeconds(), (double) incidents.toSeconds()))
        .map(EndedDay::first);
  }

  private static Optional<EndedDay> first(RowSet<Row> rows) {
    if (rows.size() == 0) {
      return Optional.empty();
    }
    var row = rows.iterator().next();
    return Optional.of(
        new EndedDay(
            row.getString("parent"),
            row.getString("part"),
            row.getLong("oid"),
            row.getOffsetDateTime("begins_at"),
            row.getOffsetDateTime("ends_at"),
            row.getArrayOfUUIDs("stays")));
  }

  /** Drops it; gives how many rows stay, null where another replica has dropped it. */
  Uni<@Nullable Long> end(Pool pool) {
    return forget(pool)
        .chain(
            () ->
                pool.preparedQuery("select mention_day_ends($1, $2, $3, $4)")
                    .execute(Tuple.of(parent, part, oid, stays)))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  private Uni<Void> forget(Pool pool) {
    if (!parent.equals("mention")) {
      return Uni.createFrom().voidItem();
    }
    var position = new AtomicReference<>(FIRST);
    return pool.preparedQuery(FORGET_WAITING)
        .execute(Tuple.of(begins, ends))
        .chain(
            () ->
                Multi.createBy()
                    .repeating()
                    .uni(() -> forgetKeys(pool, Objects.requireNonNull(position.get())))
                    .whilst(row -> row.getLong("read") == CHUNK)
                    .onItem()
                    .invoke(
                        row -> position.set(Optional.ofNullable(row.getUUID("last")).orElse(FIRST)))
                    .collect()
                    .last())
        .replaceWithVoid();
  }

  private Uni<Row> forgetKeys(Pool pool, UUID after) {
    return pool.preparedQuery(FORGET_KEYS.formatted(part))
        .execute(Tuple.of(after, CHUNK, stays))
        .map(rows -> rows.iterator().next());
  }
}
