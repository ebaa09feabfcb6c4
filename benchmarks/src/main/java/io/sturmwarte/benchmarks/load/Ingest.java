package io.sturmwarte.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.sturmwarte.benchmarks.Arguments;
import io.sturmwarte.launch.Api;
import io.sturmwarte.launch.Postgres;
import io.sturmwarte.launch.Product;
import io.sturmwarte.launch.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * How many mentions the packaged monitoring-service takes in over REST, beside the bare insert of
 * the same mentions into a table of the same PostgreSQL: {@code Load ingest --home <project>
 * [--mentions 60000] [--repetitions 3] [--rate 500] [--seconds 20]}. The two take turns. Then
 * single mentions are posted at a fixed rate, whatever the answers take.
 */
final class Ingest {
  private static final int BATCH = 1_000;
  private static final int WRITERS = 2;
  private static final int BRANDS = 20;

  /** Every so many mentions one is about a brand. */
  private static final int[] MATCHED_EVERY = {1, 5};

  private final PrintStream out;
  private final Product product;
  private final BareTable bare;
  private final Api service;
  private final Traffic traffic;

  private Ingest(PrintStream out, Product product, BareTable bare) {
    this.out = out;
    this.product = product;
    this.bare = bare;
    this.service = new Api(product.url(Service.MONITORING), "service", product.secret());
    this.traffic = new Traffic(Load.posts(), Clock.systemUTC().instant());
  }

  static void main(Arguments arguments) throws IOException, InterruptedException {
    var home = Path.of(arguments.option("--home").orElse(".")).toAbsolutePath().normalize();
    int mentions = Integer.parseInt(arguments.option("--mentions").orElse("60000"));
    int repetitions = Integer.parseInt(arguments.option("--repetitions").orElse("3"));
    int rate = Integer.parseInt(arguments.option("--rate").orElse("500"));
    var seconds = Duration.ofSeconds(Long.parseLong(arguments.option("--seconds").orElse("20")));
    var data =
        Files.createTempDirectory(
            Files.createDirectories(home.resolve("benchmarks/target")), "ingest");
    int port = freePort();
    var settings =
        Map.of(
            "STURMWARTE_BACKLOG_LIMIT",
            "1000000000",
            "STURMWARTE_AUTHOR_KEY",
            "a-key-for-this-measurement");
    try (var postgres =
            Postgres.embedded(data.resolve("postgres"), port).withDatabases(Product.databases());
        var product =
            new Product(home, data, port + 1, postgres, UUID.randomUUID().toString(), settings);
        var bare = new BareTable(postgres)) {
      product.start(Service.MONITORING);
      var ingest = new Ingest(System.out, product, bare);
      ingest.watchBrands();
      ingest.warmUp(2 * mentions);
      ingest.batches(mentions, repetitions);
      ingest.singles(rate, seconds);
    } catch (SQLException | ExecutionException e) {
      throw new IOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void watchBrands() throws IOException, InterruptedException {
    var lead = new Api(product.url(Service.MONITORING), "lead", "sturmwarte");
    for (var n = 0; n < BRANDS; n++) {
      var id = UUID.randomUUID();
      lead.post("/api/v1/brands", Map.of("id", id, "name", Traffic.brand(n), "team", "nord"));
      lead.post(
          "/api/v1/brands/" + id + "/queries",
          Map.of("name", "all", "expression", Traffic.brand(n) + " NOT gewinnspiel"));
    }
  }

  /** Until what is slow at first has been compiled. */
  private void warmUp(int mentions) throws InterruptedException, ExecutionException {
    var sent = traffic.batches(mentions / BATCH, BATCH, 2, 0);
    rate(mentions, sent, this::post);
    rate(mentions, sent, bare::insert);
  }

  /** Nobody scores here, and a queue of millions is nothing that the service lets come to be. */
  private void emptyQueue() throws SQLException {
    try (var connection =
            product.postgres().connect(Service.MONITORING.name().toLowerCase(Locale.ROOT));
        var statement = connection.createStatement()) {
      statement.execute("truncate unscored");
    }
  }

  private void batches(int mentions, int repetitions)
      throws SQLException, InterruptedException, ExecutionException, IOException {
    out.printf(
        Locale.ROOT,
        "%d mentions in batches of %,d, %d writers, %.0f characters in the mean; rows/s%n%-34s %10s %10s %6s%n",
        mentions,
        BATCH,
        WRITERS,
        traffic.meanLength(),
        "",
        "REST",
        "bare",
        "ratio");
    for (var repeated : new int[] {0, 5}) {
      for (var matched : MATCHED_EVERY) {
        alternate(mentions, repetitions, matched, repeated);
      }
    }
    out.printf("resident after it: %d MB%n", residentMegabytes());
  }

  /**
   * @param repeatedEvery every so many mentions one was sent before; 0 for none
   */
  private void alternate(int mentions, int repetitions, int matchedEvery, int repeatedEvery)
      throws SQLException, InterruptedException, ExecutionException {
    var ours = new ArrayList<Double>();
    var theirs = new ArrayList<Double>();
    for (var round = 0; round < repetitions; round++) {
      var sent = traffic.batches(mentions / BATCH, BATCH, matchedEvery, repeatedEvery);
      emptyQueue();
      ours.add(rate(mentions, sent, this::post));
      theirs.add(rate(mentions, sent, bare::insert));
    }
    var rest = median(ours);
    var table = median(theirs);
    out.printf(
        Locale.ROOT,
        "%-34s %,10.0f %,10.0f %6.2f%n",
        "1 of %d about a brand, %s sent before"
            .formatted(matchedEvery, repeatedEvery == 0 ? "none" : "1 of " + repeatedEvery),
        rest,
        table,
        rest / table);
  }

  private static double median(List<Double> figures) {
    return Load.median(figures.stream().mapToDouble(Double::doubleValue));
  }

  private interface Writer {
    void write(List<Traffic.Mention> batch) throws Exception;
  }

  private static double rate(int mentions, List<List<Traffic.Mention>> batches, Writer writer)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      long begun = System.nanoTime();
      var tasks =
          batches.stream()
              .<Callable<Void>>map(
                  batch ->
                      () -> {
                        writer.write(batch);
                        return null;
                      })
              .toList();
      for (var done : threads.invokeAll(tasks)) {
        done.get();
      }
      return mentions * 1e9 / (System.nanoTime() - begun);
    }
  }

