package io.sturmwarte.storm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sturmwarte.brand.OwnWords;
import io.sturmwarte.signal.BrandSignals;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a brand's level before it is judged anew.
 *
 * @param level the one that counts
 * @param since when
 * @param standing of the automatic level
 * @param lastingSince since when the excess has been lasting; null without any
 */
record Storm(
    UUID brandId,
    String name,
    String team,
    List<String> ownWords,
    BrandSignals learned,
    Thresholds thresholds,
    int level,
    Instant since,
    Standing standing,
    @Nullable Instant lastingSince,
    @Nullable LevelOverride override) {

  /** Goes before a {@code where}; the row of {@code storm} is locked by the caller. */
  static final String READ =
      """
      select s.*, b.name, b.team, b.handles, w.state,
        o.level as override_level, o.reason as override_reason, o.set_by, o.set_at, o.until,
        (coalesce((select t.thresholds from storm_threshold t where t.brand_id is null order by t.id desc limit 1), '{}')
          || coalesce((select t.thresholds from storm_threshold t where t.brand_id = s.brand_id order by t.id desc limit 1),
            '{}'))::text as thresholds
      from storm s join brand b on b.id = s.brand_id join watch w on w.brand_id = s.brand_id
        left join storm_override o on o.brand_id = s.brand_id
      """;

  static Storm of(Row row, ObjectMapper json) {
    return new Storm(
        row.getUUID("brand_id"),
        row.getString("name"),
        row.getString("team"),
        List.copyOf(OwnWords.of(row.getString("name"), row.getArrayOfStrings("handles"))),
        Optional.ofNullable(row.getValue("state"))
            .map(state -> BrandSignals.of(((Buffer) state).getBytes()))
            .orElseGet(BrandSignals::unlearned),
        thresholds(row.getString("thresholds"), json),
        row.getInteger("level"),
        row.getOffsetDateTime("since").toInstant(),
        standing(row),
        instant(row, "lasting_since"),
        override(row));
  }

  private static @Nullable LevelOverride override(Row row) {
    var level = row.getInteger("override_level");
    return level == null
        ? null
        : new LevelOverride(
            level,
            row.getString("override_reason"),
            row.getString("set_by"),
            row.getOffsetDateTime("set_at").toInstant(),
            instant(row, "until"));
  }

  Duration lasting(Instant now) {
    return lastingSince == null ? Duration.ZERO : Duration.between(lastingSince, now);
  }

  private static Thresholds thresholds(String text, ObjectMapper json) {
    try {
      return json.readValue(text, Thresholds.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Standing standing(Row row) {
    return new Standing(
        row.getInteger("automatic"),
        row.getOffsetDateTime("automatic_since").toInstant(),
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
}
