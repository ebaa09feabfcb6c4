package io.sturmwarte.backtest;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.rule.Counts;
import io.sturmwarte.rule.Hits;
import io.sturmwarte.rule.Rule;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Reads what is needed to replay a brand's past: each sort of thing once. */
@ApplicationScoped
class Records {
  /** Platforms that no rule looks at alone are added up. */
  private static final String COUNTED =
      """
      select extract(epoch from date_bin('5 minutes', minute, 'epoch'))::bigint as bin,
        case when platform = any($4) then platform end as platform,
        sum(mentions)::bigint as mentions, sum(scored)::bigint as scored, sum(negatives)::bigint as negatives,
        sum(toxic)::bigint as toxic, sum(reach)::bigint as reach, sum(duplicates)::bigint as duplicates,
        sum(young_accounts)::bigint as young_accounts
      from counter
      where brand_id = $1 and minute >= $2 and minute < $3
      group by 1, 2
      """;

  /** The last level before counts as well. */
  private static final String LEVELS =
      """
      select at, level from storm_change
      where brand_id = $1 and at < $3
        and at >= coalesce((select max(at) from storm_change where brand_id = $1 and at <= $2), $2)
      """;

  private static final String OPINIONS =
      """
      select a.raised_at, a.kind, a.incident_id is not null as incident,
        bool_or(last.verdict = 'useful') as useful, bool_or(last.verdict = 'noise') as noise
      from alert a
      left join lateral (
        select distinct on (given_by) verdict from alert_feedback where alert_id = a.id
        order by given_by, id desc) last on true
      where a.brand_id = $1 and a.raised_at >= $2 and a.raised_at < $3 and not a.exercise
      group by a.id
      order by a.raised_at
      """;

  private final Pool pool;

  Records(Pool pool) {
    this.pool = pool;
  }

  /** An alert that was really raised. */
  record Raised(Instant at, boolean alert, boolean incident, boolean useful, boolean noise) {}

  Uni<RowSet<Row>> counted(UUID brandId, List<Rule> rules, Instant from, Instant to) {
    var platforms =
        rules.stream()
            .map(rule -> rule.condition().platform())
            .filter(Objects::nonNull)
            .distinct()
            .toArray(String[]::new);
    return pool.preparedQuery(COUNTED).execute(Tuple.of(brandId, utc(from), utc(to), platforms));
  }

  static void add(RowSet<Row> rows, History history) {
    for (var row : rows) {
      history.counted(
          Instant.ofEpochSecond(row.getLong(0)),
          row.getString(1),
          new Counts(
              row.getLong(2),
              row.getLong(3),
              row.getLong(4),
              row.getLong(5),
              row.getLong(6),
              row.getLong(7),
              row.getLong(8)));
    }
  }

  Uni<Map<UUID, Map<Instant, Long>>> hits(
      UUID brandId, List<Rule> rules, Instant from, Instant to) {
    return Hits.perBin(pool, brandId, rules, from, to);
  }

  Uni<RowSet<Row>> levels(UUID brandId, Instant from, Instant to) {
    return pool.preparedQuery(LEVELS).execute(Tuple.of(brandId, utc(from), utc(to)));
  }

  static void addLevels(RowSet<Row> rows, History history) {
    rows.forEach(
        row -> history.level(row.getOffsetDateTime("at").toInstant(), row.getInteger("level")));
  }

  Uni<List<Raised>> raised(UUID brandId, Instant from, Instant to) {
    return pool.preparedQuery(OPINIONS)
        .execute(Tuple.of(brandId, utc(from), utc(to)))
        .map(Records::raised);
  }

  private static List<Raised> raised(RowSet<Row> rows) {
    var raised = new ArrayList<Raised>(rows.size());
    rows.forEach(
        row ->
            raised.add(
                new Raised(
                    row.getOffsetDateTime("raised_at").toInstant(),
                    row.getString("kind").equals("alert"),
                    row.getBoolean("incident"),
                    Boolean.TRUE.equals(row.getBoolean("useful")),
                    Boolean.TRUE.equals(row.getBoolean("noise")))));
    return raised;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
