package io.sturmwarte.rule;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The detector's thresholds of the brands; a brand without any has those that ship. */
@ApplicationScoped
public class Detections {
  private static final String READ =
      """
      select d.alert_score, d.alert_share, d.watch_score
      from brand b left join detection d on d.brand_id = b.id where b.id = $1
      """;

  private static final String SET =
      """
      insert into detection (brand_id, alert_score, alert_share, watch_score, changed_by)
      values ($1, $2, $3, $4, $5)
      on conflict (brand_id) do update set alert_score = excluded.alert_score, alert_share = excluded.alert_share,
        watch_score = excluded.watch_score, changed_by = excluded.changed_by, changed_at = app_now()
      """;

  private final Pool pool;

  Detections(Pool pool) {
    this.pool = pool;
  }

  public Uni<Detection> of(UUID brandId) {
    return pool.preparedQuery(READ)
        .execute(Tuple.of(brandId))
        .map(rows -> Detection.of(rows.iterator().next()));
  }

  Uni<Detection> set(UUID brandId, Detection detection, String by) {
    return pool.preparedQuery(SET)
        .execute(
            Tuple.of(
                brandId,
                detection.alertScore(),
                detection.alertShare(),
                detection.watchScore(),
                by))
        .replaceWith(detection);
  }
}
