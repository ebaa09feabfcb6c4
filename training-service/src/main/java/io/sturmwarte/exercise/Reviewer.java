package io.sturmwarte.exercise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.events.EventLog;
import io.sturmwarte.exercise.ReviewClient.Draft;
import io.sturmwarte.scenario.ScenarioLibrary;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Has replies reviewed: at once when they are sent, later when scoring was down. Who reviews first
 * writes the review; a second one changes nothing.
 */
@ApplicationScoped
class Reviewer {
  private static final Logger LOG = Logger.getLogger(Reviewer.class);
  private static final Duration NOTHING_PENDING = Duration.ofSeconds(30);

  /** The next try comes after 2, 4, 8 ... seconds, at most a minute. */
  private static final String CLAIM =
      """
      update reply set attempts = attempts + 1,
        review_due_at = app_now() + least(60, power(2, least(attempts, 10) + 1)) * interval '1 second'
      where id = (
        select id from reply where review is null and review_due_at <= app_now()
        order by review_due_at limit 1 for update skip locked)
      returning id, exercise_id, inject_id, text
      """;

  private static final String UNTIL_NEXT =
      "select extract(epoch from min(review_due_at) - app_now())::float8 from reply where review is null";

  private static final String OF_EXERCISE = "select scenario, language from exercise where id = $1";

  private static final String DUE_AT_ONCE =
      "update reply set review_due_at = app_now() where id = $1 and review is null";

  private static final String STORE =
      "update reply set review = $2::jsonb, quality = $3, reviewed_ms = $4 where id = $1 and review is null";

  private static final String WAKE_ENGINE =
      "update exercise set next_due_at = app_now() where id = $1";

  private final Pool pool;
  private final ReviewClient client;
  private final ScenarioLibrary library;
  private final ObjectMapper json;

  Reviewer(Pool pool, ReviewClient client, ScenarioLibrary library, ObjectMapper json) {
    this.pool = pool;
    this.client = client;
    this.library = library;
    this.json = json;
  }

  /** The review of a reply just kept; empty when scoring is down, then it comes later. */
  Uni<Optional<Review>> now(UUID replyId, UUID exerciseId, Draft draft) {
    return client
        .review(draft)
        .call(review -> store(replyId, exerciseId, review))
        .map(Optional::of)
        .onFailure()
        .call(() -> pool.preparedQuery(DUE_AT_ONCE).execute(Tuple.of(replyId)))
        .onFailure()
        .recoverWithItem(failure -> pending(replyId, failure));
  }

  /** Reviews one reply that is waiting; gives how long to sleep. */
  Uni<Duration> round() {
    return pool.query(CLAIM)
        .execute()
        .map(rows -> rows.stream().findFirst())
        .chain(claimed -> claimed.map(this::later).orElseGet(this::untilNext));
  }

  private Uni<Duration> later(Row reply) {
    return draft(reply)
        .chain(client::review)
        .chain(review -> store(reply.getUUID("id"), reply.getUUID("exercise_id"), review))
        .replaceWith(Duration.ZERO);
  }

  private Uni<Duration> untilNext() {
    return pool.query(UNTIL_NEXT)
        .execute()
        .map(rows -> Optional.ofNullable(rows.iterator().next().getDouble(0)))
        .map(next -> next.map(s -> Duration.ofMillis((long) (s * 1_000))).orElse(NOTHING_PENDING));
  }

  private Uni<Draft> draft(Row reply) {
    return pool.preparedQuery(OF_EXERCISE)
        .execute(Tuple.of(reply.getUUID("exercise_id")))
        .map(rows -> rows.iterator().next())
        .map(
            exercise ->
                draft(
                    reply.getString("text"),
                    exercise.getString("scenario"),
                    reply.getString("inject_id"),
                    exercise.getString("language")));
  }

  Draft draft(String text, String scenarioKey, String injectId, String language) {
    var inject = library.get(scenarioKey).inject(injectId);
    return new Draft(text, language, inject.text().in(language), inject.platform());
  }

  private Uni<Void> store(UUID replyId, UUID exerciseId, Review review) {
    return pool.withTransaction(connection -> store(connection, replyId, exerciseId, review));
  }

  private Uni<Void> store(SqlConnection connection, UUID replyId, UUID exerciseId, Review review) {
    return Ledger.hold(connection, exerciseId)
        .chain(claim -> store(connection, replyId, review, claim));
  }

  private Uni<Void> store(SqlConnection connection, UUID replyId, Review review, Claim claim) {
    var data = new JsonObject(text(review));
    return connection
        .preparedQuery(STORE)
        .execute(Tuple.of(replyId, data, review.rubric().quality(), claim.elapsed().toMillis()))
        .chain(
            stored ->
                stored.rowCount() == 0
                    ? Uni.createFrom().voidItem()
                    : announce(connection, replyId, data, claim));
  }

  private static Uni<Void> announce(
      SqlConnection connection, UUID replyId, JsonObject review, Claim claim) {
    var data = new JsonObject().put("postId", replyId.toString()).put("review", review);
    return EventLog.append(connection, claim.team(), "review", claim.id().toString(), data)
        .chain(() -> connection.preparedQuery(WAKE_ENGINE).execute(Tuple.of(claim.id())))
        .replaceWithVoid();
  }

  private String text(Review review) {
    try {
      return json.writeValueAsString(review);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Review> pending(UUID replyId, Throwable failure) {
    LOG.warnf("the review of reply %s is pending: %s", replyId, failure);
    return Optional.empty();
  }
}
