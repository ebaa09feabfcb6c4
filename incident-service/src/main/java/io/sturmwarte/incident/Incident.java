package io.sturmwarte.incident;

import io.sturmwarte.incident.Deadline.Kind;
import io.sturmwarte.incident.Promises.Promise;
import io.sturmwarte.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A crisis being handled. Its methods are the rules: they change it in memory and say in {@link
 * Changes} what the timeline is to know; reading it locks it, writing it is one step at the end.
 */
public final class Incident {
  /** The longest it may wait for somebody outside unless the caller names less. */
  static final Duration LONGEST_WAIT = Duration.ofHours(72);

  /** From here on nothing pauses and nobody goes home: a storm does not wait. */
  private static final int NO_PAUSE_FROM_LEVEL = 4;

  private static final int LEVEL_TWO_FROM_LEVEL = 5;
  private static final Duration REOPEN_WITHIN = Duration.ofHours(24);

  public final UUID id;
  public final String number;
  public final UUID brandId;
  public final String brandName;
  public final String team;
  public final boolean exercise;
  public final Instant openedAt;
  public final @Nullable String topic;

  /** The earlier incident, resolved for longer, of which this one is the return. */
  public final @Nullable UUID follows;

  /** The database's time when it was read; what happens to it now happens then. */
  public Instant now;

  public String title;
  public @Nullable Cause cause;
  @Nullable CrisisCluster clusterByHand;
  public Severity severity;

  /** What was asked for when a lead lowered the severity; only worse raises it again. */
  @Nullable Severity loweredAgainst;

  public IncidentState state;
  @Nullable IncidentState stateBeforeWaiting;
  public @Nullable Instant waitingUntil;
  @Nullable String waitingFor;
  public int level;
  public int peakLevel;
  @Nullable Instant levelAt;

  /** As monitoring sees it; {@link #allReasons} has what people said as well. */
  public List<Reason> reasons;

  List<Reason> reasonsByHand;
  public @Nullable String lead;
  public List<Responder> responders;
  @Nullable Instant acknowledgedAt;
  public @Nullable String acknowledgedBy;
  @Nullable Instant firstWordAt;
  @Nullable Instant stabilisedAt;
  @Nullable Instant resolvedAt;
  public Chain chain;

  /** An alert opened it, and no other alert opens one on its topic meanwhile. */
  boolean sole;

  /** The worse open one on the same topic, if there is one now. */
  final @Nullable Suppressor worseOpen;

  /** The one because of which the chain stands still. */
  @Nullable UUID suppressedBy;

  int slaRevision;
  public int version;

