package io.sturmwarte.measure;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the database knows of an incident.
 *
 * @param met deadlines met, with those breached all that are decided
 * @param answered mentions to which an answer was published
 * @param responseTime median, in seconds; null where nothing was answered
 * @param cost in euro; null where no hours were written down
 * @param now the database's time when it was read
 */
record Facts(
    UUID id,
    String number,
    String team,
    UUID brandId,
    boolean exercise,
    int peakLevel,
    Instant openedAt,
    @Nullable Instant acknowledgedAt,
    @Nullable Instant firstWordAt,
    @Nullable Instant stabilisedAt,
    @Nullable Instant resolvedAt,
    int met,
    int breached,
    int answered,
    @Nullable Double responseTime,
    @Nullable Double cost,
    Instant now) {

  static final String SELECT =
      """
      select i.*, app_now() as read_at,
        (select count(*)::int from deadline d where d.incident_id = i.id and d.state = 'met') as met,
        (select count(*)::int from deadline d where d.incident_id = i.id and d.state = 'breached') as breached,
        (select count(distinct r.mention_id)::int from response r
          where r.incident_id = i.id and r.kind = 'reply' and r.state = 'PUBLISHED') as answered,
        (select percentile_cont(0.5) within group (
            order by extract(epoch from r.published_at - (r.mention ->> 'publishedAt')::timestamptz)::float8)
          from response r where r.incident_id = i.id and r.kind = 'reply' and r.state = 'PUBLISHED') as response_time,
        (select sum(cost_of(t))::float8 from time_entry t where t.incident_id = i.id) as cost
      from incident i
      """;

  static Facts of(Row row) {
    return new Facts(
        row.getUUID("id"),
        row.getString("number"),
        row.getString("team"),
        row.getUUID("brand_id"),
        row.getBoolean("exercise"),
        row.getInteger("peak_level"),
        row.getOffsetDateTime("opened_at").toInstant(),
        instant(row, "acknowledged_at"),
        instant(row, "first_word_at"),
        instant(row, "stabilised_at"),
        instant(row, "resolved_at"),
        row.getInteger("met"),
        row.getInteger("breached"),
        row.getInteger("answered"),
        row.getDouble("response_time"),
        row.getDouble("cost"),
        row.getOffsetDateTime("read_at").toInstant());
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime value = row.getOffsetDateTime(column);
    return value == null ? null : value.toInstant();
  }

  /** The resolution, or now. */
  Instant end() {
    return resolvedAt == null ? now : resolvedAt;
  }
}
