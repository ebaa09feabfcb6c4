package io.sturmwarte.topic;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.brand.OwnWords;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The topics of a brand's negatives, against what was said about it in the two weeks before. */
@ApplicationScoped
public class Topics {
  private static final Duration BACKGROUND = Duration.ofDays(14);

  /** A topic that was not seen for so long is forgotten: its words may mean something else now. */
  private static final Duration REMEMBERED = Duration.ofDays(7);

  private static final String CALLED = "select name, handles from brand where id = $1";

  private static final String NEGATIVES =
      """
      select m.id, m.text, m.published_at, m.reach
      from mention_brand mb
      join mention_score s on s.mention_id = mb.mention_id and s.published_at = mb.published_at
      join mention m on m.id = mb.mention_id and m.published_at = mb.published_at
      where mb.brand_id = $1 and mb.published_at > $2 and s.sentiment = 'negative' and not m.exercise
      order by mb.published_at desc
      limit 4000
      """;

  private static final String BEFORE =
      """
      select m.text
      from mention_brand mb join mention m on m.id = mb.mention_id and m.published_at = mb.published_at
      where mb.brand_id = $1 and mb.published_at > $2 and mb.published_at <= $3 and not m.exercise
      order by mb.published_at desc
      limit 3000
      """;

  private static final String REMEMBER =
      "select key, terms from topic_memory where brand_id = $1 and last_seen_at > $2 order by key";

  private static final String NOTE =
      """
      insert into topic_memory (brand_id, key, terms, first_seen_at, last_seen_at)
      select $1, key, string_to_array(terms, '|'), $4, $4 from unnest($2::text[], $3::text[]) as t (key, terms)
      order by key
      on conflict (brand_id, key) do update set terms = excluded.terms, last_seen_at = excluded.last_seen_at
      """;

  public Uni<List<Topic>> find(SqlClient client, UUID brandId, Duration back, Instant now) {
    var from = now.minus(back);
    return called(client, brandId)
        .chain(own -> negatives(client, brandId, own, from.minus(back)))
        .chain(
            read ->
                background(client, brandId, read.own(), from)
                    .map(background -> read.split(from).with(background)))
        .map(Read::clusters)
        .chain(found -> named(client, brandId, found, now));
  }

  /**
   * What was read.
   *
   * @param posts of the time looked at
   * @param earlier of the equal time before
   */
  private record Read(
      Set<String> own, List<Post> posts, List<Post> earlier, Map<String, Long> background) {
    Read split(Instant from) {
      return new Read(
          own,
          posts.stream().filter(post -> post.at().isAfter(from)).toList(),
          posts.stream().filter(post -> !post.at().isAfter(from)).toList(),
          background);
    }

    Read with(Map<String, Long> counted) {
      return new Read(own, posts, earlier, counted);
    }

    Found clusters() {
      return new Found(TopicFinder.find(posts, background), posts.size(), earlier);
    }
  }

  private record Found(List<TopicFinder.Cluster> clusters, int negatives, List<Post> earlier) {
    List<Topic> topics(Memory memory) {
      return clusters.stream()
          .map(cluster -> TopicViews.of(cluster, memory.keyOf(cluster.terms()), negatives, earlier))
          .toList();
    }
  }

  private static Uni<Set<String>> called(SqlClient client, UUID brandId) {
    return client
        .preparedQuery(CALLED)
        .execute(Tuple.of(brandId))
        .map(rows -> rows.iterator().next())
        .map(row -> OwnWords.of(row.getString("name"), row.getArrayOfStrings("handles")));
  }

  private static Uni<Read> negatives(
      SqlClient client, UUID brandId, Set<String> own, Instant from) {
    return client
        .preparedQuery(NEGATIVES)
        .execute(Tuple.of(brandId, utc(from)))
        .map(rows -> new Read(own, posts(rows, own), List.of(), Map.of()));
  }

  private static Uni<Map<String, Long>> background(
      SqlClient client, UUID brandId, Set<String> own, Instant from) {
    return client
        .preparedQuery(BEFORE)
        .execute(Tuple.of(brandId, utc(from.minus(BACKGROUND)), utc(from)))
        .map(rows -> counted(rows, own));
  }

  private static Uni<List<Topic>> named(SqlClient client, UUID brandId, Found found, Instant now) {
    if (found.clusters().isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return client
        .preparedQuery(REMEMBER)
        .execute(Tuple.of(brandId, utc(now.minus(REMEMBERED))))
        .map(rows -> found.topics(new Memory(remembered(rows))))
        .call(topics -> note(client, brandId, topics, found, now));
  }

  private static Uni<Void> note(
      SqlClient client, UUID brandId, List<Topic> topics, Found found, Instant now) {
    var keys = topics.stream().map(Topic::key).toArray(String[]::new);
    var terms =
        found.clusters().stream()
            .map(cluster -> String.join("|", cluster.terms()))
            .toArray(String[]::new);
    return client
        .preparedQuery(NOTE)
        .execute(Tuple.of(brandId, keys, terms, utc(now)))
        .replaceWithVoid();
  }

  private static List<Post> posts(RowSet<Row> rows, Set<String> own) {
    var posts = new ArrayList<Post>(rows.size());
    for (var row : rows) {
      posts.add(
          Post.of(
              row.getUUID("id"),
              row.getString("text"),
              row.getOffsetDateTime("published_at").toInstant(),
              row.getLong("reach"),
              own));
    }
    return posts;
  }

  private static Map<String, Long> counted(RowSet<Row> rows, Set<String> own) {
    var counts = new HashMap<String, Long>();
    rows.forEach(
        row ->
            Phrases.of(row.getString("text"), own)
                .keySet()
                .forEach(phrase -> counts.merge(phrase, 1L, Long::sum)));
    return counts;
  }

  private static List<Memory.Remembered> remembered(RowSet<Row> rows) {
    var topics = new ArrayList<Memory.Remembered>(rows.size());
    rows.forEach(
        row ->
            topics.add(
                new Memory.Remembered(
                    row.getString("key"), List.of(row.getArrayOfStrings("terms")))));
    return topics;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
