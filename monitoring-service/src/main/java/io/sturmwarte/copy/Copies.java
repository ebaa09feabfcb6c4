package io.sturmwarte.copy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the original of which a text is a copy, among those published within a day. Replicas take
 * turns, so that each of two copies that come in at the same time sees the other.
 */
@ApplicationScoped
public class Copies {
  private static final Duration EVERY = Duration.ofMinutes(1);

  private static final String TAKE_TURNS = "select pg_advisory_xact_lock(hashtext('copies'))";

  /** The band of a common phrase may have many; the latest of them do. */
  private static final String CANDIDATES =
      """
      select distinct c.mention_id, c.published_at, m.text
      from unnest($1::text[]) as o (bands)
      cross join lateral (
        select f.mention_id, f.published_at from fingerprint f
        where f.bands && o.bands::int[] and f.published_at > app_now() - interval '24 hours'
        order by f.published_at desc
        limit 20) c
      join mention m on m.id = c.mention_id and m.published_at = c.published_at
      """;

  private static final String REMEMBER =
      """
      insert into fingerprint (mention_id, published_at, bands)
      select mention_id, published_at, bands::int[]
      from unnest($1::uuid[], $2::timestamptz[], $3::text[]) as f (mention_id, published_at, bands)
      where published_at > app_now() - interval '24 hours'
      on conflict do nothing
      """;

  private static final String FORGET =
      "delete from fingerprint where published_at <= app_now() - interval '24 hours'";

  private final Pool pool;

  Copies(Pool pool) {
    this.pool = pool;
  }

  /** A mention to compare. */
  public record Post(UUID id, String text, Instant publishedAt) {
    Optional<Originals.Original> original() {
      return Fingerprint.of(text).map(print -> Originals.Original.of(id, publishedAt, print));
    }
  }

  /**
   * In the transaction of {@code connection}, which should be short. The same posts again give the
   * same.
   *
   * @return of those that are copies, the originals
   */
  public Uni<Map<UUID, UUID>> find(SqlClient connection, List<Post> posts) {
    var texts = posts.stream().map(Post::original).flatMap(Optional::stream).toList();
    if (texts.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return connection
        .query(TAKE_TURNS)
        .execute()
        .chain(() -> connection.preparedQuery(CANDIDATES).execute(Tuple.of((Object) bands(texts))))
        .map(known -> sort(known, texts))
        .call(sorted -> remember(connection, sorted.fresh()))
        .map(Originals::copyOf);
  }

  /** Forgets what is older than a day. */
  public Uni<Duration> round() {
    return pool.query(FORGET).execute().replaceWith(EVERY);
  }

  private static Originals sort(RowSet<Row> known, List<Originals.Original> texts) {
    var originals = new Originals();
    for (var row : known) {
      var post =
          new Post(
              row.getUUID("mention_id"),
              row.getString("text"),
              row.getOffsetDateTime("published_at").toInstant());
      post.original().ifPresent(originals::know);
    }
    texts.forEach(originals::sort);
    return originals;
  }

  private static Uni<Void> remember(SqlClient connection, List<Originals.Original> fresh) {
    if (fresh.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return connection
        .preparedQuery(REMEMBER)
        .execute(
            Tuple.of(
                fresh.stream().map(Originals.Original::id).toArray(UUID[]::new),
                fresh.stream()
                    .map(one -> one.publishedAt().atOffset(ZoneOffset.UTC))
                    .toArray(OffsetDateTime[]::new),
                bands(fresh)))
        .replaceWithVoid();
  }

  /** As PostgreSQL writes arrays: an array of arrays would be flattened. */
  private static String[] bands(List<Originals.Original> texts) {
    return texts.stream()
        .map(one -> Arrays.toString(one.bands()).replace('[', '{').replace(']', '}'))
        .toArray(String[]::new);
  }
}
