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
        resolved_at = it.resolved_at, pauses = it.pauses::jsonb, chain_cycle = it.chain_cycle,
        chain_round = it.chain_round, chain_step = it.chain_step, chain_urgent = it.chain_urgent,
        chain_due_at = it.chain_due_at, version = it.version
      from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::int[], $7::int[],
          $8::timestamptz[], $9::text[], $10::text[], $11::timestamptz[], $12::text[], $13::timestamptz[],
          $14::timestamptz[], $15::timestamptz[], $16::text[], $17::int[], $18::int[], $19::int[], $20::boolean[],
          $21::timestamptz[], $22::int[])
        as it (id, severity, state, state_before_waiting, waiting_until, level, peak_level, level_at, reasons, lead,
          acknowledged_at, acknowledged_by, first_word_at, stabilised_at, resolved_at, pauses, chain_cycle,
          chain_round, chain_step, chain_urgent, chain_due_at, version)
      where incident.id = it.id
      """;

  /** Those that are as they were are left alone: a conflict would lock and rewrite them. */
  private static final String SAVE_DEADLINES =
      """
      insert into deadline (incident_id, kind, started_at, target, due_at, state)
      select * from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::interval[], $5::timestamptz[], $6::text[])
        as it (incident_id, kind, started_at, target, due_at, state)
      where not exists (
        select from deadline as was
        where (was.incident_id, was.kind) = (it.incident_id, it.kind)
          and (was.started_at, was.target, was.due_at, was.state)
            is not distinct from (it.started_at, it.target, it.due_at, it.state))
      on conflict (incident_id, kind) do update
      set started_at = excluded.started_at, target = excluded.target, due_at = excluded.due_at, state = excluded.state
      """;

  private static final String ENTRIES =
      """
      with written as (
        insert into timeline_entry (incident_id, kind, actor, text, data)
        select incident_id, kind, actor, text::jsonb, data::jsonb
        from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
          with ordinality as entry (incident_id, kind, actor, text, data, place)
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
    entries.add(new Entry(incident.id, kind, actor, text, new JsonObject(Json.encode(data))));
  }

  /** Writes everything, and tells those who watch, in the transaction of {@code tx}. */
  public Uni<Void> write(SqlClient tx) {
    if (incidents.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Columns.write(tx, SAVE, incidents.values().stream().map(this::row).toList())
        .chain(() -> Columns.write(tx, SAVE_DEADLINES, deadlines()))
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
          IncidentRow.json(it.pauses),
          it.chain.cycle(),
          it.chain.round(),
          it.chain.step(),
          it.chain.urgent(),
          at(it.chain.dueAt()),
          it.version
        });
  }

  private List<Tuple> deadlines() {
    return incidents.values().stream()
        .flatMap(it -> it.deadlines.values().stream().map(deadline -> row(it, deadline)))
        .toList();
  }

  private static Tuple row(Incident incident, Deadline deadline) {
    return Tuple.of(
        incident.id,
        deadline.kind().word(),
        at(deadline.startedAt()),
        interval(deadline.target()),
        at(deadline.dueAt()),
        deadline.state().word());
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

  private record Entry(UUID incidentId, String kind, String actor, Text text, JsonObject data) {}
}
