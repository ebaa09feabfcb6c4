package io.sturmwarte.evidence;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Text;
import io.sturmwarte.problem.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes evidence in and gives it out, both with a reason. That something was taken stands in the
 * incident's timeline as well, so that each of the two chains witnesses for the other.
 */
@ApplicationScoped
public class Vault {
  private static final Logger LOG = Logger.getLogger(Vault.class);

  private static final String VIEW =
      """
      select e.id, e.team, e.position, e.incident_id, e.mention_id, e.kind, e.media_type, e.taken_at, e.taken_by,
        e.reason, e.content_hash, e.hash, k.evidence_id is null as erased
      from evidence e left join evidence_key k on k.evidence_id = e.id
      """;

  private static final String KEEP =
      """
      insert into evidence (id, team, incident_id, mention_id, kind, media_type, taken_by, reason, content_hash, content)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """;

  private static final String KEEP_KEY =
      "insert into evidence_key (evidence_id, key_id, sealed) values ($1, $2, $3)";

  private static final String CONTENT =
      """
      select e.content, e.content_hash, k.key_id, k.sealed
      from evidence e left join evidence_key k on k.evidence_id = e.id where e.id = $1
      """;

  private static final String ACCESS =
      "insert into evidence_access (id, team, evidence_id, who, action, reason) values ($1, $2, $3, $4, $5, $6)";

  private final Seal seal;

  Vault(Seal seal) {
    this.seal = seal;
  }

  /**
   * What is to be taken in.
   *
   * @param mentionId which mention it is of or about
   */
  public record Item(
      Evidence.Kind kind, @Nullable UUID mentionId, String mediaType, byte[] content) {}

  /** What was read, and its content. */
  public record Reading(Evidence evidence, byte[] content) {}

  /** In the transaction that has locked the incident; the caller writes {@code changes}. */
  public Uni<Evidence> keep(
      SqlClient tx, Incident incident, Item item, String by, String reason, Changes changes) {
    var id = Generators.timeBasedEpochGenerator().generate();
    var sealed = seal.seal(item.content());
    var columns =
        new Object[] {
          id,
          incident.team,
          incident.id,
          item.mentionId(),
          item.kind().word(),
          item.mediaType(),
          by,
          reason,
          hash(item.content()),
          Buffer.buffer(sealed.content())
        };
    return tx.preparedQuery(KEEP)
        .execute(Tuple.from(columns))
        .chain(
            () ->
                tx.preparedQuery(KEEP_KEY)
                    .execute(Tuple.of(id, sealed.keyId(), Buffer.buffer(sealed.key()))))
        .chain(() -> tx.preparedQuery(VIEW + "where e.id = $1").execute(Tuple.of(id)))
        .map(rows -> Evidence.of(rows.iterator().next()))
        .invoke(kept -> witness(incident, kept, changes));
  }

  /** The log of the service is a third witness, on another disk where it is shipped. */
  private static void witness(Incident incident, Evidence kept, Changes changes) {
    LOG.infof(
        "evidence %s is number %d of team %s: %s",
        kept.id(), kept.position(), kept.team(), kept.hash());
    changes.entry(
        incident,
        "evidence",
        kept.takenBy(),
        new Text(
            "%s hat einen Beleg gesichert: %s".formatted(kept.takenBy(), kept.reason()),
            "%s secured a piece of evidence: %s".formatted(kept.takenBy(), kept.reason())),
        Map.of("evidenceId", kept.id(), "position", kept.position(), "hash", kept.hash()));
  }

  /** Who reads stands in the log as soon as they have read, or nothing was read. */
  public Uni<Reading> read(SqlClient tx, UUID id, Caller caller, String reason) {
    return visible(tx, id, caller)
        .call(evidence -> log(tx, evidence, caller, "read", reason))
        .chain(evidence -> content(tx, evidence));
  }

  public Uni<List<Evidence>> of(SqlClient database, UUID incidentId) {
    return database
        .preparedQuery(VIEW + "where e.incident_id = $1 order by e.position")
        .execute(Tuple.of(incidentId))
        .map(Vault::all);
  }

  /** The key goes, the content stays as noise, and the chain goes on holding. */
  Uni<Evidence> erase(SqlClient tx, UUID id, Caller caller, String reason) {
    return visible(tx, id, caller)
        .call(evidence -> log(tx, evidence, caller, "erase", reason))
        .call(
            () ->
                tx.preparedQuery("delete from evidence_key where evidence_id = $1")
                    .execute(Tuple.of(id)))
        .chain(() -> visible(tx, id, caller));
  }

  /** Throws {@link Problem.NotFound} also for what belongs to other teams. */
  public Uni<Evidence> visible(SqlClient database, UUID id, Caller caller) {
    return database
        .preparedQuery(VIEW + "where e.id = $1")
        .execute(Tuple.of(id))
        .map(
            rows ->
                all(rows).stream()
                    .filter(evidence -> caller.sees(evidence.team()))
                    .findFirst()
                    .orElseThrow(() -> new Problem.NotFound("evidence", id)));
  }

  private static Uni<RowSet<Row>> log(
      SqlClient tx, Evidence evidence, Caller caller, String action, String reason) {
    return tx.preparedQuery(ACCESS)
        .execute(
            Tuple.of(
                Generators.timeBasedEpochGenerator().generate(),
                evidence.team(),
                evidence.id(),
                caller.name(),
                action,
                reason));
  }

  private Uni<Reading> content(SqlClient tx, Evidence evidence) {
    return tx.preparedQuery(CONTENT)
        .execute(Tuple.of(evidence.id()))
        .map(rows -> open(evidence, rows.iterator().next()));
  }

  private Reading open(Evidence evidence, Row row) {
    var key = row.getBuffer("sealed");
    var content =
        seal.open(
            row.getBuffer("content").getBytes(),
            row.getString("key_id"),
            key == null ? null : key.getBytes());
    if (!hash(content).equals(evidence.contentHash())) {
      throw new IllegalStateException("evidence %s was changed".formatted(evidence.id()));
    }
    return new Reading(evidence, content);
  }

  private static List<Evidence> all(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(Evidence::of).toList();
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
