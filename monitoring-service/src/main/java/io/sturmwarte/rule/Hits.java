package io.sturmwarte.rule;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Finds the mentions that rules on words and authors look for. */
public final class Hits {
  /** What was not asked for is null. */
  private static final String ASKED =
      """
      from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::text[], $7::bigint[], $8::text[],
        $9::boolean[]) as n (rule_id, from_at, to_at, platform, words, followers, authors, negative)
      """;

  private static final String FOUND =
      """
      from mention_brand mb
      join mention m on m.id = mb.mention_id and m.published_at = mb.published_at
      left join mention_score s on s.mention_id = mb.mention_id and s.published_at = mb.published_at
      where mb.brand_id = $1 and not m.exercise
        and mb.published_at >= n.from_at and m.published_at >= n.from_at
        and mb.published_at < n.to_at and m.published_at < n.to_at
        and (n.platform is null or m.platform = n.platform)
        and (n.words is null or coalesce(s.words, mention_words(m.text))
          @@ (websearch_to_tsquery('german', n.words) || websearch_to_tsquery('english', n.words)))
        and ((n.followers is null and n.authors is null) or m.author_followers >= n.followers
          or m.author = any(string_to_array(n.authors, ' ')))
        and (not n.negative or s.sentiment = 'negative')
      """;

  private static final String NOW =
      """
      select n.rule_id, h.hits, h.ids %s
      cross join lateral (
        select count(*) as hits, coalesce((array_agg(m.id order by m.reach desc, m.id))[1:10], '{}') as ids %s) h
      """
          .formatted(ASKED, FOUND);

  private static final String PER_BIN =
      """
      select n.rule_id, h.bin, h.hits %s
      cross join lateral (
        select date_bin('5 minutes', m.published_at, 'epoch') as bin, count(*) as hits %s group by 1) h
      """
          .formatted(ASKED, FOUND);

  private Hits() {}

  /**
   * Of those of the rules that look for mentions, by their ids.
   *
   * @param end of the bin that is being counted
   */
  public static Uni<Map<UUID, Facts>> now(
      SqlClient client, UUID brandId, List<Rule> rules, Instant end) {
    return ask(client, NOW, brandId, rules, rule -> rule.windowFrom(end), end).map(Hits::facts);
  }

  /** The same for each bin of a stretch of time; bins without any are left out. */
  public static Uni<Map<UUID, Map<Instant, Long>>> perBin(
      SqlClient client, UUID brandId, List<Rule> rules, Instant from, Instant to) {
    return ask(client, PER_BIN, brandId, rules, rule -> from, to).map(Hits::bins);
  }

  /** What a rule looks for. */
  private record Search(
      Rule rule,
      @Nullable String words,
      @Nullable Long followers,
      @Nullable String authors,
      boolean negative) {}

  private static Uni<List<Row>> ask(
      SqlClient client,
      String sql,
      UUID brandId,
      List<Rule> rules,
      Function<Rule, Instant> from,
      Instant to) {
    var searches = rules.stream().flatMap(rule -> search(rule).stream()).toList();
    if (searches.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    var columns =
        new Object[] {
          brandId,
          searches.stream().map(one -> one.rule().id()).toArray(UUID[]::new),
          searches.stream().map(one -> utc(from.apply(one.rule()))).toArray(OffsetDateTime[]::new),
          searches.stream().map(one -> utc(to)).toArray(OffsetDateTime[]::new),
          searches.stream().map(one -> one.rule().condition().platform()).toArray(String[]::new),
          searches.stream().map(Search::words).toArray(String[]::new),
          searches.stream().map(Search::followers).toArray(Long[]::new),
          searches.stream().map(Search::authors).toArray(String[]::new),
          searches.stream().map(Search::negative).toArray(Boolean[]::new)
        };
    return client.preparedQuery(sql).execute(Tuple.from(columns)).map(Hits::list);
  }

  private static List<Row> list(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).toList();
  }

  private static List<Search> search(Rule rule) {
    return switch (rule.condition()) {
      case Condition.Keyword it -> List.of(new Search(rule, it.words(), null, null, false));
      case Condition.Author it ->
          List.of(
              new Search(
                  rule,
                  null,
                  it.followers(),
                  it.authors().isEmpty() ? null : String.join(" ", it.authors()),
                  it.onlyNegative()));
      case Condition.Absolute it -> List.of();
      case Condition.Change it -> List.of();
      case Condition.Share it -> List.of();
      case Condition.Toxic it -> List.of();
      case Condition.NoData it -> List.of();
    };
  }

  private static Map<UUID, Facts> facts(List<Row> rows) {
    var facts = new HashMap<UUID, Facts>();
    rows.forEach(
        row ->
            facts.put(
                row.getUUID("rule_id"),
                Facts.of(row.getLong("hits"), List.of(row.getArrayOfUUIDs("ids")))));
    return facts;
  }

  private static Map<UUID, Map<Instant, Long>> bins(List<Row> rows) {
    var bins = new HashMap<UUID, Map<Instant, Long>>();
    rows.forEach(
        row ->
            bins.computeIfAbsent(row.getUUID("rule_id"), ignored -> new HashMap<>())
                .put(row.getOffsetDateTime("bin").toInstant(), row.getLong("hits")));
    return bins;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
