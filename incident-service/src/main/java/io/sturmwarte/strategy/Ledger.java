package io.sturmwarte.strategy;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.incident.CrisisCluster;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.strategy.Facts.Claim;
import io.sturmwarte.strategy.Facts.Reputation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads and writes what was thought and chosen. */
@ApplicationScoped
class Ledger {
  private static final String CHOICES =
      """
      select choice.*, (
        select coalesce(jsonb_agg(jsonb_build_object('effect', effect, 'notedBy', noted_by, 'notedAt',
          to_char(noted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) order by position), '[]')
        from strategy_effect where choice_id = choice.id) as effects
      from strategy_choice choice where incident_id = $1 order by position
      """;

  private static final String SAVE_FACTS =
      """
      insert into strategy_facts (incident_id, history, reputation, claim, changed_by) values ($1, $2, $3, $4, $5)
      on conflict (incident_id) do update set history = excluded.history, reputation = excluded.reputation,
        claim = excluded.claim, changed_by = excluded.changed_by, changed_at = app_now()
      """;

  private static final String INSERT =
      """
      insert into strategy_choice (id, incident_id, posture, advised, why, warnings, chosen_by)
      values ($1, $2, $3, $4, $5, $6, $7)
      """;

  private static final String INSERT_EFFECT =
      """
      insert into strategy_effect (choice_id, effect, noted_by)
      select id, $3, $4 from strategy_choice where id = $1 and incident_id = $2
      """;

  Uni<List<Choice>> choices(SqlClient database, UUID incident) {
    return database
        .preparedQuery(CHOICES)
        .execute(Tuple.of(incident))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Choice::of).toList());
  }

  /** Without a word from anybody: no history, a neutral reputation, claims that are unclear. */
  Uni<Facts> facts(SqlClient database, Incident incident) {
    return database
        .preparedQuery("select * from strategy_facts where incident_id = $1")
        .execute(Tuple.of(incident.id))
        .map(
            rows ->
                rows.size() == 0
                    ? facts(incident, false, Reputation.NEUTRAL, Claim.UNCLEAR)
                    : facts(incident, rows.iterator().next()));
  }

  Uni<Void> save(SqlClient tx, UUID incident, Facts facts, String actor) {
    return tx.preparedQuery(SAVE_FACTS)
        .execute(
            Tuple.of(
                incident, facts.history(), word(facts.reputation()), word(facts.claim()), actor))
        .replaceWithVoid();
  }

  Uni<Void> add(
      SqlClient tx,
      UUID incident,
      Posture posture,
      Posture advised,
      String why,
      String actor,
      List<Warnings.Warning> warnings) {
    var stored = new JsonArray();
    warnings.forEach(warning -> stored.add(JsonObject.mapFrom(warning)));
    var id = Generators.timeBasedEpochGenerator().generate();
    return tx.preparedQuery(INSERT)
        .execute(
            Tuple.from(
                new Object[] {id, incident, posture.word(), advised.word(), why, stored, actor}))
        .replaceWithVoid();
  }

  Uni<Void> addEffect(SqlClient tx, UUID choice, UUID incident, String effect, String actor) {
    return tx.preparedQuery(INSERT_EFFECT)
        .execute(Tuple.of(choice, incident, effect, actor))
        .invoke(rows -> require(rows.rowCount(), choice))
        .replaceWithVoid();
  }

  private static void require(int found, UUID choice) {
    if (found == 0) {
      throw new Problem.NotFound("choice", choice);
    }
  }

  private static Facts facts(Incident incident, Row row) {
    return facts(
        incident,
        row.getBoolean("history"),
        Reputation.valueOf(row.getString("reputation").toUpperCase(Locale.ROOT)),
        Claim.valueOf(row.getString("claim").toUpperCase(Locale.ROOT)));
  }

  /** While nobody knows the cluster, neither the mildest nor the gravest is taken. */
  private static Facts facts(
      Incident incident, boolean history, Reputation reputation, Claim claim) {
    var cluster = incident.cluster();
    return new Facts(
        cluster == null ? CrisisCluster.ACCIDENTAL : cluster,
        incident.cause,
        history,
        reputation,
        claim);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
