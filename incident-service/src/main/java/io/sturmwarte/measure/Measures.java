package io.sturmwarte.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.incident.Text;
import io.sturmwarte.monitoring.Series;
import io.sturmwarte.problem.Problem;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The figures, the curve and the effects of an incident: measured when asked, kept once final. */
@ApplicationScoped
public class Measures {
  private static final Duration SHOWN_AFTER = Duration.ofDays(2);

  private static final String FACTS = Facts.SELECT + "where i.id = $1 and ($2 or i.team = any($3))";

  private static final String KEPT =
      "select measured, due_at from incident_measures where incident_id = $1 and measured is not null";

  private static final String KEEP =
      """
      update incident_measures set measured = $2, measured_at = app_now(), due_at = $3, attempts = $4
      where incident_id = $1
      """;

  /** What the public could see: what was said, published, hidden, removed. */
  private static final String ACTIONS =
      """
      select position, at, kind, actor, text from timeline_entry
      where incident_id = $1 and kind = any($2) order by position
      """;

  private static final String[] SEEN_BY_THE_PUBLIC = {
    "publicWord", "responsePublished", "mentionHidden", "mentionDeleted"
  };

  private final Pool pool;
  private final CurveReader curves;
  private final ObjectMapper json;

  Measures(Pool pool, CurveReader curves, ObjectMapper json) {
    this.pool = pool;
    this.curves = curves;
    this.json = json;
  }

  /** Throws {@link Problem.NotFound} also for what belongs to other teams. */
  public Uni<Measured> of(UUID incidentId, Caller caller) {
    return facts(incidentId, caller)
        .chain(facts -> kept(incidentId).chain(kept -> measured(facts, kept)));
  }

  private Uni<Measured> measured(Facts facts, Optional<Measured> kept) {
    return kept.filter(Measured::isFinal)
        .map(it -> Uni.createFrom().item(it))
        .orElseGet(() -> measure(facts).map(fresh -> better(fresh, kept)));
  }

  /** While there is no curve, what was measured with one is better. */
  private static Measured better(Measured fresh, Optional<Measured> kept) {
    return fresh.curveMissing() == null
        ? fresh
        : kept.filter(it -> it.curveMissing() == null).orElse(fresh);
  }

  public Uni<CurveView> curve(UUID incidentId, Caller caller) {
    return facts(incidentId, caller)
        .chain(
            facts ->
                actions(pool, incidentId)
                    .chain(actions -> curves.of(facts).map(it -> view(facts, it, actions))));
  }

  /** One for each action that the public could see, in their order. */
  public Uni<List<Effect>> effects(UUID incidentId, Caller caller) {
    return facts(incidentId, caller)
        .chain(facts -> actions(pool, incidentId).chain(actions -> effects(facts, actions)));
  }

  private Uni<List<Effect>> effects(Facts facts, List<PublicAction> actions) {
    if (actions.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return curves
        .around(facts, actions.getFirst().at(), actions.getLast().at())
        .map(answer -> answer.found().orElse(nothing(facts)))
        .map(
            series ->
                actions.stream()
                    .map(
                        it -> Effect.of(it, actions, series.points(), series.bucket(), facts.now()))
                    .toList());
  }

  private static Series nothing(Facts facts) {
    return new Series(
        facts.brandId(), Duration.ofHours(1), facts.now(), facts.now(), List.of(), List.of());
  }

  Uni<Facts> facts(UUID id, Caller caller) {
    return pool.preparedQuery(FACTS)
        .execute(Tuple.of(id, caller.seesAll(), caller.teamsArray()))
        .map(rows -> visible(rows, id));
  }

  private static Facts visible(RowSet<Row> rows, UUID id) {
    if (rows.size() == 0) {
      throw new Problem.NotFound("incident", id);
    }
    return Facts.of(rows.iterator().next());
  }

  private Uni<Optional<Measured>> kept(UUID id) {
    return pool.preparedQuery(KEPT).execute(Tuple.of(id)).map(this::kept);
  }

  private Optional<Measured> kept(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(kept(rows.iterator().next()));
  }

  private Measured kept(Row row) {
    try {
      return json.readValue(row.getJsonObject("measured").encode(), Measured.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  Uni<Measured> measure(Facts facts) {
    return curves.of(facts).map(reading -> measured(facts, reading));
  }

  private static Measured measured(Facts facts, Reading reading) {
    var missing =
        switch (reading) {
          case Reading.Known known -> null;
          case Reading.Unknown unknown -> unknown.why();
        };
    return new Measured(facts.id(), facts.now(), false, missing, new Figures(facts, reading).all());
  }

  /** Keeps what was measured, and says when to measure again. */
  Uni<Void> keep(Measured measured, Optional<Instant> again, int attempts) {
    var kept =
        new Measured(
            measured.incidentId(),
            measured.measuredAt(),
            again.isEmpty(),
            measured.curveMissing(),
            measured.measures());
    return pool.preparedQuery(KEEP)
        .execute(
            Tuple.of(
                measured.incidentId(),
                new JsonObject(encode(kept)),
                again.map(at -> at.atOffset(java.time.ZoneOffset.UTC)).orElse(null),
                attempts))
        .replaceWithVoid();
  }

  private String encode(Measured measured) {
    try {
      return json.writeValueAsString(measured);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Uni<List<PublicAction>> actions(SqlClient database, UUID id) {
    return database
        .preparedQuery(ACTIONS)
        .execute(Tuple.of(id, SEEN_BY_THE_PUBLIC))
        .map(Measures::actions);
  }

  private static List<PublicAction> actions(RowSet<Row> rows) {
    var actions = new ArrayList<PublicAction>(rows.size());
    rows.forEach(
        row ->
            actions.add(
                new PublicAction(
                    row.getInteger("position"),
                    row.getOffsetDateTime("at").toInstant(),
                    row.getString("kind"),
                    row.getString("actor"),
                    row.getJsonObject("text").mapTo(Text.class))));
    return List.copyOf(actions);
  }

  private static CurveView view(Facts facts, Reading reading, List<PublicAction> actions) {
    return switch (reading) {
      case Reading.Unknown unknown ->
          new CurveView(facts.id(), null, List.of(), actions, unknown.why());
      case Reading.Known known ->
          new CurveView(
              facts.id(), known.onset().orElse(null), hours(facts, known.curve()), actions, null);
    };
  }

  private static List<CurveView.Hour> hours(Facts facts, Curve curve) {
    var end = facts.end().plus(SHOWN_AFTER);
    return curve.points().stream()
        .filter(point -> point.at().isBefore(end))
        .map(
            point ->
                new CurveView.Hour(
                    point.at(),
                    point.mentions(),
                    point.scored(),
                    point.negatives(),
                    point.reach(),
                    curve.baseline().usual(point.at())))
        .toList();
  }
}
