package io.sturmwarte.benchmarks.load;

import io.sturmwarte.benchmarks.Arguments;
import io.sturmwarte.launch.Postgres;
import io.sturmwarte.launch.Product;
import io.sturmwarte.launch.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How fast the packaged incident-service fires timers, and how late, beside db-scheduler on the
 * same PostgreSQL: {@code Load escalation --home <project> [--timers 10000] [--pending
 * 10000,1000000] [--repetitions 3] [--rate 100] [--seconds 20] [--idle 60]}. The two take turns.
 */
final class Escalation {
  private static final int WARM_UP = 3;
  private static final Duration POLL_TO_DRAIN = Duration.ofMillis(100);
  private static final Duration POLL_FOR_LAG = Duration.ofMillis(50);

  /** A table with fewer rows may well be read whole. */
  private static final int LARGE = 5_000;

  private final PrintStream out;
  private final int timers;
  private final int repetitions;

  private Escalation(PrintStream out, int timers, int repetitions) {
    this.out = out;
    this.timers = timers;
    this.repetitions = repetitions;
  }

  static void main(Arguments arguments) throws IOException, InterruptedException {
    var home = Path.of(arguments.option("--home").orElse(".")).toAbsolutePath().normalize();
    var escalation =
        new Escalation(
            System.out,
            Integer.parseInt(arguments.option("--timers").orElse("10000")),
            Integer.parseInt(arguments.option("--repetitions").orElse("3")));
    var pending =
        Stream.of(arguments.option("--pending").orElse("10000,1000000").split(","))
            .map(Integer::valueOf)
            .toList();
    int rate = Integer.parseInt(arguments.option("--rate").orElse("100"));
    var seconds = Duration.ofSeconds(Long.parseLong(arguments.option("--seconds").orElse("20")));
    var idle = Duration.ofSeconds(Long.parseLong(arguments.option("--idle").orElse("60")));
    var data =
        Files.createTempDirectory(
            Files.createDirectories(home.resolve("benchmarks/target")), "escalation");
    try (var postgres = postgres(data);
        var one = replica(home, data.resolve("one"), postgres)) {
      one.start(Service.INCIDENT);
      for (var open : pending) {
        escalation.drains(one, open);
        escalation.lags(one, open, rate, seconds);
      }
      escalation.plans(one);
      try (var other = replica(home, data.resolve("other"), postgres)) {
        other.start(Service.INCIDENT);
        escalation.idle(one, idle);
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** Started twice: what it is to note down can only be said before it starts. */
  private static Postgres postgres(Path data) throws IOException, SQLException {
    int port = freePort();
    try (var first = Postgres.embedded(data.resolve("postgres"), port)) {
      Chains.prepare(first);
    }
    return Postgres.embedded(data.resolve("postgres"), port).withDatabases(Product.databases());
  }

  private static Product replica(Path home, Path data, Postgres postgres) throws IOException {
    return new Product(
        home,
        data,
        freePort(),
        postgres,
        UUID.randomUUID().toString(),
        Map.of("STURMWARTE_OUTBOUND_ALLOW", "127.0.0.1"));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void drains(Product product, int pending)
      throws SQLException, IOException, InterruptedException {
    try (var step = new Chains(product, true);
        var nothing = new Chains(product, false);
        var jobs = new Jobs(product.postgres(), POLL_TO_DRAIN)) {
      step.fill(pending);
      jobs.fill(pending);
      var all = List.of(step, nothing, jobs);
      var rates =
          List.of(new ArrayList<Double>(), new ArrayList<Double>(), new ArrayList<Double>());
      for (var round = -WARM_UP; round < repetitions; round++) {
        for (var which = 0; which < all.size(); which++) {
          var rate = all.get(which).drain(timers);
          if (round >= 0) {
            rates.get(which).add(rate);
          }
        }
      }
      var baseline = median(rates.getLast());
      out.printf(Locale.ROOT, "%,d timers due at once, %,d open beside them%n", timers, pending);
      for (var which = 0; which < all.size(); which++) {
        var rate = median(rates.get(which));
        out.printf(
            Locale.ROOT,
            "  %-30s %,9.0f /s %6.1f x   (%,.0f to %,.0f)%n",
            all.get(which).name(),
            rate,
            rate / baseline,
            rates.get(which).stream().mapToDouble(it -> it).min().orElseThrow(),
            rates.get(which).stream().mapToDouble(it -> it).max().orElseThrow());
      }
    }
  }

  private void lags(Product product, int pending, int rate, Duration seconds)
      throws SQLException, IOException, InterruptedException {
    try (var step = new Chains(product, true);
        var jobs = new Jobs(product.postgres(), POLL_FOR_LAG)) {
      jobs.fill(pending);
      out.printf(
          Locale.ROOT,
          "%d timers a second for %d s, %,d open beside them%n",
          rate,
          seconds.toSeconds(),
          pending);
      for (var timers : List.of(step, jobs)) {
        timers.lags(rate * 5, Duration.ofSeconds(5));
        var late = new ArrayList<Double>();
        for (var round = 0; round < repetitions; round++) {
          late.addAll(timers.lags((int) (rate * seconds.toSeconds()), seconds));
        }
        late.sort(null);
        out.printf(
            Locale.ROOT,
            "  %-30s p50 %.1f ms, p99 %.1f ms, longest %.1f ms, earliest %.3f ms of %,d%n",
            timers.name(),
            percentile(late, 0.5),
            percentile(late, 0.99),
            late.getLast(),
            late.getFirst(),
            late.size());
      }
    }
  }

  /** Which large tables the service reads whole while it fires; the database counts that. */
  private void plans(Product product) throws SQLException, IOException, InterruptedException {
    try (var step = new Chains(product, true)) {
      step.execute("create extension if not exists pg_stat_statements");
      step.execute("select pg_stat_reset(), pg_stat_statements_reset()");
      step.drain(timers);
      step.lags(timers / 10, Duration.ofSeconds(5));
      // Sessions that have become idle hand in their counts after ten seconds.
      TimeUnit.SECONDS.sleep(11);
      out.println("what took longest in the database, calls and ms each:");
      step.lines(
              """
              select '  ' || round(total_exec_time) || ' ms ' || calls || ' x ' || round((total_exec_time / calls)::numeric, 2) || ': '
                || regexp_replace(left(query, 90), '\\s+', ' ', 'g')
              from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database()) and rows > 0
              order by total_exec_time desc limit 15
              """)
          .forEach(out::println);
      var whole =
          step.lines(
              """
              select relname || ' ' || seq_scan || ' times, ' || seq_tup_read || ' rows' from pg_stat_user_tables
              where seq_scan > 0 and n_live_tup > %d and relname <> 'due'
              """
                  .formatted(LARGE));
      out.println("large tables read whole: " + (whole.isEmpty() ? "none" : whole));
    }
  }

  /** What two replicas ask of the database while nothing is due. */
  private void idle(Product product, Duration duration)
      throws SQLException, IOException, InterruptedException {
    try (var step = new Chains(product, true)) {
      TimeUnit.SECONDS.sleep(20);
      step.execute("select pg_stat_statements_reset()");
      TimeUnit.SECONDS.sleep(duration.toSeconds());
      var calls =
          step.number(
              """
              select sum(calls) from pg_stat_statements
              where toplevel and dbid = (select oid from pg_database where datname = current_database())
                and query not like '%pg_stat_statements%'
              """);
      out.printf(
          Locale.ROOT,
          "statements a second of two idle replicas: %.1f%n",
          calls / duration.toSeconds());
    }
  }

  private static double median(List<Double> figures) {
    return Load.median(figures.stream().mapToDouble(Double::doubleValue));
  }

  private static double percentile(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
  }
}
