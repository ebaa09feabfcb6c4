package io.sturmwarte.incident;

import io.sturmwarte.incident.Deadlines.HoursFrom;
import io.sturmwarte.incident.Incident.Suppressor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of the table incident, with the types that the rules use. */
record IncidentRow(Row row) {
  UUID uuid(String column) {
    return row.getUUID(column);
  }

  @Nullable UUID uuidOrNull(String column) {
    return row.getUUID(column);
  }

  String text(String column) {
    return row.getString(column);
  }

  @Nullable String textOrNull(String column) {
    return row.getString(column);
  }

  boolean flag(String column) {
    return row.getBoolean(column);
  }

  int number(String column) {
    return row.getInteger(column);
  }

  Instant instant(String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  @Nullable Instant instantOrNull(String column) {
    OffsetDateTime value = row.getOffsetDateTime(column);
    return value == null ? null : value.toInstant();
  }

  @Nullable IncidentState stateOrNull(String column) {
    var value = row.getString(column);
    return value == null ? null : IncidentState.valueOf(value);
  }

  @Nullable Severity severityOrNull(String column) {
    var value = row.getString(column);
    return value == null ? null : Severity.valueOf(value);
  }

  Chain chain() {
    return new Chain(
        number("chain_cycle"),
        number("chain_round"),
        number("chain_step"),
        flag("chain_urgent"),
        instantOrNull("chain_due_at"));
  }

  List<Reason> reasons(String column) {
    return objects(column).map(object -> object.mapTo(Reason.class)).toList();
  }

  List<Responder> responders() {
    return objects("responders")
        .map(it -> new Responder(it.getString("name"), ResponderRole.of(it.getString("role"))))
        .toList();
  }

  List<HoursFrom> hours() {
    return objects("hours")
        .map(
            it ->
                new HoursFrom(
                    OffsetDateTime.parse(it.getString("from")).toInstant(), it.getString("hours")))
        .toList();
  }

  @Nullable Suppressor suppressorOrNull(String column) {
    JsonObject value = row.getJsonObject(column);
    return value == null
        ? null
        : new Suppressor(UUID.fromString(value.getString("id")), value.getString("number"));
  }

  static JsonArray responders(List<Responder> responders) {
    var array = new JsonArray();
    responders.forEach(
        it -> array.add(new JsonObject().put("name", it.name()).put("role", it.role().word())));
    return array;
  }

  static JsonArray hours(List<HoursFrom> hours) {
    var array = new JsonArray();
    hours.forEach(
        it ->
            array.add(new JsonObject().put("from", it.from().toString()).put("hours", it.hours())));
    return array;
  }

  private Stream<JsonObject> objects(String column) {
    return row.getJsonArray(column).stream().map(JsonObject.class::cast);
  }
}
