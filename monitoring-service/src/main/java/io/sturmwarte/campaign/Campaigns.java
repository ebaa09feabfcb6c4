package io.sturmwarte.campaign;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.topic.Fold;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Judges what was said about a brand in the last hours. */
@ApplicationScoped
public class Campaigns {
  private static final Duration BACKGROUND = Duration.ofDays(14);

  private static final String POSTS =
      """
      select m.id, m.published_at, coalesce(m.author, m.id::text) as author, m.author_created_at, m.text,
        m.repost_of is not null as repost
      from mention_brand mb
      join mention m on m.id = mb.mention_id and m.published_at = mb.published_at
      join mention_score s on s.mention_id = mb.mention_id and s.published_at = mb.published_at
      where mb.brand_id = $1 and mb.published_at > $2 and mb.published_at <= $3 and not m.exercise
        and ($4 = 'all' or s.sentiment = $4)
      order by m.reach desc, m.id
      limit 5000
      """;

  /** Of the newest of the two weeks before: enough for a share, and not more than is quick. */
  private static final String USUAL =
      """
      select count(*) filter (where created > published_at - interval '30 days') as young, count(*) as known
      from (
        select m.published_at, m.author_created_at as created
        from mention_brand mb join mention m on m.id = mb.mention_id and m.published_at = mb.published_at
        where mb.brand_id = $1 and mb.published_at > $2 and mb.published_at <= $3 and not m.exercise
          and m.author_created_at is not null
        order by mb.published_at desc
        limit 5000) as newest
      """;

  /**
   * Judges what was said in the time that ends now.
   *
   * @param sentiment negative, neutral, positive, or all
   */
  public Uni<Campaign> judge(
      SqlClient client, UUID brandId, Duration back, String sentiment, Instant now) {
    var from = now.minus(back);
    return client
        .preparedQuery(POSTS)
        .execute(Tuple.of(brandId, utc(from), utc(now), sentiment))
        .map(Campaigns::posts)
        .chain(
            posts ->
                client
                    .preparedQuery(USUAL)
                    .execute(Tuple.of(brandId, utc(from.minus(BACKGROUND)), utc(from)))
                    .map(rows -> CampaignRules.judge(posts, usual(rows), from, now)));
  }

  private static List<Post> posts(RowSet<Row> rows) {
    var posts = new ArrayList<Post>(rows.size());
    for (var row : rows) {
      var created = row.getOffsetDateTime("author_created_at");
      posts.add(
          new Post(
              row.getUUID("id"),
              row.getOffsetDateTime("published_at").toInstant(),
              row.getString("author"),
              created == null ? null : created.toInstant(),
              Fold.of(row.getString("text")),
              row.getBoolean("repost")));
    }
    return posts;
  }

  private static Usual usual(RowSet<Row> rows) {
    var row = rows.iterator().next();
    return new Usual(row.getLong("young"), row.getLong("known"));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
