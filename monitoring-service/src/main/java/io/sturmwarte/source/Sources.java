package io.sturmwarte.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sources as people see and set them; their ids are in the order of time. */
@ApplicationScoped
class Sources {
  private static final String READ =
      """
      select s.id, s.name, s.team, s.settings, extract(epoch from s.silent_after)::float8 as silent_seconds,
        exists (select from source_secret where source_id = s.id) as has_secret, s.created_at, s.version,
        h.state, h.reason, h.failing_since, h.failures, h.limited_until, h.last_success_at, h.heard_at, h.due_at,
        h.items, h.duplicates, h.rejected, h.removed, h.lag_seconds, h.cursor, h.moved_to, h.quota_day, h.quota_used
      from source s join source_health h on h.id = s.id
      where ($1 or s.team = any($2))
      """;

  private static final String FIND = READ + " and s.id = $3";

  private static final String LIST =
      READ
          + " and ($3::uuid is null or s.id > $3) and ($4::text is null or h.state = $4) order by s.id limit $5";

  private static final String CREATE =
      """
      insert into source (id, name, team, kind, settings, silent_after)
      values ($1, $2, $3, $4, $5::jsonb, $6 * interval '1 second')
      on conflict (id) do nothing
      """;

  private static final String CREATE_STATE =
      "insert into source_state (source_id) values ($1) on conflict do nothing";

  /** Other settings begin anew; whoever reads it with the old ones loses the lease. */
  private static final String CHANGE =
      """
      with before as (select id, settings from source where id = $1 for update),
      anew as (
        update source_state
        set cursor = case when before.settings = $5::jsonb then cursor end, lease = null, due_at = app_now(),
          failures = 0, failing_since = null, failure = null, moved_to = null, heard_at = app_now()
        from before where source_id = before.id)
      update source
      set name = $2, team = $3, kind = $4, settings = $5::jsonb, silent_after = $6 * interval '1 second',
        version = version + 1
      where id = $1 and ($7::int is null or version = $7)
      """;

  private static final String PAUSE =
      """
      with changed as (
        update source set paused = $2, version = version + 1 where id = $1 and paused <> $2 returning id)
      update source_state
      set lease = null, due_at = app_now(), heard_at = app_now(), failures = 0, failing_since = null, failure = null
      from changed where source_id = changed.id
      """;

  private static final String REMOVE = "delete from source where id = $1";

  /** The one before stays good until then, so that a sender can change over. */
  private static final String ADD_SECRET =
      """
      with before as (
        update source_secret set until = app_now() + $3 * interval '1 second' where source_id = $1 and until is null),
      older as (delete from source_secret where source_id = $1 and until is not null)
      insert into source_secret (source_id, sealed, since) values ($1, $2, app_now())
      """;

  private final Pool pool;
  private final ObjectMapper json;
  private final Vault vault;

  Sources(Pool pool, ObjectMapper json, Vault vault) {
    this.pool = pool;
    this.json = json;
    this.vault = vault;
  }

  Uni<Page<SourceView>> list(
      Caller caller, @Nullable String state, @Nullable String cursor, int limit) {
    var after = cursor == null ? null : position(Page.decode(cursor));
    return pool.preparedQuery(LIST)
        .execute(Tuple.of(caller.seesAll(), caller.teamsArray(), after, state, limit + 1))
        .map(this::views)
        .map(views -> Page.of(views, limit, view -> view.id().toString()));
  }

  /** Fails as if there were none where it is another team's. */
  Uni<SourceView> find(Caller caller, UUID id) {
    return find(pool, caller, id);
  }

  private Uni<SourceView> find(SqlClient connection, Caller caller, UUID id) {
    return connection
        .preparedQuery(FIND)
        .execute(Tuple.of(caller.seesAll(), caller.teamsArray(), id))
        .map(this::views)
        .map(
            views ->
                views.stream().findFirst().orElseThrow(() -> new Problem.NotFound("source", id)));
  }

