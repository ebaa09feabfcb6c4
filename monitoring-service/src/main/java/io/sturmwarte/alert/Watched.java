package io.sturmwarte.alert;

import io.sturmwarte.rule.Detection;
import io.sturmwarte.signal.BrandSignals;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * A brand under watch.
 *
 * @param start of its first bin
 * @param position the first bin that was not learned from
 * @param detection from which scores on the detector speaks
 * @param late mentions that came after their bin was learned from
 */
record Watched(
    UUID brandId,
    String name,
    String team,
    Instant start,
    Instant position,
    BrandSignals learned,
    Detection detection,
    long late) {
  private static final int MANY_LATE = 50;
  private static final int BINS_OF_A_DAY = 288;

  static Watched of(Row row) {
    var start = row.getOffsetDateTime("start").toInstant();
    var position = row.getOffsetDateTime("position");
    var learned =
        position == null
            ? BrandSignals.unlearned()
            : BrandSignals.of(((Buffer) row.getValue("state")).getBytes());
    return new Watched(
        row.getUUID("brand_id"),
        row.getString("name"),
        row.getString("team"),
        start,
        position == null || learned.bins() == 0 ? start : position.toInstant(),
        learned,
        Detection.of(row),
        row.getLong("late"));
  }

  /**
   * Some late ones do not matter. Many are history that was posted afterwards; so is anything
   * before the first day of a young brand. Then all is learned anew, which takes a few milliseconds
   * a month.
   */
  Watched withLate(long more) {
    var sum = late + more;
    if (sum >= MANY_LATE || (sum > 0 && learned.bins() < BINS_OF_A_DAY)) {
      return new Watched(brandId, name, team, start, start, BrandSignals.unlearned(), detection, 0);
    }
    return new Watched(brandId, name, team, start, position, learned, detection, sum);
  }
}
