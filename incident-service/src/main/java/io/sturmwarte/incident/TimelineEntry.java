package io.sturmwarte.incident;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Map;

/** Something that happened to an incident. */
public record TimelineEntry(
    int position,
    Instant at,
    String kind,
    String actor,
    Text text,
    Map<String, Object> data,
    String hash) {
  static TimelineEntry of(Row row) {
    return new TimelineEntry(
        row.getInteger("position"),
        row.getOffsetDateTime("at").toInstant(),
        row.getString("kind"),
        row.getString("actor"),
        row.getJsonObject("text").mapTo(Text.class),
        row.getJsonObject("data").getMap(),
        row.getString("hash"));
  }
}
