package io.sturmwarte.silence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The silences and inhibitions that there are; states are those of the database's time. */
@ApplicationScoped
public class Silences {
  private static final String COLUMNS =
      """
      id, team, matchers::text as matchers, starts_at, ends_at, recurrence::text as recurrence, comment, created_by,
      created_at, changed_by, changed_at, version, app_now() as now
      """;

  private static final String LIST =
      """
      select %s from silence
      where ($1 or team = any($2)) and ($3::uuid is null or id < $3)
        and case $4 when 'pending' then starts_at > app_now()
          when 'active' then starts_at <= app_now() and ends_at > app_now()
          when 'expired' then ends_at <= app_now()
          else true end
      order by id desc
      limit $5
      """
          .formatted(COLUMNS);

  private static final String ONE =
      "select %s from silence where id = $1 and ($2 or team = any($3))".formatted(COLUMNS);

  private static final String CREATE =
      """
      insert into silence (id, team, matchers, starts_at, ends_at, recurrence, comment, created_by, changed_by)
      values ($1, $2, $3::text::jsonb, coalesce($4, app_now()), $5, $6::text::jsonb, $7, $8, $8)
      returning %s
      """
          .formatted(COLUMNS);

  private static final String CHANGE =
      """
      update silence set matchers = $2::text::jsonb, starts_at = coalesce($3, starts_at), ends_at = $4,
        recurrence = $5::text::jsonb, comment = $6, changed_by = $7, changed_at = app_now(), version = version + 1
      where id = $1 and ends_at > app_now()
      returning %s
      """
          .formatted(COLUMNS);

  /** One that has not begun yet is over before it begins. */
  private static final String EXPIRE =
      """
      update silence set ends_at = app_now(),
        starts_at = least(starts_at, app_now() - interval '1 microsecond'),
        changed_by = $2, changed_at = app_now(), version = version + 1
      where id = $1 and ends_at > app_now()
      returning %s
      """
          .formatted(COLUMNS);

  private static final String ACTIVE =
      """
      select %s from silence where starts_at <= app_now() and ends_at > app_now() and team = any($1)
      """
          .formatted(COLUMNS);

  private static final String INHIBITIONS =
      "select id, name, source::text as source, target::text as target, enabled from inhibition order by id";

  private static final String SWITCH =
      """
      update inhibition set enabled = $2, changed_by = $3, changed_at = app_now() where id = $1
      returning id, name, source::text as source, target::text as target, enabled
      """;

  private static final TypeReference<List<Matcher>> MATCHERS = new TypeReference<>() {};

  private final Pool pool;
  private final ObjectMapper json;

  Silences(Pool pool, ObjectMapper json) {
    this.pool = pool;
    this.json = json;
  }

  /** All that may mute something of these teams now. */
  public Uni<Muting> muting(SqlClient client, String[] teams) {
    return client
        .preparedQuery(ACTIVE)
        .execute(Tuple.of((Object) teams))
        .map(this::silences)
        .chain(
            silences ->
                client
                    .query(INHIBITIONS)
                    .execute()
                    .map(rows -> new Muting(silences, inhibitions(rows))));
  }

  Uni<Page<Silence>> list(
      Caller caller, @Nullable String state, @Nullable String cursor, int limit) {
    var before = cursor == null ? null : position(Page.decode(cursor));
    var parameters = new Object[] {caller.seesAll(), caller.teamsArray(), before, state, limit + 1};
    return pool.preparedQuery(LIST)
        .execute(Tuple.from(parameters))
        .map(this::silences)
        .map(silences -> Page.of(silences, limit, silence -> silence.id().toString()));
  }

  Uni<Silence> find(Caller caller, UUID id) {
    return pool.preparedQuery(ONE)
        .execute(Tuple.of(id, caller.seesAll(), caller.teamsArray()))
        .map(this::silences)
        .map(found -> found.stream().findFirst().orElseThrow(() -> notFound(id)));
  }

