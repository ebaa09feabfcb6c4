package io.sturmwarte.alert;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.rule.Category;
import io.sturmwarte.silence.Suppression;
import io.sturmwarte.storm.Levels;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The alerts that were raised, newest first; their ids are in the order of time. */
@ApplicationScoped
class Alerts {
  /** Parameters: whether all teams are seen, the teams, since when an alert is open. */
  private static final String VIEW =
      """
      select a.*, a.reasons::text as reasons_text, a.language_cue::text as cue, b.team, a.last_seen_at > $3 as open,
        case when a.suppressed_by <> '[]' and a.times_told = 0 then 'suppressed'
          when a.message_key is null then 'pending'
          else lower(coalesce(o.state, 'DELIVERED')) end as delivery,
        opinion.useful, opinion.noise
      from alert a join brand b on b.id = a.brand_id left join outbox o on o.dedupe_key = a.message_key
      cross join lateral (
        select count(*) filter (where verdict = 'useful') as useful, count(*) filter (where verdict = 'noise') as noise
        from (select distinct on (given_by) verdict from alert_feedback where alert_id = a.id
          order by given_by, id desc) as last) opinion
      where ($1 or b.team = any($2))
      """;

  private static final String LIST =
      """
      %s
        and ($4::uuid is null or a.brand_id = $4)
        and ($5::text is null or a.kind = $5)
        and ($6::timestamptz is null or a.raised_at >= $6)
        and ($7::timestamptz is null or a.raised_at < $7)
        and ($8::boolean is null or (a.suppressed_by <> '[]') = $8)
        and ($9::boolean is null or (a.last_seen_at > $3) = $9)
        and ($10::uuid is null or a.id < $10)
      order by a.id desc
      limit $11
      """
          .formatted(VIEW);

  private static final String SOME = "%s and a.id = any($4) order by a.id".formatted(VIEW);

  private final Pool pool;
  private final Clock clock;
  private final Levels json;
  private final AlertSettings settings;

  Alerts(Pool pool, Clock clock, Levels json, AlertSettings settings) {
    this.pool = pool;
    this.clock = clock;
    this.json = json;
    this.settings = settings;
  }

  /** What to list; null for no matter. */
  record Criteria(
      @Nullable UUID brand,
      @Nullable String kind,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable Boolean suppressed,
      @Nullable Boolean open) {}

  Uni<Page<Alert>> list(Caller caller, Criteria criteria, @Nullable String cursor, int limit) {
    var before = cursor == null ? null : position(Page.decode(cursor));
    var parameters =
        new Object[] {
          caller.seesAll(),
          caller.teamsArray(),
          openSince(),
          criteria.brand(),
          criteria.kind(),
          utc(criteria.from()),
          utc(criteria.to()),
          criteria.suppressed(),
          criteria.open(),
          before,
          limit + 1
        };
    return pool.preparedQuery(LIST)
        .execute(Tuple.from(parameters))
        .map(this::alerts)
        .map(alerts -> Page.of(alerts, limit, alert -> alert.id().toString()));
  }

  /** Fails as if there were none where the caller may not see it. */
  Uni<Alert> find(Caller caller, UUID id) {
    return pool.preparedQuery(SOME)
        .execute(Tuple.of(caller.seesAll(), caller.teamsArray(), openSince(), new UUID[] {id}))
        .map(this::alerts)
        .map(found -> found.stream().findFirst().orElseThrow(() -> notFound(id)));
  }

  /** In the transaction of {@code connection}, whoever may see them. */
  Uni<List<Alert>> find(SqlClient connection, UUID[] ids) {
    return connection
        .preparedQuery(SOME)
        .execute(Tuple.of(true, new String[0], openSince(), ids))
        .map(this::alerts);
  }

  static Problem notFound(UUID id) {
    return new Problem.NotFound("alert", id);
  }

  private OffsetDateTime openSince() {
    return requireNonNull(utc(clock.instant().minus(settings.openFor())));
  }

  private List<Alert> alerts(RowSet<Row> rows) {
    var alerts = new ArrayList<Alert>(rows.size());
    rows.forEach(row -> alerts.add(alert(row)));
    return alerts;
  }

  private Alert alert(Row row) {
    return new Alert(
        row.getUUID("id"),
        row.getUUID("brand_id"),
        row.getString("team"),
        row.getString("kind"),
        row.getUUID("rule_id"),
        row.getString("rule"),
        row.getString("rule_kind"),
        Category.of(row.getString("category")),
        row.getString("platform"),
        row.getString("topic"),
        row.getUUID("group_id"),
        row.getInteger("level"),
        row.getDouble("score"),
        row.getDouble("excess"),
        json.reasons(row.getString("reasons_text")),
        List.of(row.getArrayOfUUIDs("mention_ids")),
        row.getOffsetDateTime("raised_at").toInstant(),
        row.getOffsetDateTime("last_seen_at").toInstant(),
        row.getBoolean("open"),
        row.getBoolean("exercise"),
        suppressions(row.getJsonArray("suppressed_by")),
        row.getInteger("times_told"),
        row.getString("delivery"),
        row.getUUID("incident_id"),
        new Feedback.Counts(row.getLong("useful"), row.getLong("noise")),
        cue(row.getString("cue")));
  }

  private static @Nullable LanguageCue cue(@Nullable String text) {
    return text == null ? null : new JsonObject(text).mapTo(LanguageCue.class);
  }

  static List<Suppression> suppressions(JsonArray array) {
    return array.stream()
        .map(JsonObject.class::cast)
        .map(
            one ->
                new Suppression(
                    Suppression.Kind.of(one.getString("kind")),
                    UUID.fromString(one.getString("id"))))
        .toList();
  }

  private static UUID position(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Problem.Invalid("cursor", "send the value of 'next' of the page before, unchanged");
    }
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
