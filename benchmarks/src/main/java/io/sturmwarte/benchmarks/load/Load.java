package io.sturmwarte.benchmarks.load;

import io.sturmwarte.benchmarks.Arguments;
import io.sturmwarte.benchmarks.Posts;
import io.sturmwarte.benchmarks.Scorers;
import io.sturmwarte.benchmarks.Speed;
import io.sturmwarte.model.Models;
import io.sturmwarte.score.Scorer;
import io.sturmwarte.text.Language;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How much the packaged service reads over gRPC, beside a bare server and beside a plain loop
 * without gRPC: {@code Load scoring --home <project> [--seconds 5] [--repetitions 3] [--ways
 * batch-100,unary] [--java <options>]}. The three take turns, so that what else happens on the
 * machine meets all of them.
 */
public final class Load {
  private static final int WARM_UP = 8;
  private static final double WORTH_NAMING = 0.01;
  private static final Set<String> OPTIONS =
      Set.of(
          "--home",
          "--seconds",
          "--repetitions",
          "--ways",
          "--java",
          "--mentions",
          "--rate",
          "--days",
          "--requests",
          "--data",
          "--timers",
          "--pending",
          "--idle");

  private final Scorer scorer = Scorers.balanced(Models.shipped());
  private final List<String> posts = posts();
  private final PrintStream out;
  private final Duration each;
  private final int repetitions;

  Load(PrintStream out, Duration each, int repetitions) {
    this.out = out;
    this.each = each;
    this.repetitions = repetitions;
  }

  public static void main(String[] command) {
    Arguments.explain(() -> main(Arguments.of(command, OPTIONS, Set.of())));
  }

  private static void main(Arguments arguments) throws IOException, InterruptedException {
    switch (String.join(" ", arguments.words())) {
      case "scoring" -> scoring(arguments);
      case "ingest" -> Ingest.main(arguments);
      case "reading" -> Reading.main(arguments);
      case "escalation" -> Escalation.main(arguments);
      default ->
          throw new IllegalArgumentException(
              "Say what to load: scoring, ingest, reading or escalation");
    }
  }

  private static void scoring(Arguments arguments) throws IOException, InterruptedException {
    var home = Path.of(arguments.option("--home").orElse(".")).toAbsolutePath();
    var folder = home.resolve("benchmarks/target/load").normalize();
    var seconds = Duration.ofSeconds(Long.parseLong(arguments.option("--seconds").orElse("5")));
    int repetitions = Integer.parseInt(arguments.option("--repetitions").orElse("3"));
    var java = arguments.option("--java").map(more -> List.of(more.split(" "))).orElse(List.of());
    var ways =
        arguments
            .option("--ways")
            .map(names -> Stream.of(names.split(",")).map(Way::named).toList())
            .orElse(Way.ALL);
    var secret = UUID.randomUUID().toString();
    try (var service = ServerProcess.service(home, folder, secret, java);
        var bare = ServerProcess.bare(folder)) {
      service.awaitHealth();
      bare.awaitPort();
      new Load(System.out, seconds, repetitions).run(service, bare, secret, ways);
    }
  }

  /** What a server did with one way of sending. */
  static final class Runs {
    private final List<Caller.Sent> sent = new ArrayList<>();
    private final List<Double> docsPerCpuSecond = new ArrayList<>();

    void add(Caller.Sent what, double cpuSeconds) {
      sent.add(what);
      docsPerCpuSecond.add(what.docs() / cpuSeconds);
    }

    double docsPerSecond() {
      return median(sent.stream().mapToDouble(Caller.Sent::docsPerSecond));
    }

    double docsPerCpuSecond() {
      return median(docsPerCpuSecond.stream().mapToDouble(Double::doubleValue));
    }

    double percentile(double share) {
      return median(sent.stream().mapToDouble(one -> one.percentile(share)));
    }
  }

