package io.sturmwarte.notify;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Sleep;
import io.sturmwarte.cycle.Work;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Lets waiting messages go when they are due and their address may get one more. What is above the
 * limit goes out bundled: every message goes by itself or as part of exactly one bundle, none is
 * dropped.
 */
@ApplicationScoped
public class Gate implements Work {
  private static final int AT_ONCE = 50;

  private static final String OPEN =
      """
      insert into destination (channel, address)
      select distinct channel, body ->> 'address' from outbox waiting
      where state = 'WAITING' and due_at <= app_now()
        and not exists (select from destination
          where destination.channel = waiting.channel and address = waiting.body ->> 'address')
      on conflict do nothing
      """;

  private static final String CLAIM =
      """
      select channel, address, app_now() as now from destination
      where free_at <= app_now() and exists (
        select from outbox where state = 'WAITING' and due_at <= app_now()
          and outbox.channel = destination.channel and body ->> 'address' = address)
      order by free_at limit $1
      for update skip locked
      """;

  private static final String LIMITS =
      "select messages, extract(epoch from period)::float8 as seconds from channel_limit where channel = $1";

  private static final String PAST =
      """
      select released_at from outbox
      where channel = $1 and body ->> 'address' = $2 and released_at > app_now() - $3::float8 * interval '1 second'
      """;

  /** A bundle is for one team, that of the worst message: what others wait for is not theirs. */
  private static final String WAITING =
      """
      with waiting as (
        select id, body, due_at, coalesce(body ->> 'severity', 'S9') as severity from outbox
        where state = 'WAITING' and due_at <= app_now() and channel = $1 and body ->> 'address' = $2)
      select id, body from waiting
      where body ->> 'team' = (select body ->> 'team' from waiting order by severity, due_at, id limit 1)
      order by severity, due_at, id limit $3
      """;

  private static final String RELEASE =
      """
      update outbox set state = 'PENDING', due_at = app_now(), released_at = app_now() where id = any($1)
      """;

  private static final String BUNDLE =
      """
      insert into outbox (id, channel, body, person_id, released_at)
      select $1, channel, $2::jsonb, person_id, app_now() from outbox where id = $3
      """;

  private static final String JOIN =
      """
      update outbox set state = 'BUNDLED', bundle_id = $1, finished_at = app_now() where id = any($2)
      """;

  private static final String NEXT_TURN =
      "update destination set free_at = $3 where channel = $1 and address = $2";

  private static final String WAKE = "select pg_notify('outbox', '')";

  private static final String NEXT_DUE =
      """
      select extract(epoch from min(greatest(due_at, coalesce(free_at, due_at))) - app_now())::float8
      from outbox left join destination
        on destination.channel = outbox.channel and address = body ->> 'address'
      where state = 'WAITING'
      """;

  private final Pool pool;
  private final Messages messages;

  Gate(Pool pool, Messages messages) {
    this.pool = pool;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "message turns";
  }

  @Override
  public String wokenBy() {
    return "outbox";
  }

  @Override
  public Uni<Duration> round() {
    return pool.withTransaction(this::letGo)
        .chain(
            claimed ->
                claimed == AT_ONCE
                    ? Uni.createFrom().item(Duration.ZERO)
                    : Sleep.until(pool, NEXT_DUE));
  }

  private Uni<Integer> letGo(SqlConnection tx) {
    return tx.query(OPEN)
        .execute()
        .chain(() -> tx.preparedQuery(CLAIM).execute(Tuple.of(AT_ONCE)))
        .map(Gate::destinations)
        .call(
            destinations ->
                Multi.createFrom()
                    .iterable(destinations)
                    .onItem()
                    .transformToUniAndConcatenate(to -> letGo(tx, to))
                    .collect()
                    .last())
        .call(
            destinations ->
                destinations.isEmpty() ? Uni.createFrom().voidItem() : tx.query(WAKE).execute())
        .map(List::size);
  }

