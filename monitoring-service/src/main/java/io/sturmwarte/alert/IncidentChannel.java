package io.sturmwarte.alert;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.ServiceIdentity;
import io.sturmwarte.outbox.Outbox;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The way to incident-service. While it is down, messages wait, in their order. */
@ApplicationScoped
public class IncidentChannel implements Outbox.Channel {
  /** Answers that may change: not signed in yet, in conflict, too early, too much. */
  private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(401, 403, 404, 408, 409, 425, 429);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

  /** An incident that was resolved meanwhile is followed by the one that a repeat has opened. */
  private static final String NOTE =
      "update alert set incident_id = coalesce($2, incident_id) where id = $1";

  private final IncidentClient incidents;
  private final ServiceIdentity identity;
  private final Pool pool;

  IncidentChannel(@RestClient IncidentClient incidents, ServiceIdentity identity, Pool pool) {
    this.incidents = incidents;
    this.identity = identity;
    this.pool = pool;
  }

  @Override
  public Uni<Outbox.Outcome> deliver(Outbox.Message message) {
    var body = message.body().getJsonObject("body");
    return identity
        .authorization()
        .chain(authorization -> send(authorization, message.body(), body))
        .<Outbox.Outcome>map(ignored -> new Outbox.Outcome.Delivered())
        .onFailure(WebApplicationException.class)
        .recoverWithItem(failure -> outcome((WebApplicationException) failure));
  }

  /** An alert that is half an hour late is of little use, so it is tried again soon. */
  @Override
  public Duration wait(int attempts, @Nullable Duration notBefore) {
    var wait = Outbox.Channel.super.wait(attempts, notBefore);
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private Uni<Void> send(String authorization, JsonObject message, JsonObject body) {
    return switch (message.getString("kind")) {
      case "alert" ->
          incidents
              .alert(authorization, body)
              .chain(answer -> note(alertId(message, body), answer.incidentId()));
      case "level" ->
          incidents.level(authorization, UUID.fromString(message.getString("brandId")), body);
      default -> Uni.createFrom().failure(new IllegalArgumentException("no such kind of message"));
    };
  }

  /** A repeat is sent under an id of its own. */
  private static UUID alertId(JsonObject message, JsonObject body) {
    return UUID.fromString(message.getString("id", body.getString("alertId")));
  }

  private Uni<Void> note(UUID alertId, @Nullable UUID incidentId) {
    return pool.preparedQuery(NOTE).execute(Tuple.of(alertId, incidentId)).replaceWithVoid();
  }

  private static Outbox.Outcome outcome(WebApplicationException failure) {
    var status = failure.getResponse().getStatus();
    var reason = "incident-service answered " + status;
    return status >= 500 || WORTH_ANOTHER_TRY.contains(status)
        ? new Outbox.Outcome.Retry(reason, null)
        : new Outbox.Outcome.Rejected(reason);
  }
}
