package io.sturmwarte.storm;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.signal.BrandSignals;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Reads what the last hour was like. */
final class FactsReader {
  private static final int BINS_OF_AN_HOUR = 12;

  private static final String READ =
      """
      with span as (
        select m.id, m.published_at, m.platform, coalesce(m.author, m.id::text) as author, m.reach, m.tags, s.sentiment,
          s.toxicity, m.platform in ('news', 'blog', 'press') as media
        from mention_brand mb
        join mention m on m.id = mb.mention_id and m.published_at = mb.published_at
        left join mention_score s on s.mention_id = mb.mention_id and s.published_at = mb.published_at
        where mb.brand_id = $1 and mb.published_at > $3 and m.published_at > $3 and not m.exercise),
      hour as (
        select * from span where published_at > $2),
      bad as (
        select * from hour where sentiment = 'negative'),
      earlier as (
        select distinct author from span where sentiment = 'negative' and published_at <= $2),
      joined as (
        select * from bad where not exists (select from earlier where earlier.author = bad.author)),
      platform as (
        select platform, (array_agg(id order by reach desc, id))[1] as id, count(*) as negatives from bad
        group by platform having count(*) * 20 >= (select count(*) from bad)),
      tag as (
        select tag, count(distinct author) as authors from bad cross join unnest(tags) as tag
        where not tag = any($4::text[])
        group by tag order by authors desc, tag limit 1)
      select
        (select count(*) from hour) as mentions,
        (select count(sentiment) from hour) as scored,
        (select count(*) from bad) as negatives,
        (select count(distinct author) from bad) as authors,
        (select count(distinct author) from joined) as joined,
        (select count(*) from platform) as platforms,
        (select count(*) from bad where toxicity >= 0.5) as toxic,
        (select count(*) from bad where media) as media,
        (select tag from tag) as tag,
        coalesce((select authors from tag), 0) as tag_authors,
        array(select id from bad order by reach desc, id limit 5) as negative_ids,
        array(select id from joined order by reach desc, id limit 5) as joined_ids,
        array(select id from platform order by negatives desc, platform limit 10) as platform_ids,
        array(select id from bad where toxicity >= 0.5 order by reach desc, id limit 5) as toxic_ids,
        array(select id from bad where media order by reach desc, id limit 5) as media_ids,
        array(select id from bad where (select tag from tag) = any(tags) order by reach desc, id limit 5) as tagged_ids,
        array(select id from bad order by published_at, id limit 5) as oldest_ids
      """;

  private FactsReader() {}

  /**
   * @param ownWords of the brand: a hashtag of one of these joins nobody
   */
  static Uni<Facts> read(
      SqlClient connection,
      UUID brandId,
      List<String> ownWords,
      BrandSignals learned,
      Duration lasting,
      Instant now) {
    var hourAgo = now.minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC);
    return connection
        .preparedQuery(READ)
        .execute(Tuple.of(brandId, hourAgo, hourAgo.minusHours(1), ownWords.toArray(String[]::new)))
        .map(rows -> facts(rows.iterator().next(), learned, lasting, now));
  }

  private static Facts facts(Row row, BrandSignals learned, Duration lasting, Instant now) {
    return new Facts(
        row.getLong("mentions"),
        row.getLong("scored"),
        row.getLong("negatives"),
        row.getLong("authors"),
        row.getLong("joined"),
        row.getLong("platforms"),
        row.getLong("toxic"),
        row.getLong("media"),
        row.getString("tag"),
        row.getLong("tag_authors"),
        BINS_OF_AN_HOUR * learned.usualNegatives(now),
        learned.usualNegativeShare(),
        lasting,
        new Facts.Evidence(
            ids(row, "negative_ids"),
            ids(row, "joined_ids"),
            ids(row, "platform_ids"),
            ids(row, "toxic_ids"),
            ids(row, "media_ids"),
            ids(row, "tagged_ids"),
            ids(row, "oldest_ids")));
  }

  private static List<UUID> ids(Row row, String column) {
    return List.of(row.getArrayOfUUIDs(column));
  }
}
