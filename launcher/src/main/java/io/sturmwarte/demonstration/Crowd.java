package io.sturmwarte.demonstration;

import io.sturmwarte.demonstration.Phrases.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Writes a brand's mentions: as many as people would post in a span of time, in the moods they
 * would be in.
 */
final class Crowd {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final List<String> PLATFORMS =
      List.of("mastodon", "mastodon", "mastodon", "bluesky", "bluesky", "review");

  /** The share of a day's busiest hour that each hour has. */
  private static final double[] DAY = {
    .12, .08, .05, .05, .07, .15, .35, .55, .70, .80, .85, .90, 1, .95, .85, .80, .80, .85, .95, 1,
    .90, .70, .45, .25
  };

  private static final double WEEKEND = 0.7;

  private final Brand brand;
  private final Phrases phrases;
  private final RandomGenerator random;
  private final String run;
  private long written;

  /**
   * @param run makes the ids of this run its own, so that a later run adds to an earlier one
   * @param seed the same seed gives the same texts in the same order
   */
  Crowd(Brand brand, String run, long seed) {
    this.brand = brand;
    this.phrases = Phrases.read(brand.phrases());
    this.run = run;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** What is posted from {@code from} on for as long as {@code span}, in order. */
  List<Mention> usual(Instant from, Duration span) {
    var at = from.atZone(ZONE);
    var weekend = at.getDayOfWeek().getValue() > 5 ? WEEKEND : 1;
    var expected =
        brand.busiestHour() * DAY[at.getHour()] * weekend * span.toMillis() / 3_600_000.0;
    var mentions = new ArrayList<Mention>();
    for (var i = poisson(expected); i > 0; i--) {
      mentions.add(usualMention(within(from, span)));
    }
    return mentions;
  }

  /**
   * What a storm adds.
   *
   * @param expected how many mentions, on average
   * @param spread whether it has left the first circle: other networks, the press, insults
   */
  List<Mention> storm(Instant from, Duration span, double expected, boolean spread) {
    var mentions = new ArrayList<Mention>();
    for (var i = poisson(expected); i > 0; i--) {
      mentions.add(stormMention(within(from, span), spread));
    }
    return mentions;
  }

  private Mention usualMention(Instant at) {
    var phrase = pick(phrases.of("usual", mood()));
    return mention(phrase, PLATFORMS.get(random.nextInt(PLATFORMS.size())), at, 1);
  }

  private Mention stormMention(Instant at, boolean spread) {
    var phase = spread && random.nextInt(5) < 2 ? "2" : "1";
    var dice = random.nextInt(100);
    if (spread && dice < 3) {
      return mention(pick(phrases.of("news", "2")), dice == 0 ? "blog" : "news", at, 40);
    }
    var kind = dice < 10 ? "calm" : "storm";
    return mention(
        pick(phrases.of(kind, phase)), PLATFORMS.get(random.nextInt(PLATFORMS.size())), at, 2);
  }

  private Mention mention(Phrase phrase, String platform, Instant at, int weight) {
    var number = ++written;
    // Followers are distributed over orders of magnitude, as on every network.
    var followers = (int) Math.min(250_000, weight * Math.exp(random.nextGaussian(4.6, 1.5)));
    return new Mention(
        platform + ".example",
        platform,
        "%s-%s-%d".formatted(run, brand.team(), number),
        "@konto" + random.nextInt(4_000),
        followers,
        at.minus(Duration.ofDays(200 + random.nextInt(3_000))),
        phrases.fill(phrase, random),
        phrase.language(),
        at,
        (int) (followers * random.nextDouble(0.1, 0.9)),
        random.nextInt(1 + followers / 60));
  }

  private String mood() {
    var dice = random.nextDouble();
    if (dice < brand.moods().get(0)) {
      return "negative";
    }
    return dice < brand.moods().get(0) + brand.moods().get(1) ? "neutral" : "positive";
  }

  private Phrase pick(List<Phrase> from) {
    return from.get(random.nextInt(from.size()));
  }

  private Instant within(Instant from, Duration span) {
    return from.plusMillis(random.nextLong(Math.max(1, span.toMillis())));
  }

  /** Knuth's method; expectations here are small. */
  private int poisson(double expected) {
    var limit = Math.exp(-expected);
    var product = random.nextDouble();
    var count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
