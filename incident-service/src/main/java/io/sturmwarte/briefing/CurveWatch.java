package io.sturmwarte.briefing;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Sleep;
import io.sturmwarte.cycle.Work;
import io.sturmwarte.monitoring.Answer;
import io.sturmwarte.monitoring.Monitoring;
import io.sturmwarte.monitoring.Series;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Adds the curve to packets. Monitoring is asked outside of any transaction: a packet is put off
 * before, so that another replica takes it up should this one die, and so that an outage of
 * monitoring delays the curve and nothing else.
 */
@ApplicationScoped
public class CurveWatch implements Work {
  private static final Duration BACK = Duration.ofDays(1);
  private static final Duration BUCKET = Duration.ofMinutes(15);

  /** After two days the curve of then helps nobody any more. */
  private static final String CLAIM =
      """
      update briefing_packet packet
      set curve_due_at = case when frozen_at > app_now() - interval '2 days' then app_now() + interval '1 minute' end
      from (select incident_id, n from briefing_packet where curve_due_at <= app_now()
        order by curve_due_at limit 1 for update skip locked) as due, incident
      where (packet.incident_id, packet.n) = (due.incident_id, due.n) and incident.id = due.incident_id
      returning packet.incident_id, packet.n, packet.frozen_at, incident.brand_id
      """;

  private static final String COMPLETE =
      """
      update briefing_packet set curve = $3, curve_due_at = null
      where incident_id = $1 and n = $2 and curve is null
      """;

  private static final String NEXT_DUE =
      """
      select extract(epoch from min(curve_due_at) - app_now())::float8
      from briefing_packet where curve_due_at is not null
      """;

  private final Pool pool;
  private final Monitoring monitoring;

  CurveWatch(Pool pool, Monitoring monitoring) {
    this.pool = pool;
    this.monitoring = monitoring;
  }

  @Override
  public String name() {
    return "briefing curves";
  }

  @Override
  public String wokenBy() {
    return "briefing_packet";
  }

  @Override
  public Uni<Duration> round() {
    return pool.query(CLAIM)
        .execute()
        .chain(
            rows ->
                rows.size() == 0
                    ? Sleep.until(pool, NEXT_DUE)
                    : complete(rows.iterator().next()).replaceWith(Duration.ZERO));
  }

  private Uni<Void> complete(Row row) {
    var frozenAt = row.getOffsetDateTime("frozen_at").toInstant();
    return monitoring
        .series(row.getUUID("brand_id"), BUCKET, from(frozenAt), until(frozenAt))
        .chain(answer -> write(row.getUUID("incident_id"), row.getInteger("n"), answer));
  }

  /** Nothing there is an answer; no answer leaves the packet to be taken up again. */
  private Uni<Void> write(UUID incident, int n, Answer<Series> answer) {
    return switch (answer) {
      case Answer.Found<Series> found -> write(incident, n, JsonObject.mapFrom(found.value()));
      case Answer.Missing<Series> missing -> write(incident, n, new JsonObject());
      case Answer.Unavailable<Series> unavailable -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> write(UUID incident, int n, JsonObject curve) {
    return pool.preparedQuery(COMPLETE).execute(Tuple.of(incident, n, curve)).replaceWithVoid();
  }

  private static Instant until(Instant frozenAt) {
    var seconds = BUCKET.toSeconds();
    return Instant.ofEpochSecond(Math.ceilDiv(frozenAt.getEpochSecond(), seconds) * seconds);
  }

  private static Instant from(Instant frozenAt) {
    return until(frozenAt).minus(BACK);
  }
}
