package io.sturmwarte.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.rows.Columns;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.data.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction does to incidents: collected while the rules decide, written in a handful of
 * statements however many incidents there are. Every incident with an entry is written.
 */
public final class Changes {
  /** Who acts when a promise or a timer does. */
  public static final String SYSTEM = "sturmwarte";

  /** Who acts when the weather changes. */
  public static final String MONITORING = "monitoring";

  private static final String SAVE =
      """
      update incident set severity = it.severity, state = it.state, state_before_waiting = it.state_before_waiting,
        waiting_until = it.waiting_until, level = it.level, peak_level = it.peak_level, level_at = it.level_at,
        reasons = it.reasons::jsonb, lead = it.lead, acknowledged_at = it.acknowledged_at,
        acknowledged_by = it.acknowledged_by, first_word_at = it.first_word_at, stabilised_at = it.stabilised_at,
        resolved_at = it.resolved_at, hours = it.hours::jsonb, chain_cycle = it.chain_cycle,
        chain_round = it.chain_round, chain_step = it.chain_step, chain_urgent = it.chain_urgent,
        chain_due_at = it.chain_due_at, version = it.version, title = it.title, cause = it.cause,
        cluster = it.cluster, waiting_for = it.waiting_for, reasons_by_hand = it.reasons_by_hand::jsonb,
        responders = it.responders::jsonb, lowered_against = it.lowered_against, suppressed_by = it.suppressed_by,
        sole = it.sole, sla_revision = it.sla_revision
      from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::int[], $7::int[],
          $8::timestamptz[], $9::text[], $10::text[], $11::timestamptz[], $12::text[], $13::timestamptz[],
          $14::timestamptz[], $15::timestamptz[], $16::text[], $17::int[], $18::int[], $19::int[], $20::boolean[],
          $21::timestamptz[], $22::int[], $23::text[], $24::text[], $25::text[], $26::text[], $27::text[],
          $28::text[], $29::text[], $30::uuid[], $31::boolean[], $32::int[])
        as it (id, severity, state, state_before_waiting, waiting_until, level, peak_level, level_at, reasons, lead,
          acknowledged_at, acknowledged_by, first_word_at, stabilised_at, resolved_at, hours, chain_cycle,
          chain_round, chain_step, chain_urgent, chain_due_at, version, title, cause, cluster, waiting_for,
          reasons_by_hand, responders, lowered_against, suppressed_by, sole, sla_revision)
      where incident.id = it.id
      """;

  /** Those that are as they were are left alone: a conflict would lock and rewrite them. */
  private static final String SAVE_DEADLINES =
      """
      insert into deadline (incident_id, kind, started_at, target, due_at, state, warned, warn_at)
      select * from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::interval[], $5::timestamptz[], $6::text[],
          $7::int[], $8::timestamptz[])
        as it (incident_id, kind, started_at, target, due_at, state, warned, warn_at)
      where not exists (
        select from deadline as was
        where (was.incident_id, was.kind) = (it.incident_id, it.kind)
          and (was.started_at, was.target, was.due_at, was.state, was.warned, was.warn_at)
            is not distinct from (it.started_at, it.target, it.due_at, it.state, it.warned, it.warn_at))
      on conflict (incident_id, kind) do update
      set started_at = excluded.started_at, target = excluded.target, due_at = excluded.due_at,
        state = excluded.state, warned = excluded.warned, warn_at = excluded.warn_at
      """;

  private static final String CLOCK_EVENTS =
      """
      insert into clock_event (incident_id, at, event, kind, target, hours, percent)
      select incident_id, at, event, kind, target, hours, percent
      from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::interval[], $6::text[], $7::int[])
        with ordinality as it (incident_id, at, event, kind, target, hours, percent, place)
      order by place
      """;

  private static final String ENTRIES =
      """
      with written as (
        insert into timeline_entry (incident_id, at, kind, actor, text, data)
        select incident_id, at, kind, actor, text::jsonb, data::jsonb
        from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[])
          with ordinality as entry (incident_id, at, kind, actor, text, data, place)
        order by place
        returning *)
      insert into event (team, type, subject, data)
      select team, 'timeline', incident_id::text, timeline_view(written)
      from written join incident on incident.id = incident_id
      order by incident_id, position
      """;

  private static final String EVENTS =
      """
      insert into event (team, type, subject, data)
      select team, type, subject, data::jsonb
      from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as changed (team, type, subject, data)
      """;

  private final ObjectMapper json;
  private final Map<UUID, Incident> incidents = new LinkedHashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  Changes(ObjectMapper json) {
    this.json = json;
  }

  /** The incident is written with what has changed in it. */
  public void save(Incident incident) {
    if (incidents.put(incident.id, incident) == null) {
      incident.version++;
    }
  }

  public void entry(Incident incident, String kind, String actor, Text text, Map<String, ?> data) {
    save(incident);
    var at = incident.now.atOffset(ZoneOffset.UTC);
    entries.add(new Entry(incident.id, at, kind, actor, text, new JsonObject(Json.encode(data))));
  }

