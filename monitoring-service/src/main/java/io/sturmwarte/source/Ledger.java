package io.sturmwarte.source;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.mention.Intake;
import io.sturmwarte.mention.Item;
import io.sturmwarte.mention.Upstream;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a look came to: mentions, deletions and cursor in one transaction, and only for the
 * holder of the lease. So nothing is lost or taken twice, whenever a replica dies.
 */
@ApplicationScoped
class Ledger {
  private static final Duration LONGEST_LIMIT = Duration.ofDays(1);

  private static final String HOLD =
      "select from source_state where source_id = $1 and lease = $2 for update";

  /** Holding on, it stays due when the lease runs out. */
  private static final String TAKEN =
      """
      update source_state
      set cursor = $2::jsonb, items = items + $3, duplicates = duplicates + $4, rejected = rejected + $5,
        removed = removed + $6, lag_seconds = coalesce($7, lag_seconds), moved_to = coalesce($8, moved_to),
        heard_at = case when $9 then app_now() else heard_at end,
        failures = 0, failing_since = null, failure = null, limited_until = null, last_success_at = app_now(),
        lease = case when $10::float8 is null then lease end,
        due_at = case when $10::float8 is null then due_at else app_now() + $10::float8 * interval '1 second' end
      where source_id = $1
      """;

  private static final String LIMITED =
      """
      update source_state
      set limited_until = app_now() + $3::float8 * interval '1 second', failure = $4, lease = null,
        due_at = app_now() + $3::float8 * interval '1 second'
      where source_id = $1 and lease = $2
      """;

  private static final String FAILED =
      """
      update source_state
      set failures = failures + 1, failing_since = coalesce(failing_since, app_now()), failure = $4,
        limited_until = null, lease = null, due_at = app_now() + $3::float8 * interval '1 second',
        cursor = coalesce($5::jsonb, cursor)
      where source_id = $1 and lease = $2
      """;

  private final Pool pool;
  private final Intake intake;
  private final Clock clock;

  Ledger(Pool pool, Intake intake, Clock clock) {
    this.pool = pool;
    this.intake = intake;
    this.clock = clock;
  }

  /** Another replica holds the source now; nothing was written. */
  static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1;

    Lost() {
      super("another replica reads this source now", null, false, false);
    }
  }

  /** Writes the outcome and lets go of the source; fails with {@link Lost}. */
  Uni<Void> settle(Held source, Outcome outcome, Duration every) {
    return switch (outcome) {
      case Outcome.Taken taken -> take(source, taken, taken.next() == null ? every : taken.next());
      case Outcome.Limited limited ->
          end(LIMITED, source, bounded(limited.pause()), limited.reason(), null);
      case Outcome.Failed failed ->
          end(
              FAILED,
              source,
              Backoff.after(source.failures() + 1, ThreadLocalRandom.current().nextDouble()),
              failed.reason(),
              failed.cursor());
    };
  }

  /** Writes and keeps the source. */
  Uni<Void> keep(Held source, Outcome.Taken taken) {
    return take(source, taken, null);
  }

  /** Without the posts that no query finds. */
  Uni<Outcome.Taken> matching(Outcome.Taken taken) {
    return intake
        .matching(taken.harvest().items())
        .map(
            items ->
                new Outcome.Taken(
                    taken.harvest().with(items), taken.cursor(), taken.next(), taken.movedTo()));
  }

  private Uni<Void> take(Held source, Outcome.Taken taken, @Nullable Duration next) {
    return pool.withTransaction(tx -> hold(tx, source).chain(() -> write(tx, source, taken, next)));
  }

  private static Uni<Void> hold(SqlClient tx, Held source) {
    return tx.preparedQuery(HOLD)
        .execute(Tuple.of(source.id(), source.lease()))
        .invoke(
            rows -> {
              if (rows.size() == 0) {
                throw new Lost();
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> write(SqlClient tx, Held source, Outcome.Taken taken, @Nullable Duration next) {
    var harvest = taken.harvest();
    return intake
        .take(tx, harvest.items())
        .call(() -> Upstream.edit(tx, harvest.place(), harvest.edits()))
        .chain(accepted -> remove(tx, harvest).map(removed -> new Count(accepted, removed)))
        .chain(count -> note(tx, source, taken, count, next));
  }

  private record Count(int accepted, long removed) {}

  private static Uni<Long> remove(SqlClient tx, Harvest harvest) {
    return Upstream.remove(tx, harvest.place(), harvest.removed(), harvest.unknownRemovedToo());
  }

  private Uni<Void> note(
      SqlClient tx, Held source, Outcome.Taken taken, Count count, @Nullable Duration next) {
    var harvest = taken.harvest();
    var parameters =
        new Object[] {
          source.id(),
          taken.cursor(),
          count.accepted(),
          harvest.items().size() - count.accepted(),
          harvest.rejected(),
          count.removed(),
          lag(harvest),
          taken.movedTo(),
          harvest.heard(),
          next == null ? null : seconds(next)
        };
    return tx.preparedQuery(TAKEN).execute(Tuple.from(parameters)).replaceWithVoid();
  }

  private @Nullable Double lag(Harvest harvest) {
    var now = clock.instant();
    return harvest.items().stream()
        .map(Item::publishedAt)
        .max(Comparator.naturalOrder())
        .map(newest -> secondsBetween(newest, now))
        .orElse(null);
  }

  private static double secondsBetween(Instant from, Instant to) {
    return Math.max(0, seconds(Duration.between(from, to)));
  }

  private Uni<Void> end(
      String statement,
      Held source,
      Duration wait,
      String reason,
      io.vertx.core.json.@Nullable JsonObject cursor) {
    var parameters = Tuple.of(source.id(), source.lease(), seconds(wait), reason);
    return pool.preparedQuery(statement)
        .execute(statement.equals(FAILED) ? parameters.addValue(cursor) : parameters)
        .replaceWithVoid();
  }

  private static Duration bounded(Duration wait) {
    var least = Duration.ofSeconds(1);
    return wait.compareTo(least) < 0
        ? least
        : wait.compareTo(LONGEST_LIMIT) > 0 ? LONGEST_LIMIT : wait;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
