package io.sturmwarte.review;

import io.sturmwarte.incident.IncidentState;
import io.sturmwarte.incident.Severity;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a review says about its incident without anybody writing it. */
public record ReviewedIncident(
    UUID id,
    String number,
    String brandName,
    String team,
    String title,
    @Nullable String cause,
    Severity severity,
    IncidentState state,
    int peakLevel,
    boolean exercise,
    @Nullable String lead,
    Instant openedAt,
    @Nullable Instant acknowledgedAt,
    @Nullable Instant firstWordAt,
    @Nullable Instant stabilisedAt,
    @Nullable Instant resolvedAt) {

  static ReviewedIncident of(Row row) {
    return new ReviewedIncident(
        row.getUUID("id"),
        row.getString("number"),
        row.getString("brand_name"),
        row.getString("team"),
        row.getString("title"),
        row.getString("cause"),
        Severity.valueOf(row.getString("severity")),
        IncidentState.valueOf(row.getString("state")),
        row.getInteger("peak_level"),
        row.getBoolean("exercise"),
        row.getString("lead"),
        row.getOffsetDateTime("opened_at").toInstant(),
        instant(row, "acknowledged_at"),
        instant(row, "first_word_at"),
        instant(row, "stabilised_at"),
        instant(row, "resolved_at"));
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime value = row.getOffsetDateTime(column);
    return value == null ? null : value.toInstant();
  }
}
