package io.sturmwarte.cycle;

import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's LISTEN: wakes what waits for a channel, over one connection that is renewed when it
 * breaks. After every renewal all are woken once, since a notice may have been missed.
 */
public final class Wakeups {
  private static final Logger LOG = Logger.getLogger(Wakeups.class);
  private static final long RETRY_MILLIS = 1_000;

  private final Vertx vertx;
  private final Pool pool;
  private final Map<String, Runnable> sleepers = new ConcurrentHashMap<>();
  private volatile boolean stopped;
  private volatile @Nullable SqlConnection connection;

  public Wakeups(Vertx vertx, Pool pool) {
    this.vertx = vertx;
    this.pool = pool;
  }

  /** Name all channels before {@link #start}. */
  public Wakeups on(String channel, Runnable wake) {
    sleepers.merge(channel, wake, Wakeups::both);
    return this;
  }

  public void start() {
    pool.getConnection().subscribe().with(this::listen, this::again);
  }

  public void stop() {
    stopped = true;
    var open = connection;
    if (open != null) {
      open.closeAndForget();
    }
  }

  private void listen(SqlConnection fresh) {
    connection = fresh;
    var postgres = (PgConnection) fresh.getDelegate();
    postgres.notificationHandler(this::wake);
    postgres.closeHandler(ignored -> broken(fresh, new IllegalStateException("closed")));
    var listens = new StringBuilder();
    // In quotes, since a channel may be named like one of SQL's words.
    sleepers.keySet().forEach(channel -> listens.append("listen \"%s\";".formatted(channel)));
    fresh
        .query(listens.toString())
        .execute()
        .subscribe()
        .with(
            ignored -> sleepers.values().forEach(Runnable::run), failure -> broken(fresh, failure));
  }

  private void wake(PgNotification notice) {
    var sleeper = sleepers.get(notice.getChannel());
    if (sleeper != null) {
      sleeper.run();
    }
  }

  /** Told once for each connection, which goes back, so that the pool does not run dry. */
  private synchronized void broken(SqlConnection broken, Throwable failure) {
    if (connection != broken) {
      return;
    }
    connection = null;
    broken.close().subscribe().with(ignored -> {}, ignored -> {});
    again(failure);
  }

  private void again(Throwable failure) {
    if (stopped) {
      return;
    }
    LOG.warnf("not listening, next try in %d ms: %s", RETRY_MILLIS, failure);
    vertx.setTimer(RETRY_MILLIS, ignored -> start());
  }

  private static Runnable both(Runnable first, Runnable second) {
    return () -> {
      first.run();
      second.run();
    };
  }
}
