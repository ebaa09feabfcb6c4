package io.sturmwarte.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Two replicas of monitoring-service on one database take in the same flood, one of them is killed
 * twice. What was counted is compared with what was sent, which is known here and nowhere asked of
 * the services.
 */
class TwoReplicasIT {
  private static final int MENTIONS = 80_000;
  private static final int REPEATS = 20_000;
  private static final int BATCH = 500;
  private static final int WRITERS = 16;
  private static final Duration SOON = Duration.ofMinutes(5);

  private final Random random = new Random(12);
  private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MINUTES);
  private final Map<String, UUID> brands = new TreeMap<>();

  private record Mention(String externalId, String brand, String text, Instant publishedAt) {
    Map<String, Object> fields() {
      return Map.of(
          "source",
          "flood",
          "platform",
          "mastodon",
          "externalId",
          externalId,
          "text",
          text,
          "language",
          "de",
          "publishedAt",
          publishedAt.toString(),
          "reach",
          10);
    }

    String counter() {
      return brand + " " + publishedAt.truncatedTo(ChronoUnit.MINUTES);
    }
  }

  @Test
  void aFloodOnTwoReplicasOfWhichOneIsKilledTwiceIsCountedExactly() throws Exception {
    var data = Files.createTempDirectory("sturmwarte-replicas");
    var port = Line.freePorts(16);
    try (var postgres =
            Postgres.embedded(data.resolve("postgres"), port + 15)
                .withDatabases(Product.databases());
        var one = replica(data.resolve("one"), port, postgres, port);
        var other = replica(data.resolve("other"), port + 8, postgres, port)) {
      one.start(Service.SCORING);
      one.start(Service.MONITORING);
      other.start(Service.MONITORING);
      watch(one);
      var distinct = mentions();

      flood(one, other, batches(distinct));

      await()
          .atMost(SOON)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> ask(postgres, "select count(*) from unscored") == 0);
      assertThat(ask(postgres, "select count(*) from mention")).isEqualTo(MENTIONS);
      assertThat(ask(postgres, "select count(*) from mention_brand")).isEqualTo(MENTIONS);
      assertThat(ask(postgres, "select count(*) from mention_score")).isEqualTo(MENTIONS);
      assertThat(ask(postgres, "select count(*) from quarantine")).isZero();
      assertThat(counted(postgres)).isEqualTo(sent(distinct));
      assertThat(ask(postgres, "select count(*) from (%s)".formatted(WRONGLY_SCORED))).isZero();
    }
  }

  /** Counters that differ from the scores that they count. */
  private static final String WRONGLY_SCORED =
      """
      select brand_id, minute from counter c
      left join (
        select mb.brand_id, date_trunc('minute', s.published_at) as minute, count(*) as scored,
          count(*) filter (where s.sentiment = 'negative') as negatives, count(*) filter (where s.toxicity >= 0.5) as toxic,
          count(s.copy_of) as duplicates
        from mention_score s join mention_brand mb using (published_at, mention_id)
        group by 1, 2) s using (brand_id, minute)
      where (c.scored, c.negatives, c.toxic, c.duplicates, c.mentions)
        is distinct from (s.scored, s.negatives, s.toxic, s.duplicates, s.scored)
      """;

  /**
   * @param scoringFrom the first port of the product whose scoring-service is used
   */
  private static Product replica(Path data, int port, Postgres postgres, int scoringFrom)
      throws IOException {
    var settings =
        Map.of(
            "STURMWARTE_AUTHOR_KEY",
            "the-key-of-the-authors-in-this-test",
            "QUARKUS_GRPC_CLIENTS_SCORING_PORT",
            String.valueOf(Service.SCORING.port(scoringFrom)));
    return new Product(
        Line.home(), data, port, postgres, "the-services-know-each-other-by-this", settings);
  }

  private void watch(Product replica) throws IOException, InterruptedException {
    var lead = new Api(replica.url(Service.MONITORING), "lead", "sturmwarte");
    for (var name : List.of("Morgenrot", "Abendrot", "Mittagsglut")) {
      var id = UUID.randomUUID();
      brands.put(name, id);
      lead.post("/api/v1/brands", Map.of("id", id, "name", name, "team", "nord"));
      lead.post(
          "/api/v1/brands/%s/queries".formatted(id), Map.of("name", "all", "expression", name));
    }
  }

  private List<Mention> mentions() {
    var names = List.copyOf(brands.keySet());
    var tempers =
        List.of(
            "wieder kaputt, unverschämt", "war super, danke", "hat heute geöffnet", "nur Lügen");
    var mentions = new ArrayList<Mention>();
    for (var n = 0; n < MENTIONS; n++) {
      var brand = names.get(random.nextInt(names.size()));
      var text = "%s %s %d".formatted(brand, tempers.get(random.nextInt(4)), n);
      var at = now.minusSeconds(random.nextInt(6 * 3_600));
      mentions.add(new Mention("flood-" + n, brand, text, at));
    }
    return mentions;
  }

  /** One in five is one that was sent before or will be. */
  private List<List<Mention>> batches(List<Mention> distinct) {
    var all = new ArrayList<>(distinct);
    for (var n = 0; n < REPEATS; n++) {
      all.add(distinct.get(random.nextInt(distinct.size())));
    }
    java.util.Collections.shuffle(all, random);
    var batches = new ArrayList<List<Mention>>();
    for (var from = 0; from < all.size(); from += BATCH) {
      batches.add(all.subList(from, from + BATCH));
    }
    return batches;
  }

  private static void flood(Product one, Product other, List<List<Mention>> batches)
      throws Exception {
    var posted = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(WRITERS + 1)) {
      var work = new ArrayList<Callable<Void>>();
      for (var n = 0; n < batches.size(); n++) {
        var batch = batches.get(n);
        var first = n % 2 == 0 ? one : other;
        var second = first == one ? other : one;
        work.add(() -> post(batch, List.of(first, second), posted));
      }
      var killed = threads.submit(() -> killTwice(other, posted, batches.size()));
      for (var done : threads.invokeAll(work)) {
        done.get();
      }
      killed.get();
    }
  }

  /** Until one of them has taken it: what was not answered may be sent again. */
  private static Void post(List<Mention> batch, List<Product> replicas, AtomicInteger posted)
      throws Exception {
    var body = Api.JSON.writeValueAsString(batch.stream().map(Mention::fields).toList());
    var secret = replicas.getFirst().secret();
    for (var attempt = 0; ; attempt++) {
      var url = replicas.get(attempt % 2).url(Service.MONITORING);
      try {
        var answer =
            new Api(url, "service", secret).send("POST", "/api/v1/mentions", body, Map.of());
        if (answer.statusCode() == 200) {
          posted.incrementAndGet();
          return null;
        }
        assertThat(answer.statusCode()).as(answer.body()).isIn(429, 503);
        TimeUnit.MILLISECONDS.sleep(500);
      } catch (IOException gone) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  private static Void killTwice(Product replica, AtomicInteger posted, int batches)
      throws Exception {
    for (var share : new double[] {0.2, 0.6}) {
      await().atMost(SOON).until(() -> posted.get() > share * batches);
      replica.process(Service.MONITORING).kill();
      replica.start(Service.MONITORING);
    }
    return null;
  }

  private Map<String, Long> sent(List<Mention> distinct) {
    var counts = new TreeMap<String, Long>();
    distinct.forEach(mention -> counts.merge(mention.counter(), 1L, Long::sum));
    return counts;
  }

  private Map<String, Long> counted(Postgres postgres) throws SQLException {
    var counts = new TreeMap<String, Long>();
    try (var connection = postgres.connect(Service.MONITORING.database());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select b.name, extract(epoch from minute)::bigint, mentions from counter join brand b on b.id = brand_id")) {
      while (rows.next()) {
        var minute = Instant.ofEpochSecond(rows.getLong(2));
        counts.put(rows.getString(1) + " " + minute, rows.getLong(3));
      }
    }
    return counts;
  }

  private static long ask(Postgres postgres, String sql) throws SQLException {
    try (var connection = postgres.connect(Service.MONITORING.database());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
