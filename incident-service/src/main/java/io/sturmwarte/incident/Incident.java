package io.sturmwarte.incident;

import io.sturmwarte.incident.Promises.Promise;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.sla.SlaClock;
import io.sturmwarte.sla.SlaClock.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A crisis being handled. Its methods are the rules: they change it in memory and say in {@link
 * Changes} what the timeline is to know; reading it locks it, writing it is one step at the end.
 */
public final class Incident {
  /** The longest it may wait for somebody outside unless the caller names less. */
  static final Duration LONGEST_WAIT = Duration.ofHours(72);

  /** From here on nothing pauses: a storm does not wait for partners. */
  private static final int NO_PAUSE_FROM_LEVEL = 4;

  private static final int LEVEL_TWO_FROM_LEVEL = 5;
  private static final Duration REOPEN_WITHIN = Duration.ofHours(24);

  public final UUID id;
  public final String number;
  public final UUID brandId;
  public final String brandName;
  public final String team;
  public final String title;
  public final boolean exercise;
  public final Instant openedAt;
  public final @Nullable String topic;
  public final @Nullable String cause;

  /** The database's time when it was read; what happens to it now happens then. */
  public final Instant now;

  public Severity severity;
  public IncidentState state;
  @Nullable IncidentState stateBeforeWaiting;
  public @Nullable Instant waitingUntil;
  public int level;
  public int peakLevel;
  @Nullable Instant levelAt;
  public List<Reason> reasons;
  @Nullable String lead;
  @Nullable Instant acknowledgedAt;
  public @Nullable String acknowledgedBy;
  @Nullable Instant firstWordAt;
  @Nullable Instant stabilisedAt;
  @Nullable Instant resolvedAt;
  List<Pause> pauses;
  public Chain chain;
  public int version;

  public final Map<Deadline.Kind, Deadline> deadlines = new EnumMap<>(Deadline.Kind.class);
  public final List<StepFired> stepsFired = new ArrayList<>();

  /** Takes over one row; see {@link Incidents}. */
  Incident(IncidentRow row) {
    id = row.uuid("id");
    number = row.text("number");
    brandId = row.uuid("brand_id");
    brandName = row.text("brand_name");
    team = row.text("team");
    title = row.text("title");
    exercise = row.flag("exercise");
    openedAt = row.instant("opened_at");
    topic = row.textOrNull("topic");
    cause = row.textOrNull("cause");
    now = row.instant("read_at");
    severity = Severity.valueOf(row.text("severity"));
    state = IncidentState.valueOf(row.text("state"));
    stateBeforeWaiting = row.stateOrNull("state_before_waiting");
    waitingUntil = row.instantOrNull("waiting_until");
    level = row.number("level");
    peakLevel = row.number("peak_level");
    levelAt = row.instantOrNull("level_at");
    reasons = row.reasons();
    lead = row.textOrNull("lead");
    acknowledgedAt = row.instantOrNull("acknowledged_at");
    acknowledgedBy = row.textOrNull("acknowledged_by");
    firstWordAt = row.instantOrNull("first_word_at");
    stabilisedAt = row.instantOrNull("stabilised_at");
    resolvedAt = row.instantOrNull("resolved_at");
    pauses = row.pauses();
    chain = row.chain();
    version = row.number("version");
  }

  /** Just inserted: the promises begin to run and the chain begins. */
  void open(String actor, Promise promise, Changes changes) {
    chain = Chain.begin(now);
    promise(Deadline.Kind.ACKNOWLEDGE, promise);
    promise(Deadline.Kind.FIRST_WORD, promise);
    promise(Deadline.Kind.LEVEL_2, promise);
    changes.entry(this, "opened", actor, Words.opened(this), Map.of("severity", severity));
  }

  /** Throws {@link Problem.Stale} where the caller has read an older version. */
  public void requireVersion(@Nullable String match) {
    if (match != null && !match.equals("*") && !match.equals("\"" + version + "\"")) {
      throw new Problem.Stale("Incident", id);
    }
  }

  public void move(
      Move move, String actor, @Nullable String reason, Promise promise, Changes changes) {
    move.requireOpenFrom(state);
    switch (move) {
      case ACKNOWLEDGE -> acknowledge(actor, promise);
      case RESPOND -> respond();
      case STABILISE -> stabilise();
      case RESOLVE -> resolve();
      case REVIEW -> state = IncidentState.REVIEWED;
      case REOPEN -> reopen(promise);
      case WAIT -> waitForSomebody(reason, promise);
      case RESUME -> resume(promise);
      case ESCALATE -> chain = chain.urge(now);
    }
    changes.entry(this, move.verb(), actor, Words.moved(move, actor, reason), Map.of());
  }

