package io.sturmwarte.exercise;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.events.EventLog;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The feeds of exercises, kept in the event log: an exercise is the subject of its events. */
@ApplicationScoped
class FeedLog {
  /** Just before the first event of an exercise. */
  private static final String BEGINNING =
      "select tx::text as tx, id - 1 as id from event where subject = $1 order by tx, id limit 1";

  /**
   * The same as {@link EventLog#INSERT}, in the transaction of the current session. Through text,
   * as the driver would make a JSON string of a string.
   */
  private static final String INSERT =
      "insert into event (team, type, subject, data) values (:team, :type, :subject, cast(cast(:data as text) as jsonb))";

  private final EventLog log;
  private final Pool pool;

  FeedLog(EventLog log, Pool pool) {
    this.log = log;
    this.pool = pool;
  }

  Uni<Void> state(Exercise exercise) {
    return append(exercise, "state", Feed.state(exercise.id, exercise.state, exercise.elapsed()));
  }

  Uni<Void> append(Exercise exercise, String type, JsonObject data) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(INSERT)
                    .setParameter("team", exercise.team)
                    .setParameter("type", type)
                    .setParameter("subject", exercise.id.toString())
                    .setParameter("data", data.encode())
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** Without {@code lastEventId} from the beginning: a player who comes late has read nothing. */
  Multi<OutboundSseEvent> serve(UUID exerciseId, @Nullable String lastEventId, Sse sse) {
    var subject = exerciseId.toString();
    return from(subject, lastEventId)
        .onItem()
        .transformToMulti(
            position -> log.serve(sse, position, event -> subject.equals(event.subject())));
  }

  private Uni<String> from(String subject, @Nullable String lastEventId) {
    if (lastEventId != null) {
      return Uni.createFrom().item(lastEventId);
    }
    return pool.preparedQuery(BEGINNING).execute(Tuple.of(subject)).map(FeedLog::position);
  }

  private static String position(RowSet<Row> rows) {
    var first = rows.iterator().next();
    return first.getString("tx") + "-" + first.getLong("id");
  }
}
