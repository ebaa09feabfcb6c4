package io.sturmwarte.measure;

import io.sturmwarte.incident.Text;
import java.time.Instant;
import java.util.Optional;

/** What monitoring-service says about the time of an incident. */
sealed interface Reading {
  /**
   * The curve.
   *
   * @param onset empty where it shows no rise before the opening
   */
  record Known(Curve curve, Optional<Instant> onset) implements Reading {}

  /** There is none, for this reason. */
  record Unknown(Text why) implements Reading {}
}
