package io.sturmwarte.monitoring;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.ServiceIdentity;
import io.sturmwarte.outbound.Circuit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks monitoring-service. Timeout, retry and circuit breaker sit here, so that whoever asks needs
 * none: everything is a question that changes nothing, and an answer comes within seconds, if only
 * to say that there is none.
 */
@ApplicationScoped
public class Monitoring {
  private static final Logger LOG = Logger.getLogger(Monitoring.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int RETRIES = 2;
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(1);
  private static final double JITTER = 0.5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int NOT_FOUND = 404;

  private final MonitoringClient client;
  private final ServiceIdentity identity;
  private final Circuit circuit;

  Monitoring(
      @RestClient MonitoringClient client,
      ServiceIdentity identity,
      Clock clock,
      MeterRegistry meters) {
    this.client = client;
    this.identity = identity;
    this.circuit = new Circuit("monitoring-service", clock, FIRST_PAUSE, LONGEST_PAUSE);
    meters.gauge("sturmwarte.monitoring.up", circuit, it -> it.outage().isPresent() ? 0 : 1);
  }

  public Uni<Answer<Mention>> mention(UUID id) {
    return ask(authorization -> client.mention(authorization, id));
  }

  /** A mention and how far it has gone. */
  public Uni<Answer<Circulation>> circulation(UUID mentionId) {
    return ask(authorization -> client.circulation(authorization, mentionId));
  }

  /**
   * How high it went since {@code from}, which counts for at most 25 hours.
   *
   * @param words as people search, and {@code mentionId}: only what has the words, or is about that
   *     mention
   */
  public Uni<Answer<Peaks>> peaks(
      UUID brandId,
      Instant from,
      @Nullable String words,
      @Nullable UUID mentionId,
      boolean exercise) {
    return ask(
        authorization -> client.peaks(authorization, brandId, from, words, mentionId, exercise));
  }

  /** One page, newest first. */
  public Uni<Answer<Mention.Listed>> mentions(MentionQuery it) {
    return ask(
        authorization ->
            client.mentions(
                authorization,
                it.brandId(),
                it.words(),
                it.sentiment(),
                it.minReach(),
                it.exercise(),
                it.from(),
                it.to(),
                it.cursor(),
                it.limit()));
  }

  /**
   * The curve from {@code from} to before {@code to}.
   *
   * @param bucket whole minutes; at most {@link Series#MOST_POINTS} of them
   */
  public Uni<Answer<Series>> series(UUID brandId, Duration bucket, Instant from, Instant to) {
    return ask(authorization -> client.series(authorization, brandId, bucket, from, to));
  }

  public Uni<Answer<Level>> level(UUID brandId) {
    return ask(authorization -> client.level(authorization, brandId));
  }

  /**
   * The situation of the last hours in sentences.
   *
   * @param language de or en
   * @param hours 1 to 72
   */
  public Uni<Answer<Briefing>> briefing(UUID brandId, String language, int hours) {
    return ask(authorization -> client.briefing(authorization, brandId, language, hours));
  }

  /**
   * How coordinated the negatives of the last hours look.
   *
   * @param hours 1 to 72
   */
  public Uni<Answer<Campaign>> campaign(UUID brandId, int hours) {
    return ask(authorization -> client.campaign(authorization, brandId, hours));
  }

  private <T> Uni<Answer<T>> ask(Function<String, Uni<T>> question) {
    return circuit
        .guard(() -> once(question))
        .onFailure(failure -> !(failure instanceof Circuit.Refused))
        .retry()
        .withBackOff(FIRST_BACKOFF, LONGEST_BACKOFF)
        .withJitter(JITTER)
        .atMost(RETRIES)
        .onFailure()
        .recoverWithItem(failure -> new Answer.Unavailable<T>(reason(failure)));
  }

  /** A refusal is an answer, and another try brings the same one. */
  private <T> Uni<Answer<T>> once(Function<String, Uni<T>> question) {
    return identity
        .authorization()
        .chain(question::apply)
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .<Answer<T>>map(Answer.Found::new)
        .onFailure(Monitoring::isRefusal)
        .recoverWithItem(failure -> refused((WebApplicationException) failure));
  }

  private static boolean isRefusal(Throwable failure) {
    return failure instanceof WebApplicationException answer
        && answer.getResponse().getStatus() < 500;
  }

  private static <T> Answer<T> refused(WebApplicationException refusal) {
    var status = refusal.getResponse().getStatus();
    if (status == NOT_FOUND) {
      return new Answer.Missing<>();
    }
    LOG.warnf("monitoring-service refused a question: %d", status);
    return new Answer.Unavailable<>("monitoring-service refused with status " + status);
  }

  private static String reason(Throwable failure) {
    return switch (failure) {
      case Circuit.Refused refused -> "monitoring-service is " + refused.getMessage();
      case WebApplicationException answer ->
          "monitoring-service answered " + answer.getResponse().getStatus();
      case TimeoutException late -> "monitoring-service did not answer within " + PATIENCE;
      default -> "monitoring-service cannot be reached: " + failure.getMessage();
    };
  }
}
