package io.sturmwarte.rescore;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.reading.Text;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Hands out jobs: one chunk to one replica at a time. */
@ApplicationScoped
class Claims {
  /** Nothing is handed out while mentions that have just come in wait to be taken up. */
  private static final String CLAIM =
      """
      update rescore
      set lease = gen_random_uuid(), due_at = app_now() + $1::float8 * interval '1 second', attempts = attempts + 1
      where id = (
        select id from rescore
        where state = 'running' and due_at <= app_now()
          and not exists (select from unscored where unscored.due_at <= app_now() and unscored.attempts = 0)
        order by due_at, id
        limit 1
        for update skip locked)
      returning *
      """;

  private static final String MEANT =
      """
      mention_score s
      where s.published_at >= $1 and s.published_at <= $2 and (s.published_at, s.mention_id) < ($2, $3)
        and (not $4 or s.model_version <> $5)
        and exists (
          select from mention_brand mb
          where mb.published_at = s.published_at and mb.mention_id = s.mention_id and mb.brand_id = any($6))
      """;

  private static final String CHUNK =
      """
      with chunk as (
        select s.published_at, s.mention_id from %s
        order by s.published_at desc, s.mention_id desc
        limit $7)
      select m.published_at, m.id, m.text, m.language
      from chunk join mention m on m.published_at = chunk.published_at and m.id = chunk.mention_id
      order by m.published_at desc, m.id desc
      """
          .formatted(MEANT);

  private static final String COUNT = "select count(*) from " + MEANT;

  private static final String SET_TOTAL =
      """
      update rescore set total = $3, lease = null, due_at = app_now(), attempts = 0
      where id = $1 and lease = $2 and state = 'running'
      """;

  private static final String HOLD =
      "select from rescore where id = $1 and lease = $2 and state = 'running' for update";

  private static final String ADVANCE =
      """
      update rescore
      set position_at = $2, position_id = $3, done = done + $4, changed = changed + $5, unread = unread + $6,
        attempts = 0, last_error = null, lease = null, due_at = app_now()
      where id = $1
      """;

  private static final String FINISH =
      """
      update rescore set state = 'done', finished_at = app_now(), lease = null
      where id = $1 and lease = $2 and state = 'running'
      """;

  private static final String FAIL =
      """
      update rescore set state = 'failed', finished_at = app_now(), lease = null
      where id = $1 and lease = $2 and state = 'running'
      """;

  private static final String RELEASE =
      """
      update rescore
      set lease = null, due_at = app_now() + $3::float8 * interval '1 second', attempts = attempts - $4, last_error = $5
      where id = $1 and lease = $2 and state = 'running'
      """;

  private final Pool pool;

  Claims(Pool pool) {
    this.pool = pool;
  }

  /**
   * A job, as one replica may work on it.
   *
   * @param attempts claims since it last came on, this one included
   */
  record Claimed(
      UUID id,
      UUID lease,
      UUID[] brandIds,
      OffsetDateTime from,
      OffsetDateTime positionAt,
      UUID positionId,
      boolean outdatedOnly,
      String modelVersion,
      boolean counted,
      int attempts) {
    private static final OffsetDateTime EVER =
        OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    static Claimed of(Row row) {
      OffsetDateTime from = row.getOffsetDateTime("from_at");
      return new Claimed(
          row.getUUID("id"),
          row.getUUID("lease"),
          row.getArrayOfUUIDs("brand_ids"),
          from == null ? EVER : from,
          row.getOffsetDateTime("position_at"),
          row.getUUID("position_id"),
          row.getBoolean("outdated_only"),
          row.getString("model_version"),
          row.getLong("total") != null,
          row.getInteger("attempts"));
    }

    /** What is still meant. */
    Tuple meant() {
      return Tuple.from(
          new Object[] {from, positionAt, positionId, outdatedOnly, modelVersion, brandIds});
    }
  }

  /** A mention of a chunk. */
  record Mention(OffsetDateTime publishedAt, Text text) {
    UUID id() {
      return text.id();
    }
  }

  Uni<Optional<Claimed>> claim(Duration lease) {
    return pool.preparedQuery(CLAIM)
        .execute(Tuple.of(seconds(lease)))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(Claimed.of(rows.iterator().next())));
  }

  Uni<Void> count(Claimed job) {
    return pool.preparedQuery(COUNT)
        .execute(job.meant())
        .map(rows -> rows.iterator().next().getLong(0))
        .chain(
            total -> pool.preparedQuery(SET_TOTAL).execute(Tuple.of(job.id(), job.lease(), total)))
        .replaceWithVoid();
  }

  /** The next mentions, newest first. */
  Uni<List<Mention>> chunk(Claimed job, int size) {
    return pool.preparedQuery(CHUNK).execute(job.meant().addInteger(size)).map(Claims::mentions);
  }

  /** Whether the job is still the holder's to write; it stays so until the transaction ends. */
  Uni<Boolean> hold(SqlClient tx, Claimed job) {
    return tx.preparedQuery(HOLD)
        .execute(Tuple.of(job.id(), job.lease()))
        .map(rows -> rows.size() == 1);
  }

  /** In the transaction that has written the scores. */
  Uni<Void> advance(SqlClient tx, Claimed job, Progress progress, long changed) {
    var last = progress.done().getLast();
    return tx.preparedQuery(ADVANCE)
        .execute(
            Tuple.of(
                job.id(),
                last.publishedAt(),
                last.id(),
                progress.done().size(),
                changed,
                progress.unread()))
        .replaceWithVoid();
  }

  Uni<Void> finish(Claimed job) {
    return pool.preparedQuery(FINISH).execute(Tuple.of(job.id(), job.lease())).replaceWithVoid();
  }

  Uni<Void> fail(Claimed job) {
    return pool.preparedQuery(FAIL).execute(Tuple.of(job.id(), job.lease())).replaceWithVoid();
  }

  /** Gives it back after a claim that came to nothing. */
  Uni<Void> release(Claimed job, Duration pause, boolean counts, String reason) {
    return pool.preparedQuery(RELEASE)
        .execute(Tuple.of(job.id(), job.lease(), seconds(pause), counts ? 0 : 1, reason))
        .replaceWithVoid();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static List<Mention> mentions(RowSet<Row> rows) {
    var mentions = new ArrayList<Mention>(rows.size());
    rows.forEach(
        row ->
            mentions.add(
                new Mention(
                    row.getOffsetDateTime("published_at"),
                    new Text(
                        row.getUUID("id"), row.getString("text"), row.getString("language")))));
    return mentions;
  }
}
