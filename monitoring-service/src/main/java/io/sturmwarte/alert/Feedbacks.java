package io.sturmwarte.alert;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What people think of the alerts; all of it is kept, also what they thought before. */
@ApplicationScoped
class Feedbacks {
  private static final String GIVE =
      "insert into alert_feedback (alert_id, verdict, comment, given_by) values ($1, $2, $3, $4)";

  private static final String LIST =
      """
      select verdict, comment, given_by, given_at from alert_feedback where alert_id = $1 order by id desc limit 500
      """;

  private final Pool pool;
  private final Alerts alerts;

  Feedbacks(Pool pool, Alerts alerts) {
    this.pool = pool;
    this.alerts = alerts;
  }

  /** Gives the alert as it is shown then. */
  Uni<Alert> give(Caller caller, UUID alertId, Feedback.Request request) {
    var verdict = request.verdict().name().toLowerCase(Locale.ROOT);
    return alerts
        .find(caller, alertId)
        .chain(
            alert ->
                pool.preparedQuery(GIVE)
                    .execute(Tuple.of(alertId, verdict, request.comment(), caller.name())))
        .chain(() -> alerts.find(caller, alertId));
  }

  Uni<List<Feedback>> of(Caller caller, UUID alertId) {
    return alerts
        .find(caller, alertId)
        .chain(alert -> pool.preparedQuery(LIST).execute(Tuple.of(alertId)))
        .map(Feedbacks::feedbacks);
  }

  private static List<Feedback> feedbacks(RowSet<Row> rows) {
    var feedbacks = new ArrayList<Feedback>(rows.size());
    rows.forEach(
        row ->
            feedbacks.add(
                new Feedback(
                    Feedback.Verdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT)),
                    row.getString("comment"),
                    row.getString("given_by"),
                    row.getOffsetDateTime("given_at").toInstant())));
    return feedbacks;
  }
}