  /** A repeat with the same id gives what is there, if it says the same. */
  Uni<SourceView> create(Caller caller, UUID id, SourceRequest request) {
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(CREATE)
                .execute(Tuple.from(row(id, request)))
                .chain(rows -> rows.rowCount() == 1 ? begin(connection, id, request) : nothing())
                .chain(made -> shown(connection, caller, id, made))
                .invoke(view -> requireSame(view, request)));
  }

  private Uni<String> begin(SqlClient connection, UUID id, SourceRequest request) {
    var made =
        request.secret() == null && request.settings() instanceof Settings.Webhook
            ? vault.newWebhookSecret()
            : "";
    var secret = request.secret() == null ? made : request.secret();
    return connection
        .preparedQuery(CREATE_STATE)
        .execute(Tuple.of(id))
        .chain(() -> secret.isEmpty() ? nothing() : keep(connection, id, secret, Duration.ZERO))
        .replaceWith(made);
  }

  Uni<SourceView> change(Caller caller, UUID id, @Nullable Integer version, SourceRequest request) {
    return pool.withTransaction(
        connection ->
            find(connection, caller, id)
                .invoke(view -> requireSameKind(view, request))
                .chain(
                    () ->
                        connection
                            .preparedQuery(CHANGE)
                            .execute(Tuple.from(row(id, request)).addValue(version)))
                .invoke(rows -> requireChanged(rows, id))
                .chain(
                    () ->
                        request.secret() == null
                            ? nothing()
                            : keep(connection, id, request.secret(), Duration.ZERO))
                .chain(() -> find(connection, caller, id)));
  }

  Uni<SourceView> pause(Caller caller, UUID id, boolean paused) {
    return find(caller, id)
        .chain(() -> pool.preparedQuery(PAUSE).execute(Tuple.of(id, paused)))
        .chain(() -> find(caller, id));
  }

  Uni<Void> remove(Caller caller, UUID id) {
    return find(caller, id)
        .chain(() -> pool.preparedQuery(REMOVE).execute(Tuple.of(id)))
        .replaceWithVoid();
  }

  /** A new secret; the one before is good for {@code overlap} more. */
  Uni<SourceView> rotate(Caller caller, UUID id, @Nullable String secret, Duration overlap) {
    return pool.withTransaction(
        connection ->
            find(connection, caller, id)
                .map(view -> secret == null ? newSecret(view) : secret)
                .chain(next -> keep(connection, id, next, overlap))
                .chain(next -> shown(connection, caller, id, secret == null ? next : "")));
  }

  private String newSecret(SourceView view) {
    if (view.settings() instanceof Settings.Webhook) {
      return vault.newWebhookSecret();
    }
    throw new Problem.Invalid("secret", "is missing; only a webhook's can be made here");
  }

  private Uni<String> keep(SqlClient connection, UUID id, String secret, Duration overlap) {
    return connection
        .preparedQuery(ADD_SECRET)
        .execute(
            Tuple.of(
                id,
                io.vertx.core.buffer.Buffer.buffer(vault.seal(secret)),
                overlap.toMillis() / 1000.0))
        .replaceWith(secret);
  }

  private Uni<SourceView> shown(SqlClient connection, Caller caller, UUID id, String made) {
    return find(connection, caller, id)
        .onFailure(Problem.NotFound.class)
        .transform(ignored -> new Problem.Conflict("There is another source with the id " + id))
        .map(view -> made.isEmpty() ? view : view.showing(made));
  }

  private static Uni<String> nothing() {
    return Uni.createFrom().item("");
  }

  private static void requireSame(SourceView view, SourceRequest request) {
    if (!view.says(request)) {
      throw new Problem.Contradiction(
          "This id or Idempotency-Key was used for another source; take a new one");
    }
  }

  private static void requireSameKind(SourceView view, SourceRequest request) {
    if (!view.settings().kindName().equals(request.settings().kindName())) {
      throw new Problem.Invalid("settings.kind", "cannot change; make another source");
    }
  }

  private static void requireChanged(RowSet<Row> rows, UUID id) {
    if (rows.rowCount() == 0) {
      throw new Problem.Stale("Source", id);
    }
  }

  private Object[] row(UUID id, SourceRequest request) {
    return new Object[] {
      id,
      request.name(),
      request.team(),
      request.settings().kindName(),
      new JsonObject(written(request.settings())),
      request.silence().toMillis() / 1000.0
    };
  }

  private String written(Settings settings) {
    try {
      return json.writerFor(Settings.class).writeValueAsString(settings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  Settings settings(JsonObject stored) {
    try {
      return json.readValue(stored.encode(), Settings.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<SourceView> views(RowSet<Row> rows) {
    var views = new ArrayList<SourceView>(rows.size());
    rows.forEach(row -> views.add(view(row)));
    return views;
  }

  private SourceView view(Row row) {
    return new SourceView(
        row.getUUID("id"),
        row.getString("name"),
        row.getString("team"),
        settings(row.getJsonObject("settings")),
        Duration.ofMillis(Math.round(row.getDouble("silent_seconds") * 1000)),
        row.getBoolean("has_secret"),
        null,
        row.getOffsetDateTime("created_at").toInstant(),
        row.getInteger("version"),
        SourceHealth.of(row));
  }

  private static UUID position(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Problem.Invalid("cursor", "send the value of 'next' of the page before, unchanged");
    }
  }
}
