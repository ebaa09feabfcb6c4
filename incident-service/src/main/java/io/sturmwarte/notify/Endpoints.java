package io.sturmwarte.notify;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.outbound.Outbound;
import io.sturmwarte.outbound.Refused;
import io.sturmwarte.outbound.RetryAfter;
import io.sturmwarte.outbound.Unreachable;
import io.sturmwarte.outbox.Outbox.Outcome;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Calls the addresses that messages go to. One that hangs holds up nobody else: it gets a few calls
 * at a time, and once it has hung only one until it answers. One that says it is gone is called no
 * more until somebody enables it again.
 */
@ApplicationScoped
public class Endpoints {
  /** For the whole of an attempt, so that an answer that drips ends as well. */
  private static final Duration DEADLINE = Duration.ofSeconds(15);

  private static final Duration NEXT_LOOK = Duration.ofSeconds(2);
  private static final int GONE = 410;

  /** Retry-After as a date is by the receiver's clock, which no rehearsal of ours moves. */
  private static final Clock RECEIVERS = Clock.systemUTC();

  private static final String IS_DISABLED =
      "select from endpoint where team = $1 and address = $2 and disabled_at is not null";

  private static final String DISABLE =
      """
      insert into endpoint (id, team, channel, address, disabled_at, reason)
      values (gen_random_uuid(), $1, $2, $3, app_now(), $4)
      on conflict (team, address) do update set disabled_at = excluded.disabled_at, reason = excluded.reason
      """;

  private final Pool pool;
  private final Outbound outbound;
  private final Turnstile turnstile = new Turnstile();

  Endpoints(Pool pool, Outbound outbound) {
    this.pool = pool;
    this.outbound = outbound;
  }

  /** One attempt to deliver a body to where the parcel goes. */
  Uni<Outcome> post(Parcel to, Map<String, String> headers, String body) {
    return post(to, to.address(), headers, body);
  }

  /**
   * @param address what is called: the parcel's own address, or the gateway that reaches it
   */
  Uni<Outcome> post(Parcel to, String address, Map<String, String> headers, String body) {
    if (!turnstile.enter(address)) {
      return Uni.createFrom().item(new Outcome.Later(NEXT_LOOK));
    }
    return isDisabled(to)
        .chain(
            disabled ->
                disabled ? Uni.createFrom().item(disabled()) : call(to, address, headers, body))
        .onTermination()
        .invoke(() -> turnstile.leave(address));
  }

  private Uni<Outcome> call(Parcel to, String address, Map<String, String> headers, String body) {
    return outbound
        .post(new Outbound.Post(address, headers, Buffer.buffer(body), DEADLINE))
        .invoke(() -> turnstile.answered(address))
        .chain(status -> outcome(to, status))
        .onFailure(Refused.class)
        .recoverWithItem(refused -> new Outcome.Rejected(String.valueOf(refused.getMessage())))
        .onFailure(Unreachable.class)
        .recoverWithItem(failure -> unreachable(address, failure));
  }

  private Outcome unreachable(String address, Throwable failure) {
    turnstile.failed(address);
    return new Outcome.Retry(String.valueOf(failure.getMessage()), null);
  }

  private Uni<Outcome> outcome(Parcel to, Outbound.Status answer) {
    var status = answer.status();
    if (status >= 200 && status < 300) {
      return Uni.createFrom().item(new Outcome.Delivered());
    }
    if (status == GONE) {
      return disable(to).replaceWith(disabled());
    }
    var notBefore = RetryAfter.of(answer.headers().get("retry-after"), RECEIVERS.instant());
    return Uni.createFrom().item(new Outcome.Retry("answered " + status, notBefore));
  }

  private static Outcome disabled() {
    return new Outcome.Rejected("410: the receiver wants no more messages");
  }

  private Uni<Boolean> isDisabled(Parcel to) {
    return pool.preparedQuery(IS_DISABLED)
        .execute(Tuple.of(to.team(), to.address()))
        .map(rows -> rows.size() > 0);
  }

  private Uni<Void> disable(Parcel to) {
    return pool.preparedQuery(DISABLE)
        .execute(Tuple.of(to.team(), to.channel(), to.address(), "answered 410"))
        .replaceWithVoid();
  }
}
