package io.sturmwarte.escalation;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Sleep;
import io.sturmwarte.cycle.Work;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Promises;
import io.sturmwarte.incident.StepFired;
import io.sturmwarte.incident.Text;
import io.sturmwarte.notify.About;
import io.sturmwarte.notify.Messages;
import io.sturmwarte.notify.Notice;
import io.sturmwarte.notify.Phrase;
import io.sturmwarte.notify.Recipient;
import io.sturmwarte.rows.Columns;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Moves every chain whose time has come. Any replica may run rounds: incidents are claimed with
 * {@code skip locked}, and the fired step, the timeline and the messages commit together with the
 * moved timer, so that whatever dies, no step is lost and none fires twice.
 */
@ApplicationScoped
public class EscalationEngine implements Work {
  private static final int AT_ONCE = 200;

  private static final String DUE =
      """
      where chain_due_at <= app_now() order by chain_due_at limit $1 for update skip locked
      """;

  private static final String NEXT_DUE =
      """
      select extract(epoch from min(chain_due_at) - app_now())::float8
      from incident where chain_due_at > app_now()
      """;

  private static final String FIRED =
      """
      insert into step_fired (incident_id, cycle, step, level, fired_at, targets)
      select incident_id, cycle, step, level, fired_at, array(select jsonb_array_elements_text(targets::jsonb))
      from unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::timestamptz[], $6::text[])
        as fired (incident_id, cycle, step, level, fired_at, targets)
      """;

  private final Pool pool;
  private final Incidents incidents;
  private final Policies policies;
  private final Messages messages;

  EscalationEngine(Pool pool, Incidents incidents, Policies policies, Messages messages) {
    this.pool = pool;
    this.incidents = incidents;
    this.policies = policies;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "escalation";
  }

  @Override
  public String wokenBy() {
    return "incident_chain";
  }

  /** Fires what is due; gives how long until the next is. */
  @Override
  public Uni<Duration> round() {
    return pool.withTransaction(this::fireDue)
        .chain(
            fired ->
                fired == AT_ONCE
                    ? Uni.createFrom().item(Duration.ZERO)
                    : Sleep.until(pool, NEXT_DUE));
  }

  private Uni<Integer> fireDue(SqlConnection tx) {
    return incidents
        .find(tx, DUE, Tuple.of(AT_ONCE))
        .call(due -> due.isEmpty() ? Uni.createFrom().voidItem() : fire(tx, due))
        .map(List::size);
  }

  private Uni<Void> fire(SqlConnection tx, List<Incident> due) {
    var teams = due.stream().map(incident -> incident.team).collect(Collectors.toSet());
    return Promises.load(tx)
        .chain(promises -> policies.of(tx, teams).map(byTeam -> decide(due, promises, byTeam)))
        .chain(round -> round.write(tx));
  }

  private Round decide(List<Incident> due, Promises promises, Map<String, Policy> byTeam) {
    var round = new Round(incidents.changes(), new ArrayList<>(), new ArrayList<>());
    for (var incident : due) {
      decide(
          incident,
          promises.of(incident.severity),
          requireNonNull(byTeam.get(incident.team)),
          round);
    }
    return round;
  }

  private void decide(Incident incident, Promises.Promise promise, Policy policy, Round round) {
    var situation =
        new Decision.Situation(
            incident.state,
            incident.chain,
            incident.now,
            incident.levelTwoAtOnce(),
            promise.acknowledgeTimeout(),
            incident.waitingUntil);
    switch (Decision.of(situation, policy)) {
      case Decision.Fire fire -> round.fire(incident, fire, policy);
      case Decision.ComeBack back -> incident.comeBack(back.next(), round.changes);
      case Decision.Resume resume -> incident.waitedLongEnough(promise, round.changes);
      case Decision.Rest rest -> round.rest(incident, rest);
    }
  }

  /** All that one round does, to be written together. */
  private final class Round {
    final Changes changes;
    final List<Tuple> fired;
    final List<Notice> notices;

    Round(Changes changes, List<Tuple> fired, List<Notice> notices) {
      this.changes = changes;
      this.fired = fired;
      this.notices = notices;
    }

    void rest(Incident incident, Decision.Rest rest) {
      incident.chain = rest.next();
      changes.save(incident);
    }

    void fire(Incident incident, Decision.Fire fire, Policy policy) {
      if (incident.hold(changes)) {
        return;
      }
      var nobody = fire.step().targets().isEmpty();
      var targets = nobody ? policy.fallback() : fire.step().targets();
      var names = targets.stream().map(Policy.Target::name).toList();
      incident.chain = fire.next();
      incident.stepsFired.add(
          new StepFired(fire.cycle(), fire.index(), fire.step().level(), incident.now, names));
      fired.add(
          Tuple.of(
              incident.id,
              fire.cycle(),
              fire.index(),
              fire.step().level(),
              incident.now.atOffset(ZoneOffset.UTC),
              names.toArray(String[]::new)));
      for (var place = 0; place < targets.size(); place++) {
        notices.add(notice(incident, fire, targets.get(place), place));
      }
      changes.entry(
          incident,
          nobody ? "noOneOnCall" : "stepFired",
          Changes.SYSTEM,
          text(fire, names, nobody),
          Map.of(
              "cycle",
              fire.cycle(),
              "step",
              fire.index(),
              "level",
              fire.step().level(),
              "targets",
              names));
    }

    Uni<Void> write(SqlConnection tx) {
      return changes
          .write(tx)
          .call(() -> Columns.write(tx, FIRED, fired))
          .call(() -> messages.send(tx, notices));
    }
  }

  private static Text text(Decision.Fire fire, List<String> names, boolean nobody) {
    var who = String.join(", ", names);
    var level = fire.step().level();
    if (nobody) {
      var de = names.isEmpty() ? "" : "; Ersatz verständigt: " + who;
      var en = names.isEmpty() ? "" : "; fallback told: " + who;
      return new Text(
          "Stufe %d: niemand in Bereitschaft%s".formatted(level, de),
          "Level %d: no one on call%s".formatted(level, en));
    }
    return new Text(
        "Stufe %d verständigt: %s".formatted(level, who),
        "Level %d told: %s".formatted(level, who));
  }

  private static Notice notice(
      Incident incident, Decision.Fire fire, Policy.Target target, int place) {
    var to =
        new Recipient.Address(target.channel(), target.name(), target.address(), target.language());
    return Notice.page(
        "%s/%d/%d/%d".formatted(incident.id, fire.cycle(), fire.index(), place),
        incident.team,
        about(incident),
        to,
        fire.step().level());
  }

  private static About about(Incident incident) {
    return new About(
        incident.id,
        incident.number,
        incident.brandName,
        incident.title,
        incident.severity.name(),
        incident.level,
        incident.allReasons().stream()
            .map(reason -> new Phrase(reason.text().de(), reason.text().en()))
            .toList(),
        incident.exercise,
        incident.openedAt);
  }
}