  private void acknowledge(String actor, Promise promise) {
    state = IncidentState.ACKNOWLEDGED;
    acknowledgedAt = acknowledgedAt == null ? now : acknowledgedAt;
    acknowledgedBy = actor;
    lead = lead == null ? actor : lead;
    meet(Deadline.Kind.ACKNOWLEDGE);
    chain = chain.stop().dueAt(now.plus(promise.acknowledgeTimeout()));
  }

  private void respond() {
    state = IncidentState.RESPONDING;
    chain = chain.stop();
  }

  private void stabilise() {
    state = IncidentState.STABILISED;
    stabilisedAt = now;
    meet(Deadline.Kind.LEVEL_2);
    meet(Deadline.Kind.UPDATE);
  }

  private void resolve() {
    state = IncidentState.RESOLVED;
    resolvedAt = now;
    chain = chain.stop();
    List.of(Deadline.Kind.values()).forEach(this::meet);
  }

  private void reopen(Promise promise) {
    if (resolvedAt != null && resolvedAt.plus(REOPEN_WITHIN).isBefore(now)) {
      throw new Problem.Conflict(
          "Incident was resolved more than 24 hours ago; open a new one that names " + number);
    }
    state = IncidentState.OPEN;
    resolvedAt = null;
    chain = chain.again(now);
    promise(Deadline.Kind.ACKNOWLEDGE, promise);
    promise(Deadline.Kind.LEVEL_2, promise);
  }

  private void waitForSomebody(@Nullable String reason, Promise promise) {
    if (reason == null || reason.isBlank()) {
      throw new Problem.Invalid("reason", "say for whom or what you wait");
    }
    stateBeforeWaiting = state;
    state = IncidentState.WAITING_EXTERNAL;
    waitingUntil = now.plus(LONGEST_WAIT);
    chain = chain.stop().dueAt(waitingUntil);
    if (level < NO_PAUSE_FROM_LEVEL) {
      pauses = new ArrayList<>(pauses);
      pauses.add(new Pause(now, Optional.empty()));
      plan(promise);
    }
  }

  /** Back to where it was, and an open one goes on being escalated. */
  private void resume(Promise promise) {
    state = stateBeforeWaiting == null ? IncidentState.OPEN : stateBeforeWaiting;
    stateBeforeWaiting = null;
    waitingUntil = null;
    endPause();
    plan(promise);
    chain =
        switch (state) {
          case OPEN -> chain.dueAt(now);
          case ACKNOWLEDGED -> chain.dueAt(now.plus(promise.acknowledgeTimeout()));
          default -> chain.stop();
        };
  }

  /** The cap on waiting was reached. */
  public void waitedLongEnough(Promise promise, Changes changes) {
    resume(promise);
    changes.entry(this, "waitingEnded", Changes.SYSTEM, Words.waitingEnded(), Map.of());
  }

  /** Acknowledged, but nobody has worked on it: as if nobody had answered. */
  public void comeBack(Chain next, Changes changes) {
    var by = acknowledgedBy;
    state = IncidentState.OPEN;
    acknowledgedBy = null;
    chain = next;
    changes.entry(this, "acknowledgeTimeout", Changes.SYSTEM, Words.cameBack(by), Map.of());
  }

  public void note(String actor, String text, boolean publicWord, Promise promise, Changes changes) {
    if (publicWord) {
      spoke(promise);
    }
    if (state == IncidentState.ACKNOWLEDGED) {
      chain = chain.dueAt(now.plus(promise.acknowledgeTimeout()));
    }
    changes.entry(this, publicWord ? "publicWord" : "note", actor, new Text(text, text), Map.of());
  }

  /** The public has heard from us; the promise of the next update begins. */
  private void spoke(Promise promise) {
    firstWordAt = firstWordAt == null ? now : firstWordAt;
    meet(Deadline.Kind.FIRST_WORD);
    promise(Deadline.Kind.UPDATE, promise);
  }

