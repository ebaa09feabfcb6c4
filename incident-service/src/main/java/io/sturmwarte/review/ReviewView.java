package io.sturmwarte.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A review as it is shown: what people have written, and beside it what the timeline says.
 *
 * @param dueAt null where it is optional
 */
public record ReviewView(
    UUID id,
    ReviewedIncident incident,
    ReviewState state,
    @Nullable String owner,
    @Nullable String reviewer,
    @Nullable Instant dueAt,
    boolean overdue,
    Instant openedAt,
    @Nullable Instant submittedAt,
    @Nullable Instant reviewedAt,
    int version,
    Content content,
    List<Chronicle.Entry> said,
    List<Chronicle.Entry> decided,
    List<Chronicle.Entry> told,
    List<ActionItem> actions) {

  static ReviewView of(
      Review it, ReviewedIncident incident, Chronicle chronicle, List<ActionItem> actions) {
    return new ReviewView(
        it.id,
        incident,
        it.state,
        it.owner,
        it.reviewer,
        it.dueAt,
        it.isOverdue(),
        it.openedAt,
        it.submittedAt,
        it.reviewedAt,
        it.version,
        it.content,
        chronicle.said(),
        chronicle.decided(),
        chronicle.told(),
        actions);
  }
}