  static double median(DoubleStream figures) {
    var sorted = figures.sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** German and English, as they come. */
  static List<String> posts() {
    return Stream.of(Language.GERMAN, Language.ENGLISH)
        .flatMap(language -> Posts.of(language).stream())
        .toList();
  }

  void run(ServerProcess service, ServerProcess bare, String secret, List<Way> ways)
      throws IOException, InterruptedException {
    out.printf(
        Locale.ROOT,
        "%d posts, %.0f characters in the mean%n%-10s %-15s %10s %8s %8s %12s %14s%n",
        posts.size(),
        Posts.meanLength(posts),
        "",
        "",
        "docs/s",
        "p50 ms",
        "p99 ms",
        "CPU s/1000",
        "docs/CPU s");
    warmUp(List.of(service, bare), secret, ways.getFirst());
    for (var way : ways) {
      alternate(service, bare, secret, way);
    }
    out.printf(
        "resident after the load: service %d MB, bare %d MB%n",
        service.residentMegabytes(), bare.residentMegabytes());
  }

  /** Until what is slow at first has been compiled. */
  private void warmUp(List<ServerProcess> servers, String secret, Way way)
      throws InterruptedException {
    Speed.of(posts, scorer::read, each);
    for (var server : servers) {
      try (var caller = new Caller(server.port(), secret, posts)) {
        caller.send(way, each.multipliedBy(WARM_UP));
      }
    }
  }

  private void alternate(ServerProcess service, ServerProcess bare, String secret, Way way)
      throws IOException, InterruptedException {
    var ours = new Runs();
    var theirs = new Runs();
    var plain = new ArrayList<Double>();
    run(service, secret, way, new Runs());
    run(bare, secret, way, new Runs());
    var threads = service.cpuSecondsByThread();
    for (int round = 0; round < repetitions; round++) {
      plain.add(Speed.of(posts, scorer::read, each.dividedBy(2)));
      run(service, secret, way, ours);
      run(bare, secret, way, theirs);
    }
    double inProcess = median(plain.stream().mapToDouble(Double::doubleValue));
    print(way.name(), service.name(), ours);
    print("", bare.name(), theirs);
    out.printf(
        Locale.ROOT,
        "%-10s %-15s %57s%n  %s%n  service/bare %.2f in docs/s, service/plain loop %.2f in docs/CPU s%n",
        "",
        "plain loop",
        String.format(Locale.ROOT, "%.4f %,14.0f", 1_000 / inProcess, inProcess),
        threads(threads, service.cpuSecondsByThread()),
        ours.docsPerSecond() / theirs.docsPerSecond(),
        ours.docsPerCpuSecond() / inProcess);
  }

  private void run(ServerProcess server, String secret, Way way, Runs runs)
      throws InterruptedException {
    try (var caller = new Caller(server.port(), secret, posts)) {
      double before = server.cpuSeconds();
      var sent = caller.send(way, each);
      runs.add(sent, server.cpuSeconds() - before);
    }
  }

  private void print(String way, String server, Runs runs) {
    out.printf(
        Locale.ROOT,
        "%-10s %-15s %,10.0f %8.1f %8.1f %12.4f %,14.0f%n",
        way,
        server,
        runs.docsPerSecond(),
        runs.percentile(0.5),
        runs.percentile(0.99),
        1_000 / runs.docsPerCpuSecond(),
        runs.docsPerCpuSecond());
  }

  /** Where the service's time went. Of threads that ended meanwhile nothing is known. */
  private static String threads(Map<String, Double> before, Map<String, Double> after) {
    var spent = new TreeMap<String, Double>();
    after.forEach(
        (name, seconds) -> spent.put(name, Math.max(0, seconds - before.getOrDefault(name, 0.0))));
    double total = spent.values().stream().mapToDouble(Double::doubleValue).sum();
    return spent.entrySet().stream()
        .filter(thread -> thread.getValue() > WORTH_NAMING * total)
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .map(thread -> share(thread.getKey(), thread.getValue() / total))
        .collect(Collectors.joining(", "));
  }

  private static String share(String name, double share) {
    return String.format(Locale.ROOT, "%s %.0f %%", name, 100 * share);
  }
}
