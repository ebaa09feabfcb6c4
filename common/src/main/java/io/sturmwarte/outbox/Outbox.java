package io.sturmwarte.outbox;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Sleep;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The transactional outbox. A message is written in the transaction whose effect it announces and
 * delivered by a later round, at least once, always under the same id. Any replica may run rounds:
 * rows are claimed with {@code skip locked} under a lease that is renewed while the delivery lasts,
 * and a result under an older lease is not accepted. A lease runs in real time, whatever a
 * rehearsal does to the time in which messages are due.
 */
public final class Outbox {
  private static final Logger LOG = Logger.getLogger(Outbox.class);

  /** Long enough to be renewed after a pause, short enough that a dead replica is soon replaced. */
  private static final Duration LEASE = Duration.ofSeconds(10);

  private static final Duration RENEW_AFTER = Duration.ofMillis(2_500);

  /** A lease that was taken after the last look is seen to have lapsed soon after it has. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(4);

  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(30);
  private static final int IN_FLIGHT = 64;

  /** Parameters: id, channel, ordering key or null, dedupe key or null, body. */
  public static final String INSERT =
      """
      insert into outbox (id, channel, ordering_key, dedupe_key, body)
      values ($1, $2, $3, $4, $5::jsonb)
      on conflict (dedupe_key) do nothing
      """;

  private static final String CLAIM =
      """
      with due as (
        select id from outbox message
        where state = 'PENDING' and due_at <= app_now() and (lease is null or leased_until <= clock_timestamp())
          and not exists (
            select from outbox earlier
            where earlier.ordering_key = message.ordering_key and earlier.state = 'PENDING'
              and earlier.position < message.position)
        order by due_at
        limit $1
        for update skip locked)
      update outbox message
      set lease = gen_random_uuid(), attempts = attempts + 1,
        leased_until = clock_timestamp() + $2::float8 * interval '1 second'
      from due
      where message.id = due.id
      returning message.id, channel, body, attempts, lease,
        extract(epoch from app_now() - created_at)::float8 as age_seconds
      """;

  private static final String RENEW =
      """
      update outbox set leased_until = clock_timestamp() + $3::float8 * interval '1 second'
      from unnest($1::uuid[], $2::uuid[]) as held (id, lease)
      where outbox.id = held.id and outbox.lease = held.lease
      """;

  private static final String NEXT_DUE =
      """
      select extract(epoch from least(
        (select min(due_at) - app_now() from outbox where state = 'PENDING' and due_at > app_now()),
        (select min(leased_until) - clock_timestamp() from outbox where state = 'PENDING' and lease is not null)
      ))::float8
      """;

  private static final String FINISH =
      """
      update outbox set state = $3, finished_at = app_now(), last_error = $4, lease = null
      where id = $1 and lease = $2
      """;

  private static final String POSTPONE =
      """
      update outbox set due_at = app_now() + $3::float8 * interval '1 second', last_error = $4, lease = null
      where id = $1 and lease = $2
      """;

  /** Not tried, so it does not count as an attempt. */
  private static final String PUT_BACK =
      """
      update outbox set due_at = app_now() + $3::float8 * interval '1 second', attempts = attempts - 1, lease = null
      where id = $1 and lease = $2
      """;

  private final Pool pool;
  private final Map<String, Channel> channels;

  /** What this replica delivers now: leases by message. */
  private final Map<UUID, UUID> held = new ConcurrentHashMap<>();

  private final AtomicLong renewedAt = new AtomicLong(System.nanoTime());
  private volatile Runnable onFinished = () -> {};

  public Outbox(Pool pool, Map<String, Channel> channels) {
    this.pool = pool;
    this.channels = Map.copyOf(channels);
  }

  /**
   * Writes a message in the transaction of {@code connection}; one with a known dedupe key is not
   * written again.
   */
  public static Uni<UUID> add(
      SqlClient connection,
      String channel,
      @Nullable String orderingKey,
      @Nullable String dedupeKey,
      JsonObject body) {
    var id = Generators.timeBasedEpochGenerator().generate();
    return connection
        .preparedQuery(INSERT)
        .execute(Tuple.from(new Object[] {id, channel, orderingKey, dedupeKey, body}))
        .replaceWith(id);
  }

  /**
   * What to call when a delivery has ended and another round may find more; usually the cycle's
   * wake.
   */
  public void onFinished(Runnable wake) {
    onFinished = wake;
  }

  /** Claims what is due and starts to deliver it; gives how long until there is more to do. */
  public Uni<Duration> round() {
    return renew().chain(this::claim);
  }

  private Uni<Void> renew() {
    var now = System.nanoTime();
    if (held.isEmpty() || now - renewedAt.get() < RENEW_AFTER.toNanos()) {
      return Uni.createFrom().voidItem();
    }
    renewedAt.set(now);
    var leases = List.copyOf(held.entrySet());
    return pool.preparedQuery(RENEW)
        .execute(
            Tuple.of(
                leases.stream().map(Map.Entry::getKey).toArray(UUID[]::new),
                leases.stream().map(Map.Entry::getValue).toArray(UUID[]::new),
                (double) LEASE.toSeconds()))
        .replaceWithVoid();
  }

