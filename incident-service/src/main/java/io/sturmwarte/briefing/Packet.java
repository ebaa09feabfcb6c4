package io.sturmwarte.briefing;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The situation as it was when level 2 was told.
 *
 * @param facts number, title, severity, level, reasons, timeline, what was said in public,
 *     questions
 * @param curve as monitoring gave it, from a day before; null while it has not
 */
public record Packet(
    int n, Instant frozenAt, Map<String, Object> facts, @Nullable Map<String, Object> curve) {
  static Packet of(Row row) {
    JsonObject curve = row.getJsonObject("curve");
    return new Packet(
        row.getInteger("n"),
        row.getOffsetDateTime("frozen_at").toInstant(),
        row.getJsonObject("facts").getMap(),
        curve == null ? null : curve.getMap());
  }
}
