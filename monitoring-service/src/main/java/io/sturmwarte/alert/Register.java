package io.sturmwarte.alert;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.events.EventLog;
import io.sturmwarte.signal.Verdict;
import io.sturmwarte.storm.Levels;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Keeps the alerts: each in its group, with its event for those who watch live. */
@ApplicationScoped
class Register {
  /** How exactly it is known when a rule was last seen crossed; spares a write at every look. */
  private static final Duration SEEN_EVERY = Duration.ofSeconds(30);

  private static final String EARLIER =
      """
      select id, kind, level, raised_at, last_seen_at, suppressed_by = '[]' as heard,
        suppressed_by @> '[{"kind": "refractory"}]' as restrained,
        (select level from storm where brand_id = $1) as level_now
      from alert
      where brand_id = $1 and rule_id is not distinct from $2 and last_seen_at > $3
      order by raised_at desc, id desc
      limit 100
      """;

  /**
   * A group that is quiet waits a little for more; one that was told waits out the interval, except
   * that the first alert after watches goes out at once. Locks the group before the alert is in it.
   */
  private static final String GROUP =
      """
      insert into alert_group as g (id, brand_id, topic, due_at)
      values ($1, $2, $3, app_now() + $5::float8 * interval '1 second')
      on conflict (brand_id, topic_key) do update set due_at = least(g.due_at, greatest(
        app_now() + $5::float8 * interval '1 second',
        (case when $4 then g.told_alert_at else g.told_at end) + $6::float8 * interval '1 second'))
      returning id, topic
      """;

  /** What nothing comes in from is no topic of anybody. */
  private static final String RECENT_TOPICS =
      """
      select g.topic from alert a join alert_group g on g.id = a.group_id
      where a.brand_id = $1 and a.last_seen_at > $2 and g.topic <> '' and a.rule_kind <> 'no-data'
      group by g.topic
      order by max(a.last_seen_at) desc
      limit 10
      """;

  private static final String INSERT =
      """
      insert into alert (id, brand_id, kind, rule_id, rule, rule_kind, category, platform, topic, group_id, level, score,
        excess, reasons, mention_ids, raised_at, last_seen_at, exercise, suppressed_by, language_cue)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::text::jsonb, $15, $16, $16,
        false, $17::text::jsonb, $18::text::jsonb)
      """;

  private static final String GOES_ON =
      "update alert set last_seen_at = $2 where id = $1 and last_seen_at <= $3";

  private final Levels json;
  private final AlertSettings settings;

  Register(Levels json, AlertSettings settings) {
    this.json = json;
    this.settings = settings;
  }

  /** The group that an alert is in, and the topic as it was first written. */
  record Group(UUID id, String topic) {}

  /**
   * What went before.
   *
   * @param level of the storm now; 0 where nothing went before
   * @param earlier the newest first
   */
  record Past(int level, List<Refractory.Earlier> earlier) {}

  Uni<Past> earlier(SqlClient connection, UUID brandId, Crossing crossing, Instant since) {
    return connection
        .preparedQuery(EARLIER)
        .execute(Tuple.of(brandId, crossing.ruleId(), utc(since)))
        .map(Register::past);
  }

  /** What the brand's alerts were about, the last first. */
  Uni<List<String>> recentTopics(SqlClient connection, UUID brandId, Instant since) {
    return connection
        .preparedQuery(RECENT_TOPICS)
        .execute(Tuple.of(brandId, utc(since)))
        .map(Register::texts);
  }

  Uni<Group> group(SqlClient connection, UUID brandId, String topic, Verdict.Kind kind) {
    var columns =
        new Object[] {
          Generators.timeBasedEpochGenerator().generate(),
          brandId,
          topic,
          kind == Verdict.Kind.ALERT,
          seconds(settings.groupWait()),
          seconds(settings.groupInterval())
        };
    return connection
        .preparedQuery(GROUP)
        .execute(Tuple.from(columns))
        .map(rows -> rows.iterator().next())
        .map(row -> new Group(row.getUUID("id"), row.getString("topic")));
  }

  Uni<Void> goesOn(SqlClient connection, UUID id, Instant now) {
    return connection
        .preparedQuery(GOES_ON)
        .execute(Tuple.of(id, utc(now), utc(now.minus(SEEN_EVERY))))
        .replaceWithVoid();
  }

  Uni<Void> add(SqlClient connection, Alert alert) {
    var columns =
        new Object[] {
          alert.id(),
          alert.brandId(),
          alert.kind(),
          alert.ruleId(),
          alert.rule(),
          alert.ruleKind(),
          alert.category().word(),
          alert.platform(),
          alert.topic(),
          alert.groupId(),
          alert.level(),
          alert.score(),
          alert.excess(),
          json.write(alert.reasons()),
          alert.mentionIds().toArray(UUID[]::new),
          utc(alert.raisedAt()),
          json.write(alert.suppressedBy()),
          alert.languageCue() == null ? null : json.write(alert.languageCue())
        };
    var event = new JsonObject(json.write(alert));
    return connection
        .preparedQuery(INSERT)
        .execute(Tuple.from(columns))
        .chain(
            () -> EventLog.append(connection, alert.team(), "alert", alert.id().toString(), event));
  }

  private static List<String> texts(RowSet<Row> rows) {
    var texts = new ArrayList<String>(rows.size());
    rows.forEach(row -> texts.add(row.getString(0)));
    return texts;
  }

  private static Past past(RowSet<Row> rows) {
    var earlier = new ArrayList<Refractory.Earlier>(rows.size());
    var level = 0;
    for (var row : rows) {
      level = row.getInteger("level_now");
      earlier.add(earlier(row));
    }
    return new Past(level, earlier);
  }

  private static Refractory.Earlier earlier(Row row) {
    return new Refractory.Earlier(
        row.getUUID("id"),
        Verdict.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getInteger("level"),
        row.getOffsetDateTime("raised_at").toInstant(),
        row.getOffsetDateTime("last_seen_at").toInstant(),
        row.getBoolean("heard"),
        row.getBoolean("restrained"));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
