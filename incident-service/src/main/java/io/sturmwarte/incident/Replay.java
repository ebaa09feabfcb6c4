package io.sturmwarte.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An incident as its timeline tells it: the entries folded one by one, without the rules that wrote
 * them. Equal to the stored incident, unless one of the two was changed behind our back.
 */
final class Replay {
  private @Nullable String title;
  private @Nullable Cause cause;
  private @Nullable CrisisCluster cluster;
  private Severity severity = Severity.S4;
  private IncidentState state = IncidentState.OPEN;
  private @Nullable IncidentState stateBeforeWaiting;
  private @Nullable Instant waitingUntil;
  private int level;
  private int peakLevel;
  private final TreeSet<String> reasonsByHand = new TreeSet<>();
  private @Nullable String lead;
  private final TreeSet<String> responders = new TreeSet<>();
  private @Nullable Instant acknowledgedAt;
  private @Nullable String acknowledgedBy;
  private @Nullable Instant firstWordAt;
  private @Nullable Instant stabilisedAt;
  private @Nullable Instant resolvedAt;
  private @Nullable String suppressedBy;

  private Replay() {}

  static Told of(List<TimelineEntry> entries) {
    var replay = new Replay();
    entries.forEach(replay::fold);
    return replay.told();
  }

  /** Null where the first entry is from a version that did not write all that is needed. */
  static @Nullable Boolean fits(Incident incident, List<TimelineEntry> entries) {
    if (entries.isEmpty() || !entries.getFirst().data().containsKey("title")) {
      return null;
    }
    return of(entries).equals(Told.of(incident));
  }

  /** Kinds that are not named here change nothing of this. */
  private void fold(TimelineEntry it) {
    switch (it.kind()) {
      case "opened" -> {
        severity = Severity.valueOf(text(it, "severity"));
        edit(it);
      }
      case "edited" -> edit(it);
      case "acknowledge" -> acknowledge(it);
      case "respond" -> state = IncidentState.RESPONDING;
      case "stabilise" -> {
        state = IncidentState.STABILISED;
        stabilisedAt = it.at();
      }
      case "resolve" -> {
        state = IncidentState.RESOLVED;
        resolvedAt = it.at();
        suppressedBy = null;
      }
      case "review" -> state = IncidentState.REVIEWED;
      case "reopen" -> {
        state = IncidentState.OPEN;
        resolvedAt = null;
        acknowledgedBy = null;
      }
      case "wait" -> {
        stateBeforeWaiting = state;
        state = IncidentState.WAITING_EXTERNAL;
        waitingUntil = Instant.parse(text(it, "until"));
      }
      case "resume", "waitingEnded" -> resume();
      case "acknowledgeTimeout" -> {
        state = IncidentState.OPEN;
        acknowledgedBy = null;
      }
      case "publicWord" -> firstWordAt = firstWordAt == null ? it.at() : firstWordAt;
      case "lead" -> lead(text(it, "lead"));
      case "responder" -> responder(text(it, "name"), text(it, "role"));
      case "responderLeft" -> leave(text(it, "name"));
      case "level" -> {
        level = ((Number) Objects.requireNonNull(it.data().get("level"))).intValue();
        peakLevel = Math.max(peakLevel, level);
      }
      case "severity" -> severity = Severity.valueOf(text(it, "to"));
      case "reason" -> reasonsByHand.add(text(it, "code"));
      case "suppressed" -> suppressedBy = text(it, "by");
      case "released" -> suppressedBy = null;
      default -> {}
    }
  }

  private void acknowledge(TimelineEntry it) {
    state = IncidentState.ACKNOWLEDGED;
    acknowledgedAt = acknowledgedAt == null ? it.at() : acknowledgedAt;
    acknowledgedBy = it.actor();
    if (lead == null) {
      lead(it.actor());
    }
  }

  private void resume() {
    state = stateBeforeWaiting == null ? IncidentState.OPEN : stateBeforeWaiting;
    stateBeforeWaiting = null;
    waitingUntil = null;
  }

  private void edit(TimelineEntry it) {
    title = textOrNull(it, "title") == null ? title : textOrNull(it, "title");
    cause = textOrNull(it, "cause") == null ? cause : Cause.of(textOrNull(it, "cause"));
    cluster =
        textOrNull(it, "cluster") == null ? cluster : CrisisCluster.of(textOrNull(it, "cluster"));
  }

  private void lead(String name) {
    responders.removeIf(it -> it.startsWith(ResponderRole.LEAD.word() + " "));
    lead = name;
    responder(name, ResponderRole.LEAD.word());
  }

  private void responder(String name, String role) {
    leave(name);
    responders.add(role + " " + name);
  }

  private void leave(String name) {
    responders.removeIf(it -> it.substring(it.indexOf(' ') + 1).equals(name));
  }

  private static String text(TimelineEntry entry, String field) {
    return Objects.requireNonNull(textOrNull(entry, field));
  }

  private static @Nullable String textOrNull(TimelineEntry entry, String field) {
    var value = entry.data().get(field);
    return value == null ? null : value.toString();
  }

  private Told told() {
    return new Told(
        title,
        cause,
        cluster,
        severity,
        state,
        stateBeforeWaiting,
        waitingUntil,
        level,
        peakLevel,
        List.copyOf(reasonsByHand),
        lead,
        List.copyOf(responders),
        acknowledgedAt,
        acknowledgedBy,
        firstWordAt,
        stabilisedAt,
        resolvedAt,
        suppressedBy);
  }

  /**
   * What a timeline tells of an incident.
   *
   * @param responders role and name, sorted
   */
  record Told(
      @Nullable String title,
      @Nullable Cause cause,
      @Nullable CrisisCluster cluster,
      Severity severity,
      IncidentState state,
      @Nullable IncidentState stateBeforeWaiting,
      @Nullable Instant waitingUntil,
      int level,
      int peakLevel,
      List<String> reasonsByHand,
      @Nullable String lead,
      List<String> responders,
      @Nullable Instant acknowledgedAt,
      @Nullable String acknowledgedBy,
      @Nullable Instant firstWordAt,
      @Nullable Instant stabilisedAt,
      @Nullable Instant resolvedAt,
      @Nullable String suppressedBy) {
    static Told of(Incident it) {
      var responders = new ArrayList<String>();
      it.responders.forEach(one -> responders.add(one.role().word() + " " + one.name()));
      return new Told(
          it.title,
          it.cause,
          it.clusterByHand,
          it.severity,
          it.state,
          it.stateBeforeWaiting,
          it.waitingUntil,
          it.level,
          it.peakLevel,
          it.reasonsByHand.stream().map(Reason::code).sorted().toList(),
          it.lead,
          responders.stream().sorted().toList(),
          it.acknowledgedAt,
          it.acknowledgedBy,
          it.firstWordAt,
          it.stabilisedAt,
          it.resolvedAt,
          it.suppressedBy == null ? null : it.suppressedBy.toString());
    }
  }
}
