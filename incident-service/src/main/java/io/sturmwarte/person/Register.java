package io.sturmwarte.person;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.paging.Page;
import io.sturmwarte.person.PersonResource.PersonRequest;
import io.sturmwarte.person.PersonResource.PersonView;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads and keeps people, for callers who may see their team. */
@ApplicationScoped
class Register {
  private static final String WITH_METHODS =
      "select person.*, "
          + People.METHODS.formatted("true")
          + " as methods, "
          + People.RULES
          + " as rules from person ";

  private static final String LIST =
      WITH_METHODS
          + """
          where ($1 or team = any($2)) and ($3::text is null or team = $3) and ($4::text is null or $4 = any(functions))
            and ($5::text is null or name || '/' || id > $5)
          order by name || '/' || id limit $6
          """;

  private static final String ADD =
      """
      insert into person (id, team, login, name, language, zone, functions, active)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      """;

  private static final String REPLACE =
      """
      update person set team = $2, login = $3, name = $4, language = $5, zone = $6, functions = $7, active = $8,
        version = version + 1
      where id = $1
      """;

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String FOREIGN_KEY_VIOLATION = "23503";

  private final Pool pool;

  Register(Pool pool) {
    this.pool = pool;
  }

  Uni<Page<PersonView>> list(
      Caller caller,
      @Nullable String team,
      @Nullable String function,
      @Nullable String cursor,
      int limit) {
    var after = cursor == null ? null : Page.decode(cursor);
    return pool.preparedQuery(LIST)
        .execute(
            Tuple.from(
                new Object[] {
                  caller.seesAll(), caller.teamsArray(), team, function, after, limit + 1
                }))
        .map(rows -> Page.of(views(rows, caller), limit, it -> it.name() + "/" + it.id()));
  }

  Uni<PersonView> read(Caller caller, UUID id) {
    return read(pool, caller, id, "");
  }

  Uni<PersonView> add(Caller caller, PersonRequest it) {
    var id = Generators.timeBasedEpochGenerator().generate();
    return pool.preparedQuery(ADD)
        .execute(row(id, it))
        .onFailure(failed(UNIQUE_VIOLATION))
        .transform(taken -> loginIsTaken())
        .chain(() -> read(caller, id));
  }

  Uni<PersonView> replace(Caller caller, UUID id, @Nullable String match, PersonRequest it) {
    return pool.withTransaction(
        tx ->
            read(tx, caller, id, " for update")
                .invoke(before -> requireVersion(before, match))
                .chain(() -> tx.preparedQuery(REPLACE).execute(row(id, it)))
                .onFailure(failed(UNIQUE_VIOLATION))
                .transform(taken -> loginIsTaken())
                .chain(() -> read(tx, caller, id, "")));
  }

  Uni<Void> remove(Caller caller, UUID id) {
    return pool.withTransaction(
        tx ->
            read(tx, caller, id, " for update")
                .chain(
                    () ->
                        tx.preparedQuery("delete from person where id = $1").execute(Tuple.of(id)))
                .onFailure(failed(FOREIGN_KEY_VIOLATION))
                .transform(
                    used ->
                        new Problem.Conflict(
                            "This person is still named elsewhere, such as in a rotation; take them out there, or set active to false"))
                .replaceWithVoid());
  }

  /** Locked; throws {@link Problem.NotFound} unless it is the caller, or one of their team. */
  Uni<PersonView> lockOwn(SqlClient tx, Caller caller, UUID id) {
    return read(tx, caller, id, " for update")
        .invoke(
            person -> {
              if (!isOwn(person, caller)) {
                throw new Problem.NotFound("person", id);
              }
            });
  }

  private static boolean isOwn(PersonView person, Caller caller) {
    var keepsTeam = caller.roles().contains(Role.LEAD) || caller.roles().contains(Role.ADMIN);
    return keepsTeam || caller.name().equals(person.login());
  }

  Uni<PersonView> read(SqlClient database, Caller caller, UUID id, String lock) {
    return database
        .preparedQuery(WITH_METHODS + "where id = $1" + lock)
        .execute(Tuple.of(id))
        .map(
            rows ->
                views(rows, caller).stream()
                    .filter(person -> caller.sees(person.team()))
                    .findFirst()
                    .orElseThrow(() -> new Problem.NotFound("person", id)));
  }

  private static void requireVersion(PersonView person, @Nullable String match) {
    if (match != null && !match.equals("*") && !match.equals("\"" + person.version() + "\"")) {
      throw new Problem.Stale("Person", person.id());
    }
  }

  private static Predicate<Throwable> failed(String sqlState) {
    return failure ->
        failure instanceof PgException refused && sqlState.equals(refused.getSqlState());
  }

  private static Problem loginIsTaken() {
    return new Problem.Conflict("Somebody else has this login already");
  }

  private static Tuple row(UUID id, PersonRequest it) {
    return Tuple.from(
        new Object[] {
          id,
          it.team(),
          it.login(),
          it.name(),
          it.language(),
          it.zone(),
          java.util.Objects.requireNonNull(it.functions()).toArray(String[]::new),
          it.active()
        });
  }

  private static List<PersonView> views(RowSet<Row> rows, Caller caller) {
    var onlyLooksOn = caller.roles().equals(Set.of(Role.VIEWER));
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> view(row, onlyLooksOn && !caller.name().equals(row.getString("login"))))
        .toList();
  }

  private static PersonView view(Row row, boolean hidden) {
    var reach = People.reach(row);
    var it = reach.person();
    return new PersonView(
        it.id(),
        it.team(),
        it.login(),
        it.name(),
        it.language(),
        it.zone().getId(),
        new TreeSet<>(it.functions()),
        it.active(),
        reach.quietHours(),
        hidden ? List.of() : reach.methods(),
        hidden ? List.of() : reach.rules(),
        row.getInteger("version"));
  }
}
