package io.sturmwarte.response;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Sleep;
import io.sturmwarte.cycle.Work;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Changes;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has drafts reviewed: at once when their author asks, later by itself where scoring could not be
 * reached. Nobody waits for scoring inside a transaction; a review of a version that was written
 * over meanwhile is dropped.
 */
@ApplicationScoped
class Reviewer implements Work {
  private static final Logger LOG = Logger.getLogger(Reviewer.class);
  private static final Caller OURSELVES =
      new Caller(Changes.SYSTEM, Set.of(Role.SERVICE), Set.of());

  /** The next try comes after 2, 4, 8 ... seconds, at most a minute. */
  private static final String CLAIM =
      """
      update response set review_attempts = review_attempts + 1,
        review_due_at = app_now() + least(60, power(2, least(review_attempts, 10) + 1)) * interval '1 second'
      where id = (
        select id from response where review_due_at <= app_now()
        order by review_due_at limit 1 for update skip locked)
      returning id
      """;

  private static final String NEXT_DUE =
      "select extract(epoch from min(review_due_at) - app_now())::float8 from response";

  private final Pool pool;
  private final Responses responses;
  private final ReviewClient client;

  Reviewer(Pool pool, Responses responses, ReviewClient client) {
    this.pool = pool;
    this.responses = responses;
    this.client = client;
  }

  @Override
  public String name() {
    return "reviews";
  }

  @Override
  public String wokenBy() {
    return "response";
  }

  /** Reviews one that waits. */
  @Override
  public Uni<Duration> round() {
    return pool.query(CLAIM)
        .execute()
        .map(rows -> rows.stream().findFirst())
        .chain(claimed -> claimed.isPresent() ? later(claimed.get()) : Sleep.until(pool, NEXT_DUE));
  }

  private Uni<Duration> later(Row claimed) {
    return responses
        .read(pool, claimed.getUUID("id"), OURSELVES)
        .chain(
            response ->
                client.review(response).chain(review -> store(response, review, null, OURSELVES)))
        .replaceWith(Duration.ZERO);
  }

  /** The response with its review; where scoring is down, it says that the review is pending. */
  Uni<Response> now(UUID id, @Nullable String match, Caller caller) {
    return responses
        .read(pool, id, caller)
        .invoke(response -> response.requireVersion(match))
        .invoke(response -> Step.REVIEW.requireOpenFrom(response.state))
        .chain(response -> now(response, match, caller));
  }

  private Uni<Response> now(Response response, @Nullable String match, Caller caller) {
    return client
        .review(response)
        .map(Optional::of)
        .onFailure()
        .invoke(
            failure -> LOG.warnf("the review of response %s is pending: %s", response.id, failure))
        .onFailure()
        .recoverWithItem(Optional.empty())
        .chain(
            review ->
                review.isPresent()
                    ? store(response, review.get(), match, caller)
                    : later(response.id, match, caller));
  }

  private Uni<Response> store(Response read, Review review, @Nullable String match, Caller caller) {
    return pool.withTransaction(
        tx ->
            responses.change(
                tx,
                read.id,
                match,
                caller,
                (response, at) -> {
                  if (response.draft == read.draft && response.review == null) {
                    response.reviewed(review, at);
                  }
                }));
  }

  private Uni<Response> later(UUID id, @Nullable String match, Caller caller) {
    return pool.withTransaction(
        tx -> responses.change(tx, id, match, caller, Response::reviewLater));
  }
}
