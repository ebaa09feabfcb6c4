package io.sturmwarte.topic;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The topics of a brand's negatives, against what was said about it in the two weeks before. */
@ApplicationScoped
public class Topics {
  private static final Duration BACKGROUND = Duration.ofDays(14);

  private static final String NEGATIVES =
      """
      select m.id, m.text, m.published_at, m.reach
      from mention_brand mb
      join mention_score s on s.mention_id = mb.mention_id and s.published_at = mb.published_at
      join mention m on m.id = mb.mention_id and m.published_at = mb.published_at
      where mb.brand_id = $1 and mb.published_at > $2 and s.sentiment = 'negative' and not m.exercise
      order by mb.published_at desc
      limit 2000
      """;

  private static final String BEFORE =
      """
      select m.text
      from mention_brand mb join mention m on m.id = mb.mention_id and m.published_at = mb.published_at
      where mb.brand_id = $1 and mb.published_at > $2 and mb.published_at <= $3 and not m.exercise
      order by mb.published_at desc
      limit 3000
      """;

  public Uni<List<Topic>> find(SqlClient client, UUID brandId, Duration back, Instant now) {
    var from = now.minus(back);
    return client
        .preparedQuery(NEGATIVES)
        .execute(Tuple.of(brandId, from.atOffset(ZoneOffset.UTC)))
        .map(Topics::posts)
        .chain(
            posts ->
                client
                    .preparedQuery(BEFORE)
                    .execute(
                        Tuple.of(
                            brandId,
                            from.minus(BACKGROUND).atOffset(ZoneOffset.UTC),
                            from.atOffset(ZoneOffset.UTC)))
                    .map(Topics::phrases)
                    .map(
                        background ->
                            TopicFinder.find(posts, background, from.plus(back.dividedBy(2)))));
  }

  private static List<TopicFinder.Post> posts(RowSet<Row> rows) {
    var posts = new ArrayList<TopicFinder.Post>(rows.size());
    for (var row : rows) {
      posts.add(
          TopicFinder.Post.of(
              row.getUUID("id"),
              row.getString("text"),
              row.getOffsetDateTime("published_at").toInstant(),
              row.getLong("reach")));
    }
    return posts;
  }

  private static List<Set<String>> phrases(RowSet<Row> rows) {
    var phrases = new ArrayList<Set<String>>(rows.size());
    rows.forEach(row -> phrases.add(Phrases.of(row.getString("text"))));
    return phrases;
  }
}
