package io.sturmwarte.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Sleep;
import io.sturmwarte.cycle.Work;
import io.sturmwarte.report.GroupBy;
import io.sturmwarte.report.Report;
import io.sturmwarte.report.Reports;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opens the look back on strategy of a team whose time has come, with the figures since the last.
 */
@ApplicationScoped
public class StrategyCycle implements Work {
  private static final Duration TIME_TO_WRITE = Duration.ofDays(14);

  private static final String DUE =
      """
      select s.*, app_now() as read_at,
        coalesce((select max(r.to_at) from strategy_review r where r.team = s.team),
          s.next_at - make_interval(months => s.months)) as since
      from strategy_schedule s where next_at <= app_now() order by next_at limit 1 for update of s skip locked
      """;

  private static final String TASKS =
      """
      select
        (select count(*)::int from action_item where team = $1 and done_at >= $2 and done_at < $3) as done,
        (select count(*)::int from action_item where team = $1 and done_at is null) as open,
        (select count(*)::int from action_item where team = $1 and done_at is null and due_at < $3) as overdue,
        (select count(*)::int from review where team = $1 and state <> 'REVIEWED') as reviews
      """;

  private static final String OPEN =
      """
      insert into strategy_review (id, team, from_at, to_at, owner, due_at, next_reminder_at, figures)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (team, to_at) do nothing
      """;

  /** What was missed while nobody ran the service is looked back on once, not once a quarter. */
  private static final String ADVANCE =
      """
      update strategy_schedule set next_at = next_at + make_interval(months => months) *
        (1 + floor(greatest(0, extract(epoch from app_now() - next_at)) / (2629800.0 * months)))
      where team = $1
      """;

  private static final String NEXT_DUE =
      "select extract(epoch from min(next_at) - app_now())::float8 from strategy_schedule where next_at is not null";

  private final Pool pool;
  private final Reports reports;
  private final ObjectMapper json;
  private final ZoneId zone;

  StrategyCycle(
      Pool pool,
      Reports reports,
      ObjectMapper json,
      @ConfigProperty(name = "sturmwarte.zone", defaultValue = "Europe/Berlin") ZoneId zone) {
    this.pool = pool;
    this.reports = reports;
    this.json = json;
    this.zone = zone;
  }

  @Override
  public String name() {
    return "strategy reviews";
  }

  @Override
  public String wokenBy() {
    return "task";
  }

  @Override
  public Uni<Duration> round() {
    return pool.withTransaction(this::openDue)
        .chain(
            opened -> opened ? Uni.createFrom().item(Duration.ZERO) : Sleep.until(pool, NEXT_DUE));
  }

  private Uni<Boolean> openDue(SqlConnection tx) {
    return tx.query(DUE)
        .execute()
        .chain(
            due ->
                due.size() == 0
                    ? Uni.createFrom().item(false)
                    : open(tx, due.iterator().next()).replaceWith(true));
  }

  private Uni<Void> open(SqlConnection tx, Row schedule) {
    var team = schedule.getString("team");
    var from = schedule.getOffsetDateTime("since").toInstant();
    var to = schedule.getOffsetDateTime("next_at").toInstant();
    return figures(tx, team, from, to)
        .chain(figures -> tx.preparedQuery(OPEN).execute(row(schedule, from, to, figures)))
        .chain(() -> tx.preparedQuery(ADVANCE).execute(Tuple.of(team)))
        .replaceWithVoid();
  }

  private Tuple row(Row schedule, Instant from, Instant to, StrategyFigures figures) {
    var now = schedule.getOffsetDateTime("read_at").toInstant();
    var due = now.plus(TIME_TO_WRITE);
    return Tuple.from(
        new Object[] {
          Generators.timeBasedEpochGenerator().generate(),
          schedule.getString("team"),
          from.atOffset(ZoneOffset.UTC),
          to.atOffset(ZoneOffset.UTC),
          schedule.getString("owner"),
          due.atOffset(ZoneOffset.UTC),
          Reminders.after(now, due).atOffset(ZoneOffset.UTC),
          stored(figures)
        });
  }

  private JsonObject stored(StrategyFigures figures) {
    try {
      return new JsonObject(json.writeValueAsString(figures));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Uni<StrategyFigures> figures(SqlConnection tx, String team, Instant from, Instant to) {
    var question =
        new Report.Question(false, new String[] {team}, from, to, zone.getId(), false, null);
    return reports
        .of(tx, question, GroupBy.CAUSE)
        .chain(
            causes ->
                reports
                    .of(tx, question, GroupBy.SEVERITY)
                    .chain(
                        severities ->
                            reports
                                .of(tx, question, GroupBy.BRAND)
                                .chain(
                                    brands ->
                                        tx.preparedQuery(TASKS)
                                            .execute(
                                                Tuple.of(
                                                    team,
                                                    from.atOffset(ZoneOffset.UTC),
                                                    to.atOffset(ZoneOffset.UTC)))
                                            .map(it -> figures(causes, severities, brands, it)))));
  }

  private static StrategyFigures figures(
      Report causes, Report severities, Report brands, RowSet<Row> tasks) {
    var row = tasks.iterator().next();
    return new StrategyFigures(
        causes,
        severities,
        brands,
        row.getInteger("done"),
        row.getInteger("open"),
        row.getInteger("overdue"),
        row.getInteger("reviews"));
  }
}
