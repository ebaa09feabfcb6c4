package io.sturmwarte.situation;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.signal.BrandSignals;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Counts how high it went, from the mentions themselves, so that words can be asked about. */
@ApplicationScoped
class PeaksReader {
  private static final String BRAND =
      """
      select w.state, greatest(s.level, (select max(c.level) from storm_change c where c.brand_id = b.id and c.at > $4)) as level
      from brand b join watch w on w.brand_id = b.id join storm s on s.brand_id = b.id
      where b.id = $1 and ($2 or b.team = any($3))
      """;

  /** About a mention is what copies, answers or passes it on, and the mention itself. */
  private static final String BINS =
      """
      with origin as (
        select m.source, m.external_id, coalesce(s.copy_of, m.id) as original
        from mention m left join mention_score s on s.mention_id = m.id and s.published_at = m.published_at
        where m.id = $5),
      said as (
        select date_bin('5 minutes', m.published_at, 'epoch') as bin, m.id, m.reach,
          coalesce(s.sentiment = 'negative', false) as negative, m.platform in ('news', 'blog', 'press') as media,
          ($4::text is null or coalesce(s.words, mention_words(m.text))
            @@ (websearch_to_tsquery('german', $4) || websearch_to_tsquery('english', $4)))
          and ($5::uuid is null or exists (select from origin o
            where m.id = o.original or s.copy_of = o.original or m.id = $5
              or (m.source = o.source and (m.reply_to = o.external_id or m.repost_of = o.external_id)))) as about
        from mention_brand mb
        join mention m on m.id = mb.mention_id and m.published_at = mb.published_at
        left join mention_score s on s.mention_id = mb.mention_id and s.published_at = mb.published_at
        where mb.brand_id = $1 and mb.published_at > $2 and m.published_at > $2 and mb.published_at <= $3
          and m.exercise = $6)
      select bin, count(*) filter (where about) as mentions, count(*) filter (where about and negative) as negatives,
        coalesce(sum(reach) filter (where about), 0)::bigint as reach, count(*) filter (where about and media) as media,
        count(*) filter (where negative) as all_negatives,
        coalesce((array_agg(id order by reach desc, id) filter (where about))[1:5], '{}') as mention_ids,
        coalesce((array_agg(id order by reach desc, id) filter (where about and media))[1:5], '{}') as media_ids
      from said group by bin order by bin
      """;

  private final Pool pool;

  PeaksReader(Pool pool) {
    this.pool = pool;
  }

  /**
   * What is asked about: all of a brand, or what has words in it, or what is about a mention.
   *
   * @param words as one writes them to search the mentions
   */
  record Question(
      UUID brandId, @Nullable String words, @Nullable UUID mentionId, boolean exercise) {}

  Uni<Peaks> read(Caller caller, Question question, Instant from, Instant to) {
    var brand =
        Tuple.of(
            question.brandId(),
            caller.seesAll(),
            caller.teamsArray(),
            from.atOffset(ZoneOffset.UTC));
    return pool.preparedQuery(BRAND)
        .execute(brand)
        .map(rows -> only(rows, question.brandId()))
        .chain(row -> bins(question, from, to).map(bins -> peaks(row, bins, from, to, question)));
  }

  private Uni<List<Peaks.Bin>> bins(Question question, Instant from, Instant to) {
    var parameters =
        Tuple.of(
            question.brandId(),
            from.atOffset(ZoneOffset.UTC),
            to.atOffset(ZoneOffset.UTC),
            question.words(),
            question.mentionId(),
            question.exercise());
    return pool.preparedQuery(BINS)
        .execute(parameters)
        .map(
            rows -> StreamSupport.stream(rows.spliterator(), false).map(PeaksReader::bin).toList());
  }

  /** An exercise makes no storm. */
  private static Peaks peaks(
      Row brand, List<Peaks.Bin> bins, Instant from, Instant to, Question question) {
    var learned =
        Optional.ofNullable(brand.getValue("state"))
            .map(state -> BrandSignals.of(((Buffer) state).getBytes()))
            .orElseGet(BrandSignals::unlearned);
    return Peaks.of(from, to, bins, learned, question.exercise() ? 0 : brand.getInteger("level"));
  }

  private static Peaks.Bin bin(Row row) {
    return new Peaks.Bin(
        row.getOffsetDateTime("bin").toInstant(),
        row.getLong("mentions"),
        row.getLong("negatives"),
        row.getLong("reach"),
        row.getLong("media"),
        row.getLong("all_negatives"),
        List.of(row.getArrayOfUUIDs("mention_ids")),
        List.of(row.getArrayOfUUIDs("media_ids")));
  }

  private static Row only(RowSet<Row> rows, UUID brandId) {
    if (rows.size() == 0) {
      throw new Problem.NotFound("brand", brandId);
    }
    return rows.iterator().next();
  }
}
