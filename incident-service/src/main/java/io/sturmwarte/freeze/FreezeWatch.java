package io.sturmwarte.freeze;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Sleep;
import io.sturmwarte.cycle.Work;
import io.sturmwarte.incident.Changes;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Ends freezes when their time is over, and begins those that a storm asks for. */
@ApplicationScoped
class FreezeWatch implements Work {
  private static final String END_DUE =
      """
      update publishing_freeze set ended_at = app_now(), ended_by = 'sturmwarte', ending = 'time is over', version = version + 1
      where id in (
        select id from publishing_freeze where ended_at is null and until <= app_now()
        order by until limit 100 for update skip locked)
      returning *
      """;

  /** A brand that is frozen already is left alone, and so is a level that has frozen it before. */
  private static final String BEGIN_IN_STORM =
      """
      insert into publishing_freeze (id, team, brand_id, brand_name, platforms, why, people, functions, started_by, until,
        incident_id, storm_level)
      select distinct on (team, brand_id) gen_random_uuid(), team, brand_id, brand_name, rule.platforms,
        'Sturmstufe ' || incident.level || ' / storm level ' || incident.level, rule.people, rule.functions,
        'sturmwarte', app_now() + rule.lasts, incident.id, incident.level
      from incident join freeze_rule rule using (team)
      where rule.active and incident.level >= rule.storm_level and not exercise
        and state not in ('RESOLVED', 'REVIEWED')
        and not exists (
          select from publishing_freeze held where held.brand_id = incident.brand_id and held.team = incident.team and ended_at is null)
        and not exists (
          select from publishing_freeze held where held.incident_id = incident.id and held.storm_level = incident.level)
      order by team, brand_id, incident.level desc
      on conflict do nothing
      returning *
      """;

  private static final String NEXT_DUE =
      "select extract(epoch from min(until) - app_now())::float8 from publishing_freeze where ended_at is null";

  private final Pool pool;
  private final Freezes freezes;
  private final FreezeNotices notices;

  FreezeWatch(Pool pool, Freezes freezes, FreezeNotices notices) {
    this.pool = pool;
    this.freezes = freezes;
    this.notices = notices;
  }

  @Override
  public String name() {
    return "freezes";
  }

  @Override
  public String wokenBy() {
    return "publishing_freeze";
  }

  @Override
  public Uni<Duration> round() {
    return pool.withTransaction(tx -> endDue(tx).chain(() -> beginInStorm(tx)))
        .chain(() -> Sleep.until(pool, NEXT_DUE));
  }

  private Uni<Void> endDue(SqlConnection tx) {
    return freezes
        .find(tx, END_DUE, Tuple.tuple())
        .chain(
            all ->
                each(
                    all,
                    it ->
                        freezes
                            .record(tx, it, "freezeEnded", Changes.SYSTEM, Words.expired())
                            .chain(() -> notices.ended(tx, it))));
  }

  private Uni<Void> beginInStorm(SqlConnection tx) {
    return freezes
        .find(tx, BEGIN_IN_STORM, Tuple.tuple())
        .chain(
            all ->
                each(
                    all,
                    it ->
                        freezes
                            .record(tx, it, "freezeStarted", Changes.SYSTEM, Words.started(it))
                            .chain(() -> notices.started(tx, it))));
  }

  /** One after the other: a connection does one thing at a time. */
  private static Uni<Void> each(List<Freeze> found, Function<Freeze, Uni<Void>> act) {
    return Multi.createFrom()
        .iterable(found)
        .onItem()
        .transformToUniAndConcatenate(act::apply)
        .collect()
        .asList()
        .replaceWithVoid();
  }
}
