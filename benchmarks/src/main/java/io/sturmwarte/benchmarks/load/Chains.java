package io.sturmwarte.benchmarks.load;

import io.sturmwarte.launch.Api;
import io.sturmwarte.launch.Postgres;
import io.sturmwarte.launch.Product;
import io.sturmwarte.launch.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Ours: escalation chains of incidents, fired by the packaged service. What fires and when is read
 * from what it commits: a timer has fired at the commit timestamp of its step, its timeline entry
 * and its message. The receiver of the messages never answers, so that delivery takes no part.
 */
final class Chains implements Timers, AutoCloseable {
  private static final String DATABASE = "incident";

  /** Incidents with their three promises. */
  private static final String OPEN =
      """
      with opened as (
        insert into incident (id, number, brand_id, brand_name, team, title, topic, severity, state, level, peak_level,
          reasons, chain_due_at, opened_at)
        select gen_random_uuid(), '%s-' || i, gen_random_uuid(), 'Nordlicht Energie', 'nord', 'Sturm um Abrechnung',
          'Abrechnung', 'S3', '%s', 3, 3, '[{"code": "negatives", "value": 120, "usual": 9,
            "text": {"de": "120 negative Beiträge in einer Stunde, sonst 9", "en": "120 negative posts in an hour, usually 9"},
            "mentionIds": []}]', due, coalesce(due, app_now())
        from (select i, %s as due from generate_series(1, %d) as i) as timers
        returning id)
      insert into deadline
      select id, kind, app_now(), target, app_now() + interval '2 days', 'running'
      from opened cross join (values ('acknowledge', interval '30 minutes'), ('first-word', interval '4 hours'),
        ('level-2', interval '8 hours')) as promise (kind, target)
      """;

  private static final String NOTE =
      """
      insert into timeline_entry (incident_id, kind, actor, text, data)
      select id, 'opened', 'monitoring', '{"de": "Eröffnet", "en": "Opened"}', '{}' from due
      """;

  private static final String COMMITTED =
      """
      select extract(epoch from pg_xact_commit_timestamp(step_fired.xmin) - opened_at)::float8 * 1000
      from step_fired join due on id = incident_id join incident using (id) order by 1
      """;

  private final String name;
  private final boolean acts;
  private final Connection database;
  private final ServerSocket deaf;
  private int round;

  /**
   * @param acts whether a timer fires a step; otherwise it finds that nothing is to be done
   */
  Chains(Product product, boolean acts) throws SQLException, IOException, InterruptedException {
    this.name = acts ? "ours, a step fires" : "ours, nothing to do";
    this.acts = acts;
    this.database = product.postgres().connect(DATABASE);
    // So that the tables that are read whole are those that the service reads whole.
    execute("set enable_seqscan = off");
    this.deaf = new ServerSocket(0, 4096, InetAddress.getLoopbackAddress());
    var url = "http://127.0.0.1:%d/".formatted(deaf.getLocalPort());
    var target = Map.of("name", "Presse", "channel", "webhook", "address", url, "language", "de");
    var steps =
        List.of(
            Map.of("level", 1, "delay", "PT0S", "targets", List.of(target)),
            Map.of("level", 2, "delay", "PT30M", "targets", List.of(target)));
    new Api(product.url(Service.INCIDENT), "admin", "sturmwarte")
        .put(
            "/api/v1/escalation-policies/nord",
            Map.of("name", "Benchmark", "repeat", 0, "steps", steps));
  }

  /** A database of such a server keeps when each transaction was committed. */
  static void prepare(Postgres postgres) throws SQLException {
    try (var connection = postgres.connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("alter system set track_commit_timestamp = on");
      statement.execute("alter system set shared_preload_libraries = 'pg_stat_statements'");
      statement.execute("alter system set pg_stat_statements.track = 'all'");
      statement.execute("alter system set max_wal_size = '4GB'");
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void fill(int pending) throws SQLException {
    // Filled past triggers and keys, which a million rows need not try.
    execute("set session_replication_role = replica");
    execute("truncate incident, deadline, timeline_entry, step_fired, outbox, event cascade");
    var due = "app_now() + interval '1 day' + i * interval '10 ms'";
    execute(OPEN.formatted("pending", "OPEN", due, pending));
    execute("set session_replication_role = origin");
    execute("vacuum analyze");
    execute("checkpoint");
  }

  @Override
  public double drain(int count) throws SQLException, InterruptedException {
    begin(count);
    execute("update incident set chain_due_at = app_now() from due where incident.id = due.id");
    var begun = number("select extract(epoch from clock_timestamp())::float8");
    awaitNothingDue();
    var ended =
        number(
            "select extract(epoch from max(pg_xact_commit_timestamp(incident.xmin)))::float8 from incident join due using (id)");
    verify(count);
    end();
    return count / (ended - begun);
  }

  @Override
  public List<Double> lags(int count, Duration within) throws SQLException, InterruptedException {
    begin(count);
    execute(
        """
        with timer as (select id, app_now() + interval '2 s' + random() * interval '%d s' as at from due)
        update incident set chain_due_at = at, opened_at = at from timer where incident.id = timer.id
        """
            .formatted(within.toSeconds()));
    TimeUnit.SECONDS.sleep(4 + within.toSeconds());
    awaitNothingDue();
    verify(count);
    var lags = numbers(COMMITTED);
    end();
    return lags;
  }

  private void begin(int count) throws SQLException, InterruptedException {
    round++;
    execute(
        OPEN.formatted(
            "due-" + name.length() + "-" + round,
            acts ? "OPEN" : "RESPONDING",
            "null::timestamptz",
            count));
    execute("drop table if exists due");
    execute(
        "create table due as select id from incident where number like 'due-%d-%d-%%'"
            .formatted(name.length(), round));
    execute("analyze due");
    execute(NOTE);
    TimeUnit.MILLISECONDS.sleep(500);
  }

  private void awaitNothingDue() throws SQLException, InterruptedException {
    while (number(
            "select count(*) from (select from incident where chain_due_at <= app_now() limit 1) as late")
        > 0) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /** Every timer has had its effect once. */
  private void verify(int count) throws SQLException {
    var expected = acts ? count : 0;
    var steps = number("select count(*) from step_fired join due on id = incident_id");
    var entries =
        number(
            "select count(*) from timeline_entry join due on id = incident_id where position > 1");
    var messages = number("select count(*) from outbox");
    if (steps != expected || entries != expected || messages != expected) {
      throw new IllegalStateException(
          "%d timers were due; %.0f steps, %.0f entries and %.0f messages are there"
              .formatted(count, steps, entries, messages));
    }
  }

  private void end() throws SQLException {
    execute("set session_replication_role = replica");
    execute("truncate outbox, event");
    for (var table : List.of("timeline_entry", "step_fired", "deadline")) {
      execute("delete from %s using due where incident_id = id".formatted(table));
    }
    execute("delete from incident using due where incident.id = due.id");
    execute("set session_replication_role = origin");
    execute("vacuum analyze incident, deadline, timeline_entry, step_fired, outbox, event");
    execute("checkpoint");
  }

  void execute(String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  double number(String sql) throws SQLException {
    return numbers(sql).getFirst();
  }

  private List<Double> numbers(String sql) throws SQLException {
    var numbers = new ArrayList<Double>();
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        numbers.add(rows.getDouble(1));
      }
    }
    return numbers;
  }

  /** What is found, one line a row. */
  List<String> lines(String sql) throws SQLException {
    var lines = new ArrayList<String>();
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }

  @Override
  public void close() throws SQLException, IOException {
    database.close();
    deaf.close();
  }
}
