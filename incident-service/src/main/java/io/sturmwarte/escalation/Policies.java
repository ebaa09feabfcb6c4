package io.sturmwarte.escalation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Policies for the engine: those of some teams, in one statement. */
@ApplicationScoped
class Policies {
  private static final String OF_TEAMS =
      "select * from escalation_policy where team = any($1) or team = 'default'";

  private final ObjectMapper json;

  Policies(ObjectMapper json) {
    this.json = json;
  }

  Uni<Map<String, Policy>> of(SqlClient database, Collection<String> teams) {
    return database
        .preparedQuery(OF_TEAMS)
        .execute(Tuple.of(teams.toArray(String[]::new)))
        .map(
            rows -> {
              var found = new ArrayList<Policy>();
              rows.forEach(row -> found.add(policy(row)));
              return byTeam(found, teams);
            });
  }

  private static Map<String, Policy> byTeam(List<Policy> found, Collection<String> teams) {
    var byTeam = new HashMap<String, Policy>();
    found.forEach(policy -> byTeam.put(policy.team(), policy));
    teams.forEach(team -> byTeam.putIfAbsent(team, byTeam.get(Policy.DEFAULT_TEAM)));
    return byTeam;
  }

  private Policy policy(Row row) {
    var targets = targets(row.getJsonObject("targets"));
    return new Policy(
        row.getString("team"),
        row.getString("name"),
        row.getInteger("repeat"),
        targets.steps(),
        targets.fallback());
  }

  private EscalationPolicy.Targets targets(JsonObject stored) {
    try {
      return json.readValue(stored.encode(), EscalationPolicy.Targets.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