  private Uni<Duration> claim() {
    var free = IN_FLIGHT - held.size();
    if (free <= 0) {
      return Uni.createFrom().item(RENEW_AFTER);
    }
    return pool.preparedQuery(CLAIM)
        .execute(Tuple.of(free, (double) LEASE.toSeconds()))
        .invoke(claimed -> claimed.forEach(this::deliver))
        .chain(
            claimed ->
                claimed.size() == free ? Uni.createFrom().item(Duration.ZERO) : untilNextDue());
  }

  private Uni<Duration> untilNextDue() {
    return Sleep.until(pool, NEXT_DUE)
        .map(sleep -> shorter(sleep, held.isEmpty() ? LONGEST_SLEEP : RENEW_AFTER));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void deliver(Row row) {
    var message =
        new Message(
            row.getUUID("id"),
            row.getString("channel"),
            row.getJsonObject("body"),
            row.getInteger("attempts"),
            Duration.ofMillis((long) (row.getDouble("age_seconds") * 1000)));
    var lease = row.getUUID("lease");
    held.put(message.id(), lease);
    send(message)
        .chain(outcome -> record(message, lease, outcome))
        .onTermination()
        .invoke(() -> finished(message.id(), lease))
        .subscribe()
        .with(
            ignored -> {},
            failure -> LOG.warnf("outcome of %s not recorded: %s", message.id(), failure));
  }

  private void finished(UUID id, UUID lease) {
    held.remove(id, lease);
    onFinished.run();
  }

  private Uni<Outcome> send(Message message) {
    var channel = channels.get(message.channel());
    if (channel == null) {
      return Uni.createFrom().item(new Outcome.Rejected("no such channel: " + message.channel()));
    }
    return Uni.createFrom()
        .deferred(() -> channel.deliver(message))
        .ifNoItem()
        .after(DELIVERY_TIMEOUT)
        .fail()
        .onFailure()
        .recoverWithItem(failure -> new Outcome.Retry(String.valueOf(failure), null));
  }

  private Uni<Void> record(Message message, UUID lease, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered delivered -> finish(message, lease, "DELIVERED", null);
      case Outcome.Rejected rejected -> finish(message, lease, "DEAD", rejected.reason());
      case Outcome.Retry retry -> retry(message, lease, retry);
      case Outcome.Later later -> putBack(message, lease, later);
    };
  }

  private Uni<Void> retry(Message message, UUID lease, Outcome.Retry retry) {
    var channel = channels.get(message.channel());
    var wait =
        channel == null ? Duration.ZERO : channel.wait(message.attempts(), retry.notBefore());
    if (channel == null || channel.givesUp(message, wait)) {
      return finish(message, lease, "DEAD", retry.reason());
    }
    return pool.preparedQuery(POSTPONE)
        .execute(Tuple.of(message.id(), lease, wait.toMillis() / 1000.0, retry.reason()))
        .invoke(updated -> requireAccepted(message, updated))
        .replaceWithVoid();
  }

  private Uni<Void> putBack(Message message, UUID lease, Outcome.Later later) {
    return pool.preparedQuery(PUT_BACK)
        .execute(Tuple.of(message.id(), lease, later.after().toMillis() / 1000.0))
        .replaceWithVoid();
  }

  private Uni<Void> finish(Message message, UUID lease, String state, @Nullable String error) {
    return pool.preparedQuery(FINISH)
        .execute(Tuple.from(new Object[] {message.id(), lease, state, error}))
        .invoke(updated -> requireAccepted(message, updated))
        .replaceWithVoid();
  }

  private static void requireAccepted(Message message, RowSet<Row> updated) {
    if (updated.rowCount() == 0) {
      LOG.warnf("result of %s came too late: another replica has taken it over", message.id());
    }
  }

  /**
   * A message on its way.
   *
   * @param id the same at every attempt, so that receivers can drop repeats
   * @param attempts this one included
   */
  public record Message(UUID id, String channel, JsonObject body, int attempts, Duration age) {}

  /** A way out of the house: mail, webhook, another service. */
  @FunctionalInterface
  public interface Channel {
    Uni<Outcome> deliver(Message message);

    /** A message older than this is given up: dead letter, visible, can be sent again by hand. */
    default Duration giveUpAfter() {
      return Duration.ofDays(1);
    }

    /**
     * Whether an attempt that failed was the last.
     *
     * @param wait until the next one
     */
    default boolean givesUp(Message message, Duration wait) {
      return message.age().plus(wait).compareTo(giveUpAfter()) > 0;
    }

    /**
     * How long to wait after so many attempts: doubling from a second to half an hour, with ± 20 %
     * jitter.
     */
    default Duration wait(int attempts, @Nullable Duration notBefore) {
      var seconds = Math.min(1L << Math.min(attempts - 1, 11), 1800);
      var jittered = (long) (seconds * 1000 * ThreadLocalRandom.current().nextDouble(0.8, 1.2));
      var wait = Duration.ofMillis(jittered);
      return notBefore != null && notBefore.compareTo(wait) > 0 ? notBefore : wait;
    }
  }

  /** How an attempt ended. */
  public sealed interface Outcome {
    record Delivered() implements Outcome {}

    /** Worth another try, not earlier than the receiver asked for. */
    record Retry(String reason, @Nullable Duration notBefore) implements Outcome {}

    /** Not tried now, because its receiver has enough to do. */
    record Later(Duration after) implements Outcome {}

    /** Will never succeed as it is. */
    record Rejected(String reason) implements Outcome {}
  }
}
