package io.sturmwarte.intake;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Links;
import io.sturmwarte.incident.Promises;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes in what monitoring tells; the same alert again gets the same answer. */
@ApplicationScoped
class Intake {
  /** A repeat at the same time waits here until the first one has committed. */
  private static final String CLAIM =
      """
      insert into alert (id, brand_id, outcome, body) values ($1, $2, 'ignored', $3)
      on conflict (id) do nothing
      """;

  private static final String OPEN_ON_TOPIC =
      """
      where brand_id = $1 and lower(btrim(topic)) = lower(btrim($2)) and exercise = $3 and topic is not null
        and state not in ('RESOLVED', 'REVIEWED')
      order by severity, id limit 1 for update
      """;

  private static final String OPEN_OF_BRAND =
      """
      where brand_id = $1 and team = $2 and exercise = $3 and state not in ('RESOLVED', 'REVIEWED')
      order by id for update
      """;

  private final Pool pool;
  private final Incidents incidents;
  private final List<AlertTaker> takers;

  Intake(Pool pool, Incidents incidents, @Any Instance<AlertTaker> takers) {
    this.pool = pool;
    this.incidents = incidents;
    this.takers = takers.stream().toList();
  }

  Uni<Answer> take(Alert alert) {
    return pool.withTransaction(tx -> take(tx, alert));
  }

  Uni<Void> take(UUID brandId, BrandLevel level) {
    return pool.withTransaction(tx -> take(tx, brandId, level));
  }

  private Uni<Answer> take(SqlConnection tx, Alert alert) {
    return tx.preparedQuery(CLAIM)
        .execute(Tuple.of(alert.alertId(), alert.brandId(), JsonObject.mapFrom(alert)))
        .chain(
            claimed -> claimed.rowCount() == 0 ? earlierAnswer(tx, alert) : openOrJoin(tx, alert));
  }

  private Uni<Answer> openOrJoin(SqlConnection tx, Alert alert) {
    var changes = incidents.changes();
    return Promises.load(tx)
        .chain(
            promises ->
                taken(tx, alert, promises, changes)
                    .chain(
                        taken ->
                            taken.isPresent()
                                ? Uni.createFrom().item(taken.get())
                                : openOrJoin(tx, alert, promises, changes)))
        .call(() -> changes.write(tx))
        .call(answer -> remember(tx, alert, answer));
  }

  /** What the first of those says that have been waiting for the alert. */
  private Uni<Optional<Answer>> taken(
      SqlConnection tx, Alert alert, Promises promises, Changes changes) {
    Uni<Optional<Answer>> taken = Uni.createFrom().item(Optional.empty());
    for (var taker : takers) {
      taken =
          taken.chain(
              earlier ->
                  earlier.isPresent()
                      ? Uni.createFrom().item(earlier)
                      : taker
                          .take(tx, alert, promises, changes)
                          .map(it -> it.map(t -> new Answer(t.incidentId(), t.outcome()))));
    }
    return taken;
  }

  private Uni<Answer> openOrJoin(
      SqlConnection tx, Alert alert, Promises promises, Changes changes) {
    return join(tx, alert, promises, changes)
        .chain(
            answer ->
                answer.outcome() == Outcome.IGNORED && alert.kind() == Alert.Kind.ALERT
                    ? open(tx, alert, promises, changes)
                    : Uni.createFrom().item(answer));
  }

  private Uni<Answer> join(SqlConnection tx, Alert alert, Promises promises, Changes changes) {
    return incidents
        .find(tx, OPEN_ON_TOPIC, Tuple.of(alert.brandId(), alert.topic().strip(), alert.exercise()))
        .map(
            open ->
                open.stream()
                    .findFirst()
                    .map(incident -> joined(incident, alert, promises, changes))
                    .orElse(new Answer(null, Outcome.IGNORED)));
  }

  private static Answer joined(Incident incident, Alert alert, Promises promises, Changes changes) {
    incident.join(alert.alertId(), alert.topic(), changes);
    incident.level(alert.level(), alert.reasons(), alert.raisedAt(), promises, changes);
    return new Answer(incident.id, Outcome.JOINED);
  }

  /** Somebody else may have been quicker; then there is one to join. */
  private Uni<Answer> open(SqlConnection tx, Alert alert, Promises promises, Changes changes) {
    return incidents
        .open(tx, alert.incident(), Changes.MONITORING, promises, changes)
        .chain(
            opened ->
                opened.isEmpty()
                    ? openOrJoin(tx, alert, promises, changes)
                    : Uni.createFrom().item(opened(opened, alert, promises, changes)));
  }

  private static Answer opened(
      List<Incident> opened, Alert alert, Promises promises, Changes changes) {
    var incident = opened.getFirst();
    incident.level(alert.level(), alert.reasons(), alert.raisedAt(), promises, changes);
    return new Answer(incident.id, Outcome.OPENED);
  }

  private static Uni<Void> remember(SqlConnection tx, Alert alert, Answer answer) {
    return tx.preparedQuery("update alert set outcome = $2, incident_id = $3 where id = $1")
        .execute(
            Tuple.from(
                new Object[] {alert.alertId(), answer.outcome().word(), answer.incidentId()}))
        .chain(() -> link(tx, alert, answer.incidentId()));
  }

  private static Uni<Void> link(SqlConnection tx, Alert alert, @Nullable UUID incident) {
    return incident == null
        ? Uni.createFrom().voidItem()
        : Links.alert(tx, incident, alert.alertId(), Changes.MONITORING)
            .chain(() -> Links.mentions(tx, incident, alert.mentions(), Changes.MONITORING))
            .replaceWithVoid();
  }

  private static Uni<Answer> earlierAnswer(SqlConnection tx, Alert alert) {
    return tx.preparedQuery("select outcome, incident_id from alert where id = $1")
        .execute(Tuple.of(alert.alertId()))
        .map(Intake::answer);
  }

  private static Answer answer(RowSet<Row> rows) {
    var row = rows.iterator().next();
    return new Answer(row.getUUID("incident_id"), Outcome.of(row.getString("outcome")));
  }

  private Uni<Void> take(SqlConnection tx, UUID brandId, BrandLevel level) {
    var changes = incidents.changes();
    return Promises.load(tx)
        .chain(
            promises ->
                incidents
                    .find(tx, OPEN_OF_BRAND, Tuple.of(brandId, level.team(), level.exercise()))
                    .invoke(
                        open ->
                            open.forEach(
                                incident ->
                                    incident.level(
                                        level.level(),
                                        level.reasons(),
                                        level.at(),
                                        promises,
                                        changes))))
        .chain(() -> changes.write(tx));
  }

  /** What became of an alert. */
  public record Answer(@Nullable UUID incidentId, Outcome outcome) {}
}
