package io.sturmwarte.brand;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.sturmwarte.query.Expression;
import io.sturmwarte.query.Matcher;
import io.sturmwarte.query.QueryError;
import io.sturmwarte.query.QueryParser;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All queries, in memory on every replica. What has changed is read, not everything again: each
 * change carries the number of its transaction, and each reading remembers the oldest one that was
 * still under way, from which the next one goes on. So no change is overlooked, whatever order
 * transactions end in; what is read twice is applied once.
 */
@ApplicationScoped
public class BrandMatcher {
  private static final Logger LOG = Logger.getLogger(BrandMatcher.class);
  private static final Duration AT_THE_LATEST = Duration.ofMinutes(1);
  private static final int MANY = 500;

  /**
   * A change that is visible is older than any transaction to come; the upper bound only leaves out
   * those of a database that was restored into a younger server.
   */
  private static final String CHANGES =
      """
      select now.oldest, c.query_id, c.changed_in::text::bigint as changed_in, q.brand_id, q.expression
      from (select pg_snapshot_xmin(s)::text::bigint as oldest, pg_snapshot_xmax(s) as next
            from pg_current_snapshot() s) now
      left join brand_query_change c
        on c.changed_in >= $1::bigint::text::xid8 and c.changed_in < now.next
      left join brand_query q on q.id = c.query_id
      """;

  private final Pool pool;
  private final Matcher<UUID> matcher = new Matcher<>();
  private final Map<UUID, Known> known = new ConcurrentHashMap<>();
  private final AtomicLong readUpTo = new AtomicLong();

  BrandMatcher(Pool pool) {
    this.pool = pool;
  }

  /**
   * What is known of a query.
   *
   * @param entry null where it was removed or cannot be read
   */
  private record Known(long changedIn, Matcher.@Nullable Entry<UUID> entry) {}

  /** The same object always; queries come and go in it. */
  public Uni<Matcher<UUID>> current() {
    var matching = Uni.createFrom().item(matcher);
    return readUpTo.get() == 0 ? refresh().replaceWith(matcher) : matching;
  }

  public Uni<Void> refresh() {
    return pool.preparedQuery(CHANGES)
        .execute(Tuple.of(readUpTo.get()))
        .chain(this::applyAside)
        .replaceWithVoid();
  }

  /** All queries at once, as at the start, would hold up an event loop. */
  private Uni<RowSet<Row>> applyAside(RowSet<Row> changes) {
    var read = Uni.createFrom().item(changes);
    return (changes.size() < MANY ? read : read.emitOn(Infrastructure.getDefaultWorkerPool()))
        .invoke(this::apply);
  }

  /** Woken when a query has changed on any replica. */
  public Uni<Duration> round() {
    return refresh().replaceWith(AT_THE_LATEST);
  }

  private void apply(RowSet<Row> changes) {
    for (var change : changes) {
      var id = change.getUUID("query_id");
      if (id != null) {
        known.compute(id, (key, before) -> apply(change, before));
      }
      readUpTo.accumulateAndGet(change.getLong("oldest"), Math::max);
    }
  }

  /** Two readings may overlap; the younger change wins. */
  private Known apply(Row change, @Nullable Known before) {
    long changedIn = change.getLong("changed_in");
    if (before != null && before.changedIn() >= changedIn) {
      return before;
    }
    var expression = expression(change);
    var entry = expression == null ? null : matcher.add(change.getUUID("brand_id"), expression);
    if (before != null && before.entry() != null) {
      matcher.remove(before.entry());
    }
    return new Known(changedIn, entry);
  }

  /** What was saved was checked; should the language ever change, one query must not stop all. */
  private static @Nullable Expression expression(Row change) {
    var text = change.getString("expression");
    try {
      return text == null ? null : QueryParser.parse(text);
    } catch (QueryError error) {
      LOG.errorf(
          "query %s finds nothing, since it cannot be read: column %d: %s",
          change.getUUID("query_id"), error.column(), error.reason());
      return null;
    }
  }
}
