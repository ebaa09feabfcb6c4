package io.sturmwarte.notify;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.notify.OutboundGuard.Destination;
import io.sturmwarte.outbox.Outbox;
import io.sturmwarte.outbox.Outbox.Outcome;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A CloudEvent to a URL, signed after the Standard Webhooks specification. */
@ApplicationScoped
public class WebhookChannel implements Outbox.Channel {
  private static final Duration TOTAL = Duration.ofSeconds(15);

  /** The receiver compares with its own clock, which no rehearsal of ours moves. */
  private static final Clock RECEIVERS = Clock.systemUTC();

  private static final String SECRET =
      "select secret from webhook_secret where team in ($1, 'default') and address = $2 order by team = $1 desc limit 1";

  private final Pool pool;
  private final OutboundGuard guard;
  private final HttpClient client;

  WebhookChannel(Vertx vertx, Pool pool, OutboundGuard guard) {
    this.pool = pool;
    this.guard = guard;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) TOTAL.toMillis())
                .setKeepAlive(false)
                .setVerifyHost(true));
  }

  @Override
  public Uni<Outcome> deliver(Outbox.Message message) {
    return guard
        .check(message.body().getString("address"))
        .chain(destination -> send(message, destination))
        .onFailure(OutboundGuard.Refused.class)
        .recoverWithItem(refused -> new Outcome.Rejected(String.valueOf(refused.getMessage())));
  }

  @Override
  public Duration giveUpAfter() {
    return StandardWebhook.GIVE_UP_AFTER;
  }

  @Override
  public Duration wait(int attempts, @Nullable Duration notBefore) {
    var wait =
        StandardWebhook.waitAfter(attempts, ThreadLocalRandom.current().nextDouble(0.9, 1.1));
    return notBefore != null && notBefore.compareTo(wait) > 0 ? notBefore : wait;
  }

  private Uni<Outcome> send(Outbox.Message message, Destination destination) {
    var body = event(message).encode();
    return secret(message)
        .chain(secret -> post(message, destination, body, secret))
        .map(WebhookChannel::outcome);
  }

  private Uni<Optional<String>> secret(Outbox.Message message) {
    return pool.preparedQuery(SECRET)
        .execute(Tuple.of(message.body().getString("team"), message.body().getString("address")))
        .map(WebhookChannel::first);
  }

  private static Optional<String> first(RowSet<Row> rows) {
    return rows.size() == 0
        ? Optional.empty()
        : Optional.of(rows.iterator().next().getString("secret"));
  }

  private Uni<HttpClientResponse> post(
      Outbox.Message message, Destination to, String body, Optional<String> secret) {
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(to.socket())
            .setHost(to.host())
            .setPort(to.port())
            .setSsl(to.isTls())
            .setURI(to.path())
            .setFollowRedirects(false);
    return Uni.createFrom()
        .completionStage(() -> client.request(options).toCompletionStage())
        .chain(request -> exchange(sign(request, message, body, secret), body));
  }

  /** Only the status matters: the rest of an answer is not read, however slowly it drips. */
  private static Uni<HttpClientResponse> exchange(HttpClientRequest request, String body) {
    return Uni.createFrom()
        .completionStage(() -> request.send(body).toCompletionStage())
        .ifNoItem()
        .after(TOTAL)
        .fail()
        .invoke(response -> response.exceptionHandler(WebhookChannel::cutOff))
        .onTermination()
        .invoke(() -> request.reset());
  }

  /** Our own reset, told to us; without a listener it is logged as an error. */
  private static void cutOff(Throwable reset) {}

  private static HttpClientRequest sign(
      HttpClientRequest request, Outbox.Message message, String body, Optional<String> secret) {
    var at = RECEIVERS.instant();
    request
        .putHeader("content-type", "application/cloudevents+json; charset=utf-8")
        .putHeader("user-agent", "Sturmwarte")
        .putHeader("webhook-id", message.id().toString())
        .putHeader("webhook-timestamp", String.valueOf(at.getEpochSecond()));
    secret.ifPresent(
        key ->
            request.putHeader(
                "webhook-signature", StandardWebhook.signature(key, message.id(), at, body)));
    return request;
  }

  /** The same bytes at every attempt. */
  private static JsonObject event(Outbox.Message message) {
    var it = message.body();
    return new JsonObject()
        .put("specversion", "1.0")
        .put("id", message.id().toString())
        .put("source", "/sturmwarte/incident-service")
        .put("type", "io.sturmwarte.incident.escalated")
        .put("subject", it.getString("number"))
        .put("datacontenttype", "application/json")
        .put(
            "data",
            new JsonObject()
                .put("incidentId", it.getString("incidentId"))
                .put("number", it.getString("number"))
                .put("team", it.getString("team"))
                .put("brandName", it.getString("brandName"))
                .put("title", it.getString("title"))
                .put("severity", it.getString("severity"))
                .put("stormLevel", it.getInteger("stormLevel"))
                .put("reasons", it.getJsonArray("reasons", new JsonArray()))
                .put("exercise", it.getBoolean("exercise"))
                .put("openedAt", it.getValue("openedAt"))
                .put("target", it.getString("target"))
                .put("level", it.getInteger("level"))
                .put("subject", it.getString("subject"))
                .put("text", it.getString("text")));
  }

  static Outcome outcome(HttpClientResponse response) {
    var status = response.statusCode();
    if (status >= 200 && status < 300) {
      return new Outcome.Delivered();
    }
    if (status == 410) {
      return new Outcome.Rejected("410: the receiver wants no more messages");
    }
    return new Outcome.Retry(
        "answered " + status, RetryAfter.of(response.getHeader("Retry-After")));
  }

  /** How long a receiver asks us to wait: seconds, or an HTTP date. */
  static final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    static @Nullable Duration of(@Nullable String header) {
      return header == null ? null : bounded(header.strip(), RECEIVERS.instant());
    }

    static @Nullable Duration bounded(String header, Instant now) {
      var wait = parse(header, now);
      return wait == null || wait.isNegative() || wait.compareTo(LONGEST) <= 0 ? wait : LONGEST;
    }

    private static @Nullable Duration parse(String header, Instant now) {
      if (header.matches("\\d{1,9}")) {
        return Duration.ofSeconds(Long.parseLong(header));
      }
      try {
        var date =
            java.time.ZonedDateTime.parse(
                header, java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME);
        return Duration.between(now, date.toInstant());
      } catch (java.time.format.DateTimeParseException e) {
        return null;
      }
    }
  }
}
