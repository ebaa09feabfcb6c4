package io.sturmwarte.situation;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.counter.Authors;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.signal.Bins;
import io.sturmwarte.signal.BrandSignals;
import io.sturmwarte.storm.Reason;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads a brand's curve from its counters. */
@ApplicationScoped
class SeriesReader {
  /** Five percent of usual buckets lie below so many standard deviations. */
  private static final double LOW = 1.64;

  private static final String LEARNED =
      """
      select w.state from watch w join brand b on b.id = w.brand_id
      where b.id = $1 and ($2 or b.team = any($3))
      """;

  private static final String POINTS =
      """
      select n.at, coalesce(sum(c.mentions), 0)::bigint as mentions, coalesce(sum(c.scored), 0)::bigint as scored,
        coalesce(sum(c.negatives), 0)::bigint as negatives, coalesce(sum(c.toxic), 0)::bigint as toxic, coalesce(sum(c.reach), 0)::bigint as reach
      from generate_series(
        date_bin($4::float8 * interval '1 second', $2, 'epoch'), $3::timestamptz - interval '1 microsecond',
        $4::float8 * interval '1 second') as n (at)
      left join counter c on c.brand_id = $1 and c.minute >= n.at and c.minute < n.at + $4::float8 * interval '1 second'
      group by n.at order by n.at
      """;

  private static final String AUTHORS =
      """
      select date_bin($4::float8 * interval '1 second', hour, 'epoch') as at, array_agg(authors) as sketches
      from author_sketch
      where brand_id = $1 and hour >= date_bin($4::float8 * interval '1 second', $2, 'epoch') and hour < $3
      group by 1
      """;

  private static final String MARKS =
      """
      select raised_at as at, kind, level from alert where brand_id = $1 and raised_at >= $2 and raised_at < $3
      union all
      select at, 'level', level from storm_change where brand_id = $1 and at >= $2 and at < $3
      order by at
      """;

  private final Pool pool;

  SeriesReader(Pool pool) {
    this.pool = pool;
  }

  Uni<Series> read(Caller caller, UUID brandId, Duration bucket, Instant from, Instant to) {
    var span = Tuple.of(brandId, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC));
    var buckets =
        Tuple.of(
            brandId,
            from.atOffset(ZoneOffset.UTC),
            to.atOffset(ZoneOffset.UTC),
            (double) bucket.toSeconds());
    return learned(caller, brandId)
        .chain(
            learned ->
                authors(bucket, buckets)
                    .chain(
                        authors ->
                            pool.preparedQuery(POINTS)
                                .execute(buckets)
                                .map(rows -> points(rows, learned, bucket, authors))))
        .chain(
            points ->
                pool.preparedQuery(MARKS)
                    .execute(span)
                    .map(rows -> new Series(brandId, bucket, from, to, points, marks(rows))));
  }

  private Uni<BrandSignals> learned(Caller caller, UUID brandId) {
    return pool.preparedQuery(LEARNED)
        .execute(Tuple.of(brandId, caller.seesAll(), caller.teamsArray()))
        .map(rows -> learned(rows, brandId));
  }

  private static BrandSignals learned(RowSet<Row> rows, UUID brandId) {
    if (rows.size() == 0) {
      throw new Problem.NotFound("brand", brandId);
    }
    return Optional.ofNullable(rows.iterator().next().getValue("state"))
        .map(state -> BrandSignals.of(((Buffer) state).getBytes()))
        .orElseGet(BrandSignals::unlearned);
  }

  /** By bucket; none where buckets are not whole hours. */
  private Uni<Map<Instant, Long>> authors(Duration bucket, Tuple buckets) {
    return isWholeHours(bucket)
        ? pool.preparedQuery(AUTHORS).execute(buckets).map(SeriesReader::authors)
        : Uni.createFrom().item(Map.of());
  }

  private static boolean isWholeHours(Duration bucket) {
    return bucket.toSeconds() % 3_600 == 0;
  }

  private static Map<Instant, Long> authors(RowSet<Row> rows) {
    var authors = new HashMap<Instant, Long>();
    for (var row : rows) {
      var sketches = (Buffer[]) row.getValue("sketches");
      authors.put(row.getOffsetDateTime("at").toInstant(), Authors.count(List.of(sketches)));
    }
    return authors;
  }

  private static List<Series.Point> points(
      RowSet<Row> rows, BrandSignals learned, Duration bucket, Map<Instant, Long> authors) {
    var none = isWholeHours(bucket) ? Long.valueOf(0) : null;
    var bins = (double) bucket.toSeconds() / Bins.LENGTH.toSeconds();
    var points = new ArrayList<Series.Point>(rows.size());
    for (var row : rows) {
      var at = row.getOffsetDateTime("at").toInstant();
      var usual = bins * learned.usualNegatives(at);
      points.add(
          new Series.Point(
              at,
              row.getLong("mentions"),
              row.getLong("scored"),
              authors.getOrDefault(at, none),
              row.getLong("negatives"),
              row.getLong("toxic"),
              row.getLong("reach"),
              usual,
              Math.max(0, usual - LOW * Math.sqrt(usual)),
              learned.highNegatives(at, bins)));
    }
    return points;
  }

  private static List<Series.Mark> marks(RowSet<Row> rows) {
    var marks = new ArrayList<Series.Mark>(rows.size());
    rows.forEach(row -> marks.add(mark(row)));
    return marks;
  }

  private static Series.Mark mark(Row row) {
    var at = row.getOffsetDateTime("at").toInstant();
    return switch (row.getString("kind")) {
      case "level" -> {
        var level = row.getInteger("level");
        yield new Series.Mark(at, "level", new Reason.Text("Stufe " + level, "Level " + level));
      }
      case "watch" -> new Series.Mark(at, "alert", new Reason.Text("Beobachten", "Watch"));
      default -> new Series.Mark(at, "alert", new Reason.Text("Alarm", "Alert"));
    };
  }
}
