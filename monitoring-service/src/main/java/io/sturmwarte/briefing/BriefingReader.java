package io.sturmwarte.briefing;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.briefing.BriefingFacts.OfPlatform;
import io.sturmwarte.briefing.BriefingFacts.Silent;
import io.sturmwarte.briefing.BriefingFacts.Told;
import io.sturmwarte.briefing.BriefingFacts.Usual;
import io.sturmwarte.briefing.BriefingFacts.Waiting;
import io.sturmwarte.campaign.Campaign;
import io.sturmwarte.campaign.Campaigns;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.signal.BrandSignals;
import io.sturmwarte.storm.Levels;
import io.sturmwarte.topic.Topic;
import io.sturmwarte.topic.TopicBoard;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a briefing is made of. */
@ApplicationScoped
class BriefingReader {
  private static final int BINS_OF_AN_HOUR = 12;

  /** A day: before that nobody knows what is usual. */
  private static final int BINS_TO_KNOW = 288;

  private static final String READ =
      """
      with said as (
        select m.source, m.platform, m.reach, s.sentiment
        from mention_brand mb
        join mention m on m.id = mb.mention_id and m.published_at = mb.published_at
        left join mention_score s on s.mention_id = mb.mention_id and s.published_at = mb.published_at
        where mb.brand_id = $1 and mb.published_at > $2 and mb.published_at <= $3 and not m.exercise),
      platform as (
        select platform, count(*) as mentions from said
        where sentiment = 'negative' or not exists (select from said where sentiment = 'negative')
        group by platform),
      waiting as (
        select count(*) as unscored, min(received_at) as oldest from unscored
        where $1 = any(brand_ids) and not exercise)
      select b.id, b.name, w.state, %s,
        (select count(*) from said) as mentions,
        (select count(sentiment) from said) as scored,
        (select count(*) from said where sentiment = 'negative') as negatives,
        (select count(*) from said where sentiment = 'positive') as positives,
        coalesce((select sum(reach) from said where sentiment = 'negative'), 0)::bigint as reach_of_negatives,
        (select unscored from waiting) as unscored,
        coalesce((select extract(epoch from $3 - oldest) from waiting), 0)::bigint as oldest_unscored_seconds,
        (select coalesce(jsonb_agg(jsonb_build_object('platform', platform, 'mentions', mentions)
          order by mentions desc, platform), '[]') from platform) as platforms,
        (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'at', raised_at, 'incidentId', incident_id)
          order by raised_at desc), '[]')
          from alert where brand_id = $1 and raised_at > $2 and raised_at <= $3 and not exercise) as alerts
      from brand b join storm s on s.brand_id = b.id join watch w on w.brand_id = b.id
      where b.id = $1 and ($4 or b.team = any($5))
      """
          .formatted(Levels.COLUMNS);

  /**
   * Of the last two days up to a source's last word: at its pace, twenty should have come since.
   */
  private static final String SILENT =
      """
      select source, last_at, per_day from (
        select m.source, max(m.received_at) as last_at,
          count(*) / greatest(extract(epoch from max(m.received_at) - min(m.received_at)) / 86400, 0.25) as per_day
        from mention_brand mb join mention m on m.id = mb.mention_id and m.published_at = mb.published_at
        where mb.brand_id = $1 and mb.published_at > $2::timestamptz - interval '2 days' and not m.exercise
        group by m.source
        having count(*) >= 20) as pace
      where last_at < $2 - interval '1 hour' and extract(epoch from $2 - last_at) / 86400 * per_day >= 20
      order by per_day desc
      """;

  private final Pool pool;
  private final Levels levels;
  private final TopicBoard topics;
  private final Campaigns campaigns;
  private final IncidentLookup incidents;

  BriefingReader(
      Pool pool, Levels levels, TopicBoard topics, Campaigns campaigns, IncidentLookup incidents) {
    this.pool = pool;
    this.levels = levels;
    this.topics = topics;
    this.campaigns = campaigns;
    this.incidents = incidents;
  }

