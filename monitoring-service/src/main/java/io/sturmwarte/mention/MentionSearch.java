package io.sturmwarte.mention;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.paging.Page;
import io.sturmwarte.retention.RetentionSettings;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds mentions, newest first. Ten million of one brand are not sorted, and not looked at one by
 * one: the search walks back in time in windows that widen while little is found, so that each
 * statement sees a few days' partitions. Where hardly anything fits, a page ends before it is full,
 * and says where to read on.
 */
@ApplicationScoped
class MentionSearch {
  /** A clock elsewhere may be ahead of ours. */
  private static final Duration AHEAD = Duration.ofHours(2);

  private static final String BRANDS =
      """
      select coalesce(array_agg(id), '{}') from brand
      where ($1 or team = any($2)) and ($3::uuid is null or id = $3)
      """;

  private final Pool pool;
  private final Clock clock;
  private final RetentionSettings retention;

  MentionSearch(Pool pool, Clock clock, RetentionSettings retention) {
    this.pool = pool;
    this.clock = clock;
    this.retention = retention;
  }

  Uni<Page<MentionView>> find(
      Caller caller, @Nullable UUID brand, Criteria criteria, @Nullable String cursor, int limit) {
    var from = cursor == null ? newest(criteria) : MentionPosition.parse(Page.decode(cursor));
    return brands(caller, brand)
        .chain(
            brands ->
                brands.length == 0
                    ? Uni.createFrom().item(new Page<>(List.of(), null))
                    : new MentionWalk(pool, brands, criteria, oldest(criteria), limit).from(from));
  }

  /** A mention that is about brands of two teams is shown to each with its own brands. */
  private Uni<UUID[]> brands(Caller caller, @Nullable UUID brand) {
    return pool.preparedQuery(BRANDS)
        .execute(Tuple.of(caller.seesAll(), caller.teamsArray(), brand))
        .map(rows -> rows.iterator().next().getArrayOfUUIDs(0));
  }

  private MentionPosition newest(Criteria criteria) {
    var ahead = clock.instant().plus(AHEAD);
    var to = criteria.to();
    return MentionPosition.before(to == null || to.isAfter(ahead) ? ahead : to);
  }

  private Instant oldest(Criteria criteria) {
    var kept =
        retention.incidents().compareTo(retention.mentions()) > 0
            ? retention.incidents()
            : retention.mentions();
    var oldest = clock.instant().minus(kept).minus(Duration.ofDays(1));
    var from = criteria.from();
    return from == null || from.isBefore(oldest) ? oldest : from;
  }
}
