package io.sturmwarte.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Remembers for a day what was created under an Idempotency-Key. */
@ApplicationScoped
public class IdempotentRequests {
  /** Until the first request under a key has committed, a repeat finds this taken. */
  private static final String FIRST =
      "select pg_try_advisory_xact_lock(hashtextextended($1::text || e'\\n' || $2::text, 13)) as first";

  /** A key is remembered for a day. */
  private static final String CLAIM =
      """
      insert into idempotent_request as known (caller, key, body_hash, incident_id) values ($1, $2, $3, $4)
      on conflict (caller, key) do update
      set body_hash = case when known.at < app_now() - interval '24 hours'
            then excluded.body_hash else known.body_hash end,
          incident_id = case when known.at < app_now() - interval '24 hours'
            then excluded.incident_id else known.incident_id end,
          at = case when known.at < app_now() - interval '24 hours' then app_now() else known.at end
      returning body_hash, incident_id
      """;

  private final ObjectMapper json;

  IdempotentRequests(ObjectMapper json) {
    this.json = json;
  }

  /**
   * The id under which the request counts: the given one, or that of the first time. Throws {@link
   * Problem.Contradiction} where the key came with another body, and {@link Problem.Conflict} while
   * the first request under it is being carried out.
   */
  public Uni<UUID> claim(SqlClient tx, String caller, @Nullable String key, Object body, UUID id) {
    if (key == null) {
      return Uni.createFrom().item(id);
    }
    var hash = hash(body);
    return tx.preparedQuery(FIRST)
        .execute(Tuple.of(caller, key))
        .invoke(rows -> requireFirst(rows.iterator().next().getBoolean("first")))
        .chain(() -> tx.preparedQuery(CLAIM).execute(Tuple.of(caller, key, hash, id)))
        .map(rows -> same(rows.iterator().next(), hash));
  }

  private static void requireFirst(boolean first) {
    if (!first) {
      throw new Problem.Conflict(
          "The first request under this Idempotency-Key is still being carried out; repeat it in a moment");
    }
  }

  private static UUID same(Row row, String hash) {
    if (!row.getString("body_hash").equals(hash)) {
      throw new Problem.Contradiction(
          "This Idempotency-Key was used for another request; use a new one");
    }
    return row.getUUID("incident_id");
  }

  private String hash(Object body) {
    try {
      var bytes = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
