package io.sturmwarte.oncall;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.problem.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads rotations with what is laid over them in a time: one statement, however many. */
@ApplicationScoped
public class OnCall {
  /** {@code gone} are those of the people concerned who are known and no longer active. */
  private static final String ROSTERS =
      """
      select rotation.*,
        (select coalesce(jsonb_agg(jsonb_build_object('from', from_at, 'until', until_at, 'shifts', shifts)
            order by created_at, id), '[]')
          from temporary_schedule where rotation_id = rotation.id and from_at < $2 and until_at > $1) as temporaries,
        (select coalesce(jsonb_agg(jsonb_build_object('from', from_at, 'until', until_at, 'absent', absent,
            'substitute', substitute) order by created_at, id), '[]')
          from rotation_override where rotation_id = rotation.id and from_at < $2 and until_at > $1) as overrides,
        array(select id from person where not active and person.team = rotation.team) as gone
      from rotation
      """;

  /** The rosters of some rotations, as they are in a time. */
  public Uni<Map<UUID, Roster>> rosters(
      SqlClient database, Collection<UUID> rotations, Instant from, Instant until) {
    return rotations.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : find(database, "where id = any($3)", from, until, (Object) rotations.toArray(UUID[]::new))
            .map(OnCall::byId);
  }

  /** Those of a team, or of all that the caller sees. */
  Uni<List<Roster>> visible(
      SqlClient database, Caller caller, @Nullable String team, Instant from, Instant until) {
    var where =
        "where ($3 or team = any($4)) and ($5::text is null or team = $5) order by team, name, id";
    return find(database, where, from, until, caller.seesAll(), caller.teamsArray(), team);
  }

  /** Throws {@link Problem.NotFound} also for what belongs to other teams. */
  Uni<Roster> roster(SqlClient database, UUID id, Caller caller, Instant from, Instant until) {
    return find(database, "where id = $3", from, until, id)
        .map(
            found ->
                found.stream()
                    .filter(roster -> caller.sees(roster.rotation().team()))
                    .findFirst()
                    .orElseThrow(() -> new Problem.NotFound("rotation", id)));
  }

  Uni<List<Roster>> find(
      SqlClient database, String where, Instant from, Instant until, @Nullable Object... more) {
    var parameters =
        Stream.concat(Stream.of(at(from), at(until)), Stream.of(more)).toArray(Object[]::new);
    return database
        .preparedQuery(ROSTERS + where)
        .execute(Tuple.from(parameters))
        .map(OnCall::rosters);
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static List<Roster> rosters(RowSet<Row> rows) {
    var rosters = new ArrayList<Roster>();
    rows.forEach(row -> rosters.add(roster(row)));
    return rosters;
  }

  private static Map<UUID, Roster> byId(List<Roster> rosters) {
    var byId = new LinkedHashMap<UUID, Roster>();
    rosters.forEach(roster -> byId.put(roster.rotation().id(), roster));
    return byId;
  }

  private static Roster roster(Row row) {
    return new Roster(
        rotation(row),
        objects(row.getJsonArray("temporaries"))
            .map(it -> new Change.Temporary(span(it), shifts(it.getJsonArray("shifts"))))
            .toList(),
        objects(row.getJsonArray("overrides"))
            .map(
                it -> new Change.Override(span(it), person(it, "absent"), person(it, "substitute")))
            .toList(),
        Set.of(row.getArrayOfUUIDs("gone")));
  }

  static Rotation rotation(Row row) {
    return new Rotation(
        row.getUUID("id"),
        row.getString("team"),
        row.getString("name"),
        ZoneId.of(row.getString("zone")),
        row.getLocalDateTime("starts_at"),
        Rotation.Unit.of(row.getString("unit")),
        row.getInteger("every"),
        List.of(row.getArrayOfUUIDs("people")),
        row.getInteger("version"));
  }

  static List<Shift> shifts(JsonArray stored) {
    return objects(stored)
        .map(
            it ->
                new Shift(
                    UUID.fromString(it.getString("person")),
                    instant(it, "from"),
                    instant(it, "until")))
        .toList();
  }

  private static Span span(JsonObject it) {
    return new Span(instant(it, "from"), instant(it, "until"));
  }

  private static Instant instant(JsonObject it, String field) {
    return OffsetDateTime.parse(it.getString(field)).toInstant();
  }

  private static @Nullable UUID person(JsonObject it, String field) {
    return Optional.ofNullable(it.getString(field)).map(UUID::fromString).orElse(null);
  }

  private static Stream<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast);
  }
}
