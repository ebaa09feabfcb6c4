package io.sturmwarte.ignore;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Promises;
import io.sturmwarte.intake.Alert;
import io.sturmwarte.intake.AlertTaker;
import io.sturmwarte.intake.Outcome;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Alerts on what is ignored: they are written down and call nobody, and the tripwires are looked at
 * at once. What threatens people or the house is never kept quiet.
 */
@ApplicationScoped
public class KeptQuiet implements AlertTaker {
  private static final String IGNORED =
      """
      where brand_id = $1 and lower(btrim(topic)) = lower(btrim($2)) and exercise = $3 and team = $4 and state = 'RESOLVED'
        and id in (select incident_id from ignore_decision where ended_at is null and mention_id is null)
      order by id limit 1 for update
      """;

  private static final String LOOK_NOW =
      "update ignore_decision set look_at = app_now() where incident_id = $1 and ended_at is null";

  private final Incidents incidents;

  KeptQuiet(Incidents incidents) {
    this.incidents = incidents;
  }

  @Override
  public Uni<Optional<Taken>> take(
      SqlConnection tx, Alert alert, Promises promises, Changes changes) {
    if (alert.reasons().stream().anyMatch(reason -> reason.raisesTo().isPresent())) {
      return Uni.createFrom().item(Optional.empty());
    }
    return incidents
        .find(
            tx,
            IGNORED,
            Tuple.of(alert.brandId(), alert.topic().strip(), alert.exercise(), alert.team()))
        .invoke(ignored -> ignored.forEach(incident -> note(incident, alert, changes)))
        .call(ignored -> look(tx, ignored))
        .map(
            ignored ->
                ignored.stream()
                    .findFirst()
                    .map(incident -> new Taken(incident.id, Outcome.IGNORED)));
  }

  private static void note(Incident incident, Alert alert, Changes changes) {
    changes.entry(
        incident,
        "keptQuiet",
        Changes.MONITORING,
        Words.keptQuiet(alert.topic()),
        Map.of("alertId", alert.alertId(), "level", alert.level(), "score", alert.score()));
  }

  private static Uni<Void> look(SqlConnection tx, List<Incident> ignored) {
    return ignored.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.preparedQuery(LOOK_NOW).execute(Tuple.of(ignored.getFirst().id)).replaceWithVoid();
  }
}
