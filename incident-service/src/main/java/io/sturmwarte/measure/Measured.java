package io.sturmwarte.measure;

import io.sturmwarte.incident.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an incident.
 *
 * @param isFinal whether nothing will change any more
 * @param curveMissing why the curve is not there; null where it is
 */
public record Measured(
    UUID incidentId,
    Instant measuredAt,
    boolean isFinal,
    @Nullable Text curveMissing,
    List<Measure> measures) {

  /** By its id, where it has a value. */
  public Optional<Double> value(String id) {
    return measures.stream()
        .filter(measure -> measure.id().equals(id))
        .findFirst()
        .map(Measure::value);
  }
}
