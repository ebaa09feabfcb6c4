package io.sturmwarte.topic;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.brand.OwnWords;
import io.vertx.mutiny.core.Vertx;
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

  private static final int LOOKED_AT = 3_000;
  private static final int LOOKED_AT_EARLIER = 1_500;

  /**
   * Of too many a sample by chance that has those with most reach in it, and how many there are.
   */
  private static final String NEGATIVES =
      """
      select id, text, published_at, reach, total from (
        select m.id, m.text, m.published_at, m.reach, count(*) over () as total,
          row_number() over (order by m.reach desc) as place
        from mention_brand mb
        join mention_score s on s.mention_id = mb.mention_id and s.published_at = mb.published_at
        join mention m on m.id = mb.mention_id and m.published_at = mb.published_at
        where mb.brand_id = $1 and mb.published_at > $2 and mb.published_at <= $3
          and s.sentiment = 'negative' and not m.exercise) as negative
      order by place > 100, hashtext(id::text)
      limit $4
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

  private final Vertx vertx;

  Topics(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Thousands of texts are taken apart, so that is done beside the event loop. */
  public Uni<List<Topic>> find(SqlClient client, UUID brandId, Duration back, Instant now) {
    var from = now.minus(back);
    return called(client, brandId)
        .chain(
            own ->
                negatives(client, brandId, from, now, LOOKED_AT)
                    .chain(
                        posts ->
                            negatives(client, brandId, from.minus(back), from, LOOKED_AT_EARLIER)
                                .chain(
                                    earlier ->
                                        background(client, brandId, from)
                                            .map(before -> new Read(own, posts, earlier, before)))))
        .chain(read -> vertx.executeBlocking(read::found, false))
        .chain(found -> named(client, brandId, found, now));
  }

  private static Uni<RowSet<Row>> negatives(
      SqlClient client, UUID brandId, Instant from, Instant to, int most) {
    return client.preparedQuery(NEGATIVES).execute(Tuple.of(brandId, utc(from), utc(to), most));
  }

  private static Uni<RowSet<Row>> background(SqlClient client, UUID brandId, Instant from) {
    return client
        .preparedQuery(BEFORE)
        .execute(Tuple.of(brandId, utc(from.minus(BACKGROUND)), utc(from)));
  }

  /**
   * What was read.
   *
   * @param own words of the brand
   * @param earlier negatives, of the equal time before
   * @param before what was said in the two weeks before
   */
  private record Read(
      Set<String> own, RowSet<Row> negatives, RowSet<Row> earlier, RowSet<Row> before) {
    Found found() {
      var phrases = new Phrases(own);
      var posts = Sample.of(negatives, phrases);
      return new Found(
          TopicFinder.find(posts.posts(), counted(before, phrases)),
          posts,
          Sample.of(earlier, phrases));
    }
  }

  private record Found(List<TopicFinder.Cluster> clusters, Sample negatives, Sample earlier) {
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

  private static Map<String, Long> counted(RowSet<Row> rows, Phrases phrases) {
    var counts = new HashMap<String, Long>();
    rows.forEach(
        row ->
            phrases
                .of(row.getString("text"))
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
