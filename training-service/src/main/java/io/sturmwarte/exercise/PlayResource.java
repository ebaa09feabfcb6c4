package io.sturmwarte.exercise;

import static io.sturmwarte.identity.Role.LEAD;
import static io.sturmwarte.identity.Role.LEGAL;
import static io.sturmwarte.identity.Role.RESPONDER;
import static io.sturmwarte.identity.Role.TRAINER;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.expectation.Action;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.scenario.ScenarioLibrary;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What players do in an exercise. */
@Path("/api/v1/exercises/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class PlayResource {
  private final ScenarioLibrary library;
  private final SecurityIdentity identity;
  private final FeedLog feed;
  private final Reviewer reviewer;

  PlayResource(
      ScenarioLibrary library, SecurityIdentity identity, FeedLog feed, Reviewer reviewer) {
    this.library = library;
    this.identity = identity;
    this.feed = feed;
    this.reviewer = reviewer;
  }

  @POST
  @Path("/replies")
  @ResponseStatus(201)
  @RolesAllowed({RESPONDER, LEAD, LEGAL, TRAINER})
  @Operation(summary = "Replies to an inject; the reply is kept, and reviewed now or later")
  public Uni<ReplyView> reply(UUID id, @NotNull @Valid NewReply words) {
    var caller = Caller.of(identity);
    return Panache.withTransaction(() -> keep(id, caller, words)).chain(this::review);
  }

  @POST
  @Path("/decisions")
  @WithTransaction
  @ResponseStatus(201)
  @RolesAllowed({RESPONDER, LEAD, LEGAL, TRAINER})
  @Operation(
      summary = "Takes a decision, such as escalating or freezing what is planned to be published")
  public Uni<DecisionView> decide(UUID id, @NotNull @Valid NewDecision choice) {
    var caller = Caller.of(identity);
    return Exercise.held(id, caller)
        .invoke(exercise -> mustHave(exercise, choice.injectId()))
        .invoke(exercise -> exercise.actedBy(caller.name()))
        .chain(exercise -> keep(exercise, caller, choice));
  }

  private Uni<Kept> keep(UUID id, Caller caller, NewReply words) {
    return Exercise.held(id, caller)
        .invoke(exercise -> mustHave(exercise, words.injectId()))
        .invoke(exercise -> exercise.actedBy(caller.name()))
        .chain(exercise -> keep(exercise, caller, words));
  }

  private Uni<Kept> keep(Exercise exercise, Caller caller, NewReply words) {
    var reply = Reply.to(exercise, words.injectId(), caller.name(), words.text());
    return reply
        .persist()
        .call(() -> feed.append(exercise, "post", Feed.post(reply)))
        .replaceWith(new Kept(reply, exercise.scenario, exercise.language));
  }

  private Uni<DecisionView> keep(Exercise exercise, Caller caller, NewDecision choice) {
    var decision = Decision.in(exercise, caller.name(), choice.action());
    decision.injectId = choice.injectId();
    decision.target = choice.to();
    decision.strategy = choice.strategy();
    return decision
        .persist()
        .call(() -> feed.append(exercise, "decision", Feed.decision(decision)))
        .replaceWith(DecisionView.of(decision));
  }

  /** After the transaction: what a player wrote is safe, whatever becomes of the review. */
  private Uni<ReplyView> review(Kept kept) {
    var reply = kept.reply();
    var draft = reviewer.draft(reply.text, kept.scenario(), reply.injectId, kept.language());
    return reviewer
        .now(reply.id, reply.exerciseId, draft)
        .map(review -> ReplyView.of(reply, review));
  }

  private void mustHave(Exercise exercise, @Nullable String injectId) {
    if (injectId != null && !library.get(exercise.scenario).hasInject(injectId)) {
      throw new Problem.Invalid(
          "injectId", "there is no inject '%s' in this scenario".formatted(injectId));
    }
  }

  private record Kept(Reply reply, String scenario, String language) {}

  /** A reply to an inject. */
  public record NewReply(@NotBlank String injectId, @NotBlank @Size(max = 20_000) String text) {}

  /**
   * A decision.
   *
   * @param to whom, for escalate and inform-inside
   * @param strategy which, for strategy
   */
  public record NewDecision(
      @NotNull
          @Pattern(
              regexp = "acknowledge|escalate|freeze|inform-inside|strategy|hide|delete|ignore",
              message =
                  "is acknowledge, escalate, freeze, inform-inside, strategy, hide, delete or ignore")
          String kind,
      @Nullable String injectId,
      @Nullable @Size(max = 100) String to,
      @Nullable
          @Pattern(
              regexp = "inform|deny|diminish|rebuild|ignore",
              message = "is inform, deny, diminish, rebuild or ignore")
          String strategy) {

    Action.Kind action() {
      return Action.Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * A reply that was kept.
   *
   * @param review null while it is pending
   */
  public record ReplyView(
      UUID id,
      String injectId,
      String author,
      String text,
      Duration at,
      String reviewState,
      @Nullable Review review) {

    static ReplyView of(Reply reply, Optional<Review> review) {
      return new ReplyView(
          reply.id,
          reply.injectId,
          reply.author,
          reply.text,
          Duration.ofMillis(reply.atMs),
          review.isPresent() ? "done" : "pending",
          review.orElse(null));
    }
  }

  /** A decision that was kept. */
  public record DecisionView(
      UUID id,
      String kind,
      @Nullable String injectId,
      @Nullable String to,
      @Nullable String strategy,
      Duration at) {

    static DecisionView of(Decision decision) {
      return new DecisionView(
          decision.id,
          Words.of(decision.kind),
          decision.injectId,
          decision.target,
          decision.strategy,
          Duration.ofMillis(decision.atMs));
    }
  }
}
