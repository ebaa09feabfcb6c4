package io.sturmwarte.alert;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.events.EventLog;
import io.sturmwarte.outbox.Outbox;
import io.sturmwarte.signal.Verdict;
import io.sturmwarte.storm.Levels;
import io.sturmwarte.storm.Reason;
import io.sturmwarte.topic.Topics;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Raises an alert: the row, the event and the message to incident-service in one transaction. */
@ApplicationScoped
class Alarm {
  private static final Duration TOPICS_OF = Duration.ofHours(2);

  private static final String TOLD =
      "select distinct kind from alert where brand_id = $1 and raised_at > $2";

  private static final String EVIDENCE =
      """
      select coalesce(sum(c.mentions), 0)::bigint as mentions, coalesce(sum(c.scored), 0)::bigint as scored,
        coalesce(sum(c.negatives), 0)::bigint as negatives,
        (select level from storm where brand_id = $1) as level,
        array(
          select m.id
          from mention_brand mb
          join mention m on m.id = mb.mention_id and m.published_at = mb.published_at
          left join mention_score s on s.mention_id = mb.mention_id and s.published_at = mb.published_at
          where mb.brand_id = $1 and mb.published_at > $2 and not m.exercise
            and (not $3 or s.sentiment = 'negative')
          order by m.reach desc, m.id limit 10) as mention_ids
      from counter c where c.brand_id = $1 and c.minute > $2
      """;

  private static final String INSERT =
      """
      insert into alert (id, brand_id, kind, topic, level, score, reasons, mention_ids, raised_at, exercise)
      values ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8, $9, false)
      """;

  private final Topics topics;
  private final Levels json;

  Alarm(Topics topics, Levels json) {
    this.topics = topics;
    this.json = json;
  }

  /** Does nothing within the refractory period. */
  Uni<Void> raise(SqlClient connection, Watched brand, Lookout.Sight sight, Instant now) {
    var kind = sight.worst().orElseThrow().verdict().kind();
    return connection
        .preparedQuery(TOLD)
        .execute(Tuple.of(brand.brandId(), utc(now.minus(Refractory.PERIOD))))
        .map(Alarm::kinds)
        .chain(
            told ->
                Refractory.lets(kind, told)
                    ? tell(connection, brand, sight, now)
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> tell(SqlClient connection, Watched brand, Lookout.Sight sight, Instant now) {
    var negative = sight.worst().orElseThrow().verdict().kind() == Verdict.Kind.ALERT;
    return connection
        .preparedQuery(EVIDENCE)
        .execute(Tuple.of(brand.brandId(), utc(now.minus(Duration.ofHours(1))), negative))
        .map(rows -> rows.iterator().next())
        .chain(
            evidence ->
                topic(connection, brand, now)
                    .map(topic -> alert(brand, sight, evidence, topic, now)))
        .chain(alert -> write(connection, brand, alert));
  }

  /** The topic with the most negatives; an empty text where there is none. */
  private Uni<String> topic(SqlClient connection, Watched brand, Instant now) {
    return topics
        .find(connection, brand.brandId(), TOPICS_OF, now)
        .map(found -> found.isEmpty() ? "" : found.getFirst().label());
  }

  private static Alert alert(
      Watched brand, Lookout.Sight sight, Row evidence, String topic, Instant now) {
    var verdict = sight.worst().orElseThrow().verdict();
    var ids = List.of(evidence.getArrayOfUUIDs("mention_ids"));
    return new Alert(
        Generators.timeBasedEpochGenerator().generate(),
        brand.brandId(),
        brand.team(),
        verdict.kind().name().toLowerCase(Locale.ROOT),
        topic.isEmpty() ? null : topic,
        evidence.getInteger("level"),
        verdict.score(),
        reasons(verdict, sight, evidence, ids, now),
        ids,
        now,
        false,
        "pending",
        null);
  }

  private static List<Reason> reasons(
      Verdict verdict, Lookout.Sight sight, Row evidence, List<UUID> ids, Instant now) {
    var learned = sight.learned();
    var mentions =
        AlertReasons.mentions(evidence.getLong("mentions"), 12 * learned.usualMentions(now), ids);
    if (verdict.kind() == Verdict.Kind.WATCH) {
      return List.of(mentions);
    }
    var negatives = evidence.getLong("negatives");
    var share = (double) negatives / Math.max(1, evidence.getLong("scored"));
    return List.of(
        AlertReasons.negatives(negatives, 12 * learned.usualNegatives(now), ids),
        AlertReasons.share(share, learned.usualNegativeShare(), ids),
        mentions);
  }

  private Uni<Void> write(SqlClient connection, Watched brand, Alert alert) {
    var view = new JsonObject(json.write(alert));
    var columns =
        new Object[] {
          alert.id(),
          alert.brandId(),
          alert.kind(),
          alert.topic(),
          alert.level(),
          alert.score(),
          json.write(alert.reasons()),
          alert.mentionIds().toArray(UUID[]::new),
          utc(alert.raisedAt())
        };
    return connection
        .preparedQuery(INSERT)
        .execute(Tuple.from(columns))
        .chain(
            () -> EventLog.append(connection, alert.team(), "alert", alert.id().toString(), view))
        .chain(
            () ->
                Outbox.add(
                    connection,
                    "incident",
                    alert.brandId().toString(),
                    "alert/" + alert.id(),
                    message(brand, view)))
        .replaceWithVoid();
  }

  private static JsonObject message(Watched brand, JsonObject view) {
    var body = view.copy();
    body.put("alertId", body.remove("id"));
    body.put("brandName", brand.name());
    body.remove("delivery");
    body.remove("incidentId");
    return new JsonObject().put("kind", "alert").put("body", body);
  }

  private static Set<Verdict.Kind> kinds(RowSet<Row> rows) {
    var kinds = EnumSet.noneOf(Verdict.Kind.class);
    rows.forEach(row -> kinds.add(Verdict.Kind.valueOf(row.getString(0).toUpperCase(Locale.ROOT))));
    return kinds;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
