package io.sturmwarte.incident;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.sla.ServiceCalendar;
import io.sturmwarte.sla.ServiceCalendar.Opening;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.pgclient.data.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the house promises for each severity, as it stands in the database now. */
public record Promises(Map<Severity, Promise> bySeverity) {
  private static final String CALENDARS =
      """
      select name, zone, day_of_week, opens, closes
      from sla_calendar join sla_opening on calendar = name order by name, day_of_week, opens
      """;

  /**
   * The revision is read first: a change that comes in between is then found to be newer, and
   * deadlines that were made of it in part are planned anew.
   */
  public static Uni<Promises> load(SqlClient database) {
    return database
        .query("select revision from sla_revision")
        .execute()
        .map(rows -> rows.iterator().next().getInteger("revision"))
        .chain(
            revision ->
                holidays(database)
                    .chain(holidays -> calendars(database, holidays))
                    .chain(calendars -> promises(database, calendars, revision)));
  }

  public Promise of(Severity severity) {
    return requireNonNull(bySeverity.get(severity));
  }

  /** Counts the changes of what is promised. */
  public int revision() {
    return bySeverity.values().iterator().next().revision();
  }

  private static Uni<Map<String, Set<LocalDate>>> holidays(SqlClient database) {
    return database
        .query("select calendar, day from sla_holiday")
        .execute()
        .map(
            rows -> {
              var holidays = new HashMap<String, Set<LocalDate>>();
              rows.forEach(
                  row ->
                      holidays
                          .computeIfAbsent(row.getString("calendar"), ignored -> new HashSet<>())
                          .add(row.getLocalDate("day")));
              return holidays;
            });
  }

  private static Uni<Map<String, ServiceCalendar>> calendars(
      SqlClient database, Map<String, Set<LocalDate>> holidays) {
    return database.query(CALENDARS).execute().map(rows -> calendars(rows, holidays));
  }

  private static Map<String, ServiceCalendar> calendars(
      RowSet<Row> rows, Map<String, Set<LocalDate>> holidays) {
    var zones = new HashMap<String, ZoneId>();
    var weeks = new HashMap<String, Map<DayOfWeek, List<Opening>>>();
    for (var row : rows) {
      var name = row.getString("name");
      zones.put(name, ZoneId.of(row.getString("zone")));
      weeks
          .computeIfAbsent(name, ignored -> new EnumMap<>(DayOfWeek.class))
          .computeIfAbsent(
              DayOfWeek.of(row.getInteger("day_of_week")), ignored -> new ArrayList<>())
          .add(new Opening(row.getLocalTime("opens"), row.getLocalTime("closes")));
    }
    var calendars = new HashMap<String, ServiceCalendar>();
    weeks.forEach(
        (name, week) ->
            calendars.put(
                name,
                new ServiceCalendar(
                    requireNonNull(zones.get(name)), week, holidays.getOrDefault(name, Set.of()))));
    return calendars;
  }

  private static Uni<Promises> promises(
      SqlClient database, Map<String, ServiceCalendar> calendars, int revision) {
    return database
        .query("select * from sla_target")
        .execute()
        .map(
            rows -> {
              var promises = new EnumMap<Severity, Promise>(Severity.class);
              rows.forEach(
                  row ->
                      promises.put(
                          Severity.valueOf(row.getString("severity")),
                          promise(row, calendars, revision)));
              return new Promises(promises);
            });
  }

  private static Promise promise(Row row, Map<String, ServiceCalendar> calendars, int revision) {
    var targets = new EnumMap<Deadline.Kind, Duration>(Deadline.Kind.class);
    targets.put(Deadline.Kind.ACKNOWLEDGE, duration(row, "acknowledge"));
    targets.put(Deadline.Kind.FIRST_WORD, duration(row, "first_word"));
    putIfPromised(targets, Deadline.Kind.UPDATE, row, "update_every");
    putIfPromised(targets, Deadline.Kind.LEVEL_2, row, "level_2");
    var calendar = row.getString("calendar");
    return new Promise(
        targets,
        duration(row, "acknowledge_timeout"),
        calendar == null ? ClockWords.ALWAYS : calendar,
        calendars,
        revision);
  }

  private static void putIfPromised(
      Map<Deadline.Kind, Duration> targets, Deadline.Kind kind, Row row, String column) {
    if (row.getValue(column) != null) {
      targets.put(kind, duration(row, column));
    }
  }

  private static Duration duration(Row row, String column) {
    return duration(row.get(Interval.class, column));
  }

  public static Duration duration(Interval interval) {
    return Duration.ofDays(interval.getDays())
        .plusHours(interval.getHours())
        .plusMinutes(interval.getMinutes())
        .plusSeconds(interval.getSeconds())
        .plusNanos(interval.getMicroseconds() * 1000L);
  }

  /**
   * What is promised for one severity.
   *
   * @param hours the name of the calendar by which its clocks run, or {@code always}
   * @param calendars all there are, by name
   * @param revision counts the changes of what is promised
   */
  public record Promise(
      Map<Deadline.Kind, Duration> targets,
      Duration acknowledgeTimeout,
      String hours,
      Map<String, ServiceCalendar> calendars,
      int revision) {
    Optional<Duration> target(Deadline.Kind kind) {
      return Optional.ofNullable(targets.get(kind));
    }

    /** One that is no longer there is as if it were always open: better early than never. */
    ServiceCalendar calendar(String name) {
      return calendars.getOrDefault(name, ServiceCalendar.ALWAYS);
    }
  }
}
