package io.sturmwarte.source;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** What may be spent at a source in a day, as days are counted in California. */
@ApplicationScoped
public class Quota {
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

  /** Spent before the call is made, so that a crash spends too much rather than too little. */
  private static final String SPEND =
      """
      with today as (select (app_now() at time zone 'America/Los_Angeles')::date as day)
      update source_state
      set quota_used = case when quota_day = today.day then quota_used else 0 end + $3, quota_day = today.day
      from today
      where source_id = $1 and lease = $2
        and case when quota_day = today.day then quota_used else 0 end + $3 <= $4
      """;

  private final Pool pool;

  Quota(Pool pool) {
    this.pool = pool;
  }

  /** Whether so much was left of the day's limit; it is spent then. */
  public Uni<Boolean> spend(Held source, int units, int limit) {
    return pool.preparedQuery(SPEND)
        .execute(Tuple.of(source.id(), source.lease(), units, limit))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Until the day ends; a minute more, since clocks differ. */
  public static Duration untilReset(Instant now) {
    var midnight = now.atZone(PACIFIC).toLocalDate().plusDays(1).atStartOfDay(PACIFIC).toInstant();
    return Duration.between(now, midnight).plusMinutes(1);
  }
}
