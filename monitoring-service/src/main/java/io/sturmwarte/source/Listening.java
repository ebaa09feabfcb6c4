package io.sturmwarte.source;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a source that is listened to, from its opening to its end. First what was
 * missed is written, then what has come meanwhile, then once a second what comes.
 */
final class Listening implements Live.Listener {
  private static final Duration WRITE_EVERY = Duration.ofSeconds(1);

  /** More than that waits for the database: the connection is given up, and made anew later. */
  private static final int MOST_WAITING = 20_000;

  private static final Outcome.Failed OVERWHELMED =
      new Outcome.Failed("more comes than can be written; it is read again from where it was");

  private final Vertx vertx;
  private final Ledger ledger;
  private final Live connector;
  private final Duration silence;
  private final CompletableFuture<Outcome> end = new CompletableFuture<>();

  private Held source;
  private @Nullable Harvest waiting;
  private @Nullable JsonObject cursor;
  private boolean alive = true;

  Listening(Vertx vertx, Ledger ledger, Live connector, Held source, Duration silence) {
    this.vertx = vertx;
    this.ledger = ledger;
    this.connector = connector;
    this.source = source;
    this.silence = silence;
  }

  /** Listens until the connection ends, and gives why; what had come until then is written. */
  Uni<Outcome> run() {
    source = source.at(connector.rewound(source.cursor()));
    return connector.open(source, this).chain(this::follow);
  }

  /** As it was last written. */
  Held source() {
    return source;
  }

  private Uni<Outcome> follow(Runnable close) {
    var watch = vertx.setPeriodic(silence.toMillis(), ignored -> requireAlive());
    return catchUp()
        .chain(this::write)
        .chain(this::whileOpen)
        .onTermination()
        .invoke(
            () -> {
              vertx.cancelTimer(watch);
              close.run();
            });
  }

  private Uni<Void> catchUp() {
    return Multi.createBy()
        .repeating()
        .uni(() -> connector.catchUp(source).call(this::caughtUp))
        .whilst(outcome -> outcome instanceof Outcome.Taken taken && taken.next() != null)
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Void> caughtUp(Outcome outcome) {
    if (outcome instanceof Outcome.Taken taken) {
      return ledger.keep(source, taken).invoke(() -> source = source.after(taken.cursor()));
    }
    ended(outcome);
    return Uni.createFrom().voidItem();
  }

  /** Writes once a second, and what is left at the end. */
  private Uni<Outcome> whileOpen() {
    return Multi.createBy()
        .repeating()
        .uni(() -> Uni.createFrom().completionStage(tick()).chain(this::write).replaceWith(this))
        .whilst(ignored -> !end.isDone())
        .onItem()
        .ignoreAsUni()
        .chain(this::write)
        .chain(() -> Uni.createFrom().completionStage(end));
  }

  /** A second, or less where the connection ends. */
  private CompletableFuture<Object> tick() {
    var second = new CompletableFuture<Object>();
    vertx.setTimer(WRITE_EVERY.toMillis(), ignored -> second.complete(this));
    return CompletableFuture.anyOf(second, end);
  }

  private synchronized Uni<Void> write() {
    if (waiting == null) {
      return Uni.createFrom().voidItem();
    }
    var position = cursor == null ? source.cursor() : cursor;
    var taken = new Outcome.Taken(waiting, position);
    waiting = null;
    return chosen(taken)
        .chain(kept -> ledger.keep(source, kept))
        .invoke(() -> source = source.after(position));
  }

  private Uni<Outcome.Taken> chosen(Outcome.Taken taken) {
    return connector.matchesOnly() ? ledger.matching(taken) : Uni.createFrom().item(taken);
  }

  @Override
  public synchronized void alive() {
    alive = true;
  }

  @Override
  public synchronized void take(Harvest harvest, JsonObject position) {
    alive = true;
    var all = waiting == null ? harvest : waiting.and(harvest);
    waiting = all;
    cursor = position.isEmpty() ? cursor : position;
    if (all.items().size() + all.removed().size() > MOST_WAITING) {
      ended(OVERWHELMED);
    }
  }

  @Override
  public void ended(Outcome why) {
    end.complete(why);
  }

  private synchronized void requireAlive() {
    if (!alive) {
      ended(new Outcome.Failed("the connection stands, but nothing comes through it"));
    }
    alive = false;
  }
}
