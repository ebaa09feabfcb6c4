package io.sturmwarte.alert;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.signal.Bin;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Looks at every brand every few seconds, many in one transaction: what was counted since, what the
 * detector says, what it has learned. A locked row keeps other replicas from the same brand.
 */
@ApplicationScoped
public class WatchCycle {
  private static final int AT_ONCE = 50;

  private static final String CLAIM =
      """
      select w.brand_id, w.position, w.state, w.late, b.name, b.team, d.alert_score, d.alert_share, d.watch_score,
        date_bin('5 minutes', greatest(app_now() - interval '60 days',
          least(b.created_at, (select min(minute) from counter c where c.brand_id = w.brand_id))), 'epoch') as start
      from watch w join brand b on b.id = w.brand_id left join detection d on d.brand_id = w.brand_id
      where w.checked_at <= app_now() - $1::float8 * interval '1 second'
      order by w.checked_at
      limit $2
      for update of w skip locked
      """;

  private static final String TAKE_LATE =
      """
      with late as (delete from late_count where brand_id = any($1) returning brand_id, mentions)
      select brand_id, sum(mentions)::bigint as mentions from late group by brand_id
      """;

  private static final String COUNTED =
      """
      select c.brand_id, date_bin('5 minutes', c.minute, 'epoch') as bin, sum(c.mentions)::bigint as mentions,
        sum(c.scored)::bigint as scored, sum(c.negatives)::bigint as negatives, sum(c.duplicates)::bigint as duplicates,
        sum(c.young_accounts)::bigint as young_accounts
      from unnest($1::uuid[], $2::timestamptz[]) as w (brand_id, position)
      join counter c on c.brand_id = w.brand_id and c.minute >= w.position
      group by 1, 2
      """;

  /** A bin with mentions that wait for their score is not complete. */
  private static final String OLDEST_UNSCORED =
      """
      select brand_id, min(published_at) as oldest
      from unscored cross join unnest(brand_ids) as brand_id
      where not exercise and brand_id = any($1)
      group by brand_id
      """;

  private static final String WRITE =
      """
      update watch set position = w.position, state = w.state, late = w.late, checked_at = app_now()
      from unnest($1::uuid[], $2::timestamptz[], $3::bytea[], $4::bigint[]) as w (brand_id, position, state, late)
      where watch.brand_id = w.brand_id
      """;

  /** How often a brand is looked at. */
  @ConfigProperty(name = "sturmwarte.signal.every", defaultValue = "PT3S")
  Duration every;

  /** For how long after its end a bin waits for mentions that come late. */
  @ConfigProperty(name = "sturmwarte.signal.lateness", defaultValue = "PT1M")
  Duration lateness;

  private final Pool pool;
  private final Clock clock;
  private final Alarm alarm;

  WatchCycle(Pool pool, Clock clock, Alarm alarm) {
    this.pool = pool;
    this.clock = clock;
    this.alarm = alarm;
  }

