package io.sturmwarte.incident;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.data.Interval;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads incidents with their deadlines and fired steps, and puts new ones in. */
@ApplicationScoped
public class Incidents {
  private static final String SELECT =
      """
      select incident.*, app_now() as read_at,
        case when severity in ('S3', 'S4') and topic is not null and state not in ('RESOLVED', 'REVIEWED') then (
          select jsonb_build_object('id', worse.id, 'number', worse.number)
          from incident worse
          where worse.brand_id = incident.brand_id and lower(btrim(worse.topic)) = lower(btrim(incident.topic))
            and worse.exercise = incident.exercise and worse.team = incident.team and worse.topic is not null
            and worse.state not in ('RESOLVED', 'REVIEWED') and worse.severity in ('S1', 'S2')
          order by worse.severity, worse.id limit 1) end as worse_open
      from incident
      """;

  private static final String INSERT =
      """
      with numbered as (
        insert into incident_number values (extract(year from app_now() at time zone 'UTC')::int, 1)
        on conflict (year) do update set last = incident_number.last + 1
        returning year || '-' || last as number)
      insert into incident (id, number, brand_id, brand_name, team, title, topic, cause, severity, exercise, sole, follows)
      select $1, number, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 from numbered
      on conflict (brand_id, topic_key, exercise) where state not in ('RESOLVED', 'REVIEWED') do nothing
      """;

  private final ObjectMapper json;

  Incidents(ObjectMapper json) {
    this.json = json;
  }

  /** For what one transaction is going to change. */
  public Changes changes() {
    return new Changes(json);
  }

  /** Locks it; throws {@link Problem.NotFound} also for what belongs to other teams. */
  public Uni<Incident> lock(SqlClient tx, UUID id, Caller caller) {
    return one(tx, "where id = $1 for update", id, caller);
  }

  public Uni<Incident> read(SqlClient database, UUID id, Caller caller) {
    return one(database, "where id = $1", id, caller);
  }

  /** One change, locked, decided and written in the transaction of {@code tx}. */
  public Uni<Incident> change(
      SqlClient tx, UUID id, @Nullable String match, Caller caller, Rule rule) {
    var changes = changes();
    return Promises.load(tx)
        .chain(
            promises ->
                lock(tx, id, caller)
                    .invoke(incident -> incident.requireVersion(match))
                    .invoke(incident -> rule.decide(incident, promises, changes)))
        .call(() -> changes.write(tx));
  }

  /**
   * All that match, in the order of the query.
   *
   * @param where the rest of the query from {@code where} on
   */
  public Uni<List<Incident>> find(SqlClient database, String where, Tuple parameters) {
    return database
        .preparedQuery(SELECT + where)
        .execute(parameters)
        .map(Incidents::incidents)
        .call(found -> deadlines(database, found))
        .call(found -> stepsFired(database, found))
        .map(found -> List.copyOf(found.values()));
  }

  /**
   * Puts a new incident in and opens it; gives none where the brand has an open one on this topic.
   */
  public Uni<List<Incident>> open(
      SqlClient tx, NewIncident it, String actor, Promises promises, Changes changes) {
    return tx.preparedQuery(INSERT)
        .execute(
            Tuple.from(
                new Object[] {
                  it.id(),
                  it.brandId(),
                  it.brandName(),
                  it.team(),
                  it.title(),
                  it.topic(),
                  causeWord(it),
                  it.severity().name(),
                  it.exercise(),
                  it.sole(),
                  it.follows()
                }))
        .chain(
            inserted ->
                inserted.rowCount() == 0
                    ? Uni.createFrom().item(List.<Incident>of())
                    : find(tx, "where id = $1 for update", Tuple.of(it.id())))
        .invoke(
            opened ->
                opened.forEach(
                    incident -> incident.open(actor, promises.of(incident.severity), changes)));
  }

  private static @Nullable String causeWord(NewIncident it) {
    var cause = it.cause();
    return cause == null ? null : cause.word();
  }

  private Uni<Incident> one(SqlClient database, String where, UUID id, Caller caller) {
    return find(database, where, Tuple.of(id)).map(found -> visible(found, id, caller));
  }

  private static Incident visible(List<Incident> found, UUID id, Caller caller) {
    return found.stream()
        .filter(incident -> caller.sees(incident.team))
        .findFirst()
        .orElseThrow(() -> new Problem.NotFound("incident", id));
  }

  private static Map<UUID, Incident> incidents(RowSet<Row> rows) {
    var found = new LinkedHashMap<UUID, Incident>();
    rows.forEach(row -> found.put(row.getUUID("id"), new Incident(new IncidentRow(row))));
    return found;
  }

  private static Uni<Void> deadlines(SqlClient database, Map<UUID, Incident> incidents) {
    return rowsOf(database, "select * from deadline where incident_id = any($1)", incidents)
        .invoke(rows -> rows.forEach(row -> deadline(row, incidents)))
        .replaceWithVoid();
  }

  private static void deadline(Row row, Map<UUID, Incident> incidents) {
    @Nullable OffsetDateTime warnAt = row.getOffsetDateTime("warn_at");
    requireNonNull(incidents.get(row.getUUID("incident_id")))
        .deadlines
        .put(
            new Deadline(
                Deadline.Kind.of(row.getString("kind")),
                row.getOffsetDateTime("due_at").toInstant(),
                Deadline.State.of(row.getString("state")),
                row.getOffsetDateTime("started_at").toInstant(),
                Promises.duration(row.get(Interval.class, "target")),
                row.getInteger("warned"),
                warnAt == null ? null : warnAt.toInstant()));
  }

  private static Uni<Void> stepsFired(SqlClient database, Map<UUID, Incident> incidents) {
    return rowsOf(
            database,
            "select * from step_fired where incident_id = any($1) order by fired_at, cycle, step",
            incidents)
        .invoke(rows -> rows.forEach(row -> stepFired(row, incidents)))
        .replaceWithVoid();
  }

  private static void stepFired(Row row, Map<UUID, Incident> incidents) {
    requireNonNull(incidents.get(row.getUUID("incident_id")))
        .stepsFired
        .add(
            new StepFired(
                row.getInteger("cycle"),
                row.getInteger("step"),
                row.getInteger("level"),
                row.getOffsetDateTime("fired_at").toInstant(),
                List.of(row.getArrayOfStrings("targets"))));
  }

  private static Uni<RowSet<Row>> rowsOf(
      SqlClient database, String sql, Map<UUID, Incident> incidents) {
    var ids = new ArrayList<>(incidents.keySet()).toArray(UUID[]::new);
    return database.preparedQuery(sql).execute(Tuple.of(ids));
  }

  /** What is done to an incident. */
  @FunctionalInterface
  public interface Rule {
    void decide(Incident incident, Promises promises, Changes changes);
  }
}
