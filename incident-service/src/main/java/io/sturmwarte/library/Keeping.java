package io.sturmwarte.library;

import static io.sturmwarte.library.State.PUBLISHED;
import static io.sturmwarte.library.State.RETIRED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.problem.Problem;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What keeps an entry true: changed, published, retired, looked at again. */
@ApplicationScoped
class Keeping {
  private static final String NEWER = "select newer from library_entry where id = $1";

  private static final String LOOKED_AT =
      """
      update library_entry set review_on = $2, changed_by = $3, changed_at = app_now(), version = version + 1
      where id = $1
      """;

  private static final String TAKE_NEWER =
      """
      update library_entry set %s, changed_by = $18, changed_at = app_now(), version = version + 1,
        edited = false, shipped_hash = newer ->> 'hash', newer = null
      where id = $1
      """
          .formatted(Entries.SET);

  private final Pool pool;
  private final Entries entries;
  private final Clock clock;
  private final ObjectMapper json;

  Keeping(Pool pool, Entries entries, Clock clock, ObjectMapper json) {
    this.pool = pool;
    this.entries = entries;
    this.clock = clock;
    this.json = json;
  }

  Uni<Entry> replace(UUID id, @Nullable String match, Draft draft, Caller caller) {
    draft.requireKeepable();
    return change(
        id,
        match,
        caller,
        (tx, entry) -> {
          if (entry.state() == PUBLISHED) {
            requireWhole(draft);
          }
          return entries.save(tx, id, caller.name(), draft);
        });
  }

  Uni<Entry> publish(UUID id, @Nullable String match, Caller caller) {
    return change(
        id,
        match,
        caller,
        (tx, entry) -> {
          requireNot(PUBLISHED, entry);
          requireWhole(entry.draft());
          return entries.move(tx, id, caller.name(), PUBLISHED);
        });
  }

  Uni<Entry> retire(UUID id, @Nullable String match, Caller caller) {
    return change(
        id,
        match,
        caller,
        (tx, entry) -> {
          requireNot(RETIRED, entry);
          return entries.move(tx, id, caller.name(), RETIRED);
        });
  }

  Uni<Entry> lookedAt(UUID id, @Nullable String match, LocalDate next, Caller caller) {
    if (!next.isAfter(LocalDate.ofInstant(clock.instant(), clock.getZone()))) {
      throw new Problem.Invalid("reviewOn", "send a day after today");
    }
    return change(
        id,
        match,
        caller,
        (tx, entry) -> {
          requireNot(RETIRED, entry);
          return tx.preparedQuery(LOOKED_AT)
              .execute(Tuple.of(id, next, caller.name()))
              .replaceWithVoid();
        });
  }

  Uni<Entry> takeNewer(UUID id, @Nullable String match, Caller caller) {
    return change(
        id,
        match,
        caller,
        (tx, entry) -> newer(tx, id).chain(newer -> take(tx, id, newer, caller)));
  }

  private Uni<Void> take(SqlConnection tx, UUID id, Draft newer, Caller caller) {
    return tx.preparedQuery(TAKE_NEWER)
        .execute(entries.values(id, newer).addValue(caller.name()))
        .replaceWithVoid();
  }

  /** Throws {@link Problem.Conflict} where none waits. */
  Uni<Draft> newer(SqlClient database, UUID id) {
    return database
        .preparedQuery(NEWER)
        .execute(Tuple.of(id))
        .map(rows -> draft(rows.iterator().next()));
  }

  private Draft draft(Row row) {
    if (row.getValue("newer") instanceof JsonObject newer) {
      return draft(newer.getJsonObject("draft"));
    }
    throw new Problem.Conflict("No newer version of this entry came with the product");
  }

  private Draft draft(JsonObject stored) {
    try {
      return json.readValue(stored.encode(), Draft.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Load and lock, decide and record, view. */
  private Uni<Entry> change(
      UUID id,
      @Nullable String match,
      Caller caller,
      BiFunction<SqlConnection, Entry, Uni<Void>> decide) {
    return pool.withTransaction(
        tx ->
            entries
                .lock(tx, id, caller)
                .invoke(entry -> entry.requireKeptBy(caller))
                .invoke(entry -> entry.requireVersion(match))
                .call(entry -> decide.apply(tx, entry))
                .chain(() -> entries.read(tx, id, caller)));
  }

  private static void requireWhole(Draft draft) {
    var missing = draft.missing();
    if (!missing.isEmpty()) {
      throw new Problem.Conflict(
          "What is published is whole; write " + String.join(", ", missing) + " first");
    }
  }

  private static void requireNot(State state, Entry entry) {
    if (entry.state() == state) {
      throw new Problem.Conflict(
          "Entry is %s already; it can be %s"
              .formatted(state.word(), state == PUBLISHED ? "retired" : "published"));
    }
  }
}
