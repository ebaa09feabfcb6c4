package io.sturmwarte.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;

/** Counts incidents; the groups and the total come from one statement. */
@ApplicationScoped
public class Reports {
  private static final String COUNT =
      """
      with chosen as (
        select id, resolved_at, %s as label,
          extract(epoch from acknowledged_at - opened_at)::float8 as acknowledge,
          extract(epoch from first_word_at - opened_at)::float8 as first_word,
          extract(epoch from resolved_at - opened_at)::float8 as resolve
        from incident
        where ($1 or team = any($2)) and opened_at >= $3 and opened_at < $4 and (not exercise or $5)
          and $6::text is not null and ($7::uuid is null or brand_id = $7)),
      promised as (
        select incident_id, count(*) filter (where state = 'met') as met,
          count(*) filter (where state = 'breached') as breached
        from deadline where incident_id in (select id from chosen) group by incident_id),
      answers as (
        select grouping(label) = 1 as is_total, label, count(*) as responses,
          percentile_cont(0.5) within group (
            order by extract(epoch from r.published_at - (r.mention ->> 'publishedAt')::timestamptz)::float8) as median
        from chosen join response r on r.incident_id = chosen.id
        where r.kind = 'reply' and r.state = 'PUBLISHED'
        group by grouping sets ((label), ())),
      counted as (
        select grouping(label) = 1 as is_total, label, count(*) as incidents, count(resolved_at) as resolved,
          avg(acknowledge) as mtta, percentile_cont(0.5) within group (order by acknowledge) as median_acknowledge,
          avg(first_word) as mean_first_word,
          percentile_cont(0.5) within group (order by first_word) as median_first_word,
          avg(resolve) as mttr, percentile_cont(0.5) within group (order by resolve) as median_resolve,
          coalesce(sum(met), 0)::bigint as met, coalesce(sum(breached), 0)::bigint as breached
        from chosen left join promised on incident_id = id
        group by grouping sets ((label), ()))
      select c.*, coalesce(a.responses, 0)::bigint as responses, a.median as median_response
      from counted c left join answers a on a.is_total = c.is_total and a.label is not distinct from c.label
      order by c.is_total, c.label
      """;

  public Uni<Report> of(SqlClient database, Report.Question it, GroupBy by) {
    return database
        .preparedQuery(COUNT.formatted(by.expression))
        .execute(
            Tuple.from(
                new Object[] {
                  it.allTeams(),
                  it.teams(),
                  it.from().atOffset(ZoneOffset.UTC),
                  it.to().atOffset(ZoneOffset.UTC),
                  it.exercises(),
                  it.zone(),
                  it.brandId()
                }))
        .map(rows -> report(rows, it, by));
  }

  private static Report report(RowSet<Row> rows, Report.Question it, GroupBy by) {
    var groups = new ArrayList<Report.Line>();
    var total = Report.Line.NOTHING;
    for (var row : rows) {
      if (row.getBoolean("is_total")) {
        total = Report.Line.of(row);
      } else {
        groups.add(Report.Line.of(row));
      }
    }
    return new Report(it.from(), it.to(), it.zone(), it.exercises(), by.word(), groups, total);
  }
}
