package io.sturmwarte.alert;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.rule.Facts;
import io.sturmwarte.rule.Persistence;
import io.sturmwarte.rule.Rule;
import io.sturmwarte.rule.Rules;
import io.sturmwarte.signal.Bins;
import io.sturmwarte.signal.BrandSignals;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Looks at the rules of one brand after the other: what they ask for is counted in a few
 * statements, judged as plain Java, and what was crossed long enough is raised. The brand's locked
 * row keeps other replicas from it.
 */
@ApplicationScoped
public class RuleCycle {
  /** Moves it on before it is looked at: a brand whose look fails holds up none of the others. */
  private static final String CLAIM =
      """
      update rule_look set due_at = app_now() + $1::float8 * interval '1 second'
      where brand_id = (
        select brand_id from rule_look where due_at <= app_now() order by due_at limit 1 for update skip locked)
      returning brand_id
      """;

  private static final String LOCK =
      """
      select l.brand_id, b.name, b.team, w.state, app_now() as now
      from rule_look l join brand b on b.id = l.brand_id join watch w on w.brand_id = l.brand_id
      where l.brand_id = $1
      for update of l skip locked
      """;

  private static final String STATES =
      "select rule_id, run, bin from rule_state where brand_id = $1";

  private static final String KEEP =
      """
      insert into rule_state (brand_id, rule_id, run, bin)
      select $1, n.* from unnest($2::uuid[], $3::int[], $4::timestamptz[]) as n (rule_id, run, bin)
      on conflict (brand_id, rule_id) do update set run = excluded.run, bin = excluded.bin
      """;

  /** How often the rules of a brand are looked at. */
  @ConfigProperty(name = "sturmwarte.rule.every", defaultValue = "PT15S")
  Duration every;

  private final Pool pool;
  private final Rules rules;
  private final RuleFacts facts;
  private final Alarm alarm;

  RuleCycle(Pool pool, Rules rules, RuleFacts facts, Alarm alarm) {
    this.pool = pool;
    this.rules = rules;
    this.facts = facts;
    this.alarm = alarm;
  }

  public Uni<Duration> round() {
    return pool.preparedQuery(CLAIM)
        .execute(Tuple.of(every.toMillis() / 1000.0))
        .chain(
            claimed ->
                claimed.rowCount() == 0
                    ? Uni.createFrom().item(every.dividedBy(5))
                    : look(claimed.iterator().next().getUUID(0)).replaceWith(Duration.ZERO));
  }

  private Uni<Void> look(UUID brandId) {
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(brandId))
                .chain(
                    locked ->
                        locked.size() == 0
                            ? Uni.createFrom().voidItem()
                            : look(connection, locked.iterator().next())));
  }

  private Uni<Void> look(SqlClient connection, Row row) {
    var brand = subject(row);
    var now = row.getOffsetDateTime("now").toInstant();
    return rules
        .of(connection, new UUID[] {brand.brandId()})
        .map(all -> all.getOrDefault(brand.brandId(), List.of()))
        .map(all -> all.stream().filter(Rule::enabled).toList())
        .chain(on -> follow(connection, brand, on, now));
  }

  private Uni<Void> follow(SqlClient connection, Alarm.Subject brand, List<Rule> on, Instant now) {
    if (on.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return facts
        .read(connection, brand.brandId(), on, now)
        .map(found -> crossed(on, found))
        .chain(
            crossed ->
                crossed.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : persist(connection, brand, crossed, now));
  }

  /** A rule, that it is crossed, and by what. */
  private record Crossed(Rule rule, Crossing crossing) {}

  private static List<Crossed> crossed(List<Rule> on, Map<UUID, Facts> found) {
    var crossed = new ArrayList<Crossed>();
    for (var rule : on) {
      var facts = found.getOrDefault(rule.id(), Facts.quiet(null));
      rule.condition()
          .judge(facts)
          .ifPresent(finding -> crossed.add(new Crossed(rule, Crossing.of(rule, finding, facts))));
    }
    return crossed;
  }

  private Uni<Void> persist(
      SqlClient connection, Alarm.Subject brand, List<Crossed> crossed, Instant now) {
    var bin = Bins.startOf(now);
    return connection
        .preparedQuery(STATES)
        .execute(Tuple.of(brand.brandId()))
        .map(RuleCycle::states)
        .map(states -> next(crossed, states, bin))
        .call(next -> keep(connection, brand.brandId(), next))
        .chain(next -> raise(connection, brand, crossed, next, now));
  }

  private static Map<UUID, Persistence> states(RowSet<Row> rows) {
    var states = new HashMap<UUID, Persistence>();
    rows.forEach(
        row ->
            states.put(
                row.getUUID("rule_id"),
                new Persistence(row.getInteger("run"), row.getOffsetDateTime("bin").toInstant())));
    return states;
  }

  private static Map<UUID, Persistence> next(
      List<Crossed> crossed, Map<UUID, Persistence> states, Instant bin) {
    var next = new HashMap<UUID, Persistence>();
    crossed.forEach(
        one ->
            next.put(
                one.rule().id(),
                states.getOrDefault(one.rule().id(), Persistence.NONE).crossed(bin)));
    return next;
  }

  private static Uni<Void> keep(SqlClient connection, UUID brandId, Map<UUID, Persistence> next) {
    var ids = next.keySet().toArray(UUID[]::new);
    var runs = next.values().stream().map(Persistence::run).toArray(Integer[]::new);
    var bins =
        next.values().stream()
            .map(state -> state.bin().atOffset(ZoneOffset.UTC))
            .toArray(OffsetDateTime[]::new);
    return connection
        .preparedQuery(KEEP)
        .execute(Tuple.of(brandId, ids, runs, bins))
        .replaceWithVoid();
  }

  private Uni<Void> raise(
      SqlClient connection,
      Alarm.Subject brand,
      List<Crossed> crossed,
      Map<UUID, Persistence> states,
      Instant now) {
    return Multi.createFrom()
        .iterable(crossed)
        .filter(
            one ->
                states.getOrDefault(one.rule().id(), Persistence.NONE).run()
                    >= one.rule().persistence())
        .onItem()
        .transformToUniAndConcatenate(
            one -> alarm.raise(connection, brand, one.crossing(), now).replaceWith(true))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Alarm.Subject subject(Row row) {
    var learned =
        Optional.ofNullable(row.getValue("state"))
            .map(state -> BrandSignals.of(((Buffer) state).getBytes()))
            .orElseGet(BrandSignals::unlearned);
    return new Alarm.Subject(
        row.getUUID("brand_id"), row.getString("name"), row.getString("team"), learned);
  }
}
