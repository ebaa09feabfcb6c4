package io.sturmwarte.demonstration;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The posts of one storm, for tests: calm days, then two minutes of outrage that end now. */
public final class StormStory {
  private static final int SEED = 11;

  private final Brand brand = Brand.NORDLICHT;
  private final Instant begin =
      Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(4));
  private int parts;

  private StormStory() {}

  public static StormStory nordlicht() {
    return new StormStory();
  }

  public UUID brandId() {
    return brand.id();
  }

  public String brandName() {
    return brand.name();
  }

  public String query() {
    return brand.query();
  }

  public Instant begin() {
    return begin;
  }

  /** The usual, from {@code days} ago until a few minutes ago. */
  public List<?> calmDays(int days) {
    var crowd = crowd("calm");
    var mentions = new ArrayList<Mention>();
    var end = Instant.now().minus(Duration.ofMinutes(3));
    var hour = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(days));
    for (; hour.isBefore(end); hour = hour.plus(1, ChronoUnit.HOURS)) {
      crowd.usual(hour, Duration.ofHours(1)).stream()
          .filter(mention -> mention.publishedAt().isBefore(end))
          .forEach(mentions::add);
    }
    return mentions;
  }

  public List<?> storm() {
    var begins = Instant.now().minus(Duration.ofSeconds(100));
    return crowd("storm").storm(begins, Duration.ofSeconds(99), 220, true);
  }

  /** Exactly so many posts of just now. */
  public List<?> more(int count) {
    var begins = Instant.now().minus(Duration.ofSeconds(30));
    return crowd("more").storm(begins, Duration.ofSeconds(29), 3 * count, false).subList(0, count);
  }

  private Crowd crowd(String run) {
    return new Crowd(brand, run + ++parts, SEED);
  }
}
