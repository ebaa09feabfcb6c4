package io.sturmwarte.cycle;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Duration;

/** How long there is nothing to do. */
public final class Sleep {
  private static final Duration NOTHING_AHEAD = Duration.ofDays(1);

  private Sleep() {}

  /**
   * Until what a query finds next.
   *
   * @param nextDue gives seconds, or null
   */
  public static Uni<Duration> until(SqlClient database, String nextDue) {
    return database
        .query(nextDue)
        .execute()
        .map(rows -> rows.iterator().next().getDouble(0))
        .map(
            seconds ->
                seconds == null
                    ? NOTHING_AHEAD
                    : Duration.ofMillis((long) Math.ceil(seconds * 1000)));
  }
}
