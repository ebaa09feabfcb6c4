package io.sturmwarte.counter;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The mentions that wait for their score; looked at every second, a long queue more rarely. */
@ApplicationScoped
public class Backlog {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration COME_BACK_AFTER = Duration.ofSeconds(10);

  private static final String READ =
      """
      select count(*) as unscored,
        coalesce(extract(epoch from app_now() - min(received_at)), 0)::bigint as oldest_unscored_seconds
      from unscored
      """;

  private final Pool pool;
  private final long limit;
  private volatile Waiting waiting = new Waiting(0, 0);

  Backlog(
      Pool pool,
      MeterRegistry meters,
      @ConfigProperty(name = "sturmwarte.backlog.limit", defaultValue = "200000") long limit) {
    this.pool = pool;
    this.limit = limit;
    meters.gauge("sturmwarte.unscored", this, backlog -> backlog.waiting.unscored());
    meters.gauge(
        "sturmwarte.unscored.oldest.seconds",
        this,
        backlog -> backlog.waiting.oldestUnscoredSeconds());
  }

  /** How many wait, and for how long the first of them. */
  public record Waiting(long unscored, long oldestUnscoredSeconds) {}

  public Uni<Duration> round() {
    var begun = System.nanoTime();
    return read(pool).invoke(read -> waiting = read).map(ignored -> pause(begun));
  }

  /** A long queue takes long to count; that should not be what the database is busy with. */
  private static Duration pause(long begun) {
    var took = Duration.ofNanos(System.nanoTime() - begun).multipliedBy(20);
    return took.compareTo(EVERY) > 0 ? took : EVERY;
  }

  /** As it was when it was last looked at. */
  public Waiting waiting() {
    return waiting;
  }

  public Uni<Waiting> read() {
    return read(pool);
  }

  /** Fails while too many wait, before anything is taken in. */
  public void requireRoom() {
    if (waiting.unscored() >= limit) {
      throw new Problem.Overloaded(
          "%d mentions wait for their score already; nothing was taken, send this again later"
              .formatted(waiting.unscored()),
          COME_BACK_AFTER);
    }
  }

  private static Uni<Waiting> read(SqlClient client) {
    return client.query(READ).execute().map(rows -> rows.iterator().next()).map(Backlog::waiting);
  }

  private static Waiting waiting(Row row) {
    return new Waiting(row.getLong("unscored"), row.getLong("oldest_unscored_seconds"));
  }
}
