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

/** Remembers what was created under an Idempotency-Key. */
@ApplicationScoped
public class IdempotentRequests {
  /** A repeat at the same time waits here until the first one has committed. */
  private static final String CLAIM =
      """
      insert into idempotent_request (caller, key, body_hash, incident_id) values ($1, $2, $3, $4)
      on conflict (caller, key) do update set key = excluded.key
      returning body_hash, incident_id
      """;

  private final ObjectMapper json;

  IdempotentRequests(ObjectMapper json) {
    this.json = json;
  }

  /**
   * The id under which the request counts: the given one, or that of the first time. Throws {@link
   * Problem.Contradiction} where the key came with another body.
   */
  public Uni<UUID> claim(SqlClient tx, String caller, @Nullable String key, Object body, UUID id) {
    if (key == null) {
      return Uni.createFrom().item(id);
    }
    var hash = hash(body);
    return tx.preparedQuery(CLAIM)
        .execute(Tuple.of(caller, key, hash, id))
        .map(rows -> same(rows.iterator().next(), hash));
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
