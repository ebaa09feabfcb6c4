package io.sturmwarte.briefing;

import io.sturmwarte.campaign.Campaign;
import io.sturmwarte.storm.Level;
import io.sturmwarte.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a briefing is made of. Counts are of the time from {@code from} to {@code to}.
 *
 * @param usual null while the brand is too new to know
 * @param reach of the critical mentions
 * @param platforms of the critical mentions, of all where there are none; the most frequent first
 * @param campaign of the critical mentions
 * @param silent sources that sent nothing although they usually do
 * @param alerts of the time, the newest first
 */
public record BriefingFacts(
    UUID brandId,
    String brandName,
    Instant from,
    Instant to,
    Level level,
    long mentions,
    long scored,
    long negatives,
    long positives,
    @Nullable Usual usual,
    long reach,
    List<OfPlatform> platforms,
    List<Topic> topics,
    Campaign campaign,
    Waiting waiting,
    List<Silent> silent,
    List<Told> alerts) {

  private static final double VIRAL = 3;
  private static final long MANY = 30;
  private static final double MOSTLY = 0.5;
  private static final int CALM_ENOUGH = 1;

  /** What is usual in so much time, at this time of the week. */
  public record Usual(double mentions, double negatives, double negativeShare) {}

  /** Mentions on a platform. */
  public record OfPlatform(String platform, long mentions) {}

  /** Mentions that wait for their score, and for how long the first of them. */
  public record Waiting(long unscored, Duration oldest) {}

  /**
   * A source that sends nothing.
   *
   * @param perDay what it usually sends
   */
  public record Silent(String source, Instant lastAt, double perDay) {}

  /**
   * An alert.
   *
   * @param incident null where none is opened, or where nothing can be learned of it
   */
  public record Told(
      String kind, Instant at, @Nullable UUID incidentId, @Nullable IncidentStatus incident) {
    Told with(IncidentStatus status) {
      return new Told(kind, at, incidentId, status);
    }
  }

  /** Where an incident stands. */
  public record IncidentStatus(
      String number, String severity, String state, @Nullable String lead) {}

  Duration length() {
    return Duration.between(from, to);
  }

  double negativeShare() {
    return scored == 0 ? 0 : (double) negatives / scored;
  }

  double positiveShare() {
    return scored == 0 ? 0 : (double) positives / scored;
  }

  BriefingFacts withIncident(IncidentStatus status) {
    var told = new ArrayList<>(alerts);
    told.set(0, alerts.getFirst().with(status));
    return new BriefingFacts(
        brandId,
        brandName,
        from,
        to,
        level,
        mentions,
        scored,
        negatives,
        positives,
        usual,
        reach,
        platforms,
        topics,
        campaign,
        waiting,
        silent,
        List.copyOf(told));
  }

  /** What is written here. */
  public enum Kind {
    /** So much is not scored that nothing can be said. */
    UNCLEAR,
    CALM,
    /** Much is said, and it is not criticism. */
    ATTENTION,
    BREEZE,
    STORM
  }

  Kind kind() {
    if (level.level() > 3) {
      return Kind.STORM;
    }
    if (mentions - scored >= MANY && 2 * scored < mentions) {
      return Kind.UNCLEAR;
    }
    if (level.level() <= CALM_ENOUGH && isViral() && positiveShare() > MOSTLY) {
      return Kind.ATTENTION;
    }
    return level.level() == 0 ? Kind.CALM : Kind.BREEZE;
  }

  private boolean isViral() {
    return usual != null && mentions >= MANY && mentions >= VIRAL * usual.mentions();
  }
}
