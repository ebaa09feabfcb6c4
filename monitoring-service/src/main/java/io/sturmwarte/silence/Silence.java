package io.sturmwarte.silence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A silence as it is shown.
 *
 * @param team whose brands it may cover
 * @param matchers all of which an alert must match
 * @param recurrence null where it holds from start to end
 * @param inWindow whether it mutes right now: an active one with a recurrence does so only in its
 *     windows
 */
public record Silence(
    UUID id,
    String team,
    List<Matcher> matchers,
    Instant startsAt,
    Instant endsAt,
    @Nullable Recurrence recurrence,
    String comment,
    String createdBy,
    Instant createdAt,
    String changedBy,
    Instant changedAt,
    State state,
    boolean inWindow) {

  /** Where it stands. Not stored: the time says it. */
  public enum State {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("expired")
    EXPIRED;

    static State at(Instant now, Instant startsAt, Instant endsAt) {
      if (now.isBefore(startsAt)) {
        return PENDING;
      }
      return now.isBefore(endsAt) ? ACTIVE : EXPIRED;
    }
  }

  static boolean inWindow(
      Instant now, Instant startsAt, Instant endsAt, @Nullable Recurrence recurrence) {
    return State.at(now, startsAt, endsAt) == State.ACTIVE
        && (recurrence == null || recurrence.covers(now));
  }

  boolean covers(Labels labels) {
    return inWindow
        && team.equals(labels.team())
        && matchers.stream().allMatch(matcher -> matcher.matches(labels));
  }
}