  private void post(List<Traffic.Mention> batch) throws IOException, InterruptedException {
    var answer =
        service.send(
            "POST",
            "/api/v1/mentions",
            Traffic.lines(batch),
            Map.of("Content-Type", "application/x-ndjson"));
    JsonNode report = Api.JSON.readTree(answer.body());
    if (answer.statusCode() != 200
        || report.path("accepted").asInt() + report.path("duplicate").asInt() != batch.size()) {
      throw new IOException(
          "The service answered %d: %s".formatted(answer.statusCode(), answer.body()));
    }
  }

  /** Open loop: a mention is due when it is due, and its wait counts from then. */
  private void singles(int rate, Duration duration) throws InterruptedException {
    var one = traffic.batches((int) (rate * duration.toSeconds()), 1, 1, 0);
    singles(one.subList(0, one.size() / 5), rate);
    var waited = singles(one.subList(one.size() / 5, one.size()), rate);
    out.printf(
        Locale.ROOT,
        "single mentions at %d/s: p50 %.1f ms, p99 %.1f ms, max %.1f ms of %,d%n",
        rate,
        percentile(waited, 0.5),
        percentile(waited, 0.99),
        percentile(waited, 1),
        waited.size());
  }

  private List<Double> singles(List<List<Traffic.Mention>> mentions, int rate)
      throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(64)) {
      long begun = System.nanoTime();
      var waits =
          IntStream.range(0, mentions.size())
              .mapToObj(n -> single(mentions.get(n), begun + n * 1_000_000_000L / rate, threads))
              .toList();
      return waits.stream().map(CompletableFuture::join).sorted(Comparator.naturalOrder()).toList();
    }
  }

  private CompletableFuture<Double> single(
      List<Traffic.Mention> mention, long due, java.util.concurrent.ExecutorService threads) {
    long early = due - System.nanoTime();
    if (early > 0) {
      java.util.concurrent.locks.LockSupport.parkNanos(early);
    }
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            post(mention);
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return (System.nanoTime() - due) / 1e6;
        },
        threads);
  }

  private static double percentile(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
  }

  private long residentMegabytes() throws IOException {
    return ServerProcess.residentMegabytes(product.process(Service.MONITORING).handle().pid());
  }
}
