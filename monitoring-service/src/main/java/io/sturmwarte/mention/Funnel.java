package io.sturmwarte.mention;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

/**
 * Stores together what is offered at the same time. A few writers are at work at once; what comes
 * while all of them are busy waits and goes in together, so that a lone mention is not kept waiting
 * and many cost one transaction. A failure that befell several is tried again one by one, so that
 * nobody suffers for another's mention.
 */
final class Funnel {
  /** As many rows as one statement is fastest with. */
  static final int MOST_ROWS = 1_000;

  private final Function<List<Offered>, Uni<Stored>> store;
  private final int writers;
  private final Queue<Part> waiting = new ArrayDeque<>();
  private int busy;

  /**
   * @param store stores all or nothing
   * @param writers how many may store at the same time
   */
  Funnel(Function<List<Offered>, Uni<Stored>> store, int writers) {
    this.store = store;
    this.writers = writers;
  }

  private record Part(List<Offered> offered, UniEmitter<? super Stored.Count> end) {}

  /** Gives what became of them, once that is durable. */
  Uni<Stored.Count> put(List<Offered> offered) {
    var parts = new ArrayList<Uni<Stored.Count>>();
    for (var from = 0; from < offered.size(); from += MOST_ROWS) {
      parts.add(putPart(offered.subList(from, Math.min(offered.size(), from + MOST_ROWS))));
    }
    return Uni.join()
        .all(parts)
        .andCollectFailures()
        .map(counts -> counts.stream().reduce(Stored.Count.NONE, Stored.Count::plus));
  }

  private Uni<Stored.Count> putPart(List<Offered> offered) {
    return Uni.createFrom()
        .emitter(
            end -> {
              add(new Part(offered, end));
              pump();
            });
  }

  private synchronized void add(Part part) {
    waiting.add(part);
  }

  private void pump() {
    for (var next = take(); !next.isEmpty(); next = take()) {
      write(next);
    }
  }

  /** The next parts that go in together; none while all writers are busy. */
  private synchronized List<Part> take() {
    var parts = new ArrayList<Part>();
    if (busy == writers) {
      return parts;
    }
    var rows = 0;
    for (var next = waiting.peek(); next != null; next = waiting.peek()) {
      rows += next.offered().size();
      if (!parts.isEmpty() && rows > MOST_ROWS) {
        break;
      }
      parts.add(waiting.remove());
    }
    busy += parts.isEmpty() ? 0 : 1;
    return parts;
  }

  private void write(List<Part> parts) {
    store(parts)
        .onTermination()
        .invoke(this::freed)
        .subscribe()
        .with(ignored -> pump(), impossible -> pump());
  }

  private synchronized void freed() {
    busy--;
  }

  private Uni<Void> store(List<Part> parts) {
    return store
        .apply(parts.stream().map(Part::offered).flatMap(Collection::stream).toList())
        .invoke(stored -> parts.forEach(part -> part.end().complete(stored.count(part.offered()))))
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(failure -> alone(parts, failure));
  }

  private Uni<Void> alone(List<Part> parts, Throwable failure) {
    if (parts.size() == 1) {
      parts.getFirst().end().fail(failure);
      return Uni.createFrom().voidItem();
    }
    var done = Uni.createFrom().voidItem();
    for (var part : parts) {
      done = done.chain(() -> store(List.of(part)));
    }
    return done;
  }
}
