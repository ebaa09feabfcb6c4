package io.sturmwarte.backlog;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether scoring-service answers, as this replica sees it. */
@ApplicationScoped
class ScoringState {
  private final Clock clock;
  private final AtomicReference<@Nullable Outage> outage = new AtomicReference<>();

  ScoringState(Clock clock, MeterRegistry meters) {
    this.clock = clock;
    meters.gauge("sturmwarte.scoring.up", this, state -> state.outage().isPresent() ? 0 : 1);
  }

  /** Since when it does not answer, and why. */
  record Outage(Instant since, String reason) {}

  Optional<Outage> outage() {
    return Optional.ofNullable(outage.get());
  }

  void down(String reason) {
    var now = clock.instant();
    outage.updateAndGet(known -> new Outage(known == null ? now : known.since(), reason));
  }

  void up() {
    outage.set(null);
  }
}
