package io.sturmwarte.source;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.BiFunction;

/** One visit to a source that is asked: page after page while it says that there is more. */
final class Looking {
  private final Ledger ledger;
  private final Polled connector;
  private final BiFunction<Held, Throwable, Outcome> failed;
  private Held source;

  Looking(
      Ledger ledger, Polled connector, Held source, BiFunction<Held, Throwable, Outcome> failed) {
    this.ledger = ledger;
    this.connector = connector;
    this.source = source;
    this.failed = failed;
  }

  Uni<Void> run() {
    return Multi.createBy()
        .repeating()
        .uni(this::page)
        .whilst(Looking::hasMore)
        .collect()
        .last()
        .chain(last -> ledger.settle(source, last, connector.every(source.settings())));
  }

  private Uni<Outcome> page() {
    return connector
        .look(source)
        .onFailure()
        .recoverWithItem(failure -> failed.apply(source, failure))
        .call(this::keep);
  }

  private Uni<Void> keep(Outcome outcome) {
    return outcome instanceof Outcome.Taken taken && hasMore(taken)
        ? ledger.keep(source, taken).invoke(() -> source = source.after(taken.cursor()))
        : Uni.createFrom().voidItem();
  }

  private static boolean hasMore(Outcome outcome) {
    return outcome instanceof Outcome.Taken taken && Duration.ZERO.equals(taken.next());
  }
}
