package io.sturmwarte.demonstration;

import io.sturmwarte.launch.Api;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Fills a fresh installation, then keeps its brands talked about, and lets one storm come up. */
public final class Demonstration {
  private static final Duration HISTORY = Duration.ofDays(21);
  private static final int BATCH = 2_000;
  private static final long SEED = 2026;

  private static final Duration STORM_AFTER = Duration.ofSeconds(60);
  private static final Duration STORM_SPREADS_AFTER = Duration.ofSeconds(40);
  private static final Duration TICK = Duration.ofSeconds(2);

  private final Api monitoring;
  private final Api incident;
  private final String webhookUrl;
  private final String webhookSecret;
  private final PrintStream out;
  private boolean stormToCome;

  public Demonstration(
      Api monitoring, Api incident, String webhookUrl, String webhookSecret, PrintStream out) {
    this.monitoring = monitoring;
    this.incident = incident;
    this.webhookUrl = webhookUrl;
    this.webhookSecret = webhookSecret;
    this.out = out;
  }

  /** Does nothing where it was done before. */
  public void seed() throws IOException, InterruptedException {
    if (!monitoring.get("/api/v1/brands").isEmpty()) {
      return;
    }
    stormToCome = true;
    out.println("  seeding two brands with three weeks of history");
    for (var brand : Brand.ALL) {
      create(brand);
      postHistory(brand);
    }
    awaitScored();
  }

  /** Goes on until the launcher stops. */
  public void play() {
    Thread.ofVirtual().name("demonstration").start(this::keepTalking);
  }

  private void create(Brand brand) throws IOException, InterruptedException {
    monitoring.post(
        "/api/v1/brands",
        Map.of(
            "id", brand.id(),
            "name", brand.name(),
            "team", brand.team(),
            "languages", List.of("de", "en"),
            "handles", List.of(brand.handle())));
    monitoring.post(
        "/api/v1/brands/%s/queries".formatted(brand.id()),
        Map.of("name", brand.name(), "expression", brand.query()));
    incident.put("/api/v1/escalation-policies/" + brand.team(), policy(brand));
  }

  /** Level 1 at once, level 2 a minute later: short, so that one sees both. */
  private Map<String, Object> policy(Brand brand) {
    var inHouse =
        List.of(mail("Pressestelle", "presse", brand), mail("Teamleitung", "leitung", brand));
    var outside =
        List.of(mail("Agentur", "agentur", brand), mail("Kanzlei", "kanzlei", brand), webhook());
    return Map.of(
        "team",
        brand.team(),
        "name",
        "Demonstration",
        "repeat",
        1,
        "steps",
        List.of(
            Map.of("level", 1, "delay", "PT0S", "targets", inHouse),
            Map.of("level", 2, "delay", "PT1M", "targets", outside)));
  }

  private static Map<String, Object> mail(String name, String mailbox, Brand brand) {
    return Map.of(
        "name",
        name,
        "channel",
        "email",
        "address",
        "%s@%s.example".formatted(mailbox, brand.team()),
        "language",
        "de");
  }

  private Map<String, Object> webhook() {
    return Map.of(
        "name", "Lagezentrum",
        "channel", "webhook",
        "address", webhookUrl,
        "secret", webhookSecret,
        "language", "de");
  }

  private void postHistory(Brand brand) throws IOException, InterruptedException {
    var crowd = new Crowd(brand, "history", SEED);
    var now = Instant.now();
    var hour = now.minus(HISTORY).truncatedTo(ChronoUnit.HOURS);
    var batch = new ArrayList<Mention>();
    while (hour.isBefore(now)) {
      crowd.usual(hour, Duration.ofHours(1)).stream()
          .filter(mention -> mention.publishedAt().isBefore(now))
          .forEach(batch::add);
      hour = hour.plus(1, ChronoUnit.HOURS);
      if (batch.size() >= BATCH || !hour.isBefore(now)) {
        monitoring.post("/api/v1/mentions", batch);
        batch.clear();
      }
    }
  }

  private void awaitScored() throws IOException, InterruptedException {
    while (monitoring.get("/api/v1/backlog").path("unscored").asLong() > 0) {
      TimeUnit.MILLISECONDS.sleep(250);
    }
  }

  private void keepTalking() {
    var began = Instant.now();
    var run = "run-" + began.getEpochSecond();
    var crowds = Brand.ALL.stream().map(brand -> new Crowd(brand, run, SEED + 1)).toList();
    var from = began;
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(TICK.toMillis());
        var span = Duration.between(from, Instant.now());
        post(crowds, from, span, Duration.between(began, from));
        from = from.plus(span);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void post(List<Crowd> crowds, Instant from, Duration span, Duration sinceStart)
      throws InterruptedException {
    var mentions = new ArrayList<Mention>();
    crowds.forEach(crowd -> mentions.addAll(crowd.usual(from, span)));
    var stormy = sinceStart.minus(STORM_AFTER);
    if (stormToCome && !stormy.isNegative()) {
      var expected = perMinute(stormy) * span.toMillis() / 60_000.0;
      mentions.addAll(
          crowds.getFirst().storm(from, span, expected, stormy.compareTo(STORM_SPREADS_AFTER) > 0));
    }
    if (mentions.isEmpty()) {
      return;
    }
    try {
      monitoring.post("/api/v1/mentions", mentions);
    } catch (IOException e) {
      // The service is stopping or restarting; these few posts of an invented crowd are not missed.
    }
  }

  /**
   * Mentions a minute: rises to its peak within two minutes, then loses half of its force every 20
   * minutes.
   */
  private static double perMinute(Duration stormy) {
    var minutes = stormy.toMillis() / 60_000.0;
    return minutes < 2 ? 25 + 45 * minutes : 115 * Math.pow(0.5, (minutes - 2) / 20);
  }
}
