package io.sturmwarte.storm;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.events.EventLog;
import io.sturmwarte.outbox.Outbox;
import io.sturmwarte.signal.BrandSignals;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Evaluates the storm levels, again and again; a changed level is told in the same transaction. */
@ApplicationScoped
public class StormCycle {
  private static final int AT_ONCE = 20;

  private static final String CLAIM =
      """
      select s.*, b.name, b.team, w.state
      from storm s join brand b on b.id = s.brand_id join watch w on w.brand_id = s.brand_id
      where s.evaluated_at <= app_now() - $1::float8 * interval '1 second'
      order by s.evaluated_at
      limit $2
      for update of s skip locked
      """;

  private static final String WRITE =
      """
      update storm set level = $2, social = $3, media = $4, since = $5, evaluated_at = $6, reasons = $7::text::jsonb,
        rising_to = $8, rising_since = $9, falling_to = $10, falling_since = $11, lasting_since = $12
      where brand_id = $1
      """;

  private static final String NOTE_CHANGE =
      """
      insert into storm_change (brand_id, at, level) values ($1, $2, $3) on conflict do nothing
      """;

  @ConfigProperty(name = "sturmwarte.level.every", defaultValue = "PT10S")
  Duration every;

  @ConfigProperty(name = "sturmwarte.level.rise-after", defaultValue = "PT30S")
  Duration riseAfter;

  @ConfigProperty(name = "sturmwarte.level.fall-after", defaultValue = "PT1H")
  Duration fallAfter;

  private final Pool pool;
  private final Clock clock;
  private final Levels levels;

  StormCycle(Pool pool, Clock clock, Levels levels) {
    this.pool = pool;
    this.clock = clock;
    this.levels = levels;
  }

  public Uni<Duration> round() {
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(CLAIM)
                .execute(Tuple.of((double) every.toMillis() / 1000, AT_ONCE))
                .call(rows -> evaluateAll(connection, rows))
                .map(rows -> rows.size() == AT_ONCE ? Duration.ZERO : every.dividedBy(4)));
  }

  /** One after the other: a transaction has one connection. */
  private Uni<Void> evaluateAll(SqlClient connection, RowSet<Row> rows) {
    return Multi.createFrom()
        .iterable(rows)
        .onItem()
        .transformToUniAndConcatenate(row -> evaluate(connection, row).replaceWith(true))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> evaluate(SqlClient connection, Row row) {
    var now = clock.instant();
    var lastingSince = instant(row, "lasting_since");
    var lasting = lastingSince == null ? Duration.ZERO : Duration.between(lastingSince, now);
    return FactsReader.read(connection, row.getUUID("brand_id"), learned(row), lasting, now)
        .map(facts -> Evaluation.of(row, facts, lastingSince, now, riseAfter, fallAfter))
        .chain(evaluation -> write(connection, row, evaluation));
  }

  private static BrandSignals learned(Row row) {
    return Optional.ofNullable(row.getValue("state"))
        .map(state -> BrandSignals.of(((Buffer) state).getBytes()))
        .orElseGet(BrandSignals::unlearned);
  }

  private record Evaluation(
      LevelRules.Judgement judgement,
      Standing before,
      Standing after,
      @Nullable Instant lastingSince,
      Instant at) {
    static Evaluation of(
        Row row,
        Facts facts,
        @Nullable Instant lastingSince,
        Instant now,
        Duration riseAfter,
        Duration fallAfter) {
      var judgement = LevelRules.judge(facts, Thresholds.DEFAULT);
      var before = standing(row);
      var after = before.next(judgement.level(), now, riseAfter, fallAfter);
      var since = lastingSince == null ? now : lastingSince;
      var lasts = facts.excess() >= Thresholds.DEFAULT.breezeExcess();
      return new Evaluation(judgement, before, after, lasts ? since : null, now);
    }

    boolean changed() {
      return before.level() != after.level();
    }

    Level view() {
      return new Level(
          after.level(),
          judgement.social(),
          judgement.media(),
          after.since(),
          at,
          judgement.reasons());
    }
  }

  private Uni<Void> write(SqlClient connection, Row row, Evaluation evaluation) {
    var after = evaluation.after();
    var judgement = evaluation.judgement();
    var parameters =
        new Object[] {
          row.getUUID("brand_id"),
          after.level(),
          judgement.social(),
          judgement.media(),
          utc(after.since()),
          utc(evaluation.at()),
          levels.write(judgement.reasons()),
          after.rising() == null ? null : after.rising().to(),
          after.rising() == null ? null : utc(after.rising().since()),
          after.falling() == null ? null : after.falling().to(),
          after.falling() == null ? null : utc(after.falling().since()),
          utc(evaluation.lastingSince())
        };
    return connection
        .preparedQuery(WRITE)
        .execute(Tuple.from(parameters))
        .chain(
            () ->
                evaluation.changed()
                    ? tell(connection, row, evaluation)
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> tell(SqlClient connection, Row row, Evaluation evaluation) {
    var brandId = row.getUUID("brand_id");
    var team = row.getString("team");
    var level = new JsonObject(levels.write(evaluation.view()));
    var event = new JsonObject().put("brandId", brandId.toString()).put("level", level);
    var message = message(brandId, row, evaluation);
    return connection
        .preparedQuery(NOTE_CHANGE)
        .execute(Tuple.of(brandId, utc(evaluation.at()), evaluation.after().level()))
        .chain(() -> EventLog.append(connection, team, "level", brandId.toString(), event))
        .chain(() -> Outbox.add(connection, "incident", brandId.toString(), null, message))
        .replaceWithVoid();
  }

  private JsonObject message(UUID brandId, Row row, Evaluation evaluation) {
    return new JsonObject()
        .put("kind", "level")
        .put("brandId", brandId.toString())
        .put(
            "body",
            new JsonObject()
                .put("brandName", row.getString("name"))
                .put("team", row.getString("team"))
                .put("level", evaluation.after().level())
                .put("reasons", new JsonArray(levels.write(evaluation.judgement().reasons())))
                .put("at", evaluation.at().toString())
                .put("exercise", false));
  }

  private static Standing standing(Row row) {
    return new Standing(
        row.getInteger("level"),
        row.getOffsetDateTime("since").toInstant(),
        drift(row, "rising_to", "rising_since"),
        drift(row, "falling_to", "falling_since"));
  }

  private static Standing.@Nullable Drift drift(Row row, String to, String since) {
    var start = instant(row, since);
    return start == null ? null : new Standing.Drift(row.getInteger(to), start);
  }

  private static @Nullable Instant instant(Row row, String column) {
    var at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
