package io.sturmwarte.reading;

import io.grpc.Channel;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.ServiceIdentity;
import io.sturmwarte.outbound.Circuit;
import io.sturmwarte.scoring.v1.ScoringServiceGrpc;
import io.sturmwarte.scoring.v1.ScoringServiceGrpc.ScoringServiceStub;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * scoring-service as this service calls it. Deadline, retry and circuit breaker sit here, at the
 * client: whoever has texts read is told what became of each, and needs none of its own.
 */
@ApplicationScoped
public class Scorer {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("Authorization", Metadata.ASCII_STRING_MARSHALLER);

  /** The channel does not send the deadline by itself. */
  private static final Metadata.Key<String> TIMEOUT =
      Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER);

  private static final int MOST_RETRIES = 2;
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(2);
  private static final double JITTER = 0.5;

  /** Anybody can read this; so where it is not read, it is not for the text. */
  private static final Text SAMPLE = new Text(new UUID(0, 0), "Guten Tag zusammen.", "de");

  @GrpcClient("scoring")
  Channel channel;

  private final ServiceIdentity identity;
  private final ScoringSettings settings;
  private final Circuit circuit;
  private final Counter retries;
  private final AtomicInteger inFlight = new AtomicInteger();

  Scorer(ServiceIdentity identity, ScoringSettings settings, Clock clock, MeterRegistry meters) {
    this.identity = identity;
    this.settings = settings;
    this.circuit = new Circuit("scoring", clock, settings.pause(), settings.longestPause());
    this.retries = meters.counter("sturmwarte.scoring.retries");
    meters.gauge("sturmwarte.scoring.in.flight", inFlight);
    meters.gauge("sturmwarte.scoring.up", this, scorer -> scorer.outage().isPresent() ? 0 : 1);
    show(meters, "closed", Circuit.State.Closed.class);
    show(meters, "open", Circuit.State.Open.class);
    show(meters, "half-open", Circuit.State.HalfOpen.class);
  }

  /**
   * Has texts read, the first first, by one call; what a failed call leaves, two further ones may
   * take up. Gives one outcome for each text, in their order, and never fails: what had come before
   * a failure counts, and one text at most is held to be the cause of it.
   */
  public Uni<List<Outcome>> score(List<Text> texts) {
    var sending = new Sending(texts);
    var deadline = Deadline.after(settings.deadline().toMillis(), TimeUnit.MILLISECONDS);
    return Uni.createFrom()
        .deferred(() -> call(sending, deadline))
        .onFailure(failure -> mayPass(failure) && !deadline.isExpired())
        .retry()
        .withBackOff(FIRST_BACKOFF, LONGEST_BACKOFF)
        .withJitter(JITTER)
        .atMost(MOST_RETRIES)
        .map(ignored -> sending.outcomes())
        .onFailure()
        .recoverWithUni(failure -> brokenOff(sending, failure));
  }

  /** Whether mentions may be claimed: it answers, or does so again. */
  public Uni<Boolean> answers() {
    return circuit.outage().isEmpty() ? Uni.createFrom().item(true) : readsSample();
  }

  /** The version of the model that reads at present; fails while nobody answers. */
  public Uni<String> modelVersion() {
    return sample().map(Scorer::modelVersion);
  }

  Optional<Circuit.Outage> outage() {
    return circuit.outage();
  }

  private Uni<Void> call(Sending sending, Deadline deadline) {
    return circuit.guard(
        () ->
            identity
                .authorization()
                .chain(authorization -> exchange(sending, stub(authorization, deadline)))
                .ifNoItem()
                .after(left(deadline))
                .failWith(this::late));
  }

  private Uni<Void> exchange(Sending sending, ScoringServiceStub stub) {
    var texts = sending.next();
    if (sending.isRepeated()) {
      retries.increment();
    }
    return Exchange.of(stub, texts, settings.window(), inFlight, sending::answered)
        .onFailure(failure -> sending.isComplete())
        .recoverWithNull()
        .invoke(() -> requireComplete(sending));
  }

  private static void requireComplete(Sending sending) {
    if (!sending.isComplete()) {
      throw Status.UNKNOWN
          .withDescription("the stream ended before all results had come")
          .asRuntimeException();
    }
  }

  private ScoringServiceStub stub(String authorization, Deadline deadline) {
    var metadata = new Metadata();
    metadata.put(AUTHORIZATION, authorization);
    metadata.put(TIMEOUT, left(deadline).toMillis() + "m");
    return ScoringServiceGrpc.newStub(channel)
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata));
  }

  private static Duration left(Deadline deadline) {
    return Duration.ofMillis(Math.max(1, deadline.timeRemaining(TimeUnit.MILLISECONDS)));
  }

  private Throwable late() {
    return Status.DEADLINE_EXCEEDED
        .withDescription("no answer within " + settings.deadline())
        .asRuntimeException();
  }

  /** Another try is of use where the connection broke or scoring was slow, not where it refused. */
  private static boolean mayPass(Throwable failure) {
    return switch (Status.fromThrowable(failure).getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, ABORTED, CANCELLED -> true;
      // A connection that breaks in the middle of a call has no status of its own.
      case UNKNOWN -> !(failure instanceof Circuit.Refused);
      default -> false;
    };
  }

  private Uni<List<Outcome>> brokenOff(Sending sending, Throwable failure) {
    if (failure instanceof Circuit.Refused) {
      return Uni.createFrom().item(sending.brokenOff(false, failure.toString()));
    }
    return readsSample().map(reads -> sending.brokenOff(reads, failure.toString()));
  }

  /** Tells a bad mention from an outage. */
  private Uni<Boolean> readsSample() {
    return sample().replaceWith(true).onFailure().recoverWithItem(false);
  }

  private Uni<Outcome> sample() {
    return Uni.createFrom()
        .deferred(
            () -> {
              var sending = new Sending(List.of(SAMPLE));
              var deadline = Deadline.after(settings.deadline().toMillis(), TimeUnit.MILLISECONDS);
              return call(sending, deadline).map(ignored -> sending.outcomes().getFirst());
            });
  }

  private static String modelVersion(Outcome outcome) {
    if (outcome instanceof Outcome.Scored scored) {
      return scored.reading().getModelVersion();
    }
    throw new IllegalStateException("scoring does not read the sample: " + outcome);
  }

  private void show(MeterRegistry meters, String name, Class<? extends Circuit.State> state) {
    Gauge.builder("sturmwarte.scoring.circuit", () -> state.isInstance(circuit.state()) ? 1 : 0)
        .tag("state", name)
        .register(meters);
  }
}
