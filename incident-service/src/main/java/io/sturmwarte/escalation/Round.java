package io.sturmwarte.escalation;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.escalation.EscalationEngine.Turn;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.StepFired;
import io.sturmwarte.notify.Messages;
import io.sturmwarte.notify.Notice;
import io.sturmwarte.rows.Columns;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that one round does, to be written together. */
final class Round {
  private static final String FIRED =
      """
      insert into step_fired (incident_id, cycle, step, level, fired_at, targets)
      select incident_id, cycle, step, level, fired_at, array(select jsonb_array_elements_text(targets::jsonb))
      from unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::timestamptz[], $6::text[])
        as fired (incident_id, cycle, step, level, fired_at, targets)
      """;

  private static final String TOLD =
      """
      insert into step_told (incident_id, cycle, step, target, name, via, person_id)
      select incident_id, cycle, step, target, name, via, person_id
      from unnest($1::uuid[], $2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::uuid[])
        with ordinality as told (incident_id, cycle, step, target, name, via, person_id, place)
      order by place
      """;

  private final Changes changes;
  private final Resolution who;
  private final Instant at;
  private final List<Tuple> fired = new ArrayList<>();
  private final List<Tuple> told = new ArrayList<>();
  private final List<Tuple> awaited = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();

  /**
   * @param at the instant at which {@code who} was asked
   */
  Round(Changes changes, Resolution who, Instant at) {
    this.changes = changes;
    this.who = who;
    this.at = at;
  }

  Round take(List<Turn> turns) {
    turns.forEach(this::take);
    return this;
  }

  private void take(Turn turn) {
    var incident = turn.incident();
    switch (turn.decision()) {
      case Decision.Fire fire -> fire(incident, fire, turn.policy());
      case Decision.PassOver over -> passOver(incident, over, turn.policy());
      case Decision.ComeBack back -> incident.comeBack(back.next(), changes);
      case Decision.Resume resume -> incident.waitedLongEnough(turn.promise(), changes);
      case Decision.Rest rest -> rest(incident, rest);
    }
  }

  private void rest(Incident incident, Decision.Rest rest) {
    incident.chain = rest.next();
    changes.save(incident);
  }

  private void fire(Incident incident, Decision.Fire fire, Policy policy) {
    if (incident.hold(changes)) {
      return;
    }
    var people = who.of(incident.team, fire.step().targets(), at);
    var nobody = people.isEmpty();
    var all = nobody ? who.of(incident.team, policy.fallback(), at) : people;
    incident.chain = nobody ? fire.nextIfNobody() : fire.next();
    tell(incident, fire.cycle(), fire.index(), fire.step(), all);
    changes.entry(
        incident,
        nobody ? "noOneOnCall" : "stepFired",
        Changes.SYSTEM,
        nobody
            ? Words.nobody(fire.step().level(), names(all))
            : Words.told(fire.step().level(), names(all)),
        data(fire.cycle(), fire.index(), fire.step(), all));
  }

  private void passOver(Incident incident, Decision.PassOver over, Policy policy) {
    if (incident.hold(changes)) {
      return;
    }
    incident.chain = over.next();
    var fallback =
        over.nobodyTold() ? who.of(incident.team, policy.fallback(), at) : List.<Told>of();
    if (!fallback.isEmpty()) {
      tell(incident, over.cycle(), over.index(), over.step(), fallback);
    }
    changes.entry(
        incident,
        over.nobodyTold() ? "noOneOnCall" : "stepPassedOver",
        Changes.SYSTEM,
        over.nobodyTold()
            ? Words.nobody(over.step().level(), names(fallback))
            : Words.passedOver(over.index()),
        data(over.cycle(), over.index(), over.step(), fallback));
  }

  private void tell(Incident incident, int cycle, int index, Policy.Step step, List<Told> all) {
    var firedAt = incident.now.atOffset(ZoneOffset.UTC);
    var names = names(all);
    incident.stepsFired.add(new StepFired(cycle, index, step.level(), incident.now, names));
    fired.add(
        Tuple.of(incident.id, cycle, index, step.level(), firedAt, names.toArray(String[]::new)));
    for (var place = 0; place < all.size(); place++) {
      var it = all.get(place);
      told.add(
          Tuple.of(incident.id, cycle, index, it.target(), it.name(), it.via())
              .addUUID(it.person()));
      var untilOwn = step.multiAck() && it.person() != null;
      if (untilOwn) {
        awaited.add(
            Tuple.of(incident.id, cycle, index, it.person(), step.level(), pauseSeconds(step)));
      }
      var key = "%s/%d/%d/%d".formatted(incident.id, cycle, index, place);
      notices.add(Notices.page(key, incident, it.recipient(), step.level(), untilOwn));
    }
  }

  /** Between two times of telling somebody again who has not acknowledged. */
  private static long pauseSeconds(Policy.Step step) {
    var shortest = Decision.SHORTEST_ROUND_PAUSE;
    var pause = step.delay().compareTo(shortest) < 0 ? shortest : step.delay();
    return pause.toSeconds();
  }

  private static List<String> names(List<Told> all) {
    return all.stream().map(Told::name).toList();
  }

  private static Map<String, Object> data(int cycle, int index, Policy.Step step, List<Told> all) {
    return Map.of("cycle", cycle, "step", index, "level", step.level(), "targets", names(all));
  }

  Uni<Void> write(SqlConnection tx, Messages messages) {
    return changes
        .write(tx)
        .call(() -> Columns.write(tx, FIRED, fired))
        .call(() -> Columns.write(tx, TOLD, told))
        .call(() -> Columns.write(tx, Awaited.INSERT, awaited))
        .call(() -> messages.send(tx, notices));
  }
}
