package io.sturmwarte.report;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Incidents opened in a time, group by group and in total.
 *
 * @param zone in which months begin
 * @param exercises whether exercises are counted as well
 */
public record Report(
    Instant from,
    Instant to,
    String zone,
    boolean exercises,
    String by,
    List<Line> groups,
    Line total) {

  /**
   * One group. Times are in seconds from the opening; null where no incident has got so far.
   *
   * @param group its name; empty for the total, and where the cause is not known
   * @param mtta mean time to acknowledge
   * @param mttr mean time to resolve
   * @param responses answers to mentions that were published
   * @param medianResponse from the mention to its answer
   * @param slaCompliance deadlines met of those met or breached, 0 to 1; null where none is decided
   */
  public record Line(
      String group,
      long incidents,
      long resolved,
      @Nullable Double mtta,
      @Nullable Double medianAcknowledge,
      @Nullable Double meanFirstWord,
      @Nullable Double medianFirstWord,
      @Nullable Double mttr,
      @Nullable Double medianResolve,
      long deadlinesMet,
      long deadlinesBreached,
      @Nullable Double slaCompliance,
      long responses,
      @Nullable Double medianResponse) {

    static final Line NOTHING =
        new Line("", 0, 0, null, null, null, null, null, null, 0, 0, null, 0, null);

    Line named(String name) {
      return new Line(
          name,
          incidents,
          resolved,
          mtta,
          medianAcknowledge,
          meanFirstWord,
          medianFirstWord,
          mttr,
          medianResolve,
          deadlinesMet,
          deadlinesBreached,
          slaCompliance,
          responses,
          medianResponse);
    }

    static Line of(Row row) {
      long met = row.getLong("met");
      long breached = row.getLong("breached");
      return new Line(
          row.getBoolean("is_total") ? "" : row.getString("label"),
          row.getLong("incidents"),
          row.getLong("resolved"),
          row.getDouble("mtta"),
          row.getDouble("median_acknowledge"),
          row.getDouble("mean_first_word"),
          row.getDouble("median_first_word"),
          row.getDouble("mttr"),
          row.getDouble("median_resolve"),
          met,
          breached,
          met + breached == 0 ? null : (double) met / (met + breached),
          row.getLong("responses"),
          row.getDouble("median_response"));
    }
  }

  /**
   * What is asked for.
   *
   * @param teams whose incidents; not consulted where {@code allTeams}
   * @param brandId null: all brands
   */
  public record Question(
      boolean allTeams,
      String[] teams,
      Instant from,
      Instant to,
      String zone,
      boolean exercises,
      @Nullable UUID brandId) {}
}
