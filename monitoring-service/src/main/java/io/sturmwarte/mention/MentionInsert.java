package io.sturmwarte.mention;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Two statements a batch, however large it is. */
final class MentionInsert {
  private static final String INSERT =
      """
      with offered as (
        select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[],
            $8::timestamptz[], $9::text[], $10::text[], $11::timestamptz[], $12::bigint[], $13::bigint[], $14::text[],
            $15::text[], $16::boolean[], $17::text[])
          as o (id, source, platform, external_id, url, author, author_followers, author_created_at, text, language,
            published_at, reach, engagement, reply_to, repost_of, exercise, tags)),
      fresh as (
        insert into mention_key (source, external_id, mention_id)
        select source, external_id, id from offered
        on conflict do nothing
        returning mention_id)
      insert into mention (id, source, platform, external_id, url, author, author_followers, author_created_at, text,
        language, published_at, reach, engagement, reply_to, repost_of, exercise, tags, received_at)
      select id, source, platform, external_id, url, author, author_followers, author_created_at, text, language,
        published_at, reach, engagement, reply_to, repost_of, exercise, string_to_array(tags, ' '), (select app_now())
      from offered where id in (select mention_id from fresh)
      returning id
      """;

  /**
   * For each mention and brand. Mentions are counted when they come in, so that volume is known
   * while scoring is down. What is older than the detector waits for is noted for it.
   */
  private static final String COUNT =
      """
      with link as (
        select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::boolean[], $6::bigint[],
            $7::text[], $8::text[], $9::boolean[], $10::boolean[], $11::text[])
          as l (brand_id, mention_id, published_at, platform, exercise, reach, text, language, repost, young,
            author)),
      linked as (
        insert into mention_brand (brand_id, mention_id, published_at)
        select brand_id, mention_id, published_at from link),
      waiting as (
        insert into unscored (mention_id, published_at, platform, exercise, brand_ids, text, language, repost, author,
          due_at, received_at)
        select mention_id, min(published_at), min(platform), bool_or(exercise), array_agg(brand_id), min(text),
          min(language), bool_or(repost), min(author), (select app_now()), (select app_now())
        from link group by mention_id),
      late as (
        insert into late_count (brand_id, mentions)
        select link.brand_id, count(*) from link join watch using (brand_id)
        where not exercise and published_at < watch.position and published_at < (select app_now()) - interval '15 minutes'
        group by link.brand_id)
      insert into counter (brand_id, minute, platform, mentions, reach, young_accounts)
      select brand_id, date_trunc('minute', published_at), platform, count(*), sum(reach), count(*) filter (where young)
      from link where not exercise
      group by 1, 2, 3 order by 1, 2, 3
      on conflict (brand_id, minute, platform) do update
      set mentions = counter.mentions + excluded.mentions, reach = counter.reach + excluded.reach,
        young_accounts = counter.young_accounts + excluded.young_accounts
      """;

  private static final Comparator<Offered> BY_KEY =
      Comparator.<Offered, String>comparing(one -> one.item().source())
          .thenComparing(one -> one.item().externalId());

  private MentionInsert() {}

  /**
   * Stores those that are new; gives their ids. Keys go in in one order, so that two batches that
   * share some wait instead of deadlocking.
   */
  static Uni<Set<UUID>> insert(SqlClient connection, List<Offered> batch) {
    var offered = batch.stream().sorted(BY_KEY).toList();
    var columns =
        new Object[] {
          column(offered, UUID[]::new, Offered::id),
          column(offered, String[]::new, o -> o.item().source()),
          column(offered, String[]::new, o -> o.item().platform()),
          column(offered, String[]::new, o -> o.item().externalId()),
          column(offered, String[]::new, o -> o.item().url()),
          column(offered, String[]::new, Offered::author),
          column(offered, Long[]::new, o -> o.item().authorFollowers()),
          column(offered, OffsetDateTime[]::new, o -> utc(o.item().authorCreatedAt())),
          column(offered, String[]::new, o -> o.item().text()),
          column(offered, String[]::new, o -> o.item().language()),
          column(offered, OffsetDateTime[]::new, o -> utc(o.item().publishedAt())),
          column(offered, Long[]::new, o -> o.item().reach()),
          column(offered, Long[]::new, o -> o.item().engagement()),
          column(offered, String[]::new, o -> o.item().replyTo()),
          column(offered, String[]::new, o -> o.item().repostOf()),
          column(offered, Boolean[]::new, o -> o.item().exercise()),
          column(offered, String[]::new, o -> String.join(" ", o.tags()))
        };
    return connection.preparedQuery(INSERT).execute(Tuple.from(columns)).map(MentionInsert::ids);
  }

  /** Counts those that are new, and puts them in the queue for scoring. */
  static Uni<Void> count(SqlClient connection, List<Offered> offered, Set<UUID> accepted) {
    var links =
        offered.stream()
            .filter(o -> accepted.contains(o.id()))
            .flatMap(o -> o.brands().stream().map(brand -> new Link(brand, o)))
            .toList();
    if (links.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var columns =
        new Object[] {
          column(links, UUID[]::new, Link::brand),
          column(links, UUID[]::new, l -> l.mention().id()),
          column(links, OffsetDateTime[]::new, l -> utc(l.item().publishedAt())),
          column(links, String[]::new, l -> l.item().platform()),
          column(links, Boolean[]::new, l -> l.item().exercise()),
          column(links, Long[]::new, l -> l.item().reach()),
          column(links, String[]::new, l -> l.item().text()),
          column(links, String[]::new, l -> l.item().language()),
          column(links, Boolean[]::new, l -> l.item().repostOf() != null),
          column(links, Boolean[]::new, l -> l.item().isOfYoungAccount()),
          column(links, String[]::new, l -> l.mention().author())
        };
    return connection.preparedQuery(COUNT).execute(Tuple.from(columns)).replaceWithVoid();
  }

  private record Link(UUID brand, Offered mention) {
    Item item() {
      return mention.item();
    }
  }

  private static <R, T> T[] column(
      List<R> rows, IntFunction<T[]> array, Function<R, @Nullable T> value) {
    return rows.stream().map(value).toArray(array);
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static Set<UUID> ids(RowSet<Row> rows) {
    var ids = new HashSet<UUID>();
    rows.forEach(row -> ids.add(row.getUUID(0)));
    return ids;
  }
}
