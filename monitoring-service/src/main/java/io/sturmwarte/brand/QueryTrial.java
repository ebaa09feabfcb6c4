package io.sturmwarte.brand;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.query.Fields;
import io.sturmwarte.query.Post;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tries queries on the newest stored mentions that the caller may see. */
@ApplicationScoped
class QueryTrial {
  static final int MOST_MENTIONS = 5_000;
  private static final int MOST_CHARACTERS = 5_000_000;

  /** One more than is looked at, to know whether there are more. */
  private static final String NEWEST =
      """
      select * from (
        select m.*, sum(length(m.text)) over (order by m.published_at desc, m.id desc) as characters
        from (
          select m.id, m.source, m.platform, m.language, m.url, m.author_followers, m.author_created_at, m.text,
            m.published_at, m.reach, m.engagement, m.reply_to, m.repost_of
          from mention m
          where m.published_at >= $1
            and exists (
              select from mention_brand mb join brand b on b.id = mb.brand_id
              where mb.mention_id = m.id and mb.published_at = m.published_at and ($2 or b.team = any($3)))
          order by m.published_at desc, m.id desc
          limit $4) m) m
      where characters - length(text) < $5
      order by published_at desc, id desc
      """;

  private final Pool pool;
  private final Clock clock;

  QueryTrial(Pool pool, Clock clock) {
    this.pool = pool;
    this.clock = clock;
  }

  /** A mention that a query was tried on. */
  record Tried(UUID id, String platform, Instant publishedAt, String text, Post post) {
    static Tried of(Row row) {
      var publishedAt = row.getOffsetDateTime("published_at").toInstant();
      var fields =
          new Fields(
              row.getString("source"),
              row.getString("platform"),
              row.getString("language"),
              row.getString("url"),
              row.getLong("author_followers"),
              instant(row.getOffsetDateTime("author_created_at")),
              publishedAt,
              row.getLong("reach"),
              row.getLong("engagement"),
              row.getString("reply_to") != null,
              row.getString("repost_of") != null);
      var text = row.getString("text");
      return new Tried(
          row.getUUID("id"), fields.platform(), publishedAt, text, Post.of(text, fields));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
      return time == null ? null : time.toInstant();
    }
  }

  /**
   * What was looked at, newest first.
   *
   * @param complete whether that is all there is since then
   */
  record Sample(Instant from, boolean complete, List<Tried> mentions) {}

  /** Cutting thousands of texts into words takes too long for an event loop. */
  <T> Uni<T> on(Caller caller, Duration span, Function<Sample, T> decide) {
    var from = clock.instant().minus(span);
    var parameters =
        new Object[] {
          from.atOffset(ZoneOffset.UTC),
          caller.seesAll(),
          caller.teamsArray(),
          MOST_MENTIONS + 1,
          MOST_CHARACTERS
        };
    return pool.preparedQuery(NEWEST)
        .execute(Tuple.from(parameters))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(rows -> decide.apply(sample(from, rows)));
  }

  private static Sample sample(Instant from, RowSet<Row> rows) {
    var mentions = new ArrayList<Tried>(rows.size());
    long characters = 0;
    for (var row : rows) {
      if (mentions.size() < MOST_MENTIONS) {
        mentions.add(Tried.of(row));
      }
      characters = row.getLong("characters");
    }
    boolean complete = rows.size() <= MOST_MENTIONS && characters < MOST_CHARACTERS;
    return new Sample(from, complete, mentions);
  }
}
