package io.sturmwarte.benchmarks.load;

import io.sturmwarte.benchmarks.Arguments;
import io.sturmwarte.launch.Api;
import io.sturmwarte.launch.Postgres;
import io.sturmwarte.launch.Product;
import io.sturmwarte.launch.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/**
 * How fast the packaged monitoring-service answers over a long history of one brand: {@code Load
 * reading --home <project> [--mentions 10000000] [--days 90] [--requests 200] [--data <folder>]}. A
 * folder that is named is kept, and measured again without being filled anew.
 */
final class Reading {
  private static final int PORT = 38_080;

  private final Random random = new Random(7);
  private final PrintStream out;
  private final Api service;
  private final Instant now;
  private final int days;

  private Reading(PrintStream out, Api service, Instant now, int days) {
    this.out = out;
    this.service = service;
    this.now = now;
    this.days = days;
  }

  static void main(Arguments arguments) throws IOException, InterruptedException {
    var home = Path.of(arguments.option("--home").orElse(".")).toAbsolutePath().normalize();
    long mentions = Long.parseLong(arguments.option("--mentions").orElse("10000000"));
    int days = Integer.parseInt(arguments.option("--days").orElse("90"));
    int requests = Integer.parseInt(arguments.option("--requests").orElse("200"));
    var target = Files.createDirectories(home.resolve("benchmarks/target"));
    var data =
        arguments.option("--data").isPresent()
            ? Files.createDirectories(Path.of(arguments.option("--data").get()).toAbsolutePath())
            : Files.createTempDirectory(target, "reading");
    var settings =
        Map.of(
            "STURMWARTE_RETENTION_MENTIONS",
            "P400D",
            "STURMWARTE_AUTHOR_KEY",
            "a-key-for-this-load");
    try (var postgres =
            Postgres.embedded(data.resolve("postgres"), freePort())
                .withDatabases(Product.databases());
        var product =
            new Product(home, data, PORT, postgres, UUID.randomUUID().toString(), settings)) {
      product.start(Service.MONITORING);
      var began = System.nanoTime();
      long there =
          History.fill(
              postgres, Service.MONITORING.name().toLowerCase(Locale.ROOT), mentions, days);
      System.out.printf(
          Locale.ROOT,
          "%,d mentions over %d days, there after %d s%n",
          there,
          days,
          Duration.ofNanos(System.nanoTime() - began).toSeconds());
      var api = new Api(product.url(Service.MONITORING), "service", product.secret());
      new Reading(System.out, api, Clock.systemUTC().instant(), days).run(requests);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private void run(int requests) throws IOException, InterruptedException {
    out.printf("%-44s %9s %9s %9s %6s%n", "", "p50 ms", "p99 ms", "max ms", "items");
    var list = "/api/v1/mentions?brand=" + History.BRAND;
    measure(requests, "newest", ignored -> list);
    measure(requests, "at any time", ignored -> list + "&to=" + anyTime());
    measure(requests, "negative", ignored -> list + "&sentiment=negative&to=" + anyTime());
    measure(requests, "toxic (1 of 100)", ignored -> list + "&toxic=true&to=" + anyTime());
    measure(requests, "platform, language, reach", ignored -> list + several());
    measure(requests, "a filter that nothing fits", ignored -> list + "&platform=none");
    measure(requests, "an author", ignored -> list + "&author=1-" + md5(1 + random.nextInt(1_000)));
    measure(requests, "the commonest word", ignored -> list + "&q=" + History.word(1));
    measure(
        requests, "a common word, at any time", n -> list + "&q=" + word(10) + "&to=" + anyTime());
    measure(requests, "a word", n -> list + "&q=" + word(1_000));
    measure(
        requests, "a rare word", n -> list + "&q=" + History.word(10_000 + random.nextInt(10_000)));
    measure(requests, "a word that nobody says", n -> list + "&q=nichts" + n);
    measure(requests, "two words, negative", n -> list + "&q=" + two() + "&sentiment=negative");
    measure(requests, "topic words", n -> list + "&about=" + word(500) + "&about=" + word(500));
    measure(requests, "all brands, a word", n -> "/api/v1/mentions?q=" + word(1_000));
    var series = "/api/v1/brands/" + History.BRAND + "/series?bucket=";
    measure(requests, "series, a day by 10 min", n -> series + "PT10M");
    measure(
        requests,
        "series, 7 days by an hour",
        n -> series + "PT1H&from=" + now.minus(Duration.ofDays(7)));
    measure(
        requests,
        "series, all days by 6 hours",
        n -> series + "PT6H&from=" + now.minus(Duration.ofDays(days)));
  }

  private String several() {
    return "&platform=news&language=de&minReach=1000&to=" + anyTime();
  }

  private String two() {
    return URLEncoder.encode(word(50) + " " + word(50), StandardCharsets.UTF_8);
  }

  /** One of the commonest. */
  private String word(int most) {
    return History.word(1 + random.nextInt(most));
  }

  private Instant anyTime() {
    return now.minusSeconds(random.nextLong(Duration.ofDays(days).toSeconds() * 9 / 10))
        .truncatedTo(ChronoUnit.SECONDS);
  }

  private static String md5(int author) {
    try {
      var digest = MessageDigest.getInstance("MD5");
      var hash = digest.digest(Integer.toString(author).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void measure(int requests, String what, Function<Integer, String> path)
      throws IOException, InterruptedException {
    var millis = new ArrayList<Double>(requests);
    long items = 0;
    for (var n = -requests / 10; n < requests; n++) {
      var asked = path.apply(n);
      var began = System.nanoTime();
      var answer = service.get(asked);
      if (n >= 0) {
        millis.add((System.nanoTime() - began) / 1e6);
        items += answer.path(answer.has("items") ? "items" : "points").size();
      }
    }
    Collections.sort(millis);
    out.printf(
        Locale.ROOT,
        "%-44s %9.1f %9.1f %9.1f %6d%n",
        what,
        percentile(millis, 0.5),
        percentile(millis, 0.99),
        millis.getLast(),
        items / requests);
  }

  private static double percentile(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, Math.round(share * sorted.size())));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
