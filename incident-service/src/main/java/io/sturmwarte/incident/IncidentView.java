package io.sturmwarte.incident;

import jakarta.ws.rs.core.EntityTag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** An incident as the outside sees it. */
public record IncidentView(
    UUID id,
    String number,
    UUID brandId,
    String brandName,
    String team,
    String title,
    @Nullable String topic,
    @Nullable Cause cause,
    @Nullable CrisisCluster cluster,
    Severity severity,
    IncidentState state,
    int level,
    int peakLevel,
    boolean exercise,
    @Nullable String lead,
    List<Responder> responders,
    List<Reason> reasons,
    Instant openedAt,
    @Nullable Instant acknowledgedAt,
    @Nullable Instant firstWordAt,
    @Nullable Instant stabilisedAt,
    @Nullable Instant resolvedAt,
    @Nullable Instant waitingUntil,
    @Nullable String waitingFor,
    @Nullable UUID follows,
    Incident.@Nullable Suppressor suppressedBy,
    int version,
    List<Deadline> deadlines,
    EscalationView escalation,
    List<Move> moves) {
  static IncidentView of(Incident it) {
    return new IncidentView(
        it.id,
        it.number,
        it.brandId,
        it.brandName,
        it.team,
        it.title,
        it.topic,
        it.cause,
        it.cluster(),
        it.severity,
        it.state,
        it.level,
        it.peakLevel,
        it.exercise,
        it.lead,
        it.responders,
        it.allReasons(),
        it.openedAt,
        it.acknowledgedAt,
        it.firstWordAt,
        it.stabilisedAt,
        it.resolvedAt,
        it.waitingUntil,
        it.waitingFor,
        it.follows,
        it.worseOpen,
        it.version,
        List.copyOf(it.deadlines.values()),
        EscalationView.of(it),
        it.state.moves());
  }

  /** With the tag that a later change names in If-Match. */
  public static RestResponse<IncidentView> tagged(RestResponse.Status status, Incident incident) {
    return RestResponse.ResponseBuilder.create(status, of(incident))
        .tag(new EntityTag(String.valueOf(incident.version)))
        .location(URI.create("/api/v1/incidents/" + incident.id))
        .build();
  }

  /**
   * How far the escalation has come.
   *
   * @param step the next to fire, counted from 0
   * @param level the highest that was told: 0 nobody, 1 in-house, 2 outside help
   */
  public record EscalationView(
      int step,
      int level,
      @Nullable Instant nextDueAt,
      List<StepFired> stepsFired,
      @Nullable String acknowledgedBy) {
    private static EscalationView of(Incident it) {
      var level = it.stepsFired.stream().mapToInt(StepFired::level).max().orElse(0);
      return new EscalationView(
          it.chain.step(), level, it.chain.dueAt(), List.copyOf(it.stepsFired), it.acknowledgedBy);
    }
  }
}