  public final Deadlines deadlines = new Deadlines();
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
    follows = row.uuidOrNull("follows");
    cause = Cause.of(row.textOrNull("cause"));
    clusterByHand = CrisisCluster.of(row.textOrNull("cluster"));
    now = row.instant("read_at");
    severity = Severity.valueOf(row.text("severity"));
    loweredAgainst = row.severityOrNull("lowered_against");
    state = IncidentState.valueOf(row.text("state"));
    stateBeforeWaiting = row.stateOrNull("state_before_waiting");
    waitingUntil = row.instantOrNull("waiting_until");
    waitingFor = row.textOrNull("waiting_for");
    level = row.number("level");
    peakLevel = row.number("peak_level");
    levelAt = row.instantOrNull("level_at");
    reasons = row.reasons("reasons");
    reasonsByHand = row.reasons("reasons_by_hand");
    lead = row.textOrNull("lead");
    responders = row.responders();
    acknowledgedAt = row.instantOrNull("acknowledged_at");
    acknowledgedBy = row.textOrNull("acknowledged_by");
    firstWordAt = row.instantOrNull("first_word_at");
    stabilisedAt = row.instantOrNull("stabilised_at");
    resolvedAt = row.instantOrNull("resolved_at");
    chain = row.chain();
    sole = row.flag("sole");
    worseOpen = row.suppressorOrNull("worse_open");
    suppressedBy = row.uuidOrNull("suppressed_by");
    slaRevision = row.number("sla_revision");
    version = row.number("version");
    deadlines.hours(row.hours());
  }

  /** As it is put in, before anything has happened to it. */
  Incident(NewIncident it, String number, Instant now, @Nullable Suppressor worseOpen) {
    id = it.id();
    this.number = number;
    brandId = it.brandId();
    brandName = it.brandName();
    team = it.team();
    title = it.title();
    exercise = it.exercise();
    openedAt = now;
    topic = it.topic();
    follows = it.follows();
    cause = it.cause();
    this.now = now;
    severity = it.severity();
    state = IncidentState.OPEN;
    reasons = List.of();
    reasonsByHand = List.of();
    responders = List.of();
    chain = new Chain(0, 0, 0, false, null);
    sole = it.sole();
    this.worseOpen = worseOpen;
  }

  /** Just inserted: the promises begin to run and the chain begins. */
  void open(String actor, Promise promise, Changes changes) {
    chain = Chain.begin(now);
    slaRevision = promise.revision();
    runClocks(promise);
    deadlines.start(Kind.ACKNOWLEDGE, openedAt, promise);
    deadlines.start(Kind.FIRST_WORD, openedAt, promise);
    deadlines.start(Kind.LEVEL_2, openedAt, promise);
    var data = new HashMap<String, Object>(Map.of("severity", severity, "title", title));
    putIfThere(data, "cause", cause);
    putIfThere(data, "follows", follows);
    changes.entry(this, "opened", actor, Words.opened(this), data);
  }

  /** Throws {@link Problem.Stale} where the caller has read an older version. */
  public void requireVersion(@Nullable String match) {
    if (match != null && !match.equals("*") && !match.equals("\"" + version + "\"")) {
      throw new Problem.Stale("Incident", id);
    }
  }

  public void move(
      Move move, String actor, @Nullable String reason, Promise promise, Changes changes) {
    move(move, actor, reason, null, promise, changes);
  }

  /**
   * Throws {@link Problem.Conflict} where the move is not open.
   *
   * @param actor who moves it, {@link Changes#SYSTEM} where a rule of ours does
   * @param atMost how long it may wait for somebody outside; null for as long as any
   */
  public void move(
      Move move,
      String actor,
      @Nullable String reason,
      @Nullable Duration atMost,
      Promise promise,
      Changes changes) {
    move.requireOpenFrom(state);
    switch (move) {
      case ACKNOWLEDGE -> acknowledge(actor, promise);
      case RESPOND -> respond(promise);
      case STABILISE -> stabilise(promise);
      case RESOLVE -> resolve(promise);
      case REVIEW -> state = IncidentState.REVIEWED;
      case REOPEN -> {
        required(reason, "say what is new");
        reopen(promise);
      }
      case WAIT ->
          waitForSomebody(required(reason, "say for whom or what you wait"), atMost, promise);
      case RESUME -> resume(promise);
      case ESCALATE -> chain = chain.urge(now);
    }
    changes.entry(this, move.verb(), actor, Words.moved(move, actor, reason), moved(move, reason));
  }

  private static String required(@Nullable String reason, String what) {
    if (reason == null || reason.isBlank()) {
      throw new Problem.Invalid("reason", what);
    }
    return reason;
  }

  private Map<String, Object> moved(Move move, @Nullable String reason) {
    var data = new HashMap<String, Object>();
    putIfThere(data, "reason", reason);
    if (move == Move.WAIT) {
      putIfThere(data, "until", waitingUntil);
    }
    return data;
  }

  private void acknowledge(String actor, Promise promise) {
    state = IncidentState.ACKNOWLEDGED;
    acknowledgedAt = acknowledgedAt == null ? now : acknowledgedAt;
    acknowledgedBy = actor;
    if (lead == null) {
      lead(actor);
    }
    deadlines.meet(Kind.ACKNOWLEDGE, now, promise);
    chain = chain.stop().dueAt(now.plus(promise.acknowledgeTimeout()));
  }

  /** Work on what was stable goes on: the public is to hear from us again. */
  private void respond(Promise promise) {
    if (state == IncidentState.STABILISED && firstWordAt != null) {
      deadlines.start(Kind.UPDATE, now, promise);
    }
    state = IncidentState.RESPONDING;
    chain = chain.stop();
  }

  private void stabilise(Promise promise) {
    state = IncidentState.STABILISED;
    stabilisedAt = now;
    deadlines.meet(Kind.LEVEL_2, now, promise);
    deadlines.meet(Kind.UPDATE, now, promise);
  }

  private void resolve(Promise promise) {
    state = IncidentState.RESOLVED;
    resolvedAt = now;
    suppressedBy = null;
    chain = chain.stop();
    Stream.of(Kind.values()).forEach(kind -> deadlines.meet(kind, now, promise));
  }

  private void reopen(Promise promise) {
    if (resolvedAt != null && resolvedAt.plus(REOPEN_WITHIN).isBefore(now)) {
      throw new Problem.Conflict(
          "Incident was resolved more than 24 hours ago; open a new one that follows it (\"follows\": \"%s\")"
              .formatted(id));
    }
    state = IncidentState.OPEN;
    resolvedAt = null;
    acknowledgedBy = null;
    // Meanwhile an alert may have opened another on the topic; both may be open then.
    sole = false;
    chain = chain.again(now);
    runClocks(promise);
    deadlines.start(Kind.ACKNOWLEDGE, now, promise);
    deadlines.start(Kind.LEVEL_2, now, promise);
    deadlines.start(firstWordAt == null ? Kind.FIRST_WORD : Kind.UPDATE, now, promise);
  }

  private void waitForSomebody(String what, @Nullable Duration atMost, Promise promise) {
    waitingUntil = now.plus(atMost == null ? LONGEST_WAIT : withinLongest(atMost));
    waitingFor = what;
    stateBeforeWaiting = state;
    state = IncidentState.WAITING_EXTERNAL;
    chain = chain.stop().dueAt(waitingUntil);
    runClocks(promise);
  }

  private static Duration withinLongest(Duration atMost) {
    if (!atMost.isPositive() || atMost.compareTo(LONGEST_WAIT) > 0) {
      throw new Problem.Invalid("atMost", "name a time of more than 0 and at most 72 hours");
    }
    return atMost;
  }

  /** Back to where it was, and an open one goes on being escalated. */
  private void resume(Promise promise) {
    state = stateBeforeWaiting == null ? IncidentState.OPEN : stateBeforeWaiting;
    stateBeforeWaiting = null;
    waitingUntil = null;
    waitingFor = null;
    runClocks(promise);
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

  public void note(
      String actor, String text, boolean publicWord, Promise promise, Changes changes) {
    if (publicWord) {
      spoke(promise);
    }
    if (state == IncidentState.ACKNOWLEDGED) {
      chain = chain.dueAt(now.plus(promise.acknowledgeTimeout()));
    }
    changes.entry(this, publicWord ? "publicWord" : "note", actor, new Text(text, text), Map.of());
  }

  /** The public has heard from us; while work goes on, it is promised the next word. */
  private void spoke(Promise promise) {
    firstWordAt = firstWordAt == null ? now : firstWordAt;
    deadlines.meet(Kind.FIRST_WORD, now, promise);
    if (!isContained()) {
      deadlines.start(Kind.UPDATE, now, promise);
    }
  }

  private boolean isContained() {
    return state.isOver()
        || state == IncidentState.STABILISED
        || stateBeforeWaiting == IncidentState.STABILISED;
  }

  /** Who leads it from now on. */
  void handOver(String name, String actor, Changes changes) {
    var before = lead;
    lead(name);
    changes.entry(this, "lead", actor, Words.lead(before, name), Map.of("lead", name));
  }

  private void lead(String name) {
    var others = responders.stream().filter(it -> it.role() != ResponderRole.LEAD);
    lead = name;
    responders =
        Stream.concat(
                Stream.of(new Responder(name, ResponderRole.LEAD)),
                others.filter(it -> !it.name().equals(name)))
            .toList();
  }

  /** Gives somebody a role; whoever had another has this one now. */
  void respond(String name, ResponderRole role, String actor, Changes changes) {
    if (role == ResponderRole.LEAD) {
      handOver(name, actor, changes);
      return;
    }
    requireNotLead(name);
    responders =
        Stream.concat(
                responders.stream().filter(it -> !it.name().equals(name)),
                Stream.of(new Responder(name, role)))
            .toList();
    changes.entry(
        this,
        "responder",
        actor,
        Words.responder(name, role),
        Map.of("name", name, "role", role.word()));
  }

  /** Throws {@link Problem.NotFound} where nobody of this name responds. */
  void leave(String name, String actor, Changes changes) {
    requireNotLead(name);
    if (responders.stream().noneMatch(it -> it.name().equals(name))) {
      throw new Problem.NotFound("responder", name);
    }
    responders = responders.stream().filter(it -> !it.name().equals(name)).toList();
    changes.entry(this, "responderLeft", actor, Words.left(name), Map.of("name", name));
  }

  private void requireNotLead(String name) {
    if (name.equals(lead)) {
      throw new Problem.Conflict(name + " leads the incident; hand the lead over first");
    }
  }

  /** What is null stays as it is. */
  void edit(
      @Nullable String newTitle,
      @Nullable Cause newCause,
      @Nullable CrisisCluster newCluster,
      String actor,
      Changes changes) {
    var data = new HashMap<String, Object>();
    if (newTitle != null && !newTitle.equals(title)) {
      title = newTitle;
      data.put("title", newTitle);
    }
    if (newCause != null && newCause != cause) {
      cause = newCause;
      data.put("cause", newCause.word());
    }
    if (newCluster != null && newCluster != clusterByHand) {
      clusterByHand = newCluster;
      data.put("cluster", newCluster.word());
    }
    if (!data.isEmpty()) {
      changes.entry(this, "edited", actor, Words.edited(this, data.keySet()), data);
    }
  }

  /** As somebody said, else as the cause suggests; nothing where there is neither. */
  public @Nullable CrisisCluster cluster() {
    if (clusterByHand != null) {
      return clusterByHand;
    }
    return cause == null ? null : cause.cluster();
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
    var codesBefore = codes(reasons);
    levelAt = at;
    level = newLevel;
    peakLevel = Math.max(peakLevel, newLevel);
    reasons = List.copyOf(newReasons);
    if (before != newLevel || !codesBefore.equals(codes(reasons))) {
      changes.entry(
          this,
          "level",
          Changes.MONITORING,
          Words.level(before, this),
          Map.of("level", newLevel, "reasons", codes(reasons)));
    }
    raise(Changes.MONITORING, promises, changes);
    runClocks(promises.of(severity));
  }

  private static List<String> codes(List<Reason> reasons) {
    return reasons.stream().map(Reason::code).distinct().sorted().toList();
  }

  /** What monitoring sees, and what people have said about it. */
  public List<Reason> allReasons() {
    return Stream.concat(reasonsByHand.stream(), reasons.stream()).toList();
  }

  /** Somebody knows what monitoring cannot see: a letter, a call from the press. */
  void reason(
      RaisingReason why, @Nullable String words, String actor, Promises promises, Changes changes) {
    var text = Words.reason(why, words);
    reasonsByHand =
        Stream.concat(
                reasonsByHand.stream().filter(it -> !it.code().equals(why.word())),
                Stream.of(new Reason(why.word(), 1, null, text, List.of())))
            .toList();
    changes.entry(
        this, "reason", actor, Words.raisingReason(actor, text), Map.of("code", why.word()));
    raise(actor, promises, changes);
  }

  private Severity asked() {
    return allReasons().stream()
        .flatMap(reason -> reason.raisesTo().stream())
        .reduce(Severity.ofLevel(level), Severity::worse);
  }

  private void raise(String actor, Promises promises, Changes changes) {
    var asked = asked();
    if (loweredAgainst == null || asked.isWorseThan(loweredAgainst)) {
      severity(severity.worse(asked), actor, null, promises, changes);
    }
    urgeLevelTwo();
  }

  private void urgeLevelTwo() {
    if (!state.isOver()
        && levelTwoAtOnce()
        && !levelTwoTold()
        && chain.cycle() + chain.step() > 0) {
      chain = chain.urge(now);
    }
  }

  /** By hand. Who may lower it is for the caller to know. */
  void judge(Severity to, String reason, String actor, Promises promises, Changes changes) {
    if (state.isOver()) {
      throw new Problem.Conflict("Incident is %s; its severity stays".formatted(state));
    }
    loweredAgainst = to.isWorseThan(severity) || to == severity ? null : asked();
    severity(to, actor, reason, promises, changes);
    urgeLevelTwo();
  }

  private void severity(
      Severity to, String actor, @Nullable String why, Promises promises, Changes changes) {
    var before = severity;
    if (to == before) {
      return;
    }
    severity = to;
    var data = new HashMap<String, Object>(Map.of("from", before, "to", to));
    putIfThere(data, "reason", why);
    changes.entry(this, "severity", actor, Words.severity(before, to, why), data);
    promiseAnew(promises.of(to));
    if (suppressedBy != null && !to.canBeSuppressed()) {
      release(changes);
    }
  }

  /** The promises of another severity hold; the time that has run counts. */
  private void promiseAnew(Promise promise) {
    runClocks(promise);
    deadlines.retarget(now, promise);
    if (isContained()) {
      return;
    }
    if (deadlines.get(Kind.LEVEL_2).isEmpty()) {
      deadlines.start(Kind.LEVEL_2, openedAt, promise);
    }
    if (firstWordAt != null && !deadlines.isPending(Kind.UPDATE)) {
      deadlines.start(Kind.UPDATE, now, promise);
    }
  }

  /** Follows what is promised now, where that has changed. */
  public void plan(Promise promise, Changes changes) {
    var before = List.copyOf(deadlines.values());
    slaRevision = promise.revision();
    runClocks(promise);
    deadlines.retarget(now, promise);
    deadlines.plan(promise);
    if (!before.equals(List.copyOf(deadlines.values()))) {
      changes.entry(this, "deadlines", Changes.SYSTEM, Words.plannedAnew(), Map.of());
    }
  }

  private void runClocks(Promise promise) {
    deadlines.runBy(hours(promise), now, promise);
  }

  private String hours(Promise promise) {
    if (level >= NO_PAUSE_FROM_LEVEL) {
      return ClockWords.ALWAYS;
    }
    return state == IncidentState.WAITING_EXTERNAL ? ClockWords.PAUSED : promise.hours();
  }

  /** Whether outside help is told without waiting for the delay of its step. */
  public boolean levelTwoAtOnce() {
    return severity == Severity.S1
        || level >= LEVEL_TWO_FROM_LEVEL
        || allReasons().stream().anyMatch(reason -> reason.raisesTo().isPresent());
  }

  public boolean levelTwoTold() {
    return stepsFired.stream().anyMatch(step -> step.level() == 2);
  }

  /** Marks what was not kept; level 2 is told when its own promise, or any of an S4, is broken. */
  public void breach(Promise promise, Changes changes) {
    for (var deadline : deadlines.breach(now, promise)) {
      changes.entry(
          this,
          "breach",
          Changes.SYSTEM,
          Words.breach(deadline),
          Map.of("kind", deadline.kind(), "dueAt", deadline.dueAt().toString()));
      if (deadline.kind() == Kind.UPDATE) {
        deadlines.start(Kind.UPDATE, now, promise);
      }
      var calls = deadline.kind() == Kind.LEVEL_2 || severity == Severity.S4;
      if (calls && !levelTwoTold() && worseOpen == null) {
        chain = chain.urge(now);
      }
    }
  }

  /** Says of which promises much of the time is over, and gives them. */
  public List<Deadline> warn(Promise promise, Changes changes) {
    var warned = deadlines.warn(now, promise);
    for (var deadline : warned) {
      changes.entry(
          this,
          "warning",
          Changes.SYSTEM,
          Words.warning(deadline),
          Map.of(
              "kind",
              deadline.kind(),
              "percent",
              deadline.warned(),
              "dueAt",
              deadline.dueAt().toString()));
    }
    return warned;
  }

  /** Whether a worse one on the same topic is open, so that nobody is told about this one. */
  public boolean isSuppressed() {
    return worseOpen != null;
  }

  /**
   * Asked before anybody is told: whether the chain waits until the worse one on the same topic is
   * over. What somebody escalates by hand does not wait.
   */
  public boolean hold(Changes changes) {
    if (worseOpen == null || chain.urgent()) {
      return false;
    }
    chain = chain.stop();
    changes.save(this);
    if (!worseOpen.id().equals(suppressedBy)) {
      suppressedBy = worseOpen.id();
      changes.entry(
          this,
          "suppressed",
          Changes.SYSTEM,
          Words.suppressed(worseOpen),
          Map.of("by", worseOpen.id(), "number", worseOpen.number()));
    }
    return true;
  }

  /** The worse one is over, or this one is as bad: the chain goes on where it stood. */
  void release(Changes changes) {
    suppressedBy = null;
    if (state == IncidentState.OPEN && chain.dueAt() == null) {
      chain = chain.dueAt(now);
    }
    changes.entry(this, "released", Changes.SYSTEM, Words.released(), Map.of());
  }

  /** Throws {@link Problem.Conflict} while it is open itself. */
  void requireFollowable(String byTeam) {
    if (!team.equals(byTeam)) {
      throw new Problem.Invalid("follows", "name an incident of the same team");
    }
    if (!state.isOver()) {
      throw new Problem.Conflict(number + " is still open; go on in it");
    }
  }

  /** A later one takes it up again. */
  public void followedBy(Incident later, String actor, Changes changes) {
    changes.entry(
        this,
        "followedBy",
        actor,
        Words.followedBy(later),
        Map.of("id", later.id, "number", later.number));
  }

  /** Alerts or mentions were linked or unlinked by hand. */
  void linked(String kind, Text text, String actor, List<UUID> ids, Changes changes) {
    changes.entry(
        this,
        kind,
        actor,
        text,
        Map.of("ids", ids.stream().map(UUID::toString).collect(Collectors.toList())));
  }

  private static void putIfThere(Map<String, Object> data, String name, @Nullable Object value) {
    if (value != null) {
      data.put(name, value instanceof Instant instant ? instant.toString() : value);
    }
  }

  /** An open incident of more weight on the same topic. */
  public record Suppressor(UUID id, String number) {}
}
