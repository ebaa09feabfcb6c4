package io.sturmwarte.response;

import io.sturmwarte.freeze.Freeze;
import io.sturmwarte.incident.Text;
import io.sturmwarte.legal.Checkpoint;
import io.sturmwarte.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a mention, or words to the public. Its methods are the rules: they change it in
 * memory and tell the timeline; {@link Responses} reads it under the lock of its incident and
 * writes it.
 */
final class Response {
  final UUID id;
  final UUID incidentId;
  final String team;
  final Kind kind;
  final @Nullable UUID mentionId;
  final @Nullable Snapshot mention;
  final String platform;
  final String language;
  final @Nullable String strategy;
  final Instant createdAt;

  /** Everybody who wrote a version. */
  final Set<String> authors;

  /** The database's time when it was read; what happens to it now happens then. */
  final Instant now;

  ResponseState state;
  String author;
  int draft;
  String text;
  boolean preApproved;
  @Nullable Review review;
  @Nullable Instant reviewDueAt;
  int reviewAttempts;
  List<Need> needs;

  /** Whose yes the current version has. */
  final Set<Need.By> given;

  @Nullable Publication publication;
  @Nullable String wentWell;
  int version;

  /** What is to be written besides the row itself. */
  @Nullable String newDraft;

  @Nullable Vote newVote;

  Response(ResponseRow row) {
    id = row.uuid("id");
    incidentId = row.uuid("incident_id");
    team = row.text("team");
    kind = Kind.of(row.text("kind"));
    mentionId = row.uuidOrNull("mention_id");
    mention = row.mention();
    platform = row.text("platform");
    language = row.text("language");
    strategy = row.textOrNull("strategy");
    createdAt = row.instant("created_at");
    authors = row.texts("authors");
    now = row.instant("read_at");
    state = ResponseState.valueOf(row.text("state"));
    author = row.text("author");
    draft = row.number("draft");
    text = row.text("text");
    preApproved = row.flag("pre_approved");
    review = row.review();
    reviewDueAt = row.instantOrNull("review_due_at");
    reviewAttempts = row.number("review_attempts");
    needs = row.needs();
    given = row.given();
    publication = row.publication();
    wentWell = row.textOrNull("went_well");
    version = row.number("version");
  }

  /** Throws {@link Problem.Stale} where the caller has read an older version. */
  void requireVersion(@Nullable String match) {
    if (match != null && !match.equals("*") && !match.equals("\"" + version + "\"")) {
      throw new Problem.Stale("Response", id);
    }
  }

  /** Just inserted. */
  void begin(Situation at) {
    tell(at, "responseDrafted", Words.begun(this, at.actor()));
  }

  /** A new version, which nobody has reviewed or approved yet. */
  void write(String words, Situation at) {
    Step.WRITE.requireOpenFrom(state);
    state = ResponseState.DRAFT;
    draft++;
    text = words;
    author = at.actor();
    preApproved = false;
    review = null;
    reviewDueAt = null;
    reviewAttempts = 0;
    needs = List.of();
    given.clear();
    newDraft = words;
    tell(at, "responseDrafted", Words.written(this, at.actor()));
  }

  /** Also later, when scoring could not be reached at first. */
  void reviewed(Review read, Situation at) {
    if (state == ResponseState.DRAFT || state == ResponseState.REVIEW_PENDING) {
      state = ResponseState.REVIEWED;
    }
    review = read;
    reviewDueAt = null;
    if (state == ResponseState.AWAITING_APPROVAL) {
      needs = needed(at);
    }
    tell(at, "responseReviewed", Words.reviewed(this));
  }

  void reviewLater(Situation at) {
    Step.REVIEW.requireOpenFrom(state);
    state = ResponseState.REVIEW_PENDING;
    reviewDueAt = now;
    tell(at, "responseReviewPending", Words.reviewPending());
  }

  /** Asks for the approvals that are needed; where none are, it is approved. */
  void submit(Situation at) {
    Step.SUBMIT.requireOpenFrom(state);
    needs = needed(at);
    state = needs.isEmpty() ? ResponseState.APPROVED : ResponseState.AWAITING_APPROVAL;
    tell(at, "responseSubmitted", Words.submitted(this, at.actor()));
  }

  void approve(@Nullable String comment, Situation at) {
    Step.APPROVE.requireOpenFrom(state);
    var covers = covers(at);
    given.addAll(covers);
    newVote = new Vote(true, covers, comment);
    if (missing().isEmpty()) {
      state = ResponseState.APPROVED;
    }
    tell(at, "responseApproved", Words.approved(this, at.actor(), comment));
  }

  void reject(String comment, Situation at) {
    Step.REJECT.requireOpenFrom(state);
    newVote = new Vote(false, covers(at), comment);
    given.clear();
    review = null;
    reviewDueAt = null;
    state = ResponseState.DRAFT;
    tell(at, "responseRejected", Words.rejected(at.actor(), comment));
  }

