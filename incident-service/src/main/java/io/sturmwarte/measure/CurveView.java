package io.sturmwarte.measure;

import io.sturmwarte.incident.Text;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The hours of an incident, from a day before the opening to two days after the resolution.
 *
 * @param onset where the curve shows the beginning of the storm
 * @param missing why there are no points; null where there are
 */
public record CurveView(
    UUID incidentId,
    @Nullable Instant onset,
    List<Hour> hours,
    List<PublicAction> actions,
    @Nullable Text missing) {

  /**
   * One hour.
   *
   * @param usual negatives at this time of the week, median of four weeks
   */
  public record Hour(
      Instant at, long mentions, long scored, long negatives, long reach, double usual) {}
}
