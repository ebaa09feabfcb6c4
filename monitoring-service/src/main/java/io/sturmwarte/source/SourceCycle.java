package io.sturmwarte.source;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.sturmwarte.counter.Backlog;
import io.sturmwarte.outbound.Refused;
import io.sturmwarte.outbound.Unreachable;
import io.sturmwarte.problem.Problem;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Reads the sources that are due, side by side. While it does, it renews its leases; one that it
 * has lost it reads no more. A replica that dies leaves leases that run out.
 */
@ApplicationScoped
public class SourceCycle {
  private static final Logger LOG = Logger.getLogger(SourceCycle.class);
  private static final Duration IDLE = Duration.ofSeconds(1);

  /** Told once a change: to the team that the source belongs to. */
  private static final String TELL =
      """
      with changed as (
        select h.id, h.team, h.name, h.kind, h.state, h.told, h.reason from source_health h
        join source_state st on st.source_id = h.id
        where h.state <> st.told
        for update of st skip locked),
      noted as (update source_state set told = changed.state from changed where source_id = changed.id)
      insert into event (team, type, subject, data)
      select team, 'source', id::text,
        jsonb_build_object('sourceId', id, 'name', name, 'kind', kind, 'state', state, 'before', told, 'reason', reason)
      from changed
      """;

  private static final String FORGET_WEBHOOKS =
      "delete from source_webhook where at < app_now() - interval '3 days'";

  private final Vertx vertx;
  private final Pool pool;
  private final Leases leases;
  private final Ledger ledger;
  private final Backlog backlog;
  private final SourceSettings settings;
  private final List<Polled> polled;
  private final List<Live> live;
  private final Map<UUID, Cancellable> reading = new ConcurrentHashMap<>();

  SourceCycle(
      Vertx vertx,
      Pool pool,
      Leases leases,
      Ledger ledger,
      Backlog backlog,
      SourceSettings settings,
      MeterRegistry meters,
      @All List<Polled> polled,
      @All List<Live> live) {
    this.vertx = vertx;
    this.pool = pool;
    this.leases = leases;
    this.ledger = ledger;
    this.backlog = backlog;
    this.settings = settings;
    this.polled = polled;
    this.live = live;
    meters.gauge("sturmwarte.sources.reading", this, SourceCycle::reading);
  }

  /** How many sources this replica reads at this moment. */
  int reading() {
    return reading.size();
  }

  /** Takes up what is due and goes on with it by itself. */
  public Uni<Duration> round() {
    var free = settings.slots() - reading.size();
    if (free <= 0 || !hasRoom()) {
      return Uni.createFrom().item(IDLE);
    }
    return leases
        .claim(settings.lease(), free)
        .invoke(claimed -> claimed.forEach(this::begin))
        .map(claimed -> claimed.size() == free ? Duration.ZERO : IDLE);
  }

  /** Says that the replica lives, and drops what it has lost. */
  public Uni<Duration> renewal() {
    var every = settings.lease().dividedBy(3);
    var mine = Set.copyOf(reading.keySet());
    if (mine.isEmpty()) {
      return Uni.createFrom().item(every);
    }
    return leases
        .renew(mine, settings.lease())
        .invoke(kept -> mine.stream().filter(lease -> !kept.contains(lease)).forEach(this::drop))
        .replaceWith(every);
  }

  /** Tells of sources whose state has changed. */
  public Uni<Duration> tell() {
    return pool.query(TELL).execute().replaceWith(IDLE);
  }

  public Uni<Duration> forget() {
    return pool.query(FORGET_WEBHOOKS).execute().replaceWith(Duration.ofHours(1));
  }

  /** What waits to be scored is not made more; sources keep what we do not fetch. */
  private boolean hasRoom() {
    try {
      backlog.requireRoom();
      return true;
    } catch (Problem.Overloaded full) {
      return false;
    }
  }

  private void begin(Held source) {
    var work =
        read(source)
            .onFailure(Ledger.Lost.class)
            .recoverWithNull()
            .onTermination()
            .invoke(() -> reading.remove(source.lease()));
    reading.put(source.lease(), () -> {});
    var cancellable =
        work.subscribe()
            .with(done -> {}, failure -> LOG.warnf("source %s: %s", source.id(), failure));
    reading.computeIfPresent(source.lease(), (lease, none) -> cancellable);
  }

  private Uni<Void> read(Held source) {
    for (var connector : live) {
      if (connector.reads(source.settings())) {
        return listen(connector, source);
      }
    }
    for (var connector : polled) {
      if (connector.reads(source.settings())) {
        return new Looking(ledger, connector, source, SourceCycle::failed).run();
      }
    }
    return ledger.settle(
        source, new Outcome.Failed("nobody here reads such a source"), Backoff.LONGEST);
  }

  private Uni<Void> listen(Live connector, Held source) {
    var listening = new Listening(vertx, ledger, connector, source, settings.silence());
    return listening
        .run()
        .onFailure(failure -> !(failure instanceof Ledger.Lost))
        .recoverWithItem(failure -> failed(source, failure))
        .chain(outcome -> ledger.settle(listening.source(), outcome, IDLE));
  }

  private static Outcome failed(Held source, Throwable failure) {
    if (failure instanceof Refused || failure instanceof Unreachable) {
      return new Outcome.Failed(String.valueOf(failure.getMessage()));
    }
    LOG.warnf(failure, "source %s cannot be read", source.id());
    return new Outcome.Failed("it could not be read, for a reason that the log of the service has");
  }

  private void drop(UUID lease) {
    var work = reading.remove(lease);
    if (work != null) {
      work.cancel();
    }
  }

  @PreDestroy
  void stop() {
    Set.copyOf(reading.keySet()).forEach(this::drop);
  }
}