  Uni<Silence> create(Caller caller, String team, SilenceRequest request) {
    var columns =
        new Object[] {
          Generators.timeBasedEpochGenerator().generate(),
          team,
          write(request.matchers()),
          utc(request.startsAt()),
          utc(request.endsAt()),
          request.recurrence() == null ? null : write(request.recurrence()),
          request.comment(),
          caller.name()
        };
    return pool.preparedQuery(CREATE).execute(Tuple.from(columns)).map(this::only);
  }

  /** Read it first: here nobody asks whether the caller may see it. */
  Uni<Silence> change(Caller caller, UUID id, SilenceRequest request) {
    var columns =
        new Object[] {
          id,
          write(request.matchers()),
          utc(request.startsAt()),
          utc(request.endsAt()),
          request.recurrence() == null ? null : write(request.recurrence()),
          request.comment(),
          caller.name()
        };
    return pool.preparedQuery(CHANGE).execute(Tuple.from(columns)).map(rows -> unexpired(rows, id));
  }

  /** Ends it now; one that is over stays as it is. */
  Uni<Silence> expire(Caller caller, UUID id) {
    return find(caller, id)
        .chain(
            known ->
                pool.preparedQuery(EXPIRE)
                    .execute(Tuple.of(id, caller.name()))
                    .map(rows -> rows.rowCount() == 0 ? known : only(rows)));
  }

  Uni<List<Inhibition>> inhibitions() {
    return pool.query(INHIBITIONS).execute().map(this::inhibitions);
  }

  Uni<Inhibition> turn(Caller caller, UUID id, boolean enabled) {
    return pool.preparedQuery(SWITCH)
        .execute(Tuple.of(id, enabled, caller.name()))
        .map(this::inhibitions)
        .map(
            found ->
                found.stream()
                    .findFirst()
                    .orElseThrow(() -> new Problem.NotFound("inhibition", id)));
  }

  private Silence unexpired(RowSet<Row> rows, UUID id) {
    if (rows.rowCount() == 0) {
      throw new Problem.Conflict("Silence %s is over; create a new one".formatted(id));
    }
    return only(rows);
  }

  private Silence only(RowSet<Row> rows) {
    return silences(rows).getFirst();
  }

  private List<Silence> silences(RowSet<Row> rows) {
    var silences = new ArrayList<Silence>(rows.rowCount());
    rows.forEach(row -> silences.add(silence(row)));
    return silences;
  }

  private Silence silence(Row row) {
    var now = instant(row, "now");
    var starts = instant(row, "starts_at");
    var ends = instant(row, "ends_at");
    var text = row.getString("recurrence");
    var recurrence = text == null ? null : recurrence(text);
    return new Silence(
        row.getUUID("id"),
        row.getString("team"),
        matchers(row.getString("matchers")),
        starts,
        ends,
        recurrence,
        row.getString("comment"),
        row.getString("created_by"),
        instant(row, "created_at"),
        row.getString("changed_by"),
        instant(row, "changed_at"),
        Silence.State.at(now, starts, ends),
        Silence.inWindow(now, starts, ends, recurrence));
  }

  private List<Inhibition> inhibitions(RowSet<Row> rows) {
    var inhibitions = new ArrayList<Inhibition>(rows.rowCount());
    rows.forEach(row -> inhibitions.add(inhibition(row)));
    return inhibitions;
  }

  private Inhibition inhibition(Row row) {
    return new Inhibition(
        row.getUUID("id"),
        row.getString("name"),
        matchers(row.getString("source")),
        matchers(row.getString("target")),
        row.getBoolean("enabled"));
  }

  private List<Matcher> matchers(String text) {
    try {
      return json.readValue(text, MATCHERS);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Recurrence recurrence(String text) {
    try {
      return json.readValue(text, Recurrence.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Problem notFound(UUID id) {
    return new Problem.NotFound("silence", id);
  }

  private static UUID position(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Problem.Invalid("cursor", "send the value of 'next' of the page before, unchanged");
    }
  }

  private static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
