package io.sturmwarte.storm;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.events.EventLog;
import io.sturmwarte.outbox.Outbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a level and tells of its change, in one transaction. */
final class StormTable {
  private static final String WRITE =
      """
      update storm set level = $2, social = $3, media = $4, since = $5, evaluated_at = $6, reasons = $7::text::jsonb,
        rising_to = $8, rising_since = $9, falling_to = $10, falling_since = $11, lasting_since = $12, automatic = $13,
        automatic_since = $14
      where brand_id = $1
      """;

  private static final String DROP_OVERRIDE = "delete from storm_override where brand_id = $1";

  private static final String NOTE =
      """
      insert into storm_change (brand_id, at, level, cause, automatic, changed_by, reason, until)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing
      """;

  private StormTable() {}

  /** Why a level changes. */
  enum Cause {
    AUTOMATIC,
    SET,
    LIFTED,
    EXPIRED
  }

  /** What made a level change, and by whom. */
  record Change(Cause cause, @Nullable String by) {
    static Change automatic(Evaluation evaluation) {
      return new Change(evaluation.expired() ? Cause.EXPIRED : Cause.AUTOMATIC, null);
    }

    boolean byHand() {
      return cause != Cause.AUTOMATIC;
    }
  }

  static Uni<Void> write(
      SqlClient connection, Evaluation evaluation, Change change, Levels levels) {
    return connection
        .preparedQuery(WRITE)
        .execute(Tuple.from(columns(evaluation, levels)))
        .chain(() -> dropExpired(connection, evaluation))
        .chain(() -> note(connection, evaluation, change))
        .chain(() -> publish(connection, evaluation, change, levels))
        .chain(() -> tellIncidents(connection, evaluation, levels));
  }

  private static Object[] columns(Evaluation evaluation, Levels levels) {
    var standing = evaluation.standing();
    var rising = standing.rising();
    var falling = standing.falling();
    return new Object[] {
      evaluation.before().brandId(),
      evaluation.level(),
      evaluation.judgement().social(),
      evaluation.judgement().media(),
      utc(evaluation.since()),
      utc(evaluation.at()),
      levels.write(evaluation.reasons()),
      rising == null ? null : rising.to(),
      rising == null ? null : utc(rising.since()),
      falling == null ? null : falling.to(),
      falling == null ? null : utc(falling.since()),
      utc(evaluation.lastingSince()),
      standing.level(),
      utc(standing.since())
    };
  }

  private static Uni<Void> dropExpired(SqlClient connection, Evaluation evaluation) {
    return evaluation.expired()
        ? connection
            .preparedQuery(DROP_OVERRIDE)
            .execute(Tuple.of(evaluation.before().brandId()))
            .replaceWithVoid()
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> note(SqlClient connection, Evaluation evaluation, Change change) {
    if (!evaluation.levelChanged() && !change.byHand()) {
      return Uni.createFrom().voidItem();
    }
    var override = evaluation.override();
    var columns =
        new Object[] {
          evaluation.before().brandId(),
          utc(evaluation.at()),
          evaluation.level(),
          change.cause().name().toLowerCase(Locale.ROOT),
          evaluation.standing().level(),
          change.by(),
          override == null ? null : override.reason(),
          override == null ? null : utc(override.until())
        };
    return connection.preparedQuery(NOTE).execute(Tuple.from(columns)).replaceWithVoid();
  }

  private static Uni<Void> publish(
      SqlClient connection, Evaluation evaluation, Change change, Levels levels) {
    if (!evaluation.levelChanged() && !evaluation.automaticChanged() && !change.byHand()) {
      return Uni.createFrom().voidItem();
    }
    var brandId = evaluation.before().brandId().toString();
    var event =
        new JsonObject()
            .put("brandId", brandId)
            .put("level", new JsonObject(levels.write(evaluation.view())));
    return EventLog.append(connection, evaluation.before().team(), "level", brandId, event);
  }

  private static Uni<Void> tellIncidents(
      SqlClient connection, Evaluation evaluation, Levels levels) {
    if (!evaluation.levelChanged()) {
      return Uni.createFrom().voidItem();
    }
    var brandId = evaluation.before().brandId().toString();
    var message =
        new JsonObject()
            .put("kind", "level")
            .put("brandId", brandId)
            .put(
                "body",
                new JsonObject()
                    .put("brandName", evaluation.before().name())
                    .put("team", evaluation.before().team())
                    .put("level", evaluation.level())
                    .put("reasons", new JsonArray(levels.write(evaluation.reasons())))
                    .put("at", evaluation.at().toString())
                    .put("exercise", false));
    return Outbox.add(connection, "incident", brandId, null, message).replaceWithVoid();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
