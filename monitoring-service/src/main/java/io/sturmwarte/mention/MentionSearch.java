package io.sturmwarte.mention;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.retention.RetentionSettings;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
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

  /** A mention is one of those of its brands that the caller sees, or there is none. */
  private static final String BY_ID =
      """
      select %s, mine.brand_ids
      from mention m
      left join mention_score s on s.published_at = m.published_at and s.mention_id = m.id
      cross join lateral (
        select array_agg(b.id order by b.id) as brand_ids
        from mention_brand mb join brand b on b.id = mb.brand_id
        where mb.mention_id = m.id and mb.published_at = m.published_at and ($2 or b.team = any($3))) as mine
      where m.id = $1 and mine.brand_ids is not null
      """
          .formatted(MentionView.COLUMNS);

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

  /** Throws {@link Problem.NotFound} also for what is about brands of other teams. */
  Uni<MentionView> byId(Caller caller, UUID id) {
    return pool.preparedQuery(BY_ID)
        .execute(Tuple.of(id, caller.seesAll(), caller.teamsArray()))
        .map(rows -> visible(rows, id));
  }

  private static MentionView visible(RowSet<Row> rows, UUID id) {
    if (rows.size() == 0) {
      throw new Problem.NotFound("mention", id);
    }
    return MentionView.of(rows.iterator().next());
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
