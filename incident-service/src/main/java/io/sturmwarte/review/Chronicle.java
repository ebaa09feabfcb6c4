package io.sturmwarte.review;

import io.sturmwarte.incident.Text;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the timeline says, in order, and by what it is about.
 *
 * @param entries all that happened
 */
public record Chronicle(List<Entry> entries) {
  private static final Set<String> SAID =
      Set.of("publicWord", "responsePublished", "mentionHidden", "mentionDeleted");

  private static final Set<String> TOLD = Set.of("stepFired", "noOneOnCall", "briefed", "paged");

  /** What the house or the weather did by itself. */
  private static final Set<String> BY_ITSELF =
      Set.of(
          "opened",
          "alert",
          "level",
          "severity",
          "breach",
          "slaWarning",
          "waitingEnded",
          "note",
          "acknowledgeTimeout",
          "timeEntry",
          "reviewOpened",
          "reviewSubmitted",
          "reviewReturned",
          "reviewed",
          "actionItem",
          "actionDone");

  /** One thing that happened. */
  public record Entry(int position, Instant at, String kind, String actor, Text text) {}

  /** What the public could hear or see. */
  public List<Entry> said() {
    return only(entry -> SAID.contains(entry.kind()));
  }

  /** Who was told what. */
  public List<Entry> told() {
    return only(entry -> TOLD.contains(entry.kind()));
  }

  /** What somebody decided. */
  public List<Entry> decided() {
    return only(
        entry ->
            !SAID.contains(entry.kind())
                && !TOLD.contains(entry.kind())
                && !BY_ITSELF.contains(entry.kind()));
  }

  private List<Entry> only(Predicate<Entry> wanted) {
    return entries.stream().filter(wanted).toList();
  }
}
