package io.sturmwarte.source;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.mention.Intake;
import io.sturmwarte.mention.Upstream;
import io.sturmwarte.problem.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Where sources come in that we do not ask: that send by themselves. */
@ApplicationScoped
public class Door {
  private static final String FIND =
      """
      select s.id, s.settings, s.paused,
        array(
          select sealed from source_secret x
          where x.source_id = s.id and (x.until is null or x.until > app_now())
          order by since desc) as secrets
      from source s where s.id = $1 and s.kind = 'webhook'
      """;

  /** Two senders of the same message wait here for one another. */
  private static final String FIRST =
      "insert into source_webhook (source_id, webhook_id) values ($1, $2) on conflict do nothing";

  private static final String NOTE =
      """
      update source_state
      set items = items + $2, duplicates = duplicates + $3, rejected = rejected + $4, removed = removed + $5,
        heard_at = case when $6 then app_now() else heard_at end, last_success_at = app_now()
      where source_id = $1
      """;

  private final Pool pool;
  private final Sources sources;
  private final Vault vault;
  private final Intake intake;

  Door(Pool pool, Sources sources, Vault vault, Intake intake) {
    this.pool = pool;
    this.sources = sources;
    this.vault = vault;
    this.intake = intake;
  }

  /**
   * A source that sends.
   *
   * @param secrets any of which may have signed a message, the newest first
   */
  public record Source(UUID id, Settings settings, boolean paused, List<String> secrets) {
    /** The source that its mentions name. */
    public String place() {
      return "webhook:" + id;
    }
  }

  /**
   * @param repeated whether the message was taken before, so that nothing was done now
   */
  public record Written(int accepted, int duplicate, long removed, boolean repeated) {}

  /** Fails where there is no such source. */
  public Uni<Source> find(UUID id) {
    return pool.preparedQuery(FIND).execute(Tuple.of(id)).map(rows -> source(rows, id));
  }

  /** Writes a message once, whole, with the note that it was. */
  public Uni<Written> deliver(Source source, String messageId, Harvest harvest) {
    return pool.withTransaction(
        tx ->
            tx.preparedQuery(FIRST)
                .execute(Tuple.of(source.id(), messageId))
                .chain(
                    rows ->
                        rows.rowCount() == 0
                            ? Uni.createFrom().item(new Written(0, 0, 0, true))
                            : write(tx, source, harvest)));
  }

  private Uni<Written> write(SqlClient tx, Source source, Harvest harvest) {
    return intake
        .take(tx, harvest.items())
        .chain(
            accepted ->
                Upstream.remove(tx, harvest.place(), harvest.removed(), true)
                    .map(
                        removed ->
                            new Written(
                                accepted, harvest.items().size() - accepted, removed, false)))
        .call(written -> note(tx, source, harvest, written));
  }

  private static Uni<RowSet<Row>> note(
      SqlClient tx, Source source, Harvest harvest, Written written) {
    return tx.preparedQuery(NOTE)
        .execute(
            Tuple.of(
                source.id(),
                written.accepted(),
                written.duplicate(),
                harvest.rejected(),
                written.removed(),
                harvest.heard()));
  }

  private Source source(RowSet<Row> rows, UUID id) {
    if (rows.size() == 0) {
      throw new Problem.NotFound("webhook", id);
    }
    var row = rows.iterator().next();
    var secrets =
        Stream.of(row.get(Buffer[].class, "secrets"))
            .map(box -> vault.open(box.getBytes()))
            .toList();
    return new Source(
        id, sources.settings(row.getJsonObject("settings")), row.getBoolean("paused"), secrets);
  }
}