  Uni<BriefingFacts> read(UUID brandId, Caller caller, Duration back, Instant now) {
    var from = now.minus(back);
    return pool.preparedQuery(READ)
        .execute(Tuple.of(brandId, utc(from), utc(now), caller.seesAll(), caller.teamsArray()))
        .map(rows -> only(rows, brandId))
        .chain(row -> about(brandId, back, now).map(about -> facts(row, about, from, now)))
        .chain(this::withIncident);
  }

  /** What other features say. */
  private record About(List<Topic> topics, Campaign campaign, List<Silent> silent) {}

  private Uni<About> about(UUID brandId, Duration back, Instant now) {
    return topics
        .of(brandId, back)
        .chain(
            found ->
                campaigns
                    .judge(pool, brandId, back, "negative", now)
                    .chain(
                        campaign ->
                            silent(brandId, now)
                                .map(silent -> new About(found, campaign, silent))));
  }

  private static Row only(RowSet<Row> rows, UUID brandId) {
    if (rows.size() == 0) {
      throw new Problem.NotFound("brand", brandId);
    }
    return rows.iterator().next();
  }

  private BriefingFacts facts(Row row, About about, Instant from, Instant now) {
    return new BriefingFacts(
        row.getUUID("id"),
        row.getString("name"),
        from,
        now,
        levels.level(row),
        row.getLong("mentions"),
        row.getLong("scored"),
        row.getLong("negatives"),
        row.getLong("positives"),
        usual(row, from, now),
        row.getLong("reach_of_negatives"),
        list(row.getJsonArray("platforms"), BriefingReader::platform),
        about.topics(),
        about.campaign(),
        new Waiting(
            row.getLong("unscored"), Duration.ofSeconds(row.getLong("oldest_unscored_seconds"))),
        about.silent(),
        list(row.getJsonArray("alerts"), BriefingReader::alert));
  }

  /** Hour by hour, since the hours of a day differ. */
  private static @Nullable Usual usual(Row row, Instant from, Instant now) {
    var state = row.getValue("state");
    var learned = state == null ? null : BrandSignals.of(((Buffer) state).getBytes());
    if (learned == null || learned.bins() < BINS_TO_KNOW) {
      return null;
    }
    var mentions = 0.0;
    var negatives = 0.0;
    for (var hour = from; hour.isBefore(now); hour = hour.plus(Duration.ofHours(1))) {
      mentions += BINS_OF_AN_HOUR * learned.usualMentions(hour);
      negatives += BINS_OF_AN_HOUR * learned.usualNegatives(hour);
    }
    return new Usual(mentions, negatives, learned.usualNegativeShare());
  }

  private Uni<List<Silent>> silent(UUID brandId, Instant now) {
    return pool.preparedQuery(SILENT)
        .execute(Tuple.of(brandId, utc(now)))
        .map(BriefingReader::silent);
  }

  private static List<Silent> silent(RowSet<Row> rows) {
    var silent = new ArrayList<Silent>(rows.size());
    for (var row : rows) {
      silent.add(
          new Silent(
              row.getString("source"),
              row.getOffsetDateTime("last_at").toInstant(),
              row.getNumeric("per_day").doubleValue()));
    }
    return silent;
  }

  /** Only the newest alert is told of. */
  private Uni<BriefingFacts> withIncident(BriefingFacts facts) {
    var newest = facts.alerts().isEmpty() ? null : facts.alerts().getFirst().incidentId();
    return incidents
        .of(newest)
        .map(status -> status.isEmpty() ? facts : facts.withIncident(status.get()));
  }

  private static OfPlatform platform(JsonObject json) {
    return new OfPlatform(json.getString("platform"), json.getLong("mentions"));
  }

  private static Told alert(JsonObject json) {
    var incidentId = json.getString("incidentId");
    return new Told(
        json.getString("kind"),
        OffsetDateTime.parse(json.getString("at")).toInstant(),
        incidentId == null ? null : UUID.fromString(incidentId),
        null);
  }

  private static <T> List<T> list(JsonArray array, Function<JsonObject, T> item) {
    return array.stream().map(JsonObject.class::cast).map(item).toList();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
