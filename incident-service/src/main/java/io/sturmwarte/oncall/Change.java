package io.sturmwarte.oncall;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody has laid over a rotation for a time. */
sealed interface Change {
  Span span();

  /** Fixed shifts instead of the rotation; where none of them lies, nobody is on call. */
  record Temporary(Span span, List<Shift> shifts) implements Change {}

  /**
   * Somebody instead of somebody; without a substitute nobody instead, without an absent one
   * somebody in addition.
   */
  record Override(Span span, @Nullable UUID absent, @Nullable UUID substitute) implements Change {}
}
