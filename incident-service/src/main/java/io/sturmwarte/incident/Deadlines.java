package io.sturmwarte.incident;

import io.sturmwarte.incident.Deadline.Kind;
import io.sturmwarte.incident.Deadline.State;
import io.sturmwarte.sla.ServiceCalendar;
import io.sturmwarte.sla.SlaClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the promises of one incident. They change by {@link ClockEvent} alone, so that
 * they can be computed anew from the events and from the calendars as they are now.
 */
public final class Deadlines {
  private final Map<Kind, Deadline> byKind = new EnumMap<>(Kind.class);
  private final List<HoursFrom> hours = new ArrayList<>();
  private final List<ClockEvent> happened = new ArrayList<>();

  /** What follows from events, by the calendars of a promise. */
  static Deadlines of(List<ClockEvent> events, Promises.Promise promise) {
    var deadlines = new Deadlines();
    events.forEach(event -> deadlines.fold(event, promise));
    return deadlines;
  }

  public Collection<Deadline> values() {
    return Collections.unmodifiableCollection(byKind.values());
  }

  public Optional<Deadline> get(Kind kind) {
    return Optional.ofNullable(byKind.get(kind));
  }

  /** Takes over what is stored. */
  void put(Deadline deadline) {
    byKind.put(deadline.kind(), deadline);
  }

  /** Takes over what is stored. */
  void hours(List<HoursFrom> stored) {
    hours.addAll(stored);
  }

  List<HoursFrom> hours() {
    return List.copyOf(hours);
  }

  /** What has happened since they were read, which is still to be written. */
  List<ClockEvent> happened() {
    return List.copyOf(happened);
  }

  /** The same, and now it is written: it is given once. */
  List<ClockEvent> takeHappened() {
    var taken = List.copyOf(happened);
    happened.clear();
    return taken;
  }

  boolean arePaused() {
    return !hours.isEmpty() && hours.getLast().hours().equals(ClockWords.PAUSED);
  }

  /** From now on the clocks run by these hours. */
  void runBy(String wanted, Instant now, Promises.Promise promise) {
    if (hours.isEmpty() || !hours.getLast().hours().equals(wanted)) {
      happen(new ClockEvent.HoursChanged(now, wanted, arePaused()), promise);
    }
  }

  /** Begins a promise, where there is such a one. */
  void start(Kind kind, Instant at, Promises.Promise promise) {
    promise
        .target(kind)
        .ifPresent(target -> happen(new ClockEvent.Started(at, kind, target), promise));
  }

  /** What is pending is promised as it is now; the time that has run counts. */
  void retarget(Instant now, Promises.Promise promise) {
    for (var deadline : List.copyOf(byKind.values())) {
      var target = promise.target(deadline.kind()).orElse(deadline.target());
      if (deadline.isPending() && !target.equals(deadline.target())) {
        happen(new ClockEvent.TargetChanged(now, deadline.kind(), target), promise);
      }
    }
  }

  void meet(Kind kind, Instant now, Promises.Promise promise) {
    if (isPending(kind)) {
      happen(new ClockEvent.Met(now, kind), promise);
    }
  }

  boolean isPending(Kind kind) {
    return get(kind).filter(Deadline::isPending).isPresent();
  }

  /** Marks what was not kept, and gives it. */
  List<Deadline> breach(Instant now, Promises.Promise promise) {
    var due = byKind.values().stream().filter(deadline -> deadline.isDue(now)).toList();
    due.forEach(deadline -> happen(new ClockEvent.Breached(now, deadline.kind()), promise));
    return due;
  }

  /** Marks what there is to warn of, and gives it; of several warnings missed only the last. */
  List<Deadline> warn(Instant now, Promises.Promise promise) {
    var warned = new ArrayList<Deadline>();
    for (var deadline : List.copyOf(byKind.values())) {
      var percent = overdueWarning(deadline, now, promise);
      if (percent > deadline.warned()) {
        happen(new ClockEvent.Warned(now, deadline.kind(), percent), promise);
        warned.add(deadline.warned(percent));
      }
    }
    return warned;
  }

  private int overdueWarning(Deadline deadline, Instant now, Promises.Promise promise) {
    var found = deadline.warned();
    if (deadline.state() == State.RUNNING && !deadline.isDue(now)) {
      for (var percent : Deadline.WARNINGS) {
        var at = reached(deadline, percent, promise);
        found = at.isPresent() && !at.get().isAfter(now) ? Math.max(found, percent) : found;
      }
    }
    return found;
  }

  /** The calendars may have changed. */
  void plan(Promises.Promise promise) {
    for (var deadline : List.copyOf(byKind.values())) {
      if (deadline.isPending()) {
        byKind.put(deadline.kind(), planned(deadline, promise));
      }
    }
  }

  private void happen(ClockEvent event, Promises.Promise promise) {
    happened.add(event);
    fold(event, promise);
  }

  private void fold(ClockEvent event, Promises.Promise promise) {
    switch (event) {
      case ClockEvent.Started it ->
          byKind.put(
              it.kind(), planned(Deadline.started(it.kind(), it.at(), it.target()), promise));
      case ClockEvent.HoursChanged it -> {
        hours.add(new HoursFrom(it.at(), it.hours()));
        plan(promise);
      }
      case ClockEvent.TargetChanged it ->
          change(it.kind(), deadline -> planned(deadline.target(it.target()), promise));
      case ClockEvent.Met it -> change(it.kind(), deadline -> deadline.in(State.MET));
      case ClockEvent.Breached it -> change(it.kind(), deadline -> deadline.in(State.BREACHED));
      case ClockEvent.Warned it ->
          change(it.kind(), deadline -> planned(deadline.warned(it.percent()), promise));
    }
  }

  private void change(Kind kind, UnaryOperator<Deadline> change) {
    byKind.computeIfPresent(kind, (same, deadline) -> change.apply(deadline));
  }

  private Deadline planned(Deadline deadline, Promises.Promise promise) {
    var due = reached(deadline, 100, promise);
    if (due.isEmpty()) {
      return deadline.planned(deadline.dueAt(), State.PAUSED, null);
    }
    var next = deadline.nextWarning();
    @Nullable Instant warning = next == 100 ? null : reached(deadline, next, promise).orElse(null);
    return deadline.planned(due.get(), State.RUNNING, warning);
  }

  private Optional<Instant> reached(Deadline deadline, int percent, Promises.Promise promise) {
    var part = percent == 100 ? deadline.target() : part(deadline.target(), percent);
    return SlaClock.due(deadline.startedAt(), part, spans(promise));
  }

  private static Duration part(Duration target, int percent) {
    return target.multipliedBy(percent).dividedBy(100);
  }

  private List<SlaClock.Hours> spans(Promises.Promise promise) {
    return hours.stream()
        .map(it -> new SlaClock.Hours(it.from(), calendar(it.hours(), promise)))
        .toList();
  }

  private static Optional<ServiceCalendar> calendar(String hours, Promises.Promise promise) {
    return hours.equals(ClockWords.PAUSED)
        ? Optional.empty()
        : Optional.of(promise.calendar(hours));
  }

  /** By what hours the clocks run from an instant on; see {@link ClockEvent.HoursChanged}. */
  record HoursFrom(Instant from, String hours) {}
}