  /** What the timelines are to get, in order. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Writes everything, and tells those who watch, in the transaction of {@code tx}. */
  public Uni<Void> write(SqlClient tx) {
    if (incidents.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Columns.write(tx, SAVE, incidents.values().stream().map(this::row).toList())
        .chain(() -> Columns.write(tx, SAVE_DEADLINES, deadlines()))
        .chain(() -> Columns.write(tx, CLOCK_EVENTS, clockEvents()))
        .chain(() -> writeEntries(tx))
        .chain(
            () -> Columns.write(tx, EVENTS, incidents.values().stream().map(this::event).toList()));
  }

  private Uni<Void> writeEntries(SqlClient tx) {
    if (entries.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return tx.preparedQuery(ENTRIES)
        .execute(
            Tuple.of(
                entries.stream().map(Entry::incidentId).toArray(UUID[]::new),
                entries.stream().map(Entry::at).toArray(OffsetDateTime[]::new),
                entries.stream().map(Entry::kind).toArray(String[]::new),
                entries.stream().map(Entry::actor).toArray(String[]::new),
                entries.stream().map(entry -> entry.text().json().encode()).toArray(String[]::new),
                entries.stream().map(entry -> entry.data().encode()).toArray(String[]::new)))
        .replaceWithVoid();
  }

  private Tuple row(Incident it) {
    return Tuple.from(
        new Object[] {
          it.id,
          it.severity.name(),
          it.state.name(),
          it.stateBeforeWaiting == null ? null : it.stateBeforeWaiting.name(),
          at(it.waitingUntil),
          it.level,
          it.peakLevel,
          at(it.levelAt),
          new JsonArray(encode(it.reasons)),
          it.lead,
          at(it.acknowledgedAt),
          it.acknowledgedBy,
          at(it.firstWordAt),
          at(it.stabilisedAt),
          at(it.resolvedAt),
          IncidentRow.hours(it.deadlines.hours()),
          it.chain.cycle(),
          it.chain.round(),
          it.chain.step(),
          it.chain.urgent(),
          at(it.chain.dueAt()),
          it.version,
          it.title,
          it.cause == null ? null : it.cause.word(),
          it.clusterByHand == null ? null : it.clusterByHand.word(),
          it.waitingFor,
          new JsonArray(encode(it.reasonsByHand)),
          IncidentRow.responders(it.responders),
          it.loweredAgainst == null ? null : it.loweredAgainst.name(),
          it.suppressedBy,
          it.sole,
          it.slaRevision
        });
  }

  private List<Tuple> deadlines() {
    return incidents.values().stream()
        .flatMap(it -> it.deadlines.values().stream().map(deadline -> row(it, deadline)))
        .toList();
  }

  private static Tuple row(Incident incident, Deadline deadline) {
    return Tuple.from(
        new Object[] {
          incident.id,
          deadline.kind().word(),
          at(deadline.startedAt()),
          interval(deadline.target()),
          at(deadline.dueAt()),
          deadline.state().word(),
          deadline.warned(),
          at(deadline.warnAt())
        });
  }

  private List<Tuple> clockEvents() {
    return incidents.values().stream()
        .flatMap(it -> it.deadlines.takeHappened().stream().map(event -> row(it.id, event)))
        .toList();
  }

  private static Tuple row(UUID incident, ClockEvent event) {
    return switch (event) {
      case ClockEvent.Started it ->
          row(incident, it, "started", it.kind(), it.target(), null, null);
      case ClockEvent.HoursChanged it -> row(incident, it, it.word(), null, null, it.hours(), null);
      case ClockEvent.TargetChanged it ->
          row(incident, it, "target-changed", it.kind(), it.target(), null, null);
      case ClockEvent.Met it -> row(incident, it, "met", it.kind(), null, null, null);
      case ClockEvent.Breached it -> row(incident, it, "breached", it.kind(), null, null, null);
      case ClockEvent.Warned it -> row(incident, it, "warned", it.kind(), null, null, it.percent());
    };
  }

  private static Tuple row(
      UUID incident,
      ClockEvent event,
      String word,
      Deadline.@Nullable Kind kind,
      @Nullable Duration target,
      @Nullable String hours,
      @Nullable Integer percent) {
    return Tuple.from(
        new Object[] {
          incident,
          at(event.at()),
          word,
          kind == null ? null : kind.word(),
          target == null ? null : interval(target),
          hours,
          percent
        });
  }

  private Tuple event(Incident incident) {
    return Tuple.of(
        incident.team,
        "incident",
        incident.id.toString(),
        new JsonObject(encode(IncidentView.of(incident))));
  }

  private String encode(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static Interval interval(Duration duration) {
    return Interval.of(Duration.ofSeconds(duration.toSeconds()));
  }

  /** What a timeline gets. */
  record Entry(
      UUID incidentId, OffsetDateTime at, String kind, String actor, Text text, JsonObject data) {}
}
