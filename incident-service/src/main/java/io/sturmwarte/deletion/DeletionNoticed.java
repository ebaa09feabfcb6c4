package io.sturmwarte.deletion;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Promises;
import io.sturmwarte.intake.Alert;
import io.sturmwarte.intake.AlertTaker;
import io.sturmwarte.intake.Outcome;
import io.sturmwarte.recall.Recall;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An alert of a watch: people write about the deletion, and the incident comes back. */
@ApplicationScoped
public class DeletionNoticed implements AlertTaker {
  private static final String WATCH =
      "select deletion_id, incident_id from deletion_watch where rule_id = $1";

  private static final String FIRED =
      "update deletion_watch set fired_at = coalesce(fired_at, app_now()) where deletion_id = $1";

  private final Incidents incidents;
  private final Recall recall;

  DeletionNoticed(Incidents incidents, Recall recall) {
    this.incidents = incidents;
    this.recall = recall;
  }

  @Override
  public Uni<Optional<Taken>> take(
      SqlConnection tx, Alert alert, Promises promises, Changes changes) {
    if (alert.ruleId() == null) {
      return Uni.createFrom().item(Optional.empty());
    }
    return tx.preparedQuery(WATCH)
        .execute(Tuple.of(alert.ruleId()))
        .chain(
            rows ->
                rows.size() == 0
                    ? Uni.createFrom().item(Optional.empty())
                    : noticed(tx, rows.iterator().next(), alert, promises, changes)
                        .map(Optional::of));
  }

  private Uni<Taken> noticed(
      SqlConnection tx, Row watch, Alert alert, Promises promises, Changes changes) {
    var deletionId = watch.getUUID("deletion_id");
    return incidents
        .lock(tx, watch.getUUID("incident_id"), Recall.OURSELVES)
        .invoke(incident -> note(incident, deletionId, alert, changes))
        .chain(
            incident ->
                recall.bringBack(tx, incident, Words.noticed(posts(alert)), promises, changes))
        .invoke(
            next -> next.level(alert.level(), alert.reasons(), alert.raisedAt(), promises, changes))
        .call(() -> tx.preparedQuery(FIRED).execute(Tuple.of(deletionId)))
        .map(next -> new Taken(next.id, Outcome.JOINED));
  }

  private static void note(Incident incident, UUID deletionId, Alert alert, Changes changes) {
    changes.entry(
        incident,
        "deletionNoticed",
        Changes.MONITORING,
        Words.noticed(posts(alert)),
        Map.of(
            "deletionId",
            deletionId,
            "alertId",
            alert.alertId(),
            "mentionIds",
            alert.mentionIds() == null ? java.util.List.of() : alert.mentionIds()));
  }

  /** What the rule has counted. */
  private static long posts(Alert alert) {
    return alert.reasons().stream()
        .findFirst()
        .map(reason -> Math.round(reason.value()))
        .orElse(0L);
  }
}
