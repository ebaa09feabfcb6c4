package io.sturmwarte.benchmarks.load;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sturmwarte.launch.Postgres;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The baseline: db-scheduler, fetching what is due under lock, 20 threads, a handler that only
 * notes the time.
 */
final class Jobs implements Timers, AutoCloseable {
  private static final int THREADS = 20;
  private static final Clock CLOCK = Clock.systemUTC();

  /** As its documentation gives it for PostgreSQL. */
  private static final String TABLE =
      """
      create table scheduled_tasks (
        task_name text not null, task_instance text not null, task_data bytea,
        execution_time timestamp with time zone not null, picked boolean not null, picked_by text,
        last_success timestamp with time zone, last_failure timestamp with time zone, consecutive_failures int,
        last_heartbeat timestamp with time zone, version bigint not null, priority smallint,
        primary key (task_name, task_instance));
      create index execution_time_idx on scheduled_tasks (execution_time);
      create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
      create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc)
      """;

  private static final String INSERT =
      """
      insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
      select 'nothing', '%s-' || i, %s, false, 1 from generate_series(1, %d) as i
      """;

  private final HikariDataSource database;
  private final Scheduler scheduler;
  private final Duration poll;
  private final Map<String, Instant> fired = new ConcurrentHashMap<>();
  private volatile CountDownLatch left = new CountDownLatch(0);
  private int round;

  Jobs(Postgres postgres, Duration poll) throws SQLException {
    this.poll = poll;
    postgres.withDatabases(List.of("jobs"));
    database = pool(postgres);
    execute("drop table if exists scheduled_tasks");
    execute(TABLE);
    OneTimeTask<Void> nothing =
        Tasks.oneTime("nothing").execute((instance, context) -> fired(instance.getId()));
    scheduler =
        Scheduler.create(database, nothing)
            .threads(THREADS)
            .pollUsingLockAndFetch(4, 20)
            .pollingInterval(poll)
            .build();
    scheduler.start();
  }

  private static HikariDataSource pool(Postgres postgres) {
    var config = new HikariConfig();
    config.setJdbcUrl(postgres.jdbcUrl("jobs"));
    config.setUsername(postgres.user());
    config.setPassword(postgres.password());
    config.setMaximumPoolSize(THREADS + 4);
    return new HikariDataSource(config);
  }

  private void fired(String instance) {
    fired.put(instance, CLOCK.instant());
    left.countDown();
  }

  @Override
  public String name() {
    return "db-scheduler, poll " + poll.toMillis() + " ms";
  }

  @Override
  public void fill(int pending) throws SQLException {
    execute("truncate scheduled_tasks");
    execute(
        INSERT.formatted("pending", "now() + interval '1 day' + i * interval '10 ms'", pending));
    execute("vacuum analyze scheduled_tasks");
  }

  @Override
  public double drain(int count) throws SQLException, InterruptedException {
    begin(count);
    execute(INSERT.formatted(round, "now()", count));
    long begun = System.nanoTime();
    left.await();
    return count * 1e9 / (System.nanoTime() - begun);
  }

  @Override
  public List<Double> lags(int count, Duration within) throws SQLException, InterruptedException {
    begin(count);
    var due =
        "date_trunc('milliseconds', now() + interval '3 s' + random() * interval '%d s')"
            .formatted(within.toSeconds());
    execute(INSERT.formatted(round, due, count));
    var instants = new ConcurrentHashMap<String, Instant>();
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select task_instance, execution_time from scheduled_tasks where execution_time < now() + interval '1 hour'")) {
      while (rows.next()) {
        instants.put(rows.getString(1), rows.getTimestamp(2).toInstant());
      }
    }
    left.await();
    return instants.entrySet().stream()
        .map(it -> Duration.between(it.getValue(), fired.get(it.getKey())).toNanos() / 1e6)
        .sorted()
        .toList();
  }

  private void begin(int count) throws InterruptedException {
    round++;
    fired.clear();
    left = new CountDownLatch(count);
    // Lets what it tidies up after the round before come to an end.
    TimeUnit.MILLISECONDS.sleep(500);
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    scheduler.stop();
    database.close();
  }
}
