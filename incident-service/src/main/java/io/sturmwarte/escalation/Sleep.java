package io.sturmwarte.escalation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;

/** How long there is nothing to do. */
final class Sleep {
  private static final Duration NOTHING_AHEAD = Duration.ofDays(1);

  private Sleep() {}

  /**
   * Until what a query finds next.
   *
   * @param nextDue gives seconds, or null
   */
  static Uni<Duration> until(Pool pool, String nextDue) {
    return pool.query(nextDue)
        .execute()
        .map(rows -> rows.iterator().next().getDouble(0))
        .map(
            seconds ->
                seconds == null
                    ? NOTHING_AHEAD
                    : Duration.ofMillis((long) Math.ceil(seconds * 1000)));
  }
}