  /** Another alert on the same topic. */
  public void join(UUID alertId, String alertTopic, Changes changes) {
    changes.entry(
        this, "alert", Changes.MONITORING, Words.joined(alertTopic), Map.of("alertId", alertId));
  }

  /** What monitoring sees now. Severity rises with it and never falls. */
  public void level(
      int newLevel, List<Reason> newReasons, Instant at, Promises promises, Changes changes) {
    if (levelAt != null && at.isBefore(levelAt)) {
      return;
    }
    var before = level;
    levelAt = at;
    level = newLevel;
    peakLevel = Math.max(peakLevel, newLevel);
    reasons = List.copyOf(newReasons);
    if (before != newLevel) {
      changes.entry(
          this, "level", Changes.MONITORING, Words.level(before, this), Map.of("level", newLevel));
    }
    raise(promises, changes);
  }

  private void raise(Promises promises, Changes changes) {
    var asked = Severity.ofLevel(level);
    for (var reason : reasons) {
      asked = reason.raisesTo().map(asked::worse).orElse(asked);
    }
    var before = severity;
    severity = severity.worse(asked);
    if (severity != before) {
      changes.entry(
          this,
          "severity",
          Changes.MONITORING,
          Words.severity(before, severity),
          Map.of("from", before, "to", severity));
      endPauseInStorm();
      plan(promises.of(severity));
    }
    if (!state.isOver()
        && levelTwoAtOnce()
        && !levelTwoTold()
        && chain.cycle() + chain.step() > 0) {
      chain = chain.urge(now);
    }
  }

  /** Whether outside help is told without waiting for the delay of its step. */
  public boolean levelTwoAtOnce() {
    return severity == Severity.S1
        || level >= LEVEL_TWO_FROM_LEVEL
        || reasons.stream().anyMatch(reason -> reason.raisesTo().isPresent());
  }

  public boolean levelTwoTold() {
    return stepsFired.stream().anyMatch(step -> step.level() == 2);
  }

  /** Marks what was not kept; level 2 is told when its own promise, or any of an S4, is broken. */
  public void breach(Changes changes) {
    for (var deadline : List.copyOf(deadlines.values())) {
      if (deadline.isDue(now)) {
        deadlines.put(deadline.kind(), deadline.in(Deadline.State.BREACHED));
        changes.entry(
            this,
            "breach",
            Changes.SYSTEM,
            Words.breach(deadline),
            Map.of("kind", deadline.kind(), "dueAt", deadline.dueAt().toString()));
        var calls = deadline.kind() == Deadline.Kind.LEVEL_2 || severity == Severity.S4;
        if (calls && !levelTwoTold()) {
          chain = chain.urge(now);
        }
      }
    }
  }

  private void promise(Deadline.Kind kind, Promise promise) {
    promise
        .target(kind)
        .ifPresent(
            target ->
                deadlines.put(
                    kind,
                    planned(
                        new Deadline(kind, now, Deadline.State.RUNNING, now, target), promise)));
  }

  /** Computes what is still pending anew; the time that has passed counts. */
  private void plan(Promise promise) {
    for (var deadline : List.copyOf(deadlines.values())) {
      if (deadline.isPending()) {
        deadlines.put(deadline.kind(), planned(deadline, promise));
      }
    }
  }

  private Deadline planned(Deadline deadline, Promise promise) {
    var target = promise.target(deadline.kind()).orElse(deadline.target());
    var since = pauses.stream().filter(pause -> endsAfter(pause, deadline.startedAt())).toList();
    var due = SlaClock.due(deadline.startedAt(), target, promise.calendar(), since);
    return new Deadline(
        deadline.kind(),
        due.orElse(deadline.dueAt()),
        due.isPresent() ? Deadline.State.RUNNING : Deadline.State.PAUSED,
        deadline.startedAt(),
        target);
  }

  private static boolean endsAfter(Pause pause, Instant instant) {
    return pause.until().map(instant::isBefore).orElse(true);
  }

  private void meet(Deadline.Kind kind) {
    deadlines.computeIfPresent(kind, (same, it) -> it.isPending() ? it.in(Deadline.State.MET) : it);
  }

  private void endPauseInStorm() {
    if (level >= NO_PAUSE_FROM_LEVEL) {
      endPause();
    }
  }

  private void endPause() {
    pauses =
        pauses.stream()
            .map(it -> it.until().isPresent() ? it : new Pause(it.from(), Optional.of(now)))
            .toList();
  }
}
