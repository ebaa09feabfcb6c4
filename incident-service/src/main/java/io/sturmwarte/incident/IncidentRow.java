package io.sturmwarte.incident;

import io.sturmwarte.sla.SlaClock.Pause;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of the table incident, with the types that the rules use. */
record IncidentRow(Row row) {
  UUID uuid(String column) {
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

  Chain chain() {
    return new Chain(
        number("chain_cycle"),
        number("chain_round"),
        number("chain_step"),
        flag("chain_urgent"),
        instantOrNull("chain_due_at"));
  }

  List<Reason> reasons() {
    return objects("reasons").map(object -> object.mapTo(Reason.class)).toList();
  }

  List<Pause> pauses() {
    return objects("pauses").map(IncidentRow::pause).toList();
  }

  static JsonArray json(List<Pause> pauses) {
    var array = new JsonArray();
    for (var pause : pauses) {
      array.add(
          new JsonObject()
              .put("from", pause.from().toString())
              .put("until", pause.until().map(Instant::toString).orElse(null)));
    }
    return array;
  }

  private static Pause pause(JsonObject object) {
    return new Pause(object.getInstant("from"), Optional.ofNullable(object.getInstant("until")));
  }

  private Stream<JsonObject> objects(String column) {
    return row.getJsonArray(column).stream().map(JsonObject.class::cast);
  }
}