  /** Four eyes: nobody approves what they have written. */
  private Set<Need.By> covers(Situation at) {
    if (authors.contains(at.actor())) {
      throw new Problem.Conflict("You wrote a version of this response; somebody else must decide");
    }
    var theirs =
        missing().stream()
            .filter(by -> at.caller().roles().contains(by.role))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Need.By.class)));
    if (theirs.isEmpty()) {
      throw new Problem.Conflict(
          "This response needs a decision by: "
              + missing().stream().map(Need.By::word).collect(Collectors.joining(", ")));
    }
    return theirs;
  }

  Set<Need.By> missing() {
    var missing = EnumSet.noneOf(Need.By.class);
    needs.forEach(need -> missing.add(need.by()));
    missing.removeAll(given);
    return missing;
  }

  private List<Need> needed(Situation at) {
    return Approvals.needed(
        at.policy(),
        new Approvals.Draft(
            at.incident().severity, kind, platform, review, preApproved, at.legal()));
  }

  /** Where no connector can, this says so, and how it goes on. */
  void publish(Situation at) {
    requireMayGoOut(Step.PUBLISH, at);
    requireNotStopped(at);
    requireNotFrozen(at);
    throw new Problem.Conflict(
        "UNSUPPORTED: nothing here can publish on %s; publish it there, then record its link as published"
            .formatted(platform));
  }

  /** What a person did outside, which is recorded even where it should not have been done. */
  void publishedByHand(String url, @Nullable Instant when, boolean despiteFreeze, Situation at) {
    requireMayGoOut(Step.PUBLISHED, at);
    var frozen = freeze(at).isPresent();
    if (!despiteFreeze) {
      requireNotStopped(at);
      requireNotFrozen(at);
    }
    var published = when == null ? now : when;
    if (published.isAfter(now) || mention != null && published.isBefore(mention.publishedAt())) {
      throw new Problem.Invalid(
          "publishedAt", "must be after what it answers, and not in the future");
    }
    published(new Publication(published, at.actor(), "by-hand", url, null), at);
    if (frozen) {
      tell(at, "publishedDespiteFreeze", Words.despiteFreeze(at.actor()));
    }
    if (at.legal() == Checkpoint.Status.STOP) {
      tell(at, "publishedDespiteStop", Words.despiteStop(at.actor()));
    }
  }

  private void published(Publication out, Situation at) {
    state = ResponseState.PUBLISHED;
    publication = out;
    tell(at, "responsePublished", Words.published(this, out));
    at.incident().note(out.by(), text, true, at.promise(), at.changes());
  }

  void withdraw(String reason, Situation at) {
    Step.WITHDRAW.requireOpenFrom(state);
    state = ResponseState.WITHDRAWN;
    reviewDueAt = null;
    tell(at, "responseWithdrawn", Words.withdrawn(at.actor(), reason));
  }

  void praise(String why, Situation at) {
    if (state != ResponseState.PUBLISHED) {
      throw new Problem.Conflict(
          "Response is %s; only what was published can have gone well".formatted(state));
    }
    wentWell = why;
    tell(at, "responseWentWell", Words.wentWell(at.actor(), why));
  }

  private void requireMayGoOut(Step step, Situation at) {
    step.requireOpenFrom(state);
    if (state == ResponseState.APPROVED) {
      return;
    }
    var needed = needed(at);
    if (!needed.isEmpty()) {
      throw new Problem.Conflict(
          "This response needs approval by %s before it goes out; submit it"
              .formatted(
                  needed.stream().map(need -> need.by().word()).collect(Collectors.joining(", "))));
    }
  }

  /** Also what was approved before legal said so. */
  private static void requireNotStopped(Situation at) {
    if (at.legal() == Checkpoint.Status.STOP) {
      throw new Problem.Conflict(
          "Legal has stopped what is said about this incident; its legal checkpoint says why and what is open");
    }
  }

  private Optional<Freeze> freeze(Situation at) {
    return at.freezes().stream()
        .filter(freeze -> freeze.covers(platform) && !freeze.allows(at.actor(), at.functions()))
        .findFirst();
  }

  private void requireNotFrozen(Situation at) {
    var freeze = freeze(at);
    if (freeze.isPresent()) {
      var it = freeze.get();
      throw new Problem.Conflict(
          "Publishing is frozen until %s by %s (freeze %s): %s. Who may still publish: %s"
              .formatted(it.until(), it.startedBy(), it.id(), it.why(), it.mayPublish()));
    }
  }

  /** From the mention to the answer; null for words to the public and what is not out. */
  @Nullable Duration responseTime() {
    return mention == null || publication == null
        ? null
        : Duration.between(mention.publishedAt(), publication.at());
  }

  private void tell(Situation at, String kindOfEntry, Text sentence) {
    var data = Map.of("responseId", id.toString(), "draft", draft, "state", state);
    at.changes().entry(at.incident(), kindOfEntry, at.actor(), sentence, data);
  }

  /**
   * How it went out.
   *
   * @param how connector or by-hand
   */
  record Publication(Instant at, String by, String how, String url, @Nullable String externalId) {}

  /** A yes or a no. */
  record Vote(boolean approved, Set<Need.By> covers, @Nullable String comment) {}
}
