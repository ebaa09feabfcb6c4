package io.sturmwarte.notify;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.outbox.Outbox;
import io.sturmwarte.outbox.Outbox.Outcome;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A CloudEvent to a URL, signed after the Standard Webhooks specification. */
@ApplicationScoped
public class WebhookChannel implements Outbox.Channel {
  /** The receiver compares with its own clock, which no rehearsal of ours moves. */
  private static final Clock RECEIVERS = Clock.systemUTC();

  /** The old secret goes on signing for a day after a change. */
  private static final String SECRETS =
      """
      select secret, case when changed_at > app_now() - interval '1 day' then previous end as previous
      from webhook_secret where team in ($1, 'default') and address = $2 order by team = $1 desc limit 1
      """;

  private final Pool pool;
  private final Endpoints endpoints;

  WebhookChannel(Pool pool, Endpoints endpoints) {
    this.pool = pool;
    this.endpoints = endpoints;
  }

  @Override
  public Uni<Outcome> deliver(Outbox.Message message) {
    var to = message.body().mapTo(Parcel.class);
    var body = event(message, to).encode();
    return secrets(to)
        .chain(secrets -> endpoints.post(to, headers(secrets, message.id(), body), body));
  }

  @Override
  public boolean givesUp(Outbox.Message message, Duration wait) {
    return Attempts.isLastOfWebhook(message.attempts());
  }

  @Override
  public Duration wait(int attempts, @Nullable Duration notBefore) {
    return Attempts.waitOfWebhook(attempts, notBefore);
  }

  private Uni<List<String>> secrets(Parcel to) {
    return pool.preparedQuery(SECRETS)
        .execute(Tuple.of(to.team(), to.address()))
        .map(WebhookChannel::secrets);
  }

  private static List<String> secrets(RowSet<Row> rows) {
    if (rows.size() == 0) {
      return List.of();
    }
    var row = rows.iterator().next();
    return Stream.of("secret", "previous")
        .flatMap(column -> Stream.ofNullable(row.getString(column)))
        .toList();
  }

  private static Map<String, String> headers(List<String> secrets, UUID id, String body) {
    var at = RECEIVERS.instant();
    var headers = new HashMap<String, String>();
    headers.put("content-type", "application/cloudevents+json; charset=utf-8");
    headers.put("webhook-id", id.toString());
    headers.put("webhook-timestamp", String.valueOf(at.getEpochSecond()));
    if (!secrets.isEmpty()) {
      headers.put("webhook-signature", StandardWebhook.signature(secrets, id, at, body));
    }
    return headers;
  }

  /** The same bytes at every attempt. */
  private static JsonObject event(Outbox.Message message, Parcel it) {
    var body = message.body();
    return new JsonObject()
        .put("specversion", "1.0")
        .put("id", message.id().toString())
        .put("source", "/sturmwarte/incident-service")
        .put("type", type(it))
        .put("subject", it.number())
        .put("time", writtenAt(message.id()).toString())
        .put("datacontenttype", "application/json")
        .put(
            "data",
            new JsonObject()
                .put("kind", it.kind())
                .put("incidentId", body.getString("incidentId"))
                .put("number", it.number())
                .put("team", it.team())
                .put("brandName", it.brandName())
                .put("title", it.title())
                .put("severity", it.severity())
                .put("stormLevel", it.stormLevel())
                .put("reasons", it.reasons())
                .put("exercise", it.exercise())
                .put("openedAt", body.getValue("openedAt"))
                .put("target", it.target())
                .put("level", it.level())
                .put("subject", body.getString("subject"))
                .put("text", body.getString("text"))
                .put("details", it.data()));
  }

  /** A notice that tells of an event says which in its data, such as {@code freeze.started}. */
  private static String type(Parcel it) {
    var event = it.data().get("event");
    if (event != null) {
      return "io.sturmwarte." + event;
    }
    return switch (it.kind()) {
      case Notice.PAGE, Notice.LEVEL_2 -> "io.sturmwarte.incident.escalated";
      default -> "io.sturmwarte.notice." + it.kind();
    };
  }

  /** Ids are of version 7: they begin with the milliseconds of their making. */
  private static Instant writtenAt(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }
}
