package io.sturmwarte.alert;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert that is open, or was never told, as the stages see it.
 *
 * @param muted whether something keeps it from being told now
 * @param told when it was told last; null where it never was
 */
record Candidate(
    UUID id, boolean alert, boolean open, boolean muted, int timesTold, @Nullable Instant told) {

  Candidate muted(boolean now) {
    return new Candidate(id, alert, open, now, timesTold, told);
  }

  /**
   * Under which id it is told the next time. A repeat has an id of its own, made of the alert's and
   * its number: incident-service takes it for another one on the topic, whoever sends it and
   * however often.
   */
  UUID idToTell() {
    return timesTold == 0
        ? id
        : UUID.nameUUIDFromBytes((id + "/" + timesTold).getBytes(StandardCharsets.UTF_8));
  }
}
