package io.sturmwarte.promise;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.promise.Calendar.Holiday;
import io.sturmwarte.promise.Calendar.Opening;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and replaces calendars. */
final class Calendars {
  private static final String ZONES =
      "select name, zone from sla_calendar where $1::text is null or name = $1 order by name";

  private static final String OPENINGS =
      "select * from sla_opening order by calendar, day_of_week, opens";

  private static final String HOLIDAYS = "select * from sla_holiday order by calendar, day";

  private static final String PUT =
      """
      insert into sla_calendar values ($1, $2) on conflict (name) do update set zone = excluded.zone
      """;

  private static final String PUT_OPENINGS =
      """
      insert into sla_opening (calendar, day_of_week, opens, closes)
      select $1, opening.* from unnest($2::int[], $3::time[], $4::time[]) as opening
      """;

  private static final String PUT_HOLIDAYS =
      """
      insert into sla_holiday (calendar, day, name)
      select $1, holiday.* from unnest($2::date[], $3::text[]) as holiday
      on conflict (calendar, day) do update set name = excluded.name
      """;

  private static final String IN_USE =
      "select string_agg(severity, ', ' order by severity) as by from sla_target where calendar = $1";

  private Calendars() {}

  static Uni<List<Calendar>> all(SqlClient database) {
    return read(database, null);
  }

  /** Throws {@link Problem.NotFound} where there is none of this name. */
  static Uni<Calendar> of(SqlClient database, String name) {
    return read(database, name)
        .map(
            found ->
                found.stream()
                    .findFirst()
                    .orElseThrow(() -> new Problem.NotFound("calendar", name)));
  }

  static Uni<Void> replace(SqlClient tx, String name, Calendar calendar) {
    return tx.preparedQuery(PUT)
        .execute(Tuple.of(name, calendar.zone()))
        .chain(() -> delete(tx, "sla_opening", name))
        .chain(() -> delete(tx, "sla_holiday", name))
        .chain(() -> open(tx, name, calendar.openings()))
        .chain(() -> close(tx, name, calendar.holidays()));
  }

  /** Adds days on which the clock does not run. */
  static Uni<Void> close(SqlClient tx, String name, List<Holiday> holidays) {
    var days = holidays.stream().map(Holiday::day).toArray(LocalDate[]::new);
    var names = holidays.stream().map(Holiday::name).toArray(String[]::new);
    return tx.preparedQuery(PUT_HOLIDAYS).execute(Tuple.of(name, days, names)).replaceWithVoid();
  }

  /** Throws {@link Problem.Conflict} while something is promised by it. */
  static Uni<Void> remove(SqlClient tx, String name) {
    return of(tx, name)
        .chain(() -> tx.preparedQuery(IN_USE).execute(Tuple.of(name)))
        .invoke(rows -> requireUnused(name, rows.iterator().next().getString("by")))
        .chain(() -> delete(tx, "sla_opening", name))
        .chain(() -> delete(tx, "sla_holiday", name))
        .chain(
            () ->
                tx.preparedQuery("delete from sla_calendar where name = $1")
                    .execute(Tuple.of(name)))
        .replaceWithVoid();
  }

  private static void requireUnused(String name, @Nullable String by) {
    if (by != null) {
      throw new Problem.Conflict(
          "The targets of %s go by %s; give them another calendar first".formatted(by, name));
    }
  }

  private static Uni<Void> open(SqlClient tx, String name, List<Opening> openings) {
    return tx.preparedQuery(PUT_OPENINGS)
        .execute(
            Tuple.of(
                name,
                openings.stream().map(it -> it.day().getValue()).toArray(Integer[]::new),
                openings.stream().map(Opening::opens).toArray(LocalTime[]::new),
                openings.stream().map(Opening::closes).toArray(LocalTime[]::new)))
        .replaceWithVoid();
  }

  private static Uni<Void> delete(SqlClient tx, String table, String calendar) {
    return tx.preparedQuery("delete from %s where calendar = $1".formatted(table))
        .execute(Tuple.of(calendar))
        .replaceWithVoid();
  }

  private static Uni<List<Calendar>> read(SqlClient database, @Nullable String name) {
    return database
        .preparedQuery(ZONES)
        .execute(Tuple.from(new Object[] {name}))
        .map(Calendars::empty)
        .call(found -> database.query(OPENINGS).execute().invoke(rows -> openings(rows, found)))
        .call(found -> database.query(HOLIDAYS).execute().invoke(rows -> holidays(rows, found)))
        .map(found -> List.copyOf(found.values()));
  }

  private static Map<String, Calendar> empty(RowSet<Row> rows) {
    var found = new LinkedHashMap<String, Calendar>();
    rows.forEach(
        row ->
            found.put(
                row.getString("name"),
                new Calendar(
                    row.getString("name"),
                    row.getString("zone"),
                    new ArrayList<>(),
                    new ArrayList<>())));
    return found;
  }

  private static void openings(RowSet<Row> rows, Map<String, Calendar> found) {
    for (var row : rows) {
      var calendar = found.get(row.getString("calendar"));
      if (calendar != null) {
        calendar
            .openings()
            .add(
                new Opening(
                    DayOfWeek.of(row.getInteger("day_of_week")),
                    row.getLocalTime("opens"),
                    row.getLocalTime("closes")));
      }
    }
  }

  private static void holidays(RowSet<Row> rows, Map<String, Calendar> found) {
    for (var row : rows) {
      var calendar = found.get(row.getString("calendar"));
      if (calendar != null) {
        calendar.holidays().add(new Holiday(row.getLocalDate("day"), row.getString("name")));
      }
    }
  }
}
