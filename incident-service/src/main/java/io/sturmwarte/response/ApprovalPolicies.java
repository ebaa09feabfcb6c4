package io.sturmwarte.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Approval policies as they are stored: whole, since they are replaced whole. */
@ApplicationScoped
class ApprovalPolicies {
  /** The team's own first. */
  private static final String OF_TEAM =
      "select rules from approval_policy where team in ($1, 'default') order by team = $1 desc limit 1";

  private static final String REPLACE =
      """
      insert into approval_policy (team, rules) values ($1, $2)
      on conflict (team) do update set rules = excluded.rules, version = approval_policy.version + 1
      """;

  private final ObjectMapper json;

  ApprovalPolicies(ObjectMapper json) {
    this.json = json;
  }

  Uni<ApprovalPolicy> of(SqlClient database, String team) {
    return database
        .preparedQuery(OF_TEAM)
        .execute(Tuple.of(team))
        .map(rows -> policy(rows.iterator().next().getJsonObject("rules")));
  }

  Uni<Void> replace(SqlClient database, String team, ApprovalPolicy policy) {
    return database
        .preparedQuery(REPLACE)
        .execute(Tuple.of(team, stored(policy)))
        .replaceWithVoid();
  }

  private ApprovalPolicy policy(JsonObject stored) {
    try {
      return json.readValue(stored.encode(), ApprovalPolicy.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonObject stored(ApprovalPolicy policy) {
    try {
      return new JsonObject(json.writeValueAsString(policy));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