  private Uni<Void> letGo(SqlConnection tx, Destination to) {
    return limits(tx, to)
        .chain(limits -> past(tx, to, limits).chain(past -> letGo(tx, to, limits, past)));
  }

  private Uni<Void> letGo(SqlConnection tx, Destination to, Limits limits, List<Instant> past) {
    var free = limits.free(past, to.now());
    if (free == 0) {
      return nextTurn(tx, to, limits.next(past, to.now()));
    }
    var most = (int) Math.min(free + (long) Turn.MOST_TOGETHER, 2L * Turn.MOST_TOGETHER);
    return waiting(tx, to, most).chain(waiting -> letGo(tx, waiting, free));
  }

  private Uni<Void> letGo(SqlConnection tx, List<Waiting> waiting, int free) {
    var turn = Turn.of(waiting.stream().map(Waiting::id).toList(), free);
    return release(tx, turn.single()).chain(() -> bundle(tx, waiting, turn.together()));
  }

  private static Uni<Void> release(SqlConnection tx, List<UUID> single) {
    return single.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.preparedQuery(RELEASE)
            .execute(Tuple.of(single.toArray(UUID[]::new)))
            .replaceWithVoid();
  }

  private Uni<Void> bundle(SqlConnection tx, List<Waiting> waiting, List<UUID> together) {
    if (together.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var id = Generators.timeBasedEpochGenerator().generate();
    var parts = waiting.stream().filter(it -> together.contains(it.id())).toList();
    return tx.preparedQuery(BUNDLE)
        .execute(Tuple.of(id, messages.bundle(parts), parts.getFirst().id()))
        .chain(() -> tx.preparedQuery(JOIN).execute(Tuple.of(id, together.toArray(UUID[]::new))))
        .replaceWithVoid();
  }

  private static Uni<Limits> limits(SqlConnection tx, Destination to) {
    return tx.preparedQuery(LIMITS)
        .execute(Tuple.of(to.channel()))
        .map(
            rows ->
                new Limits(
                    StreamSupport.stream(rows.spliterator(), false).map(Gate::limit).toList()));
  }

  private static Limits.Limit limit(Row row) {
    return new Limits.Limit(
        row.getInteger("messages"), Duration.ofMillis((long) (row.getDouble("seconds") * 1000)));
  }

  private static Uni<List<Instant>> past(SqlConnection tx, Destination to, Limits limits) {
    var seconds = (double) limits.longest().toSeconds();
    return tx.preparedQuery(PAST)
        .execute(Tuple.of(to.channel(), to.address(), seconds))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getOffsetDateTime(0).toInstant())
                    .toList());
  }

  private static Uni<List<Waiting>> waiting(SqlConnection tx, Destination to, int most) {
    return tx.preparedQuery(WAITING)
        .execute(Tuple.of(to.channel(), to.address(), most))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> new Waiting(row.getUUID("id"), row.getJsonObject("body")))
                    .toList());
  }

  private static Uni<Void> nextTurn(SqlConnection tx, Destination to, Instant at) {
    return tx.preparedQuery(NEXT_TURN)
        .execute(Tuple.of(to.channel(), to.address(), at.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  private static List<Destination> destinations(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row ->
                new Destination(
                    row.getString("channel"),
                    row.getString("address"),
                    row.getOffsetDateTime("now").toInstant()))
        .toList();
  }

  private record Destination(String channel, String address, Instant now) {}

  /** A message whose turn it is. */
  record Waiting(UUID id, JsonObject body) {
    /** What a bundle says of it. */
    JsonObject line() {
      return new JsonObject()
          .put("id", id.toString())
          .put("kind", body.getString("kind"))
          .put("incidentId", body.getString("incidentId"))
          .put("number", body.getString("number"))
          .put("severity", body.getString("severity"))
          .put("subject", body.getString("subject"));
    }

    static JsonArray lines(List<Waiting> parts) {
      return new JsonArray(parts.stream().map(Waiting::line).toList());
    }
  }
}
