package io.sturmwarte.alert;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.rule.Condition;
import io.sturmwarte.rule.Counts;
import io.sturmwarte.rule.Facts;
import io.sturmwarte.rule.Hits;
import io.sturmwarte.rule.Rule;
import io.sturmwarte.signal.Bins;
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
import java.util.UUID;

/**
 * Reads what the rules of a brand ask for: one statement for each sort of question, not each rule.
 */
@ApplicationScoped
class RuleFacts {
  private static final String COUNTED =
      """
      select n.at, coalesce(sum(c.mentions), 0)::bigint as mentions, coalesce(sum(c.scored), 0)::bigint as scored,
        coalesce(sum(c.negatives), 0)::bigint as negatives, coalesce(sum(c.toxic), 0)::bigint as toxic,
        coalesce(sum(c.reach), 0)::bigint as reach, coalesce(sum(c.duplicates), 0)::bigint as duplicates,
        coalesce(sum(c.young_accounts), 0)::bigint as young_accounts
      from unnest($2::timestamptz[], $3::timestamptz[], $4::text[]) with ordinality
        as n (from_at, to_at, platform, at)
      left join counter c on c.brand_id = $1 and c.minute >= n.from_at and c.minute < n.to_at
        and (n.platform is null or c.platform = n.platform)
      group by n.at order by n.at
      """;

  /** What was published a week ago and before is not looked for. */
  private static final String LAST =
      """
      select n.rule_id, extract(epoch from $4::timestamptz - last.at)::float8 as quiet
      from unnest($2::uuid[], $3::text[]) as n (rule_id, source)
      left join lateral (
        select m.published_at as at
        from mention_brand mb join mention m on m.id = mb.mention_id and m.published_at = mb.published_at
        where mb.brand_id = $1 and mb.published_at > $4::timestamptz - interval '7 days' and mb.published_at <= $4::timestamptz
          and (n.source is null or m.source = n.source)
        order by mb.published_at desc limit 1) last on true
      """;

  /** By the rules' ids. */
  Uni<Map<UUID, Facts>> read(SqlClient connection, UUID brandId, List<Rule> rules, Instant now) {
    var facts = new HashMap<UUID, Facts>();
    return counted(connection, brandId, rules, now)
        .invoke(facts::putAll)
        .chain(() -> Hits.now(connection, brandId, rules, Bins.startOf(now).plus(Bins.LENGTH)))
        .invoke(facts::putAll)
        .chain(() -> quiet(connection, brandId, rules, now))
        .invoke(facts::putAll)
        .replaceWith(facts);
  }

  /** A stretch of time in which something is counted for a rule. */
  private record Ask(Rule rule, Instant from, Instant to) {}

  private static Uni<Map<UUID, Facts>> counted(
      SqlClient connection, UUID brandId, List<Rule> rules, Instant now) {
    var end = Bins.startOf(now).plus(Bins.LENGTH);
    var asks = rules.stream().flatMap(rule -> asks(rule, end).stream()).toList();
    if (asks.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    var from = asks.stream().map(ask -> utc(ask.from())).toArray(OffsetDateTime[]::new);
    var to = asks.stream().map(ask -> utc(ask.to())).toArray(OffsetDateTime[]::new);
    var platforms =
        asks.stream().map(ask -> ask.rule().condition().platform()).toArray(String[]::new);
    return connection
        .preparedQuery(COUNTED)
        .execute(Tuple.of(brandId, from, to, platforms))
        .map(rows -> facts(asks, rows));
  }

  private static List<Ask> asks(Rule rule, Instant end) {
    return switch (rule.condition()) {
      case Condition.Absolute it -> List.of(ask(rule, end, 0));
      case Condition.Share it -> List.of(ask(rule, end, 0));
      case Condition.Toxic it -> List.of(ask(rule, end, 0));
      case Condition.Change it -> weeks(rule, end);
      case Condition.Keyword it -> List.of();
      case Condition.Author it -> List.of();
      case Condition.NoData it -> List.of();
    };
  }

  private static List<Ask> weeks(Rule rule, Instant end) {
    var asks = new ArrayList<Ask>();
    for (var week = 0; week <= Condition.Change.WEEKS; week++) {
      asks.add(ask(rule, end, week));
    }
    return asks;
  }

  private static Ask ask(Rule rule, Instant end, int weeksAgo) {
    var to = end.minus(Duration.ofDays(7L * weeksAgo));
    return new Ask(rule, to.minus(rule.condition().window()), to);
  }

  private static Map<UUID, Facts> facts(List<Ask> asks, RowSet<Row> rows) {
    var counted = new HashMap<UUID, List<Counts>>();
    var at = 0;
    for (var row : rows) {
      counted
          .computeIfAbsent(asks.get(at++).rule().id(), ignored -> new ArrayList<>())
          .add(counts(row));
    }
    var facts = new HashMap<UUID, Facts>();
    counted.forEach(
        (id, counts) ->
            facts.put(id, Facts.of(counts.getFirst(), counts.subList(1, counts.size()))));
    return facts;
  }

  private static Counts counts(Row row) {
    return new Counts(
        row.getLong("mentions"),
        row.getLong("scored"),
        row.getLong("negatives"),
        row.getLong("toxic"),
        row.getLong("reach"),
        row.getLong("duplicates"),
        row.getLong("young_accounts"));
  }

  private static Uni<Map<UUID, Facts>> quiet(
      SqlClient connection, UUID brandId, List<Rule> rules, Instant now) {
    var watching =
        rules.stream().filter(rule -> rule.condition() instanceof Condition.NoData).toList();
    if (watching.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    var ids = watching.stream().map(Rule::id).toArray(UUID[]::new);
    var sources =
        watching.stream()
            .map(rule -> ((Condition.NoData) rule.condition()).source())
            .toArray(String[]::new);
    return connection
        .preparedQuery(LAST)
        .execute(Tuple.of(brandId, ids, sources, utc(now)))
        .map(RuleFacts::quiet);
  }

  private static Map<UUID, Facts> quiet(RowSet<Row> rows) {
    var facts = new HashMap<UUID, Facts>();
    for (var row : rows) {
      var seconds = row.getDouble("quiet");
      facts.put(
          row.getUUID("rule_id"),
          Facts.quiet(seconds == null ? null : Duration.ofMillis((long) (1_000 * seconds))));
    }
    return facts;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
