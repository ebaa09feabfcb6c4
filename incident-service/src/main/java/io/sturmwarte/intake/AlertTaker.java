package io.sturmwarte.intake;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.Promises;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody who waits for alerts of a certain kind and knows better what they mean. Asked before an
 * alert opens or joins an incident, in the same transaction.
 */
public interface AlertTaker {
  /** Empty where the alert is to go its usual way. */
  Uni<Optional<Taken>> take(SqlConnection tx, Alert alert, Promises promises, Changes changes);

  /** What became of it, and of which incident it is now. */
  record Taken(UUID incidentId, Outcome outcome) {}
}
