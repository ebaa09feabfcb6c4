package io.sturmwarte.incident;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The alerts and mentions that belong to an incident. */
public final class Links {
  private static final String LINK_MENTIONS =
      """
      insert into incident_mention (incident_id, mention_id, linked_by)
      select $1, mention, $3 from unnest($2::uuid[]) as mention
      on conflict do nothing
      """;

  /** An alert belongs to one incident. */
  private static final String LINK_ALERT =
      """
      insert into incident_alert (incident_id, alert_id, linked_by) values ($1, $2, $3) on conflict do nothing
      """;

  private static final String MENTIONS =
      """
      select * from incident_mention
      where incident_id = $1 and ($2::timestamptz is null or (linked_at, mention_id) > ($2, $3::uuid))
      order by linked_at, mention_id limit $4
      """;

  private static final String ALERTS =
      """
      select alert.id, alert.outcome, alert.body, received_at, linked_at, linked_by
      from incident_alert join alert on alert.id = alert_id
      where incident_alert.incident_id = $1 order by linked_at, alert.id limit 1000
      """;

  private Links() {}

  /** Gives how many are new. */
  public static Uni<Integer> mentions(
      SqlClient tx, UUID incident, Collection<UUID> mentions, String by) {
    return mentions.isEmpty()
        ? Uni.createFrom().item(0)
        : tx.preparedQuery(LINK_MENTIONS)
            .execute(Tuple.of(incident, mentions.stream().distinct().toArray(UUID[]::new), by))
            .map(RowSet::rowCount);
  }

  /** Gives whether it belonged to none until now. */
  public static Uni<Boolean> alert(SqlClient tx, UUID incident, UUID alert, String by) {
    return tx.preparedQuery(LINK_ALERT)
        .execute(Tuple.of(incident, alert, by))
        .map(rows -> rows.rowCount() == 1);
  }

  static Uni<Boolean> unlinkMention(SqlClient tx, UUID incident, UUID mention) {
    return tx.preparedQuery(
            "delete from incident_mention where incident_id = $1 and mention_id = $2")
        .execute(Tuple.of(incident, mention))
        .map(rows -> rows.rowCount() == 1);
  }

  static Uni<Boolean> unlinkAlert(SqlClient tx, UUID incident, UUID alert) {
    return tx.preparedQuery("delete from incident_alert where incident_id = $1 and alert_id = $2")
        .execute(Tuple.of(incident, alert))
        .map(rows -> rows.rowCount() == 1);
  }

  /** The team of an alert, or nothing where there is no such alert. */
  static Uni<@Nullable String> teamOfAlert(SqlClient tx, UUID alert) {
    return tx.preparedQuery("select body ->> 'team' as team from alert where id = $1")
        .execute(Tuple.of(alert))
        .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getString("team"));
  }

  /** One more than the limit, where there are more. */
  static Uni<List<LinkedMention>> mentions(
      SqlClient database, UUID incident, LinkPosition from, int limit) {
    return database
        .preparedQuery(MENTIONS)
        .execute(Tuple.from(new Object[] {incident, from.at(), from.id(), limit + 1}))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Links::mention).toList());
  }

  static Uni<List<LinkedAlert>> alerts(SqlClient database, UUID incident) {
    return database
        .preparedQuery(ALERTS)
        .execute(Tuple.of(incident))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Links::alert).toList());
  }

  private static LinkedMention mention(Row row) {
    return new LinkedMention(
        row.getUUID("mention_id"),
        row.getOffsetDateTime("linked_at").toInstant(),
        row.getString("linked_by"));
  }

  private static LinkedAlert alert(Row row) {
    var body = row.getJsonObject("body");
    return new LinkedAlert(
        row.getUUID("id"),
        body.getString("kind"),
        body.getString("topic"),
        body.getInteger("level"),
        body.getDouble("score"),
        body.getJsonArray("reasons").stream()
            .map(JsonObject.class::cast)
            .map(reason -> reason.mapTo(Reason.class))
            .toList(),
        row.getOffsetDateTime("received_at").toInstant(),
        row.getOffsetDateTime("linked_at").toInstant(),
        row.getString("linked_by"));
  }

  /**
   * A mention of an incident; monitoring has its text.
   *
   * @param linkedBy a person, or {@code monitoring}
   */
  public record LinkedMention(UUID mentionId, Instant linkedAt, String linkedBy) {}

  /** An alert of an incident. */
  public record LinkedAlert(
      UUID alertId,
      String kind,
      String topic,
      int level,
      double score,
      List<Reason> reasons,
      Instant receivedAt,
      Instant linkedAt,
      String linkedBy) {}
}