  public Uni<Duration> round() {
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(CLAIM)
                .execute(Tuple.of((double) every.toMillis() / 1000, AT_ONCE))
                .chain(rows -> look(connection, rows)));
  }

  private Uni<Duration> look(SqlClient connection, RowSet<Row> claimed) {
    if (claimed.size() == 0) {
      return Uni.createFrom().item(every.dividedBy(3));
    }
    var brands = new ArrayList<Watched>(claimed.size());
    claimed.forEach(row -> brands.add(Watched.of(row)));
    return withLate(connection, brands)
        .chain(watched -> look(connection, watched))
        .replaceWith(claimed.size() == AT_ONCE ? Duration.ZERO : every.dividedBy(3));
  }

  private Uni<List<Watched>> withLate(SqlClient connection, List<Watched> brands) {
    return connection
        .preparedQuery(TAKE_LATE)
        .execute(Tuple.of((Object) ids(brands)))
        .map(rows -> longs(rows))
        .map(
            late ->
                brands.stream().map(b -> b.withLate(late.getOrDefault(b.brandId(), 0L))).toList());
  }

  private Uni<Void> look(SqlClient connection, List<Watched> brands) {
    var now = clock.instant();
    return counted(connection, brands)
        .chain(
            counted ->
                oldestUnscored(connection, brands)
                    .map(oldest -> sights(brands, counted, oldest, now)))
        .call(sights -> write(connection, sights))
        .chain(sights -> raise(connection, sights, now));
  }

  private record Seen(Watched brand, Lookout.Sight sight) {
    Alarm.Subject subject() {
      return new Alarm.Subject(brand.brandId(), brand.name(), brand.team(), sight.learned());
    }

    Crossing crossing() {
      return Crossing.of(sight.worst().orElseThrow());
    }
  }

  private List<Seen> sights(
      List<Watched> brands,
      Map<UUID, Map<Instant, Bin>> counted,
      Map<UUID, Instant> oldestUnscored,
      Instant now) {
    return brands.stream()
        .map(
            brand -> {
              var complete = oldestUnscored.getOrDefault(brand.brandId(), Instant.MAX);
              var closedUntil = earlier(now.minus(lateness), complete);
              var bins = counted.getOrDefault(brand.brandId(), Map.of());
              return new Seen(
                  brand,
                  Lookout.look(
                      brand.learned(),
                      brand.position(),
                      brand.detection(),
                      bins,
                      closedUntil,
                      now));
            })
        .toList();
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private Uni<Map<UUID, Map<Instant, Bin>>> counted(SqlClient connection, List<Watched> brands) {
    var positions =
        brands.stream().map(brand -> utc(brand.position())).toArray(OffsetDateTime[]::new);
    return connection
        .preparedQuery(COUNTED)
        .execute(Tuple.of(ids(brands), positions))
        .map(WatchCycle::bins);
  }

  private static Map<UUID, Map<Instant, Bin>> bins(RowSet<Row> rows) {
    Map<UUID, Map<Instant, Bin>> bins = new HashMap<>();
    for (var row : rows) {
      var start = row.getOffsetDateTime("bin").toInstant();
      bins.computeIfAbsent(row.getUUID("brand_id"), ignored -> new HashMap<>())
          .put(
              start,
              new Bin(
                  start,
                  row.getLong("mentions"),
                  row.getLong("scored"),
                  row.getLong("negatives"),
                  row.getLong("duplicates"),
                  row.getLong("young_accounts")));
    }
    return bins;
  }

  private static Uni<Map<UUID, Instant>> oldestUnscored(
      SqlClient connection, List<Watched> brands) {
    return connection
        .preparedQuery(OLDEST_UNSCORED)
        .execute(Tuple.of((Object) ids(brands)))
        .map(WatchCycle::instants);
  }

  private static Map<UUID, Instant> instants(RowSet<Row> rows) {
    var instants = new HashMap<UUID, Instant>();
    rows.forEach(row -> instants.put(row.getUUID(0), row.getOffsetDateTime("oldest").toInstant()));
    return instants;
  }

  private static Map<UUID, Long> longs(RowSet<Row> rows) {
    var longs = new HashMap<UUID, Long>();
    rows.forEach(row -> longs.put(row.getUUID(0), row.getLong(1)));
    return longs;
  }

  private static Uni<Void> write(SqlClient connection, List<Seen> seen) {
    return connection
        .preparedQuery(WRITE)
        .execute(
            Tuple.of(
                seen.stream().map(one -> one.brand().brandId()).toArray(UUID[]::new),
                seen.stream()
                    .map(one -> utc(one.sight().position()))
                    .toArray(OffsetDateTime[]::new),
                seen.stream()
                    .map(one -> Buffer.buffer(one.sight().learned().toBytes()))
                    .toArray(Buffer[]::new),
                seen.stream().map(one -> one.brand().late()).toArray(Long[]::new)))
        .replaceWithVoid();
  }

  private Uni<Void> raise(SqlClient connection, List<Seen> seen, Instant now) {
    return Multi.createFrom()
        .iterable(seen)
        .filter(one -> one.sight().worst().isPresent())
        .onItem()
        .transformToUniAndConcatenate(
            one -> alarm.raise(connection, one.subject(), one.crossing(), now).replaceWith(true))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static UUID[] ids(List<Watched> brands) {
    return brands.stream().map(Watched::brandId).toArray(UUID[]::new);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
