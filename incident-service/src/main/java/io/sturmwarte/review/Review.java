package io.sturmwarte.review;

import io.sturmwarte.problem.Problem;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The written review of an incident. Its methods are the rules: they change it in memory. */
final class Review {
  final UUID id;
  final UUID incidentId;
  final String team;

  /** The database's time when it was read. */
  final Instant now;

  final Instant openedAt;
  ReviewState state;
  @Nullable String owner;
  @Nullable String reviewer;
  @Nullable Instant dueAt;
  @Nullable Instant nextReminderAt;
  @Nullable Instant submittedAt;
  @Nullable Instant reviewedAt;
  Content content;
  int version;

  Review(Row row) {
    id = row.getUUID("id");
    incidentId = row.getUUID("incident_id");
    team = row.getString("team");
    now = row.getOffsetDateTime("read_at").toInstant();
    openedAt = row.getOffsetDateTime("opened_at").toInstant();
    state = ReviewState.valueOf(row.getString("state"));
    owner = row.getString("owner");
    reviewer = row.getString("reviewer");
    dueAt = instant(row, "due_at");
    nextReminderAt = instant(row, "next_reminder_at");
    submittedAt = instant(row, "submitted_at");
    reviewedAt = instant(row, "reviewed_at");
    content = content(row.getJsonObject("content"));
    version = row.getInteger("version");
  }

  static Content content(JsonObject stored) {
    return stored.mapTo(Content.class);
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime value = row.getOffsetDateTime(column);
    return value == null ? null : value.toInstant();
  }

  /** Throws {@link Problem.Stale} where the caller has read an older version. */
  void requireVersion(@Nullable String match) {
    if (match != null && !match.equals("*") && !match.equals("\"" + version + "\"")) {
      throw new Problem.Stale("Review", id);
    }
  }

  void write(Content written, @Nullable String newOwner, @Nullable Instant newDueAt) {
    require(ReviewState.DRAFT, "be changed; return it to draft first");
    content = written;
    owner = newOwner == null ? owner : newOwner;
    if (newDueAt != null) {
      dueAt = newDueAt;
      nextReminderAt = Reminders.after(now, newDueAt);
    }
  }

  void submit() {
    require(ReviewState.DRAFT, "be submitted");
    if (owner == null) {
      throw new Problem.Conflict("The review has no owner; name one, then submit it");
    }
    if (content.summary().isBlank() || content.whatHappened().isBlank()) {
      throw new Problem.Conflict("Write the summary and what happened, then submit the review");
    }
    state = ReviewState.IN_REVIEW;
    submittedAt = now;
  }

  void sendBack() {
    require(ReviewState.IN_REVIEW, "be returned");
    state = ReviewState.DRAFT;
    submittedAt = null;
  }

  /** By somebody else than who has written it. */
  void approve(String who) {
    require(ReviewState.IN_REVIEW, "be approved");
    if (who.equals(owner)) {
      throw new Problem.Conflict("The review is yours; somebody else approves it");
    }
    state = ReviewState.REVIEWED;
    reviewer = who;
    reviewedAt = now;
    nextReminderAt = null;
  }

  private void require(ReviewState needed, String what) {
    if (state != needed) {
      throw new Problem.Conflict("Review is %s and cannot %s".formatted(state, what));
    }
  }

  boolean isOverdue() {
    return dueAt != null && state != ReviewState.REVIEWED && dueAt.isBefore(now);
  }
}
