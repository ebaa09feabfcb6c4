package io.sturmwarte.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.events.EventLog;
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
      update incident set severity = $2, state = $3, state_before_waiting = $4, waiting_until = $5, level = $6,
        peak_level = $7, level_at = $8, reasons = $9, lead = $10, acknowledged_at = $11, acknowledged_by = $12,
        first_word_at = $13, stabilised_at = $14, resolved_at = $15, hours = $16, chain_cycle = $17,
        chain_round = $18, chain_step = $19, chain_urgent = $20, chain_due_at = $21, version = $22, title = $23,
        cause = $24, cluster = $25, waiting_for = $26, reasons_by_hand = $27, responders = $28, lowered_against = $29,
        suppressed_by = $30, sole = $31, sla_revision = $32
      where id = $1
      """;

  private static final String SAVE_DEADLINE =
      """
      insert into deadline (incident_id, kind, started_at, target, due_at, state, warned, warn_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (incident_id, kind) do update
      set started_at = excluded.started_at, target = excluded.target, due_at = excluded.due_at,
        state = excluded.state, warned = excluded.warned, warn_at = excluded.warn_at
      where (deadline.started_at, deadline.target, deadline.due_at, deadline.state, deadline.warned, deadline.warn_at)
        is distinct from (excluded.started_at, excluded.target, excluded.due_at, excluded.state, excluded.warned,
          excluded.warn_at)
      """;

  private static final String CLOCK_EVENT =
      """
      insert into clock_event (incident_id, at, event, kind, target, hours, percent) values ($1, $2, $3, $4, $5, $6, $7)
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
    return batch(tx, SAVE, incidents.values().stream().map(this::row).toList())
        .chain(() -> batch(tx, SAVE_DEADLINE, deadlines()))
        .chain(() -> batch(tx, CLOCK_EVENT, clockEvents()))
        .chain(() -> writeEntries(tx))
        .chain(
            () ->
                batch(tx, EventLog.INSERT, incidents.values().stream().map(this::event).toList()));
  }

  private static Uni<Void> batch(SqlClient tx, String sql, List<Tuple> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.preparedQuery(sql).executeBatch(rows).replaceWithVoid();
  }

  private Uni<Void> writeEntries(SqlClient tx) {
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
        .flatMap(it -> it.deadlines.happened().stream().map(event -> row(it.id, event)))
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
